namespace Deals.Data;

/// <summary>Where subjects stand under each reading, and what is wrong with that.</summary>
internal sealed class Placements(Binding book)
{
    /// <summary>Of more readings only so many are named in a message.</summary>
    private const int Named = 6;

    private readonly HashSet<string> withCycles = new(StringComparer.Ordinal);
    private readonly ILookup<string, PlacementRow> ofReading = book.Lookup((PlacementRow row) => row.ReadingId.Id, row => row);
    private readonly ILookup<string, PlacementRow> below
        = book.Lookup((PlacementRow row) => row.ParentId?.Id ?? "", row => row);

    /// <summary>Reports the subjects that have no place under some reading, whether or not the rest of a row can be read.</summary>
    public void CheckAllPlaced()
    {
        if (book.Rows<PlacementRow>().Count == 0 && book.Rows<SubjectRow>().Count == 0)
            return;
        var placed = book.Rows<PlacementRow>().Select(row => (row.Text("reading_id"), row.Text("subject_id"))).ToHashSet();
        var readings = book.Rows<ReadingRow>().Select(row => row.Text("reading_id")).OfType<string>().Distinct().ToList();
        foreach (var row in book.Rows<SubjectRow>().Where(row => row.Text("subject_id") is not null))
        {
            var missing = readings.Where(reading => !placed.Contains((reading, row.Text("subject_id")))).ToList();
            if (missing.Count > 0)
            {
                var more = missing.Count > Named ? $" and {missing.Count - Named} more" : "";
                var under = string.Join(", ", missing.Take(Named).Select(VisibleText.Shortened)) + more;
                book.Report(
                    ProblemKind.NotPlaced, row, "subject_id", $"{VisibleText.Quoted(row.Text("subject_id")!)} has no place under {under}",
                    "a row in placements for each reading; without a parent the subject stands at the top");
            }
        }
    }

    /// <summary>Each subject's parent under a reading; null when this is no tree, which is then reported.</summary>
    public IReadOnlyDictionary<Subject, Subject?>? Tree(string reading)
    {
        var places = ofReading[reading].ToList();
        var parents = new Dictionary<Subject, Subject?>();
        foreach (var row in places)
            parents.TryAdd(book.Get(row.SubjectId), book.Find(row.ParentId));

        var cycles = Reading.Cycles(parents);
        foreach (var cycle in cycles)
        {
            withCycles.Add(reading);
            var row = places.Find(row => row.SubjectId.Id == cycle[0].Id)!;
            book.Report(
                ProblemKind.SubjectCycle, row, nameof(row.ParentId),
                $"{VisibleText.Quoted(cycle[0].Id)} stands below itself: {Circles.Text([.. cycle.Select(subject => subject.Id)], " < ")}",
                "a parent that does not stand below the subject");
        }

        return cycles.Count == 0 && parents.Values.OfType<Subject>().All(parents.ContainsKey) ? parents : null;
    }

    /// <summary>
    /// What stands below a subject, in words: "a below it under b"; null when nothing does under any reading that is a tree.
    /// </summary>
    public string? Below(To<Subject> subject)
        => below[subject.Id].FirstOrDefault(row => !withCycles.Contains(row.ReadingId.Id)) is { } row
            ? $"{VisibleText.Quoted(row.SubjectId.Id)} below it under {VisibleText.Quoted(row.ReadingId.Id)}"
            : null;
}
