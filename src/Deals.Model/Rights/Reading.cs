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
    /// <param name="id">The id other tables use.</param>
    /// <param name="name">What charts call it.</param>
    /// <param name="statement">What whoever holds it says, in a sentence.</param>
    /// <param name="heldBy">Who holds it; empty when it is nobody's in particular.</param>
    /// <param name="parents">Each subject's parent; null for one at the top. Every parent has an entry of its own.</param>
    /// <param name="source">Where it was read; null for a judgement.</param>
    /// <param name="reason">Why the subjects are placed so.</param>
    /// <exception cref="ArgumentException">A subject is its own ancestor, or a parent has no entry of its own.</exception>
    public Reading(
        string id, string name, string statement, IReadOnlyList<Party> heldBy, IReadOnlyDictionary<Subject, Subject?> parents,
        Source? source, string? reason)
    {
        if (parents.Values.OfType<Subject>().FirstOrDefault(parent => !parents.ContainsKey(parent)) is { } lost)
            throw new ArgumentException($"{lost.Id} is a parent but has no place of its own.", nameof(parents));
        if (Cycles(parents) is [var cycle, ..])
            throw new ArgumentException($"A subject is its own ancestor: {string.Join(" < ", cycle.Select(subject => subject.Id))}.", nameof(parents));

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

    /// <summary>The subject a subject stands directly below; null at the top.</summary>
    /// <exception cref="KeyNotFoundException">The subject has no place in this reading.</exception>
    public Subject? ParentOf(Subject subject) => parents[subject];

    /// <summary>The subjects that stand directly below a subject.</summary>
    public IEnumerable<Subject> ChildrenOf(Subject subject) => children[subject];

    /// <summary>Whether nothing stands below a subject.</summary>
    public bool IsLeaf(Subject subject) => !children.Contains(subject);

    /// <summary>Whether a right to <paramref name="subject"/> takes in <paramref name="other"/>: it is the same or stands below.</summary>
    public bool Covers(Subject subject, Subject other)
    {
        for (var at = other; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == subject)
                return true;
        }

        return false;
    }

    /// <summary>The narrower of two subjects when one covers the other: what two rights to them have in common; otherwise null.</summary>
    public Subject? Common(Subject one, Subject other) => Covers(one, other) ? other : Covers(other, one) ? one : null;

    /// <summary>The chains of subjects that lead back to themselves, each as the path from a subject up to itself.</summary>
    /// <param name="parents">Each subject's parent; null for one at the top.</param>
    public static IReadOnlyList<IReadOnlyList<Subject>> Cycles(IReadOnlyDictionary<Subject, Subject?> parents)
    {
        var cycles = new List<IReadOnlyList<Subject>>();
        var done = new HashSet<Subject>();
        foreach (var subject in parents.Keys)
        {
            var path = new List<Subject>();
            Subject? at = subject;
            for (; at is not null && !done.Contains(at) && !path.Contains(at); at = parents.GetValueOrDefault(at))
                path.Add(at);
            if (at is not null && path.IndexOf(at) is var first and >= 0)
                cycles.Add([.. path.Skip(first), at]);
            done.UnionWith(path);
        }

        return cycles;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
