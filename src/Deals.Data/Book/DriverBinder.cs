using System.Globalization;

namespace Deals.Data;

/// <summary>Binds drivers with their anchors.</summary>
internal sealed class DriverBinder(RowBinder rows, BoundFacts facts)
{
    public void Bind()
    {
        var anchors = rows.Readable(MoneySchema.Anchors).Select(row => (Driver: row.Needed("driver_id"), Anchor: Anchor(row))).ToLookup(row => row.Driver, row => row.Anchor, StringComparer.Ordinal);
        rows.Bind(MoneySchema.Drivers, facts.Drivers, row => new(
            row.Needed("driver_id"), row.Needed("name"), row.Word<DriverKind>("kind"),
            new()
            {
                Anchors = [.. anchors[row.Needed("driver_id")].OfType<Anchor>().OrderBy(anchor => anchor.Year).ThenBy(anchor => anchor.Number ?? 0)],
                Growth = facts.Assumed(row, "growth"),
                Parent = row.Text("parent_id"),
                Factor = facts.Assumed(row, "factor"),
                Other = row.Text("other_id"),
                Ramp = row.WordOrNone<RampShape>("ramp"),
                RampFrom = rows.Quarter(row, "ramp_from"),
                RampTo = rows.Quarter(row, "ramp_to"),
                ShareFrom = facts.Assumed(row, "share_from"),
                ShareTo = facts.Assumed(row, "share_to"),
            },
            facts.SourceOf(row), row.Text("reason")));
        foreach (var row in rows.Readable(MoneySchema.Anchors))
        {
            if (facts.Drivers.Real(row.Needed("driver_id")) is { Kind: not DriverKind.Anchored } driver)
                rows.Report(ProblemKind.PartNotOfKind, row, "driver_id", $"{VisibleText.Quoted(driver.Id)} is a driver of kind {SnakeCase.Of(driver.Kind.ToString())}", "a driver of kind anchored");
        }
    }

    private Anchor? Anchor(Row row)
    {
        if (Period(row) is not { } period)
            return null;
        var (value, assumed) = (row.Number("value"), facts.Assumed(row, "assumption_id"));
        if (value is null == assumed is null)
            rows.Report(ProblemKind.OneOfTwo, row, value is null ? "value" : "assumption_id", $"the anchor has {(value is null ? "neither" : "both")} a number and an assumption", "one of the two");
        if (assumed is { IsDate: true })
            rows.Report(ProblemKind.NotANumber, row, "assumption_id", $"{VisibleText.Quoted(assumed.Id)} is a date", "an assumption that is a number");
        if (value is not null && row.Text("source_id") is null)
            rows.Report(ProblemKind.NumberWithoutSource, row, "source_id", "a reported number has no source", "a source");
        return new(period.Year, period.Number, value, assumed, facts.SourceOf(row), row.Text("note"));
    }

    /// <summary>"2026" or "2026Q1".</summary>
    private (int Year, int? Number)? Period(Row row)
    {
        var text = row.Needed("period");
        if (Deals.Quarter.TryParse(text, out var quarter))
            return (quarter.Year, quarter.Number);
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return (year, null);
        rows.Report(ProblemKind.WrongType, row, "period", $"{VisibleText.Quoted(text)} is neither a year nor a quarter", "a year as 2026, or a quarter as 2026Q1");
        return null;
    }
}
