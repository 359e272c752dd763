using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Deals.Tests.Runner;

/// <summary>Processes of `deals` that do one command after another, for commands whose own start is not what is tested.</summary>
internal static class CommandAfterCommand
{
    private const char EndOfOutput = '\u0003';

    private static readonly ConcurrentBag<Process> s_free = [];

    /// <summary>Does a command in a process that has done others, or starts one where all are busy. They end with the tests.</summary>
    public static async Task<Command> DealsAsync(string folder, params string[] arguments)
    {
        if (!s_free.TryTake(out var process))
            process = Command.Start(Repository.Root, Command.Dotnet, [Command.Program], new Dictionary<string, string?>
            {
                ["DOTNET_STARTUP_HOOKS"] = Repository.PathOf("artifacts", "bin", "Deals.CommandAfterCommand", "release", "Deals.CommandAfterCommand.dll"),
            }, takesInput: true);
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { Folder = folder, Arguments = arguments }));
        var told = Task.WhenAll(ToEndAsync(process.StandardOutput), ToEndAsync(process.StandardError));
        await Command.WithinAsync(process, Command.Longest, "has not done what it was told", told);
        var exitCode = int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        s_free.Add(process);
        return new(exitCode, (await told)[0], (await told)[1]);
    }

    private static async Task<string> ToEndAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var letter = new char[1];
        while (await reader.ReadAsync(letter) == 1)
        {
            if (letter[0] == EndOfOutput)
                return text.ToString();
            text.Append(letter[0]);
        }

        throw new InvalidOperationException($"The process ended in the middle of a command, after: {text}");
    }
}
