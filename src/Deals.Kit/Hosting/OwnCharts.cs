using System.Runtime.Loader;
using Deals.Charts.Drawing;

namespace Deals.Hosting;

/// <summary>
/// Charts that readers draw with Plotly.NET, which comes into the process when a notebook names its package. They are shown
/// with the plotly.js that the notebook has, where Plotly.NET's own output asks the network for it; and where this process
/// cannot run Plotly.NET, the reader learns it, and what helps, in the cell that loads it.
/// </summary>
internal static class OwnCharts
{
    private const string Plotly = "Plotly.NET";
    private const string PlotlyForCSharp = "Plotly.NET.CSharp";
    private const string ChartType = "Plotly.NET.GenericChart";
    private const string FSharp = "FSharp.Core";

    private static readonly Lazy<bool> Once = new(() =>
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Meet(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Meet(assembly);
        return true;
    });

    private static bool isTold;

    /// <summary>Shows them from now on, whether Plotly.NET is loaded already or later.</summary>
    public static void Register() => _ = Once.Value;

    private static void Meet(Assembly assembly)
    {
        if (assembly.GetName().Name is not (Plotly or PlotlyForCSharp) || IsOurs(assembly))
            return;
        if (Lack(assembly) is { } lack)
            Tell(lack, isUse: assembly.GetName().Name == PlotlyForCSharp);
        else if (assembly.GetType(ChartType) is { } chart)
            Show(chart);
    }

    /// <summary>Tells it where the package comes in and where it is used, once where both is one cell.</summary>
    private static void Tell(string lack, bool isUse)
    {
        if (isUse || !isTold)
            Console.Error.WriteLine(lack);
        isTold = true;
    }

    /// <summary>Whether it was loaded to draw the kit's figures.</summary>
    private static bool IsOurs(Assembly assembly)
        => AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.GetLoadContext(DrawingLibrary.Current.GetType().Assembly);

    /// <summary>What this process has too old for it, in words; null when all is well.</summary>
    private static string? Lack(Assembly assembly)
    {
        var needed = assembly.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == FSharp)?.Version;
        var held = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == FSharp)?.GetName().Version;
        return needed is not null && held is not null && needed > held
            ? $"This kernel has {FSharp} {held.ToString(2)}; {Plotly} needs {needed.ToString(2)}, so its charts cannot be drawn here. "
                + "Run ./deals kernel install, choose the kernel C# (Deals), and run the notebook "
                + "again. The kit's own figures are not concerned."
            : null;
    }

    /// <summary>
    /// Of the chart's own types, the most special ones: however late Plotly.NET's formatter of their base is registered, these go before
    /// it.
    /// </summary>
    private static void Show(Type chart)
    {
        var toJson = chart.GetMethod("toJson", [chart])!;
        foreach (var type in chart.GetNestedTypes().Where(nested => nested.IsSubclassOf(chart)))
            NotebookFormatting.Show(type, (MimeType.Html, shown => OwnChart.Of((string)toJson.Invoke(null, [shown])!)));
    }
}
