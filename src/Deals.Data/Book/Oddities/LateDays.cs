namespace Deals.Data;

/// <summary>Warns of what is said to have happened, or to be known, after the last day whose news the dataset takes in.</summary>
internal sealed class LateDays(Binding book, DateOnly asOf)
{
    public void Warn()
    {
        foreach (var row in book.Readable<SourceRow>())
        {
            Warn(row, nameof(row.Published), row.Published, "published");
            Warn(row, nameof(row.Accessed), row.Accessed, "read");
        }

        foreach (var row in book.Readable<EventRow>())
            Warn(row, nameof(row.Date), row.Date, "dated");
        foreach (var row in book.Readable<DealRow>())
            Warn(row, nameof(row.Announced), row.Announced, "announced");
        foreach (var row in book.Readable<AssumptionRow>())
            Warn(row, nameof(row.InformationDate), row.InformationDate, "what was known on that day");
        foreach (var row in book.Readable<ValuationRow>())
            Warn(row, nameof(row.Date), row.Date, "a round of that day");
        foreach (var row in book.Readable<PublishedRow>())
            Warn(row, nameof(row.Stated), row.Stated, "stated");
        foreach (var row in book.Readable<SizeRow>())
            Warn(row, nameof(row.Period), FieldType.Date.Read(row.Period) as DateOnly?, "measured on that day");
    }

    private void Warn(TableRow row, string property, DateOnly? day, string what)
    {
        if (day > asOf)
            book.ReportText(
                ProblemKind.AfterAsOf, row, property, $"({what}) is after the dataset's as-of day, {asOf:O}",
                $"{asOf:O} or earlier, or a later deals.asOf in {PackageDescriptor.FileName}");
    }
}
