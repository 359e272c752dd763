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
            yield return new(book.Get(row.PartyId), row.Measure, row.Period, row.Value, book.Get(row.SourceId), row.Note);
        }
    }
}
