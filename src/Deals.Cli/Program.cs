using System.CommandLine;
using Deals.Cli;

const int WrongUse = 2;

var root = new RootCommand("Analyses technology deals: windows, flows, outcomes.")
{
    CheckCommand.Create(),
};
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync().ConfigureAwait(false);
return parsed.Errors.Count > 0 ? WrongUse : exitCode;
