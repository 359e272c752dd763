using System.Diagnostics;

namespace Deals.Cli;

/// <summary>`deals whatif` itself: the page is served, or written as files.</summary>
internal static class WhatIf
{
    private const int Written = ExitCode.Done;

    public static Task<int> RunAsync(WhatIfRequest request, TextWriter output, TextWriter error)
        => RunInterrupt.GuardAsync(async interrupt =>
    {
        if (request.IsCompiled && request.Publish is null)
            throw Wrong("--compiled goes with --publish: a page that is served computes on this machine, which is quicker still.");
        var start = await WhatIfStart.OfAsync(request, interrupt.Token).ConfigureAwait(false);
        if (request.Publish is not { } target)
            return await ServeAsync(request, start, output, error, interrupt).ConfigureAwait(false);
        if (start.Datasets.FirstOrDefault(dataset => OutputFolder.Holds(dataset.Folder!, target)) is { } around)
            throw Wrong($"{target} lies in the folder of {around.Name}, all of which is published. Name another folder.");
        using var folder = WhatIfFiles.Take(target);
        var page = await WhatIfPage.BuiltAsync(request.IsCompiled, error, interrupt.Token).ConfigureAwait(false);
        WhatIfFiles.Write(page, start.Datasets, folder, interrupt.Token);
        await output.WriteLineAsync(
            $"The page is in {target}: put the folder on any web host. A page opened from a disk cannot read its "
                + $"data.{(start.Fragment.Length > 0 ? $"\nIt opens as you set it at index.html#{start.Fragment}" : "")}")
                .ConfigureAwait(false);
        return Written;
    });

    private static async Task<int> ServeAsync(WhatIfRequest request, WhatIfStart start, TextWriter output, TextWriter error,
        RunInterrupt interrupt)
    {
        using var server = await WhatIfServer.StartAsync(request.Port, start.Datasets, interrupt.Token).ConfigureAwait(false);
        var address = $"{server.Address}{(start.Fragment.Length > 0 ? $"#{start.Fragment}" : "")}";
        await output.WriteLineAsync($"The page is at {address}\nCtrl-C ends it.").ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
        if (!request.NoBrowser && !Opened(address))
            await error.WriteLineAsync("No browser could be started; open the address yourself.").ConfigureAwait(false);
        try
        {
            await server.WaitAsync(interrupt.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupt.ExitCode is { } signal)
        {
            throw new RefusedException("the page is no longer served", signal);
        }

        throw Unbuilt("The program that serves the page has ended.");
    }

    private static bool Opened(string address)
    {
        var opener = OperatingSystem.IsWindows() ? new ProcessStartInfo(address) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address])
            { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using var started = Process.Start(opener);
            return true;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A refusal of what was typed.</summary>
    internal static RefusedException Wrong(string message) => new(message);

    /// <summary>A dataset that has problems.</summary>
    internal static RefusedException Faulty(DatasetCheck check)
        => new($"{check.Dataset} has {check.ProblemCount} problem{(check.ProblemCount == 1 ? "" : "s")}; the first: "
            + $"{check.Problems[0]}\nAll of them: deals check {check.Dataset}", ExitCode.Problems);

    /// <summary>The page cannot be built.</summary>
    internal static RefusedException Unbuilt(string message) => new(message, ExitCode.NotReady);
}
