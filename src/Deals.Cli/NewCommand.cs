namespace Deals.Cli;

/// <summary>`deals new`: the options, their help, and nothing else.</summary>
internal static class NewCommand
{
    private const string Notes = """
        Examples:
          deals new my-deals                   data/my-deals and notebooks/my-deals, here
          deals new my-deals --out ../mine     the same, in another folder

        The dataset has a row or two in each table, about parties that do not exist, to be replaced; its README.md tells which
        tables a first version needs. The notebooks are those of notebooks/template, about the new dataset. Nothing that is
        there already is changed.

        Exit codes:
            0  made
            2  wrong use: unknown option, a name that cannot be used, something of that name is there
            6  a file cannot be written, another command is writing into the folder, or the output was closed or is full
        """;

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Small letters, digits and hyphens, as my-deals" };
        var outFolder = new Option<string>("--out")
        {
            Description = "The folder in which data/ and notebooks/ are",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("new", "Makes a dataset to be filled, and notebooks about it.") { name, outFolder };
        command.SetAction(parsed =>
        {
            NewDeals.Make(parsed.GetValue(name)!, parsed.GetValue(outFolder)!, parsed.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return HelpWithNotes.Describe(command, Notes);
    }
}
