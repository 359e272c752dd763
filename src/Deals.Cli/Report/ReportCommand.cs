namespace Deals.Cli;

/// <summary>`deals report`: the options, their help, and nothing else.</summary>
internal static class ReportCommand
{
    private const string Notes = """
        Examples:
          deals report                                     all notebooks and figures, in out/report/
          deals report --scenario slow_growth --out out/slow
          deals report --set agi_date=2029-01-01 --zip     with out/report.zip, to be sent
          deals report --dataset my-deals --theme dark --width 1200
          deals report notebooks/03-winners-and-losers.ipynb
          deals report --native                            charts to edit in deck.pptx and report.docx

        The report takes its place when it is whole; until then an earlier one stays as it was. Files of others in the folder stay.

        Writes index.html (one page that needs no network), report.pdf, deck.pptx (one finding a slide), report.docx,
        figures/*.svg, png, pdf, csv and json, tables.xlsx, notebooks/*.ipynb and *.html, and manifest.json, which lists
        every input, assumption and version.

        --native makes charts that PowerPoint and Word can edit, their numbers within them, of figures that are nothing but
        stacked bars or lines over quarters, rows or other named places: flows by quarter, cap burn-down, drivers, payments
        by regime. All other figures stay pictures there.

        --set takes an assumption's id, and what `deals run --set` takes: a parameter of a notebook.

        Exit codes:
            0  the report is complete
            1  a notebook's cell failed (the report says so, and has the rest), or the data have problems
            2  wrong use: unknown option, dataset, scenario, assumption or parameter
          3-5  a notebook could not be run, as `deals run --help` tells; the report has the rest
            6  a file cannot be written, another report is being written into the folder, or the output was closed or is full
          130  Ctrl-C (143 for SIGTERM, 129 for a closed terminal)
          After 6 and after 129 and more, the folder is as it was before.
        """;

    public static Command Create()
    {
        var (deals, pictures) = (new DealOptions(), new PictureOptions());
        var notebooks = new Argument<string[]>("notebooks")
        {
            HelpName = "NOTEBOOK",
            Description = "Notebooks to report on; without any, those that were written for the dataset, in order",
            Arity = ArgumentArity.ZeroOrMore
        };
        var outFolder = new Option<string>("--out")
        { Description = "Folder for the report", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "report") };
        var zip = new Option<bool>("--zip") { Description = "Write it as one zip beside the folder too, to be sent" };
        var native = new Option<bool>(
            "--native")
        { Description = "In the deck and the document, make bars and lines charts that can be edited" };
        var noCache = new Option<bool>("--no-cache") { Description = "Run and compute even what has not changed" };
        var command = new Command("report",
            "Runs the notebooks and makes a report of them: pages, PDF, slides, document, pictures, tables.") { notebooks, outFolder, zip,
                native, noCache };
        foreach (var option in deals.All.Concat(pictures.All))
            command.Options.Add(option);
        command.SetAction((parsed, _) => ReportRun.ToEndAsync(
            new(deals.Of(parsed), parsed.GetValue(notebooks) ?? [], parsed.GetValue(outFolder)!, pictures.Of(parsed), parsed.GetValue(zip),
                parsed.GetValue(native), parsed.GetValue(noCache)),
            parsed.InvocationConfiguration.Output));
        return HelpWithNotes.Describe(command, Notes);
    }
}
