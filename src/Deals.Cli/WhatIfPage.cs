using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Deals.Cli;

/// <summary>The page without data, published from its sources when they have changed since.</summary>
internal static class WhatIfPage
{
    private const string Project = "Deals.WhatIf.Browser";
    private const string Workload = "wasm-tools";

    /// <summary>What the SDK says where a workload is missing.</summary>
    private const string NoWorkload = "NETSDK1147";

    private const string Made = "wwwroot/plotly.min.js";

    /// <summary>Whose sources go into the page.</summary>
    private static readonly string[] Projects = [Project, "Deals.WhatIf", "Deals.Model", "Deals.Model.OneWorld", "Deals.Data", "Deals.Charts", "Deals.Plotly"];

    private static readonly string[] Above = ["Directory.Build.props", "Directory.Packages.props", "global.json"];

    /// <summary>The folder with the page.</summary>
    /// <param name="isCompiled">Whether ahead of time: quicker in the browser, larger, and long to build.</param>
    /// <param name="progress">Where it says that it builds.</param>
    /// <param name="cancellation">Ends a build.</param>
    /// <exception cref="WhatIfException">It cannot be built.</exception>
    public static async Task<string> BuiltAsync(bool isCompiled, TextWriter progress, CancellationToken cancellation)
    {
        var root = RunFolders.RepositoryOf(AppContext.BaseDirectory) is { } found && Directory.Exists(Path.Combine(found, "src", Project))
            ? found
            : throw WhatIf.Unbuilt($"The page is built from src/{Project}, which is not above {AppContext.BaseDirectory}.");
        var folder = Path.Combine(root, "artifacts", "whatif", isCompiled ? "compiled" : "interpreted");
        var page = Path.Combine(folder, "wwwroot");
        var stamp = Path.Combine(folder, "stamp");
        Directory.CreateDirectory(folder);
        await using var _ = await TakeTurnAsync(Path.Combine(root, "artifacts", "whatif", "lock"), progress, cancellation).ConfigureAwait(false);
        var inputs = Fingerprint(root);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellation).ConfigureAwait(false) == inputs)
            return page;
        await progress.WriteLineAsync($"deals: building the page ({(File.Exists(stamp) ? "sources have changed" : "first use")}); this takes {(isCompiled ? "ten minutes" : "a few minutes")} ...").ConfigureAwait(false);
        File.Delete(stamp);
        if (Directory.Exists(page))
            Directory.Delete(page, recursive: true);
        await PublishAsync(root, folder, isCompiled, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(stamp, inputs, cancellation).ConfigureAwait(false);
        return page;
    }

    private static async Task PublishAsync(string root, string folder, bool isCompiled, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, "src", Project), "-o", folder, "-nologo", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false", $"-p:RunAOTCompilation={(isCompiled ? "true" : "false")}"])
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
            throw WhatIf.Unbuilt($"The page cannot be compiled ahead of time, as the .NET workload {Workload} is not installed: dotnet workload install {Workload}");
        var errors = log.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        throw WhatIf.Unbuilt($"The page cannot be built.\n{(errors.Count > 0 ? string.Join('\n', errors) : log)}");
    }

    /// <summary>One build at a time: whoever comes second waits, and then finds it built.</summary>
    private static async Task<FileStream> TakeTurnAsync(string path, TextWriter progress, CancellationToken cancellation)
    {
        for (var waits = false; ; waits = true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!waits)
                    await progress.WriteLineAsync("deals: waiting for a build of the page that is under way").ConfigureAwait(false);
                await Task.Delay(TimeSpan.FromSeconds(0.5), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Contents, not dates: an unpacked archive brings old dates, and a deletion leaves none.</summary>
    private static string Fingerprint(string root)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, "src", project), "*", SearchOption.AllDirectories))
            .Concat(Above.Select(name => Path.Combine(root, name)).Where(File.Exists))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Where(file => !file.EndsWith(Made, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            all.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            all.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, file))));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
