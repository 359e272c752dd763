using System.Globalization;
using Deals.Notebooks.Hosting;

namespace Deals.Notebooks;

/// <summary>Why the process ended that should still have run cells, as far as its exit code and its last words tell.</summary>
internal static class CrashReport
{
    private const int LinesKept = 12;
    private const int Aborted = 134;
    private const int Killed = 137;
    private const int Segfault = 139;

    public static CellError Of(string place, int exitCode, string lastWords)
    {
        var isOverflow = lastWords.StartsWith("Stack overflow", StringComparison.Ordinal);
        var how = exitCode switch
        {
            _ when isOverflow => "by a stack overflow",
            Aborted => "by a crash (exit code 134)",
            Killed => "because it was killed (exit code 137; was memory short?)",
            Segfault => "by a memory fault (exit code 139)",
            _ => string.Create(CultureInfo.InvariantCulture, $"with exit code {exitCode}"),
        };
        var message = $"the notebook's process ended in {place} {how}";
        return new(isOverflow ? "StackOverflow" : "ProcessEnded", message,
            [message, .. lastWords.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Take(LinesKept)]);
    }
}
