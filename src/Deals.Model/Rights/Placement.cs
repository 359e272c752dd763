namespace Deals;

/// <summary>Where a subject stands under a reading.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Reading">The reading.</param>
/// <param name="Parent">The subject it stands directly below; null at the top.</param>
public sealed record Placement(Subject Subject, Reading Reading, Subject? Parent)
{
    internal static IReadOnlyList<Placement> Disputed(DealBook book) =>
    [
        .. from subject in book.Subjects
           let placements = book.Readings.Select(reading => new Placement(subject, reading, reading.ParentOf(subject))).ToList()
           where placements.Select(placement => placement.Parent).Distinct().Skip(1).Any()
           from placement in placements
           select placement,
    ];
}
