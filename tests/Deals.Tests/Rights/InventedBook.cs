using CsCheck;

namespace Deals.Tests.Rights;

/// <summary>Random sets of rights over random trees of subjects, small enough that every kind of overlap turns up.</summary>
internal static class InventedBook
{
    private static readonly DateOnly Origin = new(2030, 1, 1);

    private static readonly Source Somewhere =
        new("S1", "Example Press", "A report", null, null, Origin, SourceKind.Press, SourceAccess.Direct);

    private static readonly Party[] Parties =
    [
        new("maker", "Maker", "Maker", PartyRole.Lab, "#000000", null),
        new("north", "North", "North", PartyRole.Cloud, "#111111", null),
        new("south", "South", "South", PartyRole.Cloud, "#222222", null),
        new("west", "West", "West", PartyRole.Cloud, "#333333", null),
    ];

    private static readonly Deal[] Deals =
    [
        new("first_deal", "First deal", Origin, null, null, null, DealStatus.InForce, [], Somewhere, null),
        new("second_deal", "Second deal", Origin, null, null, null, DealStatus.InForce, [], Somewhere, null),
    ];

    private static readonly Subject[] Subjects = [.. Enumerable.Range(0, 6).Select(at => new Subject($"subject{at}", $"Subject {at}", null))];

    /// <summary>The days that the counts look at: shorter than the span over which rights start and end.</summary>
    public static Window Period { get; } = Window.Through(Origin.AddDays(5), Origin.AddDays(54));

    private static Gen<DateOnly> Day { get; } = Gen.Int[0, 60].Select(offset => Origin.AddDays(offset));

    /// <summary>A forest over all subjects: each stands at the top or below one that comes before it.</summary>
    private static Gen<Reading> Tree { get; } = Gen.Int[0, 5].Array[Subjects.Length].Select(picks =>
    {
        var parents = new Dictionary<Subject, Subject?>();
        for (var at = 0; at < Subjects.Length; at++)
            parents.Add(Subjects[at], picks[at] < at ? Subjects[picks[at]] : null);
        return new Reading("reading", "Reading", "", [], parents, null, "invented");
    });

    private static Gen<DealEvent> Event { get; } = Gen.Select(Day, Gen.Int[0, 2], (day, deal) =>
        new DealEvent("event", day, DatePrecision.Day, EventKind.Settlement, "Settlement", null, deal < 2 ? Deals[deal] : null, Somewhere));

    private static Gen<Assumption> AssumedDay { get; } = Gen.Select(Day, Gen.Bool, (day, never) =>
    {
        var value = never ? AssumptionValue.Never : AssumptionValue.Of(day);
        return new Assumption(
            "milestone", "Milestone", "Dates", Assumption.DateUnit, value, value, value, Distribution.Fixed,
            AssumptionValue.Of(Origin), AssumptionValue.Never, 1, AssumptionBasis.Judgement, null, "invented", Origin);
    });

    /// <summary>A right with any mixture of the three ways to end.</summary>
    private static Gen<Right> RightOf(DealEvent settlement, Assumption milestone) =>
        from subject in Gen.Int[0, Subjects.Length - 1]
        from holder in Gen.Int[1, 3]
        from kind in Gen.Enum<RightKind>()
        from start in Gen.Int[0, 50]
        from length in Gen.Int[0, 30]
        from ends in Gen.Int[0, 7]
        from excepted in Gen.Int[0, 6]
        from deal in Gen.Int[0, 1]
        from grantor in Gen.Int[0, 3]
        let first = Origin.AddDays(start)
        let endsOnEvent = (ends & 4) != 0 && settlement.Date > first
        select new Right(
            "right", Deals[deal], "clause", Parties[holder], Parties[grantor == holder ? 0 : grantor], Subjects[subject], kind, first,
            (ends & 1) != 0 ? first.AddDays(length) : null,
            (ends & 2) != 0 ? milestone : null,
            endsOnEvent ? settlement : null,
            kind == RightKind.Exclusive && excepted is >= 1 and <= 3 && excepted != holder ? [Parties[excepted]] : [],
            Somewhere, Confidence.High, null);

    /// <summary>A book with up to nine rights, and the scenario to look at it under.</summary>
    public static Gen<(DealBook Book, Reading Reading, Scenario Scenario)> Any { get; } =
        from reading in Tree
        from settlement in Event
        from milestone in AssumedDay
        from rights in RightOf(settlement, milestone).Array[0, 9]
        from pairs in Gen.Select(Gen.Int[0, Subjects.Length - 1], Gen.Int[1, 3]).Array[1, 12]
        from leftOut in Gen.Int[0, 5]
        let book = new DealBook("invented", "Invented", null, Origin, Period, new()
        {
            Sources = [Somewhere],
            Parties = Parties,
            Deals = Deals,
            Events = [settlement],
            Subjects = Subjects,
            Readings = [reading],
            Offers = [.. pairs.Distinct().Select(pair => new Offer(Subjects[pair.Item1], Parties[pair.Item2], Somewhere, null))],
            Rights = [.. rights.Select((right, at) => Renamed(right, $"right{at}"))],
            Assumptions = [milestone],
        })
        let scenario = Scenario.Base(book)
        select (book, reading, leftOut < 2 ? scenario.WithoutDeal(Deals[leftOut].Id) : scenario);

    private static Right Renamed(Right right, string id) => new(
        id, right.Deal, right.Clause, right.Holder, right.Grantor, right.Subject, right.Kind, right.From, right.To, right.EndsOn.FirstOrDefault(),
        right.EndedBy, right.Exceptions, right.Source, right.Confidence, right.Note);
}
