namespace Deals.Data;

/// <summary>Where subjects stand under each reading, and what is wrong with that.</summary>
internal sealed class Placements(RowBinder rows, Facts<Subject> subjects)
{
    private static readonly TableShape Shape = DealSchema.Placements;
    private readonly HashSet<string> withCycles = new(StringComparer.Ordinal);

    /// <summary>Reports the subjects that have no place under some reading.</summary>
    public void CheckAllPlaced()
    {
        var places = rows.Rows(Shape);
        if (places.Count == 0 && rows.Rows(DealSchema.Subjects).Count == 0)
            return;
        var placed = places.Select(row => (row.Text("reading_id"), row.Text("subject_id"))).ToHashSet();
        var readings = rows.Rows(DealSchema.Readings).Select(row => row.Text("reading_id")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var row in rows.Rows(DealSchema.Subjects).Where(row => row.Text("subject_id") is not null))
        {
            var missing = readings.Where(reading => !placed.Contains((reading, row.Text("subject_id")))).ToList();
            if (missing.Count > 0)
            {
                rows.Report(
                    ProblemKind.NotPlaced, row, "subject_id", $"{VisibleText.Quoted(row.Needed("subject_id"))} has no place under {string.Join(", ", missing.Select(VisibleText.Shortened))}",
                    "a row in placements for each reading; without a parent the subject stands at the top");
            }
        }
    }

    /// <summary>Each subject's parent under a reading; null when this is no tree, which is then reported.</summary>
    public IReadOnlyDictionary<Subject, Subject?>? Tree(string reading)
    {
        var places = rows.Readable(Shape).Where(row => row.Text("reading_id") == reading).ToList();
        var parents = new Dictionary<Subject, Subject?>();
        foreach (var row in places)
            parents.TryAdd(subjects[row.Needed("subject_id")], subjects.Find(row.Text("parent_id")));

        var cycles = Reading.Cycles(parents);
        foreach (var cycle in cycles)
        {
            withCycles.Add(reading);
            var row = places.Find(row => row.Text("subject_id") == cycle[0].Id)!;
            rows.Report(
                ProblemKind.SubjectCycle, row, "parent_id", $"{VisibleText.Quoted(cycle[0].Id)} stands below itself: {string.Join(" < ", cycle.Select(subject => subject.Id))}",
                "a parent that does not stand below the subject");
        }

        return cycles.Count == 0 && parents.Values.OfType<Subject>().All(parents.ContainsKey) ? parents : null;
    }

    /// <summary>What stands below a subject, in words: "a below it under b"; null when nothing does under any reading that is a tree.</summary>
    public string? Below(string subject)
        => rows.Readable(Shape).FirstOrDefault(row => row.Text("parent_id") == subject && !withCycles.Contains(row.Needed("reading_id"))) is { } row
            ? $"{VisibleText.Quoted(row.Needed("subject_id"))} below it under {VisibleText.Quoted(row.Needed("reading_id"))}"
            : null;
}
