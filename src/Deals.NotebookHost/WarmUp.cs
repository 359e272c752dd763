using Microsoft.DotNet.Interactive.Formatting;

namespace Deals.NotebookHost;

/// <summary>Loads and compiles what the first cell will need, while the runner still reads the notebook.</summary>
internal static class WarmUp
{
    /// <summary>A session that has run once: the cells build on what the compiler learnt about the framework in doing so.</summary>
    public static async Task<CSharpSession> Start()
    {
        var formatters = Task.Run(() => FormattedValue.Of(1, [HtmlFormatter.MimeType]));
        var compiler = Task.Run(async () =>
        {
            var session = new CSharpSession(Environment.CurrentDirectory);
            await session.RunAsync("await Task.FromResult(new[] { 1 }.Select(x => x + 1).ToList())", "warm-up").ConfigureAwait(false);
            return session;
        });
        await formatters.ConfigureAwait(false);
        return await compiler.ConfigureAwait(false);
    }
}
