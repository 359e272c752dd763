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
