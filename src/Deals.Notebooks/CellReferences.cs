using System.Text.RegularExpressions;

namespace Deals.Notebooks;

/// <summary>
/// The files and packages that cells name in directives: <c>#r</c>, <c>#i</c>, <c>#load</c>, <c>#!import</c>, <c>#!value</c>.
/// </summary>
internal static partial class CellReferences
{
    private const string NuGet = "nuget:";

    /// <summary>Each directive's name and what it names, in order.</summary>
    public static IEnumerable<(string Directive, string Name)> In(string source) =>
        Directive().Matches(source).Select(match => (match.Groups["directive"].Value, match.Groups["name"].Value.Trim()));

    /// <summary>Whether tomorrow's restore may bring another package than today's.</summary>
    public static bool IsFloatingPackage(string name) =>
        name.StartsWith(NuGet, StringComparison.OrdinalIgnoreCase)
            && (name.Split(',') is not [_, var version, ..] || version.Trim() is "" || version.Contains('*', StringComparison.Ordinal));

    /// <summary>The file that a directive names, seen from a folder; null where it names a package or a framework assembly.</summary>
    public static string? FileOf(string name, string folder)
    {
        if (name.Contains(':', StringComparison.Ordinal) && !Path.IsPathRooted(name))
            return null;
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (Path.Exists(path) || Path.IsPathRooted(name))
            return path;
        // A notebook that was moved within its checkout still finds what lies in a folder above it.
        var rest = Up().Replace(name, "");
        for (var above = Path.GetDirectoryName(folder); above is not null && rest != name; above = Path.GetDirectoryName(above))
        {
            if (Path.Exists(Path.Combine(above, rest)))
                return Path.Combine(above, rest);
        }
        return path;
    }

    /// <summary>The cell's text with the paths it names as they are seen from another folder. Those of nothing that exists stay.</summary>
    public static string Moved(string source, string from, string to) => Directive().Replace(source, match =>
    {
        var name = match.Groups["name"];
        var prefix = match.Groups["directive"].Value == "#i" && name.Value.StartsWith(NuGet, StringComparison.OrdinalIgnoreCase)
            ? NuGet : "";
        var path = name.Value[prefix.Length..].Trim();
        if (path.Length == 0 || Path.IsPathRooted(path) || FileOf(path, from) is not { } file || !Path.Exists(file))
            return match.Value;
        // The kernel takes a folder of packages by its whole path only. What it finds as it stands stays as it stands.
        if (from == to && prefix.Length == 0 && file == Path.GetFullPath(Path.Combine(from, path)))
            return match.Value;
        var moved = prefix + (from == to && prefix.Length > 0 ? file : Path.GetRelativePath(to, file)).Replace('\\', '/');
        return match.Value[..(name.Index - match.Index)] + moved + match.Value[(name.Index - match.Index + name.Length)..];
    });

    [GeneratedRegex(
        """
        ^[ \t]*(?:(?<directive>\#r|\#i|\#load|\#!import)(?:[ \t]*"(?<name>[^"\n]*)(?:"|$)|[ \t]+(?<name>[^"\n]*[^"\s]))
        |(?<directive>\#!value)[ \t][^\n]*?--from-file[ \t]+(?:"(?<name>[^"\n]*)"|(?<name>[^"\s]+)))
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^(\.\.?[/\\])+")]
    private static partial Regex Up();
}
