using System.Security.Cryptography;

namespace Deals.NotebookHost;

/// <summary>
/// Plotly.NET's charts shown as charts, with the plotly.js that lies inside it: without its extension for notebooks they would be
/// a tree of properties, and with it they ask the network for the script.
/// </summary>
internal static class PlotlyCharts
{
    private static int s_count;

    public static void Watch() => AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
    {
        if (loaded.LoadedAssembly.GetName().Name == "Plotly.NET" && loaded.LoadedAssembly.GetType("Plotly.NET.GenericChart") is { } chart
            && chart.GetMethod("toJson") is { } json)
        {
            // Its cases are more particular than itself, which the extension registers.
            foreach (var kind in chart.GetNestedTypes().Where(chart.IsAssignableFrom))
                Formatter.Register(kind, (value, writer) => writer.Write(Html(loaded.LoadedAssembly, (string)json.Invoke(null, [value])!)),
                    HtmlFormatter.MimeType);
        }
    };

    // The first chart of a notebook brings the script; AMD, where there is one, must not see it, or nobody else would.
    private static string Html(Assembly library, string json)
    {
        var count = Interlocked.Increment(ref s_count);
        var id = string.Create(CultureInfo.InvariantCulture,
            $"plotly-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12]}-{count}");
        var script = count > 1 ? "" : $"<script>(function (define, module, exports) {{ {Script(library)}\n}}).call(window);</script>";
        return $$"""
            {{script}}<div id="{{id}}" style="height:450px"></div>
            <script>(function () { const chart = {{json.Replace("</", "<\\/", StringComparison.Ordinal)}}; Plotly.newPlot("{{id}}", chart.data, chart.layout, Object.assign({ responsive: true }, chart.config)); })();</script>
            """;
    }

    private static string Script(Assembly library)
    {
        using var reader = new StreamReader(
            library.GetManifestResourceStream(
                library.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal)))!);
        return reader.ReadToEnd();
    }
}
