using System.Reflection;
using System.Text.Json;

/// <summary>
/// Runs in the process of `deals` before it begins: reads commands from the standard input, does each as if it had been typed, and ends
/// with the input. A command that follows others starts in no time.
/// </summary>
internal static class StartupHook
{
    private const char EndOfOutput = '\u0003';

    public static void Initialize()
    {
        // Not for what the commands start.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        var home = Directory.GetCurrentDirectory();
        var main = Assembly.Load("Deals.Cli").EntryPoint!;
        while (Console.ReadLine() is { } line)
        {
            var (folder, arguments) = JsonSerializer.Deserialize<Typed>(line)!;
            Directory.SetCurrentDirectory(folder);
            var exitCode = main.Invoke(null, [arguments]);
            Directory.SetCurrentDirectory(home);
            Console.Error.Write(EndOfOutput);
            Console.Out.Write($"{EndOfOutput}{exitCode}\n");
        }

        Environment.Exit(0);
    }

    private sealed record Typed(string Folder, string[] Arguments);
}
