using System.Diagnostics;
using Deals.Charts.Html;
using Deals.Data;
using Deals.Notebooks;

namespace Deals.Cli;

/// <summary>`deals whatif` itself: the page is made ready, and then served or written.</summary>
internal static class WhatIf
{
    private const int Written = ExitCode.Done;

    public static Task<int> RunAsync(WhatIfRequest request, TextWriter output, TextWriter error) => RunInterrupt.GuardAsync(async interrupt =>
    {
        var start = await WhatIfStart.OfAsync(request, interrupt.Token).ConfigureAwait(false);
        using var folder = request.Publish is { } target ? WhatIfFiles.Take(target) : null;
        var page = await WhatIfPage.BuiltAsync(isPacked: folder is not null, request.IsCompiled, error, interrupt.Token).ConfigureAwait(false);
        if (folder is null)
            return await ServeAsync(request, start, page, output, error, interrupt).ConfigureAwait(false);
        WhatIfFiles.Write(page, start.Datasets, folder, interrupt.Token);
        await output.WriteLineAsync($"The page is in {request.Publish}: put the folder on any web host. A page opened from a disk cannot read its data.{(start.Fragment.Length > 0 ? $"\nIt opens as you set it at index.html#{start.Fragment}" : "")}").ConfigureAwait(false);
        return Written;
    });

    private static async Task<int> ServeAsync(WhatIfRequest request, WhatIfStart start, string page, TextWriter output, TextWriter error, RunInterrupt interrupt)
    {
        var data = TemporaryFolder();
        try
        {
            WhatIfFiles.WriteData(start.Datasets, data.FullName);
            await using var server = await StartAsync(request.Port, data.FullName, page).ConfigureAwait(false);
            var address = $"{server.Address}{(start.Fragment.Length > 0 ? $"#{start.Fragment}" : "")}";
            await output.WriteLineAsync($"The page is at {address}\nCtrl-C ends it.").ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            if (!request.NoBrowser && !Opened(address))
                await error.WriteLineAsync("No browser could be started; open the address yourself.").ConfigureAwait(false);
            await server.ServeAsync(interrupt.Token).ConfigureAwait(false);
            return interrupt.ExitCode ?? Written;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static DirectoryInfo TemporaryFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("deals-whatif-");
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            throw new RefusedException($"nothing can be made in {Path.GetTempPath()}, the folder for temporary files: {DiskFault.ReasonOf(refusal)}. Name another with the environment variable TMPDIR.", ExitCode.NotWritable);
        }
    }

    /// <summary>Starts a server on the port asked for; when none was, on the one that notebooks link to, or else a free one.</summary>
    private static async Task<PageServer> StartAsync(int port, string data, string page)
    {
        try
        {
            return await PageServer.StartAsync(port == 0 ? new Uri(FigurePage.LocalWhatIf).Port : port, ("/data", data), ("", page)).ConfigureAwait(false);
        }
        catch (IOException) when (port == 0)
        {
            return await PageServer.StartAsync(0, ("/data", data), ("", page)).ConfigureAwait(false);
        }
        catch (IOException taken)
        {
            throw new RefusedException($"Port {port} cannot be used: {taken.GetBaseException().Message}");
        }
    }

    private static bool Opened(string address)
    {
        var opener = OperatingSystem.IsWindows() ? new ProcessStartInfo(address) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address]) { RedirectStandardError = true, RedirectStandardOutput = true };
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
        => new($"{check.Dataset} has {check.ProblemCount} problem{(check.ProblemCount == 1 ? "" : "s")}; the first: {check.Problems[0]}\nAll of them: deals check {check.Dataset}", ExitCode.Problems);

    /// <summary>The page cannot be built.</summary>
    internal static RefusedException Unbuilt(string message) => new(message, ExitCode.NotReady);
}
