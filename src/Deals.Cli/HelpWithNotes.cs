using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Deals.Cli;

/// <summary>The usual help, and after it what a command has to say besides: examples, exit codes.</summary>
internal sealed class HelpWithNotes(HelpAction help) : SynchronousCommandLineAction
{
    private const string ExitCodes = "Exit codes:";

    private static readonly Dictionary<Command, string> s_notes = [];

    /// <summary>Adds text to the end of a command's help.</summary>
    public static Command Describe(Command command, string notes)
    {
        s_notes[command] = notes;
        return command;
    }

    /// <summary>Makes a command tree's `--help` show the notes.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpWithNotes((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        parseResult.InvocationConfiguration.Output = text;
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        // The usual help names the program's file; people type the launcher's name.
        output.WriteLine(text.ToString().Replace(RootCommand.ExecutableName, "deals", StringComparison.Ordinal).TrimEnd() + "\n");
        if (s_notes.TryGetValue(parseResult.CommandResult.Command, out var notes))
            output.WriteLine(notes.Contains(ExitCodes, StringComparison.Ordinal) ? $"{notes}\n{ExitCode.EveryCommands}"
                : $"{notes}\n\n{ExitCodes}\n    0  done\n    2  wrong use\n    6  the output was closed or is "
                    + $"full\n{ExitCode.EveryCommands}");
        return code;
    }
}
