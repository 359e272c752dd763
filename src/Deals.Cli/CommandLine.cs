using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Deals.Cli;

/// <summary>
/// The commands, from what was typed to the exit code. Whatever goes wrong on the way is told here, on the standard error.
/// </summary>
internal sealed class CommandLine
{
    private readonly RootCommand root = new("Analyses technology deals: windows, flows, outcomes.")
    {
        ReportCommand.Create(),
        RunCommand.Create(),
        ExportCommand.Create(),
        ListCommand.Create(),
        SimulateCommand.Create(),
        NewCommand.Create(),
        CheckCommand.Create(),
        SchemaCommand.Create(),
        WhatIfCommand.Create(),
        KernelCommand.Create(),
        CompletionCommand.Create(),
    };

    private readonly Option<bool> verbose =
        new("--verbose") { Description = "Where something goes wrong, tell where in the program too", Recursive = true };

    public CommandLine()
    {
        root.Options.Add(verbose);
        HelpWithNotes.Install(root);
        // Whoever opens a notebook types `deals` alone, to have the kit built.
        root.SetAction(bare =>
        {
            bare.InvocationConfiguration.Output.WriteLine("The kit is built: notebooks can be opened.\n");
            return root.Parse("--help").Invoke(bare.InvocationConfiguration);
        });
    }

    /// <summary>Does what was typed.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var isVerbose = arguments.Contains(verbose.Name);
        try
        {
            RequireCurrentFolder();
            var parsed = root.Parse(arguments);
            isVerbose = parsed.GetValue(verbose);
            TypedArguments.Require(parsed);
            // Ctrl-C is the commands' own affair: what they started ends before they do.
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false })
                .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = Failure.Of(exception);
            Tell(failure.Sentences is { } sentences ? $"deals: {sentences}" : null);
            Tell(isVerbose ? exception.ToString() : null);
            return failure.ExitCode;
        }
    }

    private static void RequireCurrentFolder()
    {
        try
        {
            Directory.GetCurrentDirectory();
        }
        catch (Exception gone) when (DiskFault.Is(gone))
        {
            throw new RefusedException(
                "the folder you are in is no longer there: it was deleted or moved. Change to another (cd) and try again.");
        }
    }

    private static void Tell(string? text)
    {
        try
        {
            if (text is not null)
                Console.Error.WriteLine(text);
        }
        catch (Exception deaf) when (DiskFault.Is(deaf))
        {
            // The exit code says it.
        }
    }
}

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
