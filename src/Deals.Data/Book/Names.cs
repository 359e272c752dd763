namespace Deals.Data;

/// <summary>
/// Refuses names that nobody can see, and those that nobody can tell from another one of the table: a chart would have two lines
/// of one name.
/// </summary>
internal sealed class Names(Binding book)
{
    /// <summary>Reports them in every table whose rows charts and sliders name.</summary>
    public void Check()
    {
        Check<PartyRow>(nameof(PartyRow.Name));
        Check<PartyRow>(nameof(PartyRow.ShortName));
        Check<SubjectRow>(nameof(SubjectRow.Name));
        Check<ReadingRow>(nameof(ReadingRow.Name));
        Check<DealRow>(nameof(DealRow.Name));
        Check<AssumptionRow>(nameof(AssumptionRow.Label));
        Check<DriverRow>(nameof(DriverRow.Name));
        Check<ClauseRow>(nameof(ClauseRow.Name));
        Check<RegimeRow>(nameof(RegimeRow.Name));
        Check<CapGroupRow>(nameof(CapGroupRow.Name));
        Check<TermRow>(nameof(TermRow.Name));
        Check<ScenarioRow>(nameof(ScenarioRow.Name));

        // A party's criteria stand beside each other; two parties may have one of the same name.
        Check<CriterionRow>(nameof(CriterionRow.Name), nameof(CriterionRow.PartyId));
        Check<PublishedRow>(nameof(PublishedRow.Name), nameof(PublishedRow.PublishedId));
        Check<EventRow>(nameof(EventRow.Title), nameof(EventRow.EventId));
    }

    /// <param name="property">Which column is the name.</param>
    /// <param name="within">Which column names differ within; null for the whole table.</param>
    private void Check<TRow>(string property, string? within = null)
        where TRow : TableRow
    {
        var column = SnakeCase.Of(property);
        var known = new Dictionary<(string? Within, string Seen), Row>();
        foreach (var row in book.Rows<TRow>())
        {
            if (row.Text(column) is not { } name)
                continue;
            var seen = LookAlike.Of(name);
            if (seen.Length == 0)
                Report(ProblemKind.HiddenName, row, "has nothing to see", "a name of letters");
            else if (LookAlike.HasHidden(name))
                Report(ProblemKind.HiddenName, row, "has a character that does not show", "the same without it");
            else if (name.Trim().Length < name.Length)
                Report(ProblemKind.HiddenName, row, "has blanks around it", "the same without blanks before and after it");
            else if (!known.TryAdd((within is null ? null : row.Text(SnakeCase.Of(within)), seen), row))
            {
                var first = known[(within is null ? null : row.Text(SnakeCase.Of(within)), seen)];
                // A row that stands twice has been told of by its key.
                if (DealSchema.For<TRow>().Key.All(part => row.Text(part.Name) == first.Text(part.Name)))
                    continue;
                Report(
                    ProblemKind.LookAlike, row,
                    first.Text(column) == name ? "names another row too" : $"looks like {VisibleText.Quoted(first.Text(column)!)}",
                    string.Create(CultureInfo.InvariantCulture, $"a name of its own, as line {first.Line} has that one"));
            }
        }

        void Report(ProblemKind kind, Row row, string fault, string expected)
            => book.Report(kind, row, column, $"{VisibleText.Quoted(row.Text(column)!)} {fault}", expected);
    }
}
