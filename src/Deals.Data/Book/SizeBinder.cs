namespace Deals.Data;

/// <summary>Binds how large parties are.</summary>
internal sealed class SizeBinder(Binding book)
{
    public IEnumerable<PartySize> Bind()
    {
        foreach (var row in book.Readable<SizeRow>())
        {
            if (row.Value <= 0)
                book.ReportText(ProblemKind.NumberOutOfKind, row, nameof(row.Value), "is no size", "more than zero");
            var isOfDay = row.Measure is SizeMeasure.MarketValue or SizeMeasure.Shares;
            if (!(isOfDay ? FieldType.Date.Read(row.Period) is DateOnly : IsFiscalYear(row.Period)))
                book.ReportText(
                    ProblemKind.WrongType, row, nameof(row.Period), isOfDay ? "is no day" : "is no fiscal year",
                    isOfDay ? FieldType.Date.Form : "a fiscal year as FY2025 or 2025");
            yield return new(book.Get(row.PartyId), row.Measure, row.Period, row.Value, book.Get(row.SourceId), row.Note);
        }
    }

    private static bool IsFiscalYear(string period)
        => (period.StartsWith("FY", StringComparison.Ordinal) ? period[2..] : period) is { Length: 4 } year && year.All(char.IsAsciiDigit);
}
