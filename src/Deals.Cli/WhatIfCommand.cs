namespace Deals.Cli;

/// <summary>`deals whatif`: the options, their help, and nothing else.</summary>
internal static class WhatIfCommand
{
    private const int LargestPort = 65535;

    private const string Notes = """
        Examples:
          deals whatif                                       every dataset in data/, in the browser
          deals whatif --scenario slow_growth
          deals whatif --scenario my-scenario.json --set assume=agi_date=2029-01-01
          deals whatif --dataset ../my-deals --no-browser --port 8080
          deals whatif --publish out/whatif                  the files, for any web host; a sub-folder will do
          deals whatif --publish out/whatif --compiled       the same, quicker to follow a slider

        The page is served to this machine only, which computes it; its address has a key that every request needs. It ends
        with Ctrl-C. Published, it needs no server but one for files: it computes in its reader's browser. Its files are
        built on first use, and again when their sources have changed.

        A published page takes its place when it is whole. Of its folder, manifest.json lists the files that are its own; the next one
        replaces these, and leaves what else is there: a CNAME, a .git.

        Exit codes:
            0  the files were written
            1  a dataset has problems; deals check lists them
            2  wrong use: unknown option, dataset, scenario or assumption, a value out of its bounds, a port in use
            3  the page cannot be built or served, or not compiled without the workload
            6  the files cannot be written, another command is writing into the folder, or the output was closed or is full
          130  Ctrl-C (143 for SIGTERM, 129 for a closed terminal)
        """;

    public static Command Create()
    {
        var dataset = new Option<string>(
            "--dataset")
        {
            Description =
                "The dataset: a name, looked for in data/ here and above, or a folder; without it, every one in data/",
            HelpName = "NAME|DIR"
        };
        var scenario = new Option<string>(
            "--scenario")
        {
            Description = "What it starts with: the name of one of the dataset's scenarios, or a file.json",
            HelpName = "NAME|FILE"
        };
        var set = new Option<string[]>("--set")
        { Description = "Set an assumption: assume=id=value (repeatable)", HelpName = "assume=id=value" };
        var publish = new Option<string>("--publish")
        { Description = "Write the page's files into a folder instead of serving them", HelpName = "DIR" };
        var compiled = new Option<bool>(
            "--compiled")
        {
            Description =
                "Compile the published page ahead of time: its sliders follow more than twice as quickly, and twice as much travels; "
                    + "needs the .NET workload wasm-tools, and some ten minutes"
        };
        var port = new Option<int>(
            "--port")
        {
            Description =
                "The port to serve on; without it, the one that figures in notebooks link to, or a free one where that is taken",
            HelpName = "N",
            CustomParser = result => OptionValue.Whole(result, "--port", 1, LargestPort)
        };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only say the address" };
        var command = new Command("whatif", "Opens the page with sliders: change the assumptions in a browser.") { dataset, scenario, set,
            publish, compiled, port, noBrowser };
        command.SetAction((parsed, _) => WhatIf.RunAsync(
            new(parsed.GetValue(dataset), parsed.GetValue(scenario), parsed.GetValue(set) ?? [], parsed.GetValue(publish),
                parsed.GetValue(compiled), parsed.GetValue(port), parsed.GetValue(noBrowser)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return HelpWithNotes.Describe(command, Notes);
    }
}

/// <summary>What `deals whatif` was asked for, as it was typed.</summary>
internal sealed record WhatIfRequest(string? Dataset, string? Scenario, IReadOnlyList<string> Settings, string? Publish, bool IsCompiled,
    int Port, bool NoBrowser);
