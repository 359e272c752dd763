using Microsoft.DotNet.Interactive.Formatting;

namespace Deals.NotebookHost;

/// <summary>Loads and compiles what the first cell will need, while the runner still reads the notebook.</summary>
internal static class WarmUp
{
    public static Task Start()
    {
        var formatters = Task.Run(() => FormattedValue.Of(1, [HtmlFormatter.MimeType]));
        var compiler = Task.Run(async () =>
        {
            using var session = new CSharpSession(Environment.CurrentDirectory);
            await session.RunAsync("var warm = new[] { 1 }.Select(x => x + 1).ToList(); await Task.CompletedTask; warm[0]", "warm-up").ConfigureAwait(false);
        });
        return Task.WhenAll(formatters, compiler);
    }
}
