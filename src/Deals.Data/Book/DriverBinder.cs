using System.Globalization;

namespace Deals.Data;

/// <summary>Binds drivers with their anchors.</summary>
internal sealed class DriverBinder(RowBinder rows, BoundFacts facts)
{
    public void Bind()
    {
        var anchors = rows.Readable(MoneySchema.Anchors).Select(row => (Driver: row.Needed("driver_id"), Anchor: Anchor(row)))
            .ToLookup(row => row.Driver, row => row.Anchor, StringComparer.Ordinal);
        rows.Bind(MoneySchema.Drivers, facts.Drivers, row => Driver(row, anchors[row.Needed("driver_id")].OfType<Anchor>()));
        foreach (var row in rows.Readable(MoneySchema.Anchors))
        {
            if (facts.Drivers.Real(row.Needed("driver_id")) is { } driver and not AnchoredDriver)
            {
                var what = $"{VisibleText.Quoted(driver.Id)} is a driver of kind {SnakeCase.Of(driver.Kind.ToString())}";
                rows.Report(ProblemKind.PartNotOfKind, row, "driver_id", what, "a driver of kind anchored");
            }
        }
    }

    private Driver Driver(Row row, IEnumerable<Anchor> anchors)
    {
        // Read once, as a quarter that is none is reported.
        var (rampFrom, rampTo) = (rows.Quarter(row, "ramp_from"), rows.Quarter(row, "ramp_to"));
        return Deals.Driver.Of(
            row.Word<DriverKind>("kind"), row.Needed("driver_id"), row.Needed("name"), facts.SourceOf(row), row.Text("reason"),
            [.. anchors.OrderBy(anchor => anchor.Year).ThenBy(anchor => anchor.Number ?? 0)],
            column => column switch
            {
                "parent_id" or "other_id" => row.Text(column),
                "ramp" => row.WordOrNone<RampShape>(column),
                "ramp_from" => rampFrom,
                "ramp_to" => rampTo,
                _ => facts.Assumed(row, column),
            });
    }

    private Anchor? Anchor(Row row)
    {
        if (Period(row) is not { } period)
            return null;
        var (value, assumed) = (row.Number("value"), facts.Assumed(row, "assumption_id"));
        if (value is null == assumed is null)
            rows.Report(
                ProblemKind.OneOfTwo, row, value is null ? "value" : "assumption_id",
                $"the anchor has {(value is null ? "neither" : "both")} a number and an assumption", "one of the two");
        if (assumed is { IsDate: true })
            rows.Report(
                ProblemKind.NotANumber, row, "assumption_id", $"{VisibleText.Quoted(assumed.Id)} is a date",
                "an assumption that is a number");
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
        rows.Report(
            ProblemKind.WrongType, row, "period", $"{VisibleText.Quoted(text)} is neither a year nor a quarter",
            "a year as 2026, or a quarter as 2026Q1");
        return null;
    }
}
