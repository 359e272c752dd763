using System.Diagnostics;
using System.Security.Cryptography;

namespace Deals.Cli;

/// <summary>The page without data, published from its sources when they have changed since.</summary>
internal static class WhatIfPage
{
    private const string Project = "Deals.WhatIf.Browser";
    private const string Workload = "wasm-tools";

    /// <summary>What the SDK says where a workload is missing.</summary>
    private const string NoWorkload = "NETSDK1147";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30), Step = TimeSpan.FromSeconds(0.5);

    private const string Made = "wwwroot/plotly.min.js";

    /// <summary>Whose sources go into the page.</summary>
    private static readonly string[] Projects =
        [Project, "Deals.WhatIf", "Deals.Model", "Deals.Model.OneWorld", "Deals.Data", "Deals.Charts", "Deals.Plotly"];

    private static readonly string[] Above = ["Directory.Build.props", "Directory.Packages.props", "global.json"];

    /// <summary>The folder with the page.</summary>
    /// <param name="isCompiled">Whether ahead of time: quicker in the browser, larger, and long to build.</param>
    /// <param name="progress">Where it says that it builds.</param>
    /// <param name="cancellation">Ends a build.</param>
    /// <exception cref="RefusedException">It cannot be built.</exception>
    public static async Task<string> BuiltAsync(bool isCompiled, TextWriter progress, CancellationToken cancellation)
    {
        var root = RunFolders.RepositoryOf(AppContext.BaseDirectory) is { } found && Directory.Exists(Path.Combine(found, "src", Project))
            ? found
            : throw WhatIf.Unbuilt($"The page is built from src/{Project}, which is not above {AppContext.BaseDirectory}.");
        var all = Path.Combine(root, "artifacts", "whatif");
        var folder = Path.Combine(all, isCompiled ? "compiled" : "interpreted");
        var page = Path.Combine(folder, "wwwroot");
        var stamp = Path.Combine(folder, "stamp");
        var inputs = Fingerprint(root);
        bool IsBuilt() => File.Exists(stamp) && File.ReadAllText(stamp) == inputs;
        if (IsBuilt())
            return page;
        FolderHold turn;
        try
        {
            turn = await TakeTurnAsync(all, progress, cancellation).ConfigureAwait(false);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            if (!File.Exists(stamp))
                throw WhatIf.Unbuilt($"The page is not built yet, and nothing can be built in {all}: {DiskFault.ReasonOf(refusal)}. Have "
                    + $"the folder's owner run the command once, or copy {root} to where you may write.");
            await progress.WriteLineAsync(
                $"deals: the page's sources have changed since it was built, and nothing can be built in {all}: this is the page as it "
                    + $"was built").ConfigureAwait(false);
            return page;
        }

        using (turn)
        {
            if (IsBuilt())
                return page;
            await progress.WriteLineAsync(
                $"deals: building the page ({(File.Exists(stamp) ? "sources have changed" : "first use")}); this takes "
                    + $"{(isCompiled ? "ten minutes" : "a few minutes")} ...").ConfigureAwait(false);
            Directory.CreateDirectory(folder);
            File.Delete(stamp);
            if (Directory.Exists(page))
                Directory.Delete(page, recursive: true);
            await PublishAsync(root, folder, isCompiled, cancellation).ConfigureAwait(false);
            await File.WriteAllTextAsync(stamp, inputs, cancellation).ConfigureAwait(false);
            return page;
        }
    }

    private static async Task PublishAsync(string root, string folder, bool isCompiled, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(root, "src", Project), "-o", folder, "-nologo", "-tl:off", "-nodeReuse:false",
                "-p:UseSharedCompilation=false", $"-p:RunAOTCompilation={(isCompiled ? "true" : "false")}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var build = Process.Start(start) ?? throw WhatIf.Unbuilt("There is no dotnet to build the page with.");
        build.StandardInput.Close();
        var said = build.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var wrong = build.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await build.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }

        var log = await said.ConfigureAwait(false) + await wrong.ConfigureAwait(false);
        if (build.ExitCode == 0)
            return;
        if (log.Contains(NoWorkload, StringComparison.Ordinal))
            throw WhatIf.Unbuilt($"The page cannot be compiled ahead of time, as the .NET workload {Workload} is not installed: dotnet "
                + $"workload install {Workload}");
        var errors = log.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();
        throw WhatIf.Unbuilt($"The page cannot be built.\n{(errors.Count > 0 ? string.Join('\n', errors) : log)}");
    }

    /// <summary>One build at a time: whoever comes second waits, and then finds it built.</summary>
    private static async Task<FolderHold> TakeTurnAsync(string folder, TextWriter progress, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += Step)
        {
            if (FolderHold.TryTake(folder, "deals whatif") is { } turn)
                return turn;
            if (waited == TimeSpan.Zero)
                await progress.WriteLineAsync(
                    $"deals: waiting for {FolderHold.HolderOf(folder)} to build the page, at most {LongestWait.TotalMinutes:0} minutes; "
                        + $"Ctrl-C ends the wait").ConfigureAwait(false);
            await Task.Delay(Step, cancellation).ConfigureAwait(false);
        }

        throw WhatIf.Unbuilt($"{FolderHold.HolderOf(folder)} has been building the page for {LongestWait.TotalMinutes:0} minutes. End it "
            + $"and try again.");
    }

    /// <summary>Contents, not dates: an unpacked archive brings old dates, and a deletion leaves none.</summary>
    private static string Fingerprint(string root)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Projects.SelectMany(
            project => Directory.EnumerateFiles(Path.Combine(root, "src", project), "*", SearchOption.AllDirectories))
            .Concat(Above.Select(name => Path.Combine(root, name)).Where(File.Exists))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.EndsWith(Made, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            all.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            all.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, file))));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
