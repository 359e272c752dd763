using Deals.Report.Exports;

namespace Deals.Cli;

/// <summary>What `deals export` was asked for.</summary>
internal sealed record ExportRequest(
    DealRequest Deals, IReadOnlyList<string> Figures, bool All, IReadOnlyList<FigureFormat> Formats, string? State, string Out,
    PictureStyle Style);

/// <summary>`deals export` itself.</summary>
internal static class Export
{
    private static readonly OutputUse s_use = new("deals export") { AddsToEarlier = true };

    public static Task<int> ToEndAsync(ExportRequest request, TextWriter output) => RunInterrupt.GuardAsync(async interrupt =>
    {
        var cancellation = interrupt.Token;
        if (request.Figures.Count == 0 && !request.All)
            throw new RefusedException("Name the figures to export (`deals list` names them), or add --all.");
        if (request.Figures.Count > 0 && request.All)
            throw new RefusedException("Name the figures to export, or take --all; not both.");
        var opened = await OpenedDeals.OpenAsync(request.Deals, cancellation).ConfigureAwait(false);
        RefuseOthers(opened);
        var figures = Chosen(request, await opened.FiguresAsync(cancellation, request.All ? null : request.Figures).ConfigureAwait(false));
        var states = figures.Select(figure => StateOf(figure, request.State)).ToList();
        if (request.State is not null && states.TrueForAll(state => state is null))
            throw new RefusedException($"None of these figures has a slider with a place {request.State}.{Places(figures)}");
        using var folder = OutputFolder.Take(request.Out, s_use);
        var export = new FigureExport(request.Style, opened.Book.AsOf);
        var files = (
            from each in ReportFigure.Named(figures.Select(FigureRecord.Of)).Zip(states)
            from format in request.Formats
            select (Name: $"{each.First.FileName}{(each.Second is null ? "" : $"-{StateName(request.State!)}")}.{format.Extension()}",
                Figure: each.First.Record, Format: format, State: each.Second)).ToList();
        folder.RequireFree(files.Select(file => file.Name).Append(OutputFolder.Manifest));
        // What is written ends itself when cancelled: nothing may go on behind the folder's back.
        await ProgressLine.WhileAsync($"drawing {files.Count} files", async () =>
        {
            await Parallel.ForEachAsync(files, cancellation, (file, _) =>
            {
                folder.Write(file.Name, export.Write(file.Figure, file.Format, file.State));
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            return files.Count;
        }, CancellationToken.None).ConfigureAwait(false);
        folder.List();
        folder.Swap();
        foreach (var file in files)
            await output.WriteLineAsync(Path.Combine(request.Out, file.Name)).ConfigureAwait(false);
        return ExitCode.Done;
    });

    /// <summary>The figures of the dataset that would be opened here whose names begin so, for completion; none where it cannot be
    /// opened.</summary>
    public static IEnumerable<string> NamesHere(string start)
    {
        try
        {
            var opened = OpenedDeals.OpenAsync(new(null, null, []), CancellationToken.None).GetAwaiter().GetResult();
            return opened.FiguresAsync(CancellationToken.None, [$"{start}*"]).GetAwaiter().GetResult().Select(figure => figure.Id);
        }
        catch (Exception unopened) when (unopened is RefusedException or DataProblemsException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Refuses settings that are no assumptions.</summary>
    public static void RefuseOthers(OpenedDeals opened)
    {
        if (opened.Others is [var other, ..])
            throw new RefusedException(
                $"--set {other.Name}={other.Value}: {opened.Book.Name} has no assumption "
                    + $"{other.Name}{(NearestWord.To(other.Name, [.. opened.Book.Assumptions.Select(assumption => assumption.Id)]) is { } meant ? $"; did you mean {meant}?" : ".")} It has {string.Join(", ", opened.Book.Assumptions.Select(assumption => assumption.Id).Order(StringComparer.Ordinal))}.");
    }

    private static List<Figure> Chosen(ExportRequest request, IReadOnlyList<Figure> figures)
    {
        if (request.All)
            return [.. figures];
        var unknown = request.Figures.Where(name => !figures.Any(figure => OpenedDeals.IsNamed(figure, name))).ToList();
        if (unknown.Count > 0)
            throw new RefusedException(
                $"There is no figure {string.Join(" and no figure ", unknown.Select(name => VisibleText.Of(name) + Meant(name, figures)))}. `deals list` names those there are.");
        return [.. figures.Where(figure => request.Figures.Any(name => OpenedDeals.IsNamed(figure, name)))];
    }

    private static string Meant(string name, IReadOnlyList<Figure> figures)
        => (figures.FirstOrDefault(figure => figure.Id.StartsWith($"{name}-", StringComparison.OrdinalIgnoreCase))?.Id
            ?? NearestWord.To(name, [.. figures.Select(figure => figure.Id)])) is { } meant ? $" (did you mean {meant}?)" : "";

    private static int? StateOf(Figure figure, string? label)
        => label is not null && figure.Slider?.States.ToList()
            .FindIndex(state => string.Equals(state.Label, label, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;

    private static string Places(IEnumerable<Figure> figures)
        => string.Concat(figures.Where(figure => figure.Slider is not null)
            .Select(figure => $" {figure.Id} has {string.Join(", ", figure.Slider!.States.Select(state => state.Label))}."));

    private static string StateName(string label)
        => string.Concat(label.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
}
