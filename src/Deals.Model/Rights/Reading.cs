namespace Deals;

/// <summary>
/// One way to read what the rights cover: the subjects as a tree, in which a right to a subject is a right to all below it.
/// Parties who disagree about a clause hold different readings of the same rights.
/// </summary>
public sealed class Reading : IIdentified
{
    private readonly IReadOnlyDictionary<Subject, Subject?> parents;
    private readonly ILookup<Subject, Subject> children;

    /// <summary>Creates a reading.</summary>
    /// <exception cref="ArgumentException">A subject is its own ancestor, or a parent has no entry of its own.</exception>
    public Reading(
        string id, string name, string statement, IReadOnlyList<Party> heldBy, IReadOnlyDictionary<Subject, Subject?> parents,
        Source? source, string? reason)
    {
        if (parents.Values.OfType<Subject>().FirstOrDefault(parent => !parents.ContainsKey(parent)) is { } lost)
            throw new ArgumentException($"{lost.Id} is a parent but has no place of its own.", nameof(parents));
        if (Cycles(parents) is [var cycle, ..])
            throw new ArgumentException(
                $"A subject is its own ancestor: {string.Join(" < ", cycle.Select(subject => subject.Id))}.", nameof(parents));

        (Id, Name, Statement, HeldBy, Source, Reason) = (id, name, statement, heldBy, source, reason);
        this.parents = parents;
        children = parents.Where(place => place.Value is not null).ToLookup(place => place.Value!, place => place.Key);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What charts call it.</summary>
    public string Name { get; }

    /// <summary>What whoever holds it says, in a sentence.</summary>
    public string Statement { get; }

    /// <summary>Who holds it.</summary>
    public IReadOnlyList<Party> HeldBy { get; }

    /// <summary>Where it was read; null for a judgement.</summary>
    public Source? Source { get; }

    /// <summary>Why the subjects are placed so.</summary>
    public string? Reason { get; }

    /// <summary>Every subject that has a place, in the order of the data.</summary>
    public IEnumerable<Subject> Subjects => parents.Keys;

    /// <summary>The subjects that nothing stands below: what customers can use.</summary>
    public IEnumerable<Subject> Leaves => parents.Keys.Where(IsLeaf);

    /// <summary>Returns the subject a subject stands directly below; null at the top.</summary>
    /// <exception cref="KeyNotFoundException">The subject has no place in this reading.</exception>
    public Subject? ParentOf(Subject subject) => parents[subject];

    /// <summary>Returns whether nothing stands below a subject.</summary>
    public bool IsLeaf(Subject subject) => !children.Contains(subject);

    /// <summary>
    /// Returns whether a right to <paramref name="subject"/> takes in <paramref name="other"/>: it is the same or stands below.
    /// </summary>
    public bool Covers(Subject subject, Subject other)
    {
        for (var at = other; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == subject)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Returns the narrower of two subjects when one covers the other: what two rights to them have in common; otherwise null.
    /// </summary>
    public Subject? Common(Subject one, Subject other) => Covers(one, other) ? other : Covers(other, one) ? one : null;

    /// <summary>Returns the chains of subjects that lead back to themselves, each as the path from a subject up to itself.</summary>
    /// <param name="parents">Each subject's parent; null for one at the top.</param>
    public static IReadOnlyList<IReadOnlyList<Subject>> Cycles(IReadOnlyDictionary<Subject, Subject?> parents)
        => Circles.Of(parents.Keys, subject => parents.GetValueOrDefault(subject) is { } parent ? [parent] : Array.Empty<Subject>());

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Something a right can cover: a product, a family of products, servers, know-how.</summary>
/// <param name="Id">The id other tables use.</param>
/// <param name="Name">What charts call it.</param>
/// <param name="Description">What it takes in and what not.</param>
public sealed record Subject(string Id, string Name, string? Description) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>How far a pair of product and cloud has come.</summary>
public enum OfferStage
{
    /// <summary>Customers can buy it.</summary>
    OnSale,

    /// <summary>It was announced.</summary>
    Announced,

    /// <summary>Nobody announced it, but it could be.</summary>
    Possible,
}

/// <summary>
/// A pair of a product and a cloud that customers might use together. Whether they may, on a day, follows from the rights.
/// </summary>
/// <param name="Product">What is used; a leaf of every reading.</param>
/// <param name="Cloud">On whose cloud.</param>
/// <param name="Source">Where it was read that the pair is wanted or offered; null for a judgement.</param>
/// <param name="Reason">Why the pair is in the list, where no source says so.</param>
/// <param name="Stage">How far it has come. The choice index counts what is on sale or announced.</param>
/// <param name="Since">The day from which it is on sale or announced; null where that was so all along, or it is only possible.</param>
/// <param name="To">The last day on which it is; null where no end is known, or it is only possible.</param>
public sealed record Offer(Subject Product, Party Cloud, Source? Source, string? Reason, OfferStage Stage = OfferStage.OnSale,
    DateOnly? Since = null, DateOnly? To = null)
{
    /// <summary>Whether the choice index counts it.</summary>
    public bool IsCounted => Stage != OfferStage.Possible;

    /// <inheritdoc/>
    public override string ToString() => $"{Product} on {Cloud}";
}

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
