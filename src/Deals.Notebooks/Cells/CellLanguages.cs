namespace Deals.Notebooks;

/// <summary>The languages a cell may be written in, by the names notebooks use for them.</summary>
public static class CellLanguages
{
    /// <summary>The name under which C# cells are run.</summary>
    public const string CSharp = "csharp";

    private static readonly Dictionary<string, string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CSharp,
        ["c#"] = CSharp,
        ["cs"] = CSharp,
        [".net"] = CSharp,
        ["polyglot-notebook"] = CSharp,
        ["dotnet-interactive"] = CSharp,
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["html"] = "html",
    };

    /// <summary>The runner's name for a language; null when it cannot run it.</summary>
    public static string? Known(string name) => s_names.GetValueOrDefault(name);

    /// <summary>The MIME type under which a language that is only shown is stored; null for one that runs.</summary>
    public static string? MimeType(string language) => language switch
    {
        "markdown" => "text/markdown",
        "html" => "text/html",
        _ => null,
    };
}
