using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace Deals.NotebookHost;

/// <summary>What every cell can name: the framework, the formatters and the display names; not the compiler behind them.</summary>
internal static class SessionReferences
{
    private static readonly string s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework(), Of(typeof(Formatter)), Of(typeof(Microsoft.AspNetCore.Html.IHtmlContent)), Of(typeof(SessionReferences))];

    /// <summary>The path of a framework assembly that `#r "System.Xml"` names; null when it is none.</summary>
    public static string? FrameworkAssembly(string name) =>
        Path.Combine(s_framework, name + ".dll") is var path && name == Path.GetFileName(name) && File.Exists(path) ? path : null;

    private static IEnumerable<PortableExecutableReference> Framework()
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == s_framework)
            .Order(StringComparer.Ordinal)
            .Select(MappedAssembly.Reference);
    }

    private static PortableExecutableReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
