using Deals.Report.Exports;

namespace Deals.Cli;

/// <summary>`deals export`: the options, their help, and nothing else.</summary>
internal static class ExportCommand
{
    private const string Notes = """
        Examples:
          deals list                                      the figures there are
          deals export verdicts                           out/figures/verdicts.svg
          deals export verdicts 'tornado-*' --format png pdf --scale 3
          deals export --all --format svg csv --theme dark --width 1200 --out my-figures
          deals export verdicts --size card --format png       1,200 by 675 pixels, for social media
          deals export cap-burn-down-share-pool-amended --scenario company_plan
          deals export verdicts --set agi_date=2029-01-01 --dataset my-deals

        Files of earlier exports stay; manifest.json lists all that `deals export` wrote into the folder. A file of the same name that
        something else wrote is not replaced.

        A name may hold * for any letters. A figure with a slider is written as the slider first stands, or at --state: --state 2029.

        Exit codes:
            0  every file was written
            1  the data have problems (`deals check` lists them), or the figures cannot be computed
            2  wrong use: unknown figure, option, dataset, scenario or assumption
            6  a file cannot be written, another command is writing into the folder, or the output was closed or is full
          130  Ctrl-C
        """;

    public static Command Create()
    {
        var (deals, pictures) = (new DealOptions(), new PictureOptions());
        var figures = new Argument<string[]>("figures")
        { HelpName = "FIGURE", Description = "Names of figures, as `deals list` gives them", Arity = ArgumentArity.ZeroOrMore };
        figures.CompletionSources.Add(context => Export.NamesHere(context.WordToComplete));
        var all = new Option<bool>("--all") { Description = "Every figure" };
        var format = new Option<FigureFormat[]>("--format")
        {
            Description = "As what; several may be named",
            HelpName = "svg|png|pdf|csv|json|html",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [FigureFormat.Svg],
            CustomParser = result => OptionValue.Words<FigureFormat>(result, "--format")
        };
        var state = new Option<string?>("--state")
        { Description = "At which place of their sliders figures with one are written", HelpName = "LABEL" };
        var outFolder = new Option<string>("--out")
        { Description = "Folder for the files", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "figures") };
        var command = new Command("export", "Writes figures as pictures, pages or numbers.") { figures, all, format, state, outFolder };
        foreach (var option in deals.All.Concat(pictures.All))
            command.Options.Add(option);
        command.SetAction((parsed, _) => Export.ToEndAsync(
            new(
                deals.Of(parsed), parsed.GetValue(figures) ?? [], parsed.GetValue(all), [.. (parsed.GetValue(format) ?? []).Distinct()],
                parsed.GetValue(state),
                parsed.GetValue(outFolder)!, pictures.Of(parsed)),
            parsed.InvocationConfiguration.Output));
        return HelpWithNotes.Describe(command, Notes);
    }
}
