namespace Deals.Data;

/// <summary>Binds clauses, and regimes with the clauses that are on or the ends they may come to.</summary>
internal sealed class RegimeBinder(RowBinder rows, BoundFacts facts)
{
    private static readonly string[] MixtureParts = ["before_id", "until"];

    public void Bind()
    {
        rows.Bind(MoneySchema.Clauses, facts.Clauses, row => new(row.Needed("clause_id"), row.Needed("name"), row.Needed("description"), facts.Deals.Find(row.Text("deal_id"))));
        var clauses = rows.Readable(MoneySchema.RegimeClauses).ToLookup(row => row.Needed("regime_id"), row => facts.Clauses[row.Needed("clause_id")], StringComparer.Ordinal);
        var ends = rows.Readable(MoneySchema.RegimeEnds).ToLookup(row => row.Needed("regime_id"), StringComparer.Ordinal);
        var mixtures = rows.Readable(MoneySchema.Regimes).Where(row => row.Text("before_id") is not null || row.Text("until") is not null).Select(row => row.Needed("regime_id"))
            .Concat(ends.Select(end => end.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Readable(MoneySchema.RegimeEnds))
            CheckPlain(row, "end_id", mixtures);

        // A mixture is made of regimes that may stand below it in the file.
        rows.Bind(MoneySchema.Regimes, facts.Regimes, row => mixtures.Contains(row.Needed("regime_id")) ? null : Regime(row, clauses, null));
        rows.Bind(MoneySchema.Regimes, facts.Regimes, row =>
        {
            if (!mixtures.Contains(row.Needed("regime_id")))
                return null;
            CheckPlain(row, "before_id", mixtures);
            return Mixture(row, clauses, [.. ends[row.Needed("regime_id")]]);
        });
        facts.Regimes.InOrderOf(rows.Readable(MoneySchema.Regimes).Select(row => row.Needed("regime_id")));
    }

    private void CheckPlain(Row row, string column, HashSet<string> mixtures)
    {
        if (row.Text(column) is { } id && mixtures.Contains(id))
            rows.Report(ProblemKind.MixtureOfMixtures, row, column, $"{VisibleText.Quoted(id)} is a mixture itself", "a regime that is a set of clauses");
    }

    private static Regime Regime(Row row, ILookup<string, Switch> clauses, Resolution? resolution) => new(
        row.Needed("regime_id"), row.Needed("name"), row.Needed("description"), row.Word<RegimeRole>("role"), [.. clauses[row.Needed("regime_id")]], resolution);

    private Regime? Mixture(Row row, ILookup<string, Switch> clauses, IReadOnlyList<Row> ends)
    {
        var isWhole = true;
        foreach (var column in MixtureParts.Where(column => row.Text(column) is null))
        {
            rows.Report(ProblemKind.PartMissing, row, column, "the cell is empty", "a value, as a regime that is a mixture needs it");
            isWhole = false;
        }

        if (ends.Count == 0)
        {
            rows.Report(ProblemKind.PartMissing, row, "regime_id", $"{VisibleText.Quoted(row.Needed("regime_id"))} has no rows in {MoneySchema.RegimeEnds.Name}", "the ends it may come to");
            isWhole = false;
        }

        return isWhole && facts.Assumptions.Real(row.Text("until")) is { } until
            ? Regime(row, clauses, new(facts.Regimes[row.Needed("before_id")], until, [.. ends.Select(end => new RegimeEnd(facts.Regimes[end.Needed("end_id")], facts.Assumed(end, "probability")))]))
            : null;
    }
}
