namespace Deals.Data;

/// <summary>The rule for paths in a descriptor: a file beside the descriptor or below it, written the same on every machine.</summary>
internal static class DataPath
{
    /// <summary>Whether a path is relative, has forward slashes only, and goes down only.</summary>
    public static bool StaysInFolder(string path)
        => path.Length > 0
        && path.AsSpan().IndexOfAny('\\', ':', '\0') < 0
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
