using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Deals.Cli;

/// <summary>
/// The kernel's program: a .NET tool in the version that the manifest of this checkout pins, in NuGet's folder of packages.
/// </summary>
/// <param name="Version">The pinned version.</param>
/// <param name="Program">The file that dotnet runs, whether it is there or not.</param>
internal sealed record KernelTool(string Version, string Program)
{
    private const string Package = "microsoft.dotnet-interactive";
    private const string PackagesPrefix = "global-packages: ";

    /// <summary>How people write it.</summary>
    public string Name => $"Microsoft.dotnet-interactive {Version}";

    public bool IsRestored => File.Exists(Program);

    /// <summary>The dotnet that runs this command: it has the runtime which the kernel needs.</summary>
    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static string Root { get; } = RunFolders.RepositoryOf(AppContext.BaseDirectory) ?? AppContext.BaseDirectory;

    private static string Manifest { get; } = Path.Combine(Root, ".config", "dotnet-tools.json");

    /// <summary>Finds out which version is pinned and where it is restored to.</summary>
    /// <exception cref="RefusedException">The manifest is not there, or dotnet does not tell.</exception>
    public static async Task<KernelTool> FindAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Manifest))
            throw new RefusedException(
                $"{Manifest}, which says what the kernel's program is, is not there. Run the command in a whole checkout.",
                ExitCode.NotReady);
        var version = (string)JsonNode.Parse(
            await File.ReadAllTextAsync(Manifest, cancellation).ConfigureAwait(false))!["tools"]![Package]!["version"]!;
        var (_, said) = await RunAsync(["nuget", "locals", "global-packages", "--list", "--force-english-output"], cancellation)
            .ConfigureAwait(false);
        var packages = said.Split('\n')
            .FirstOrDefault(line => line.Contains(PackagesPrefix, StringComparison.Ordinal))?.Split(PackagesPrefix)[1].Trim()
            ?? throw new RefusedException(
                "NuGet does not tell where it keeps packages: see what `dotnet nuget locals global-packages --list` says.",
                ExitCode.NotReady);
        return new(version, Path.Combine(packages, Package, version, "tools", "net10.0", "any", "Microsoft.DotNet.Interactive.App.dll"));
    }

    /// <summary>Brings the program from the package feed when it is not there yet.</summary>
    /// <exception cref="RefusedException">The feed does not give it.</exception>
    public async Task RestoreAsync(CancellationToken cancellation)
    {
        if (IsRestored)
            return;
        var (exitCode, _) = await RunAsync(["tool", "restore", "--tool-manifest", Manifest], cancellation).ConfigureAwait(false);
        if (!IsRestored && exitCode == 0)
            throw new RefusedException(
                $"dotnet remembers the package {Name} from another folder than the one in which NuGet keeps packages now. Delete "
                    + $".dotnet/toolResolverCache in your home folder, where it remembers that, and try again.", ExitCode.NotReady);
        if (!IsRestored)
        {
            throw new RefusedException($"""
                The package {Name}, the kernel's program, cannot be restored. Check the network and that a feed in `dotnet nuget list source` serves it, then try again.
                What NuGet says: dotnet tool restore --tool-manifest "{Manifest}"
                """, ExitCode.NotReady);
        }
    }

    /// <summary>The SDK that builds this checkout; null where there is none that fits.</summary>
    public static async Task<string?> SdkAsync(CancellationToken cancellation)
    {
        var (exitCode, said) = await RunAsync(["--version"], cancellation).ConfigureAwait(false);
        return exitCode == 0 ? said.Trim() : null;
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Dotnet, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var wrong = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await wrong.ConfigureAwait(false);
        return (process.ExitCode, await said.ConfigureAwait(false));
    }
}
