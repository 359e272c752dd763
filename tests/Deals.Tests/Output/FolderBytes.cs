using System.Security.Cryptography;

namespace Deals.Tests;

/// <summary>What a folder holds, to be compared byte for byte.</summary>
internal static class FolderBytes
{
    /// <summary>Each file and folder below it, hidden ones too, with a file's hash.</summary>
    public static IReadOnlyList<string> Of(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(folder, path).Replace('\\', '/')} {(File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16] : "folder")}"),
    ];
}
