namespace Deals.Data;

internal sealed class DriverBinder(Binding book)
{
    public void Bind()
    {
        var anchors = book.Lookup((AnchorRow row) => row.DriverId.Id, Anchor);
        book.Bind((DriverRow row) => Driver(row, anchors[row.DriverId].OfType<Anchor>()));
        foreach (var row in book.Readable<AnchorRow>())
        {
            if (book.Real(row.DriverId) is { Kind: not DriverKind.Anchored } driver)
            {
                book.ReportText(
                    ProblemKind.PartNotOfKind, row, nameof(row.DriverId), $"is a driver of kind {SnakeCase.Of(driver.Kind.ToString())}",
                    "a driver of kind anchored");
            }
        }
    }

    private Driver Driver(DriverRow row, IEnumerable<Anchor> anchors)
    {
        // Read once, as a quarter that is none is reported.
        var rampFrom = book.Quarter(row, row.RampFrom, nameof(row.RampFrom));
        var rampTo = book.Quarter(row, row.RampTo, nameof(row.RampTo));
        return Deals.Driver.Of(
            row.Kind, row.DriverId, row.Name, book.Find(row.SourceId), row.Reason,
            [.. anchors.OrderBy(anchor => anchor.Year).ThenBy(anchor => anchor.Number ?? 0)],
            column => column switch
            {
                "parent_id" => row.ParentId?.Id,
                "other_id" => row.OtherId?.Id,
                "growth" => book.Find(row.Growth),
                "fade" => book.Find(row.Fade),
                "factor" => book.Find(row.Factor),
                "ramp" => row.Ramp,
                "ramp_from" => rampFrom,
                "ramp_to" => rampTo,
                "share_from" => book.Find(row.ShareFrom),
                "band_from" => book.Find(row.BandFrom),
                "band_to" => book.Find(row.BandTo),
                _ => book.Find(row.ShareTo),
            });
    }

    private Anchor? Anchor(AnchorRow row)
    {
        if (Period(row) is not { } period)
            return null;
        var assumed = book.Find(row.AssumptionId);
        if (row.Value is null == assumed is null)
        {
            var (property, which) = row.Value is null ? (nameof(row.Value), "neither") : (nameof(row.AssumptionId), "both");
            book.Report(ProblemKind.OneOfTwo, row, property, $"the anchor has {which} a number and an assumption", "one of the two");
        }

        book.CheckNumber(row, row.AssumptionId, nameof(row.AssumptionId));
        if (row.Value is not null && row.SourceId is null)
            book.Report(ProblemKind.NumberWithoutSource, row, nameof(row.SourceId), "a reported number has no source", "a source");
        return new(period.Year, period.Number, row.Value, assumed, book.Find(row.SourceId), row.Note);
    }

    /// <summary>"2026" or "2026Q1".</summary>
    private (int Year, int? Number)? Period(AnchorRow row)
    {
        if (Quarter.TryParse(row.Period, out var quarter) && KnownDays.Include(quarter.Year))
            return (quarter.Year, quarter.Number);
        if (row.Period.Length == 4 && int.TryParse(row.Period, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && KnownDays.Include(year))
            return (year, null);
        book.ReportText(
            ProblemKind.WrongType, row, nameof(row.Period), "is neither a year nor a quarter",
            $"a year as 2026, or a quarter as 2026Q1, from {KnownDays.First.Year} to {KnownDays.Last.Year}");
        return null;
    }
}
