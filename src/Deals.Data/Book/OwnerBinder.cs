namespace Deals.Data;

/// <summary>Binds valuations with the dilution paths of their owners.</summary>
internal sealed class OwnerBinder(RowBinder rows, BoundFacts facts)
{
    public void Bind()
    {
        var owning = rows.Readable(MoneySchema.Ownership).ToLookup(row => row.Needed("lab_id"), Ownership, StringComparer.Ordinal);
        rows.Bind(MoneySchema.Valuations, facts.Valuations, row =>
        {
            if (facts.Parties.Real(row.Needed("lab_id")) is not { } lab)
                return null;
            if (lab.Role != PartyRole.Lab)
                rows.Report(ProblemKind.NotALab, row, "lab_id", $"{VisibleText.Quoted(lab.Id)} is no lab", "a party whose role is lab");
            CheckNumber(row, "post_money");
            CheckNumber(row, "later");
            return new Valuation(
                lab, facts.Assumptions[row.Needed("post_money")], row.NeededDay("date"), facts.Assumed(row, "later"),
                [.. owning[lab.Id].OrderBy(own => own.Holder.Id, StringComparer.Ordinal).ThenBy(own => own.From)], facts.SourceOf(row));
        });
    }

    private Ownership Ownership(Row row)
    {
        CheckNumber(row, "share");
        if (facts.Assumptions.Real(row.Needed("share")) is { IsDate: false } share && (share.Minimum.Number < 0 || share.Maximum.Number > 1))
            rows.Report(ProblemKind.NumberOutOfKind, row, "share", $"{VisibleText.Quoted(share.Id)} goes from {share.Minimum} to {share.Maximum}", "an assumption from 0 to 1");
        return new(facts.Parties[row.Needed("lab_id")], facts.Parties[row.Needed("holder_id")], row.NeededDay("from"), facts.Assumptions[row.Needed("share")], facts.SourceOf(row));
    }

    private void CheckNumber(Row row, string column)
    {
        if (facts.Assumptions.Real(row.Text(column)) is { IsDate: true } number)
            rows.Report(ProblemKind.NotANumber, row, column, $"{VisibleText.Quoted(number.Id)} is a date", "an assumption that is a number");
    }
}
