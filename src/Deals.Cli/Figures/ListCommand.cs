using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Deals.Cli;

/// <summary>`deals list`: the figures that the data support, with what each one finds.</summary>
internal static class ListCommand
{
    private const string Notes = """
        Examples:
          deals list                          the figures of the dataset that the notebooks open
          deals list --dataset my-deals --scenario slow_growth
          deals list --json                   for a machine to read

        Exit codes:
            0  listed
            1  the data have problems (`deals check` lists them), or the figures cannot be computed
            2  wrong use: unknown option, dataset, scenario or assumption
            6  the output was closed or is full
          130  Ctrl-C
        """;

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var deals = new DealOptions();
        var json = new Option<bool>("--json") { Description = "Print a JSON array, and nothing else" };
        var command = new Command("list", "Names the figures that `deals export` writes.") { json };
        foreach (var option in deals.All)
            command.Options.Add(option);
        command.SetAction((parsed, _) => ToEndAsync(deals.Of(parsed), parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return HelpWithNotes.Describe(command, Notes);
    }

    private static Task<int> ToEndAsync(DealRequest request, bool asJson, TextWriter output) => RunInterrupt.GuardAsync(async interrupt =>
    {
        var opened = await OpenedDeals.OpenAsync(request, interrupt.Token).ConfigureAwait(false);
        Export.RefuseOthers(opened);
        var figures = await opened.FiguresAsync(interrupt.Token).ConfigureAwait(false);
        if (asJson)
        {
            var array = new JsonArray([.. figures.Select(figure => new JsonObject
            {
                ["id"] = figure.Id,
                ["title"] = figure.Title,
                ["subtitle"] = figure.Subtitle,
                ["states"] = figure.Slider is null ? null : new JsonArray([.. figure.Slider.States.Select(state => (JsonNode)state.Label)]),
            })]);
            await output.WriteLineAsync(array.ToJsonString(Readable)).ConfigureAwait(false);
            return ExitCode.Done;
        }

        var width = figures.Select(figure => figure.Id.Length).DefaultIfEmpty().Max();
        foreach (var figure in figures)
            await output.WriteLineAsync($"{figure.Id.PadRight(width)}  {figure.Title}").ConfigureAwait(false);
        return ExitCode.Done;
    });
}
