using System.CommandLine;
using System.CommandLine.Invocation;
using Deals.Cli;

const int WrongUse = 2;

var root = new RootCommand("Analyses technology deals: windows, flows, outcomes.")
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
HelpWithNotes.Install(root);
// Whoever opens a notebook types `deals` alone, to have the kit built.
root.SetAction(bare =>
{
    bare.InvocationConfiguration.Output.WriteLine("The kit is built: notebooks can be opened.\n");
    return root.Parse("--help").Invoke(bare.InvocationConfiguration);
});
var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction errors)
    errors.ShowHelp = false;
// Ctrl-C is the commands' own affair: what they started ends before they do.
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
return parsed.Errors.Count > 0 ? WrongUse : exitCode;
