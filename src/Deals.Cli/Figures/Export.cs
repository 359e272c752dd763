using System.IO.Enumeration;
using Deals.Data;
using Deals.Notebooks;
using Deals.Report.Exports;
using Deals.Report.Pages;
using Deals.Report.Pictures;

namespace Deals.Cli;

/// <summary>What `deals export` was asked for.</summary>
internal sealed record ExportRequest(
    DealRequest Deals, IReadOnlyList<string> Figures, bool All, IReadOnlyList<FigureFormat> Formats, string? State, string Out, PictureStyle Style);

/// <summary>`deals export` itself.</summary>
internal static class Export
{
    public static Task<int> ToEndAsync(ExportRequest request, TextWriter output, TextWriter error) => DrawingExitCode.OfAsync(error, async interrupt =>
    {
        var cancellation = interrupt.Token;
        if (request.Figures.Count == 0 && !request.All)
            throw new RunUsageException("Name the figures to export (`deals list` names them), or add --all.");
        var opened = await OpenedDeals.OpenAsync(request.Deals, cancellation).ConfigureAwait(false);
        RefuseOthers(opened);
        var figures = Chosen(request, opened.Figures());
        var states = figures.Select(figure => StateOf(figure, request.State)).ToList();
        if (request.State is not null && states.TrueForAll(state => state is null))
            throw new RunUsageException($"None of these figures has a slider with a place {request.State}.{Places(figures)}");
        OutputFolder.Make(request.Out);

        var export = new FigureExport(request.Style, opened.Book.AsOf);
        var records = ReportFigure.Named(figures.Select(FigureRecord.Of));
        await Parallel.ForEachAsync(records.Zip(states), cancellation, (each, _) =>
        {
            var (figure, state) = each;
            foreach (var format in request.Formats)
            {
                var path = Path.Combine(request.Out, $"{figure.FileName}{(state is null ? "" : $"-{StateName(request.State!)}")}.{format.Extension()}");
                AtomicFile.Write(path, export.Write(figure.Record, format, state));
                lock (records)
                    output.WriteLine(path);
            }

            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return DrawingExitCode.AllWritten;
    });

    /// <summary>The figures of the dataset that would be opened here, for completion; none where it cannot be opened.</summary>
    public static IEnumerable<string> NamesHere()
    {
        try
        {
            return OpenedDeals.OpenAsync(new(null, null, []), CancellationToken.None).GetAwaiter().GetResult().Figures().Select(figure => figure.Id);
        }
        catch (Exception unopened) when (unopened is RunUsageException or DataProblemsException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Refuses settings that are no assumptions.</summary>
    public static void RefuseOthers(OpenedDeals opened)
    {
        if (opened.Others is [var other, ..])
            throw new RunUsageException($"--set {other.Name}={other.Value}: {opened.Book.Name} has no assumption {other.Name}. It has {string.Join(", ", opened.Book.Assumptions.Select(assumption => assumption.Id).Order(StringComparer.Ordinal))}.");
    }

    private static List<Figure> Chosen(ExportRequest request, IReadOnlyList<Figure> figures)
    {
        if (request.All)
            return [.. figures];
        var unknown = request.Figures.Where(name => !figures.Any(figure => IsNamed(figure, name))).ToList();
        if (unknown.Count > 0)
            throw new RunUsageException($"There is no figure {string.Join(" and no figure ", unknown)}. There are:\n  {string.Join("\n  ", figures.Select(figure => figure.Id))}");
        return [.. figures.Where(figure => request.Figures.Any(name => IsNamed(figure, name)))];
    }

    private static bool IsNamed(Figure figure, string name) => FileSystemName.MatchesSimpleExpression(name, figure.Id, ignoreCase: true);

    private static int? StateOf(Figure figure, string? label)
        => label is not null && figure.Slider?.States.ToList().FindIndex(state => string.Equals(state.Label, label, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;

    private static string Places(IEnumerable<Figure> figures)
        => string.Concat(figures.Where(figure => figure.Slider is not null).Select(figure => $" {figure.Id} has {string.Join(", ", figure.Slider!.States.Select(state => state.Label))}."));

    private static string StateName(string label) => string.Concat(label.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
}
