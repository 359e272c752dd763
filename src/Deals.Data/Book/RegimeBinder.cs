namespace Deals.Data;

/// <summary>Binds clauses, and regimes with the clauses that are on or the ends they may come to.</summary>
internal sealed class RegimeBinder(Binding book)
{
    public void Bind()
    {
        book.Bind((ClauseRow row) => new Switch(row.ClauseId, row.Name, row.Description, book.Find(row.DealId)));
        var clauses = book.Lookup((RegimeClauseRow row) => row.RegimeId.Id, row => book.Get(row.ClauseId));
        var ends = book.Lookup((RegimeEndRow row) => row.RegimeId.Id, row => row);
        var mixtures = book.Readable<RegimeRow>().Where(row => row.BeforeId is not null || row.Until is not null).Select(
            row => row.RegimeId)
            .Concat(ends.Select(end => end.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Readable<RegimeEndRow>())
        {
            CheckPlain(row, nameof(row.EndId), mixtures);
            book.CheckNumber(row, row.Probability, nameof(row.Probability), 0, 1);
        }

        // A mixture is made of regimes that may stand below it in the file.
        book.Bind((RegimeRow row) => mixtures.Contains(row.RegimeId) ? null : Regime(row, clauses, null));
        book.Bind((RegimeRow row) =>
        {
            if (!mixtures.Contains(row.RegimeId))
                return null;
            CheckPlain(row, nameof(row.BeforeId), mixtures);
            return Mixture(row, clauses, [.. ends[row.RegimeId]]);
        });
    }

    private void CheckPlain(TableRow row, string property, HashSet<string> mixtures)
    {
        if (row.TextOf(property) is { } id && mixtures.Contains(id))
            book.ReportText(ProblemKind.MixtureOfMixtures, row, property, "is a mixture itself", "a regime that is a set of clauses");
    }

    private static Regime Regime(RegimeRow row, ILookup<string, Switch> clauses, Resolution? resolution)
        => new(row.RegimeId, row.Name, row.Description, row.Role, [.. clauses[row.RegimeId]], resolution) { Phrase = row.Phrase };

    private Regime? Mixture(RegimeRow row, ILookup<string, Switch> clauses, IReadOnlyList<RegimeEndRow> ends)
    {
        foreach (var property in new[] { nameof(row.BeforeId), nameof(row.Until) }.Where(property => row.TextOf(property) is null))
            book.Report(ProblemKind.PartMissing, row, property, "the cell is empty", "a value, as a regime that is a mixture needs it");
        if (ends.Count == 0)
            book.ReportText(ProblemKind.PartMissing, row, nameof(row.RegimeId), "has no rows in regime_ends", "the ends it may come to");
        return row.BeforeId is { } before && ends.Count > 0 && book.Real(row.Until) is { } until
            ? Regime(
                row, clauses,
                new(book.Get(before), until, [.. ends.Select(end => new RegimeEnd(book.Get(end.EndId), book.Find(end.Probability)))]))
            : null;
    }
}
