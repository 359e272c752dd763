using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Deals.Tests.Runner;

/// <summary>A program run to its end: its exit code and what it said.</summary>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    /// <summary>Longer than anything that is started here takes on a slow machine. What takes longer hangs, and all tests would with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>So long what a program started may hold its output when it has ended itself.</summary>
    private static readonly TimeSpan s_afterEnd = TimeSpan.FromMinutes(1);

    public static string Program { get; } = Repository.PathOf("artifacts", "bin", "Deals.Cli", "release", "Deals.Cli.dll");

    /// <summary>The dotnet that runs the tests.</summary>
    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Runs `deals` as the launcher does, without the launcher.</summary>
    public static Task<Command> DealsAsync(string folder, params string[] arguments) => ToEndAsync(Start(folder, Dotnet, [Program, .. arguments]));

    /// <summary>Starts `deals` so that signals reach it: tests that a shell runs in its background ignore Ctrl-C, and so would what they start.</summary>
    public static Process StartForSignals(string folder, params string[] arguments)
        => OperatingSystem.IsLinux() ? Start(folder, "/usr/bin/env", ["--default-signal=INT,TERM,HUP", Dotnet, Program, .. arguments]) : Start(folder, Dotnet, [Program, .. arguments]);

    public static Process Start(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, bool takesInput = false)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // As the launcher sets it, for what lives for seconds.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (!takesInput)
            process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end, though not without end.</summary>
    public static async Task<Command> ToEndAsync(Process process)
    {
        var told = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await WithinAsync(process, Longest, "has not ended", process.WaitForExitAsync(TestContext.Current.CancellationToken));
        await WithinAsync(process, s_afterEnd, "has ended, but what it started holds its output", told);
        return new(process.ExitCode, (await told)[0], (await told)[1]);
    }

    /// <summary>Waits until a process has done something; fails when it ends before.</summary>
    public static async Task UntilAsync(Process process, Func<bool> isDone)
    {
        await WithinAsync(process, Longest, "has not done what is waited for", WaitAsync());

        async Task WaitAsync()
        {
            while (!isDone())
            {
                if (process.HasExited && !isDone())
                    Assert.Fail($"{NameOf(process)} has ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Waits for something of a process; ends the process where that does not come.</summary>
    public static async Task WithinAsync(Process process, TimeSpan longest, string lack, Task something)
    {
        try
        {
            await something.WaitAsync(longest, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{NameOf(process)} {lack} within {longest.TotalMinutes} minutes.");
        }
    }

    private static string NameOf(Process process) => $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}";
}
