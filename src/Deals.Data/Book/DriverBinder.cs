using System.Globalization;

namespace Deals.Data;

/// <summary>Binds drivers with their anchors.</summary>
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

    private Driver Driver(DriverRow row, IEnumerable<Anchor> anchors) => new(
        row.DriverId, row.Name, row.Kind,
        new()
        {
            Anchors = [.. anchors.OrderBy(anchor => anchor.Year).ThenBy(anchor => anchor.Number ?? 0)],
            Growth = book.Find(row.Growth),
            Parent = row.ParentId?.Id,
            Factor = book.Find(row.Factor),
            Other = row.OtherId?.Id,
            Ramp = row.Ramp,
            RampFrom = book.Quarter(row, row.RampFrom, nameof(row.RampFrom)),
            RampTo = book.Quarter(row, row.RampTo, nameof(row.RampTo)),
            ShareFrom = book.Find(row.ShareFrom),
            ShareTo = book.Find(row.ShareTo),
        },
        book.Find(row.SourceId), row.Reason);

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
        if (Quarter.TryParse(row.Period, out var quarter))
            return (quarter.Year, quarter.Number);
        if (row.Period.Length == 4 && int.TryParse(row.Period, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return (year, null);
        book.ReportText(
            ProblemKind.WrongType, row, nameof(row.Period), "is neither a year nor a quarter", "a year as 2026, or a quarter as 2026Q1");
        return null;
    }
}
