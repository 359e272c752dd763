using System.Reflection;
using System.Runtime.Loader;

namespace Deals.Charts.Drawing;

/// <summary>
/// What a drawing library fulfils. Its signatures name only this assembly's own types and the base ones, so that the
/// library and all it needs can live in a load context of their own.
/// </summary>
internal interface IDrawingLibrary
{
    /// <summary>The library with its version, and the version of the script that shows its drawings.</summary>
    string Description { get; }

    /// <summary>The script that a page needs once to show drawings.</summary>
    string Script { get; }

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="theme">On which ground; null for both: each colour is a pair then, <c>light-dark(#rrggbb,#rrggbb)</c>, of which a
    /// page's script takes one.</param>
    /// <returns>Plotly JSON: an object with <c>data</c>, <c>layout</c> and <c>config</c>; equal pictures give equal text.</returns>
    string Draw(Picture picture, Theme? theme);

    /// <summary>Returns what all drawings share: fonts, colours, lines of the axes, colours for series that have none.</summary>
    /// <returns>A template as Plotly JSON, with pairs of colours.</returns>
    string Template();
}

/// <summary>
/// The drawing library in use. It is loaded when it is first needed, from the folder <c>plotly</c> beside this assembly,
/// into a load context of its own: the host may hold another version of what the library needs (a notebook kernel holds
/// an older FSharp.Core), and neither disturbs the other.
/// </summary>
internal static class DrawingLibrary
{
    private const string Folder = "plotly";
    private const string AssemblyName = "Deals.Plotly";
    private const string TypeName = "Deals.Plotly.PlotlyLibrary";

    private static readonly Lock Gate = new();
    private static IDrawingLibrary? current;

    /// <summary>The library.</summary>
    /// <exception cref="FileNotFoundException">None lies beside this assembly.</exception>
    public static IDrawingLibrary Current
    {
        get
        {
            lock (Gate)
                return current ??= Load();
        }
    }

    private static IDrawingLibrary Load()
    {
        var here = Path.GetDirectoryName(typeof(DrawingLibrary).Assembly.Location) ?? "";
        var path = Path.Combine(here, Folder, $"{AssemblyName}.dll");
        if (!File.Exists(path))
            throw new FileNotFoundException($"Figures are drawn by {path}, which is not there. Build the whole solution: dotnet build "
                + "Analysis.sln.", path);
        var library = new PrivateContext(Path.Combine(here, Folder)).LoadFromAssemblyPath(path);
        return (IDrawingLibrary)Activator.CreateInstance(library.GetType(TypeName, throwOnError: true)!)!;
    }

    /// <summary>Shares this assembly with its host, takes what lies in the folder, and leaves the rest to the host.</summary>
    private sealed class PrivateContext(string folder) : AssemblyLoadContext("Deals drawing library")
    {
        private static readonly Assembly Shared = typeof(IDrawingLibrary).Assembly;

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == Shared.GetName().Name)
                return Shared;
            var path = Path.Combine(folder, $"{assemblyName.Name}.dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
