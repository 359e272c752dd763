using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Deals.Tests.Runner;

/// <summary>A program run to its end: its exit code and what it said.</summary>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    public static string Program { get; } = Repository.PathOf("artifacts", "bin", "Deals.Cli", "release", "Deals.Cli.dll");

    /// <summary>The dotnet that runs the tests.</summary>
    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Runs `deals` as the launcher does, without the launcher.</summary>
    public static Task<Command> DealsAsync(string folder, params string[] arguments) => ToEndAsync(StartDeals(folder, arguments));

    public static Process StartDeals(string folder, params string[] arguments) => Start(folder, Dotnet, [Program, .. arguments]);

    public static Process Start(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<Command> ToEndAsync(Process process)
    {
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, told[0], told[1]);
    }
}
