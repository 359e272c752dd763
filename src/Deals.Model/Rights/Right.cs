namespace Deals;

/// <summary>
/// What a right gives its holder. Only an exclusive right keeps others out; first launch, preference and first refusal give a
/// place in the queue and collide with nothing.
/// </summary>
public enum RightKind
{
    /// <summary>Nobody else may, but for those the clause itself excepts.</summary>
    Exclusive,

    /// <summary>The holder may, and so may others.</summary>
    NonExclusive,

    /// <summary>Others may, but not before the holder.</summary>
    FirstLaunch,

    /// <summary>The holder is the grantor's first choice, without a bar on others.</summary>
    Preferred,

    /// <summary>The grantor must offer it to the holder before it goes to others.</summary>
    FirstRefusal,
}

/// <summary>A clause of a deal that gives a party a right over a subject for a time.</summary>
public sealed class Right : IIdentified
{
    /// <summary>Creates a right.</summary>
    /// <exception cref="FlawedException">
    /// An end before the start, an end on an event whose day is not known, a date assumption that is none, or an exception to a
    /// right that keeps nobody out.
    /// </exception>
    public Right(
        string id, Deal deal, string clause, Party holder, Party grantor, Subject subject, RightKind kind, DateOnly from, DateOnly? to,
        Assumption? until, DealEvent? endedBy, IReadOnlyList<Party> exceptions, Source source, Confidence confidence, string? note,
        Assumption? orUntil = null)
    {
        new Flaws()
            .If(to < from, nameof(to), "end-before-start", $"a last day no earlier than the first, {from:O}")
            .If(
                endedBy is { DatePrecision: DatePrecision.Day } && endedBy.Date <= from, "ended_by", "end-before-start",
                $"an event after the first day, {from:O}")
            .If(endedBy is { DatePrecision: DatePrecision.Month }, "ended_by", "end-without-day", "an event whose date is known to the day")
            .If(until is { IsDate: false }, nameof(until), "end-not-a-date", $"an assumption with the unit {Assumption.DateUnit}")
            .If(orUntil is { IsDate: false }, nameof(orUntil), "end-not-a-date", $"an assumption with the unit {Assumption.DateUnit}")
            .If(
                orUntil is not null && until is null, nameof(until), Parts.Missing,
                "an assumption that is a day, as or_until names another one")
            .If(holder == grantor, nameof(grantor), "self-grant", "another party than the holder")
            .If(
                exceptions.Count > 0 && kind != RightKind.Exclusive, nameof(kind), "exception-without-exclusivity",
                "exclusive, as the right has exceptions")
            .Throw();
        (Id, Deal, Clause, Holder, Grantor, Subject, Kind) = (id, deal, clause, holder, grantor, subject, kind);
        (From, To, EndsOn, EndedBy, Exceptions) = (from, to, [.. new[] { until, orUntil }.OfType<Assumption>()], endedBy, exceptions);
        (Source, Confidence, Note) = (source, confidence, note);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>The deal whose clause it is.</summary>
    public Deal Deal { get; }

    /// <summary>What people call the clause.</summary>
    public string Clause { get; }

    /// <summary>Who has the right.</summary>
    public Party Holder { get; }

    /// <summary>Who gave it.</summary>
    public Party Grantor { get; }

    /// <summary>What it covers, with all below it under a reading.</summary>
    public Subject Subject { get; }

    /// <summary>What it gives.</summary>
    public RightKind Kind { get; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day as the contract has it; null when it names none.</summary>
    public DateOnly? To { get; }

    /// <summary>The assumed days of which the earliest ends it by its own terms; none when it has no such end.</summary>
    public IReadOnlyList<Assumption> EndsOn { get; }

    /// <summary>The event that did end it; null while none has.</summary>
    public DealEvent? EndedBy { get; }

    /// <summary>Whom an exclusive right does not keep out.</summary>
    public IReadOnlyList<Party> Exceptions { get; }

    /// <summary>Where it was read.</summary>
    public Source Source { get; }

    /// <summary>How sure it is that the clause says so.</summary>
    public Confidence Confidence { get; }

    /// <summary>Remarks.</summary>
    public string? Note { get; }

    /// <summary>Returns whether the right, while it runs, forbids <paramref name="party"/> what it covers.</summary>
    public bool Bars(Party party) => Kind == RightKind.Exclusive && party != Holder && !Exceptions.Contains(party);

    /// <summary>
    /// Returns whether two rights get in each other's way while both run, as far as their kinds and holders go: one of them bars the
    /// other's holder from what the other allows. Rights that only give their holder a place in the queue never do, nor does what the
    /// holder of an exclusive right gave on.
    /// </summary>
    public bool IsAtOddsWith(Right other)
        => AllowsUse && other.AllowsUse && ((Bars(other.Holder) && !other.IsFrom(this)) || (other.Bars(Holder) && !IsFrom(other)));

    /// <summary>Returns whether the holder of another right gave this one, and with it leave to use what it covers.</summary>
    public bool IsFrom(Right other) => AllowsUse && Grantor == other.Holder;

    private bool AllowsUse => Kind is RightKind.Exclusive or RightKind.NonExclusive;

    /// <summary>
    /// Returns the days on which the right runs under a scenario, and what ends it: whichever of its last day, its assumed day and the
    /// event that ended it comes first. Null when it does not run at all: its deal is left out, or its assumed day is not after its first.
    /// </summary>
    public HeldRight? In(Scenario scenario)
    {
        if (!scenario.Includes(Deal))
            return null;

        var ends = new List<(DateOnly Day, Ending Ending)>();
        if (EndedBy is { } ending && scenario.Includes(ending.Deal))
            ends.Add((ending.Date, new(EndingCause.Event, this)));
        if (To is { } last)
            ends.Add((last.AddDays(1), new(EndingCause.LastDay, this)));
        foreach (var assumption in EndsOn)
        {
            if (scenario.ValueOf(assumption).Day is { } assumed)
                ends.Add((assumed, new(EndingCause.AssumedDay, this, assumption)));
        }

        if (ends.Count == 0)
            return new(this, Window.From(From), new(EndingCause.StillRunning, this));
        var first = ends.MinBy(end => end.Day);
        return first.Day > From ? new(this, Window.Until(From, first.Day), first.Ending) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Holder}: {Clause}";
}

/// <summary>What ends a right.</summary>
public enum EndingCause
{
    /// <summary>Nothing yet: it has no known end.</summary>
    StillRunning,

    /// <summary>An event, such as an amendment, ended it.</summary>
    Event,

    /// <summary>Its last day by contract went by.</summary>
    LastDay,

    /// <summary>A day that is assumed, such as the day AGI is declared, came.</summary>
    AssumedDay,
}

/// <summary>What ends a right, and whose right that is.</summary>
/// <param name="Cause">What kind of end it is.</param>
/// <param name="Right">The right that ends.</param>
/// <param name="Assumed">The assumption that holds the day; null unless the day is assumed.</param>
public sealed record Ending(EndingCause Cause, Right Right, Assumption? Assumed = null)
{
    /// <summary>Returns what ended it, in words that follow "ended by" or stand alone.</summary>
    public override string ToString() => Cause switch
    {
        EndingCause.Event => Right.EndedBy!.ToString(),
        EndingCause.LastDay => $"last day of “{Right.Clause}”, {Right.To:O}",
        EndingCause.AssumedDay => $"{Assumed!.Label} (assumed)",
        _ => "no end known",
    };
}

/// <summary>A right with the days on which it runs under a scenario.</summary>
/// <param name="Right">The right.</param>
/// <param name="Window">The days on which it runs.</param>
/// <param name="Ending">What ends it.</param>
public sealed record HeldRight(Right Right, Window Window, Ending Ending);
