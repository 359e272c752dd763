using System.Diagnostics;

namespace Deals.Tests.Runner;

/// <summary>Whether processes that should be gone are gone.</summary>
internal static class Processes
{
    /// <summary>Whether it still runs; one that has ended but was not collected yet counts as ended.</summary>
    public static bool IsAlive(int id)
    {
        var stat = $"/proc/{id}/stat";
        if (!OperatingSystem.IsLinux())
            return Process.GetProcesses().Any(process => process.Id == id);
        try
        {
            var text = File.ReadAllText(stat);
            return text[(text.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Waits until it has ended; false when it has not after a while.</summary>
    public static async Task<bool> HasEndedAsync(int id)
    {
        for (var i = 0; i < 200 && IsAlive(id); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return !IsAlive(id);
    }
}
