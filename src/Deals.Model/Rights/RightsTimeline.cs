namespace Deals;

/// <summary>
/// Who holds which right when, under one scenario, and what follows from it: the collisions, who covers what, what nobody
/// covers, and what customers may choose. Everything is computed from the rights; nothing is entered by hand.
/// </summary>
/// <param name="book">Whose rights.</param>
/// <param name="scenario">The scenario.</param>
public sealed class RightsTimeline(DealBook book, Scenario scenario)
{
    /// <summary>The scenario that was asked for.</summary>
    public Scenario Scenario => scenario;

    /// <summary>The rights that run at some time, with their days, in the order of the data.</summary>
    public IReadOnlyList<HeldRight> Held { get; } = [.. book.Rights.Select(right => right.In(scenario)).OfType<HeldRight>()];

    /// <summary>
    /// Returns the pairs of rights that get in each other's way under a reading, with the days on which they do. Two rights collide
    /// on the days when both run, if one of them is exclusive and bars the other's holder from what the other allows, unless its own
    /// holder gave that, and one's subject is the other's or stands above it. In order of the first day, then of the data.
    /// </summary>
    public IReadOnlyList<Collision> Collisions(Reading reading) =>
    [
        .. from pair in Held.SelectMany((first, at) => Held.Skip(at + 1), (first, second) => (first, second))
           where pair.first.Right.IsAtOddsWith(pair.second.Right)
           let subject = reading.Common(pair.first.Right.Subject, pair.second.Right.Subject)
           let window = pair.first.Window.Intersection(pair.second.Window)
           where subject is not null && window is not null
           orderby window.Start
           select new Collision(reading, pair.first, pair.second, subject, window),
    ];

    /// <summary>Returns the collisions under every reading of the dataset, reading by reading.</summary>
    public IReadOnlyList<Collision> Collisions() => [.. book.Readings.SelectMany(Collisions)];

    /// <summary>
    /// Returns how many days of a period each holder held each subject under a reading, directly or through a subject above it.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="period">The days to count; it has an end.</param>
    /// <returns>A row for each holder and subject with at least one day, in the order of the data.</returns>
    /// <exception cref="ArgumentException">The period has no end.</exception>
    public IReadOnlyList<Coverage> Coverage(Reading reading, Window period) =>
    [
        .. from holder in book.Parties
           from subject in reading.Subjects
           let held = Covering(reading, subject).Where(held => held.Right.Holder == holder).ToList()
           let days = DaysOf(held, Closed(period))
           where days > 0
           select new Coverage(holder, subject, days, DaysOf(held.Where(one => one.Right.Kind == RightKind.Exclusive), period), period),
    ];

    /// <summary>Returns the stretches of a period in which nobody held a right to a product, for each leaf of a reading.</summary>
    public IReadOnlyList<Gap> Gaps(Reading reading, Window period) =>
    [
        .. from product in reading.Leaves
           from window in period.Without(Covering(reading, product).Select(held => held.Window))
           select new Gap(product, window),
    ];

    /// <summary>
    /// Returns which pairs of product and cloud customers may use on a day, and which rights forbid the others. A right forbids nothing
    /// to a cloud to which its holder gave a right of its own.
    /// </summary>
    public IReadOnlyList<OfferStatus> Offers(Reading reading, DateOnly day)
    {
        var running = Held.Where(held => held.Window.Contains(day)).ToList();
        return
        [
            .. from offer in book.Offers
               let own = running.Where(held => held.Right.Holder == offer.Cloud && reading.Covers(held.Right.Subject, offer.Product))
                   .ToList()
               let barring = running.Where(held => held.Right.Bars(offer.Cloud) && reading.Covers(held.Right.Subject, offer.Product)
                   && !own.Exists(given => given.Right.IsFrom(held.Right)))
               let isOver = day > offer.To
               select new OfferStatus(offer, isOver ? [] : [.. barring.Select(held => held.Right)], day < offer.Since, isOver),
        ];
    }

    /// <summary>
    /// Returns the share of the pairs of product and cloud that customers may use, day by day: stretches in order of time that
    /// together make up the period; neighbours differ. Pairs that are on sale or announced at some time count from the day they are,
    /// and before it while somebody's right keeps them away; what is only possible is counted apart.
    /// </summary>
    /// <exception cref="InvalidOperationException">The book lists no pairs that are on sale or announced.</exception>
    public IReadOnlyList<ChoiceIndex> ChoiceIndex(Reading reading, Window period)
    {
        var listed = book.Offers.Count(offer => offer.IsCounted);
        if (listed == 0)
            throw new InvalidOperationException("The choice index needs offers that are on sale or announced, and the dataset lists none.");

        var steps = new List<ChoiceIndex>();
        foreach (var stretch in Stretches(period))
        {
            var offers = Offers(reading, stretch.Start);
            var pairs = offers.Count(offer => offer.Counts);
            var usable = offers.Count(offer => offer.Counts && offer.IsUsable);
            var possible = offers.Count(offer => !offer.Offer.IsCounted && offer.IsUsable);
            if (steps.Count > 0 && steps[^1].Usable == usable && steps[^1].Pairs == pairs && steps[^1].Possible == possible)
                steps[^1] = steps[^1] with { Window = Window.Until(steps[^1].Window.Start, stretch.End) };
            else
                steps.Add(new(stretch, usable, pairs, possible, book.Offers.Count - listed));
        }

        return steps;
    }

    /// <summary>The days of a period, or of its days so far where it has no end, on which a right or an offer comes or goes.</summary>
    internal IEnumerable<DateOnly> Days(Window period, DateOnly asOf)
        => Stretches(period.IsOpen ? Window.Until(period.Start, asOf > period.Start ? asOf.AddDays(1) : period.Start.AddDays(1)) : period)
            .Select(stretch => stretch.Start);

    private IEnumerable<HeldRight> Covering(Reading reading, Subject subject)
        => Held.Where(held => reading.Covers(held.Right.Subject, subject));

    private static int DaysOf(IEnumerable<HeldRight> held, Window period)
        => Window.Union(held.Select(one => one.Window.Intersection(period)).OfType<Window>()).Sum(window => window.Days!.Value);

    private static Window Closed(Window period)
        => period.IsOpen ? throw new ArgumentException("Days can be counted only in a period that has an end.", nameof(period)) : period;

    /// <summary>The parts of a period within which no right starts or ends and no offer comes or goes.</summary>
    private IEnumerable<Window> Stretches(Window period)
    {
        var turns = Held.SelectMany(held => new[] { held.Window.Start, held.Window.End })
            .Concat(book.Offers.SelectMany(offer => new[] { offer.Since, offer.To?.AddDays(1) }))
            .OfType<DateOnly>()
            .Where(day => day > period.Start && period.Contains(day)).Distinct().Order();
        var from = period.Start;
        foreach (var turn in turns)
        {
            yield return Window.Until(from, turn);
            from = turn;
        }

        yield return Window.Until(from, period.End);
    }
}

/// <summary>Two rights that get in each other's way.</summary>
/// <param name="Reading">The reading under which they do.</param>
/// <param name="First">The one right; it stands first in the data.</param>
/// <param name="Second">The other right.</param>
/// <param name="Subject">What both cover: the narrower of their subjects.</param>
/// <param name="Window">The days on which they collide.</param>
public sealed record Collision(Reading Reading, HeldRight First, HeldRight Second, Subject Subject, Window Window)
{
    /// <summary>What ends the collision: the end of whichever right ends first, or of both when they end on one day.</summary>
    public IReadOnlyList<Ending> Endings => Window.IsOpen
        ? [new(EndingCause.StillRunning, First.Right)]
        : [.. new[] { First, Second }.Where(held => held.Window.End == Window.End).Select(held => held.Ending)];

    /// <summary>What ended it, in words.</summary>
    public string EndedBy => string.Join(" and ", Endings.Select(ending => ending.ToString()).Distinct());

    /// <inheritdoc/>
    public override string ToString() => $"{First.Right} / {Second.Right}, {Subject}: {Window}";
}

/// <summary>For how long a holder held a subject within a period.</summary>
/// <param name="Holder">Who.</param>
/// <param name="Subject">What.</param>
/// <param name="Days">Days with any right to it; a day with two rights counts once.</param>
/// <param name="ExclusiveDays">Of these, days with an exclusive right.</param>
/// <param name="Period">The days that were looked at.</param>
public sealed record Coverage(Party Holder, Subject Subject, int Days, int ExclusiveDays, Window Period)
{
    /// <summary>The days as a share of the period, 0 to 1.</summary>
    public double Share => (double)Days / Period.Days!.Value;
}

/// <summary>A stretch in which nobody held a right to a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Window">The days.</param>
public sealed record Gap(Subject Product, Window Window);

/// <summary>Whether customers may use a product on a cloud on a day.</summary>
/// <param name="Offer">The pair.</param>
/// <param name="BarredBy">The exclusive rights of others that forbid it; none when no right does.</param>
/// <param name="IsYetToCome">Whether it is on sale or announced from a later day only.</param>
/// <param name="IsOver">Whether its last day is past; then nothing bars it.</param>
public sealed record OfferStatus(Offer Offer, IReadOnlyList<Right> BarredBy, bool IsYetToCome = false, bool IsOver = false)
{
    /// <summary>Whether no right forbids it, and it is there.</summary>
    public bool IsUsable => BarredBy.Count == 0 && !IsYetToCome && !IsOver;

    /// <summary>Whether the choice index counts it: it is on sale or announced, or will be, and a right keeps it away till then.</summary>
    public bool Counts => Offer.IsCounted && !IsOver && (!IsYetToCome || BarredBy.Count > 0);
}

/// <summary>
/// The choice index over a stretch of days on which it does not change: of the pairs of product and cloud that are on sale or
/// announced by then, or would be but for somebody else's exclusive right, the share that customers may use. So a pair that comes
/// later is no change of choice before it is there, unless a right was what kept it away.
/// </summary>
/// <param name="Window">The days.</param>
/// <param name="Usable">How many pairs are usable.</param>
/// <param name="Pairs">How many pairs count on these days.</param>
/// <param name="Possible">How many pairs that nobody announced no right forbids.</param>
/// <param name="PossiblePairs">How many pairs there are that nobody announced.</param>
public sealed record ChoiceIndex(Window Window, int Usable, int Pairs, int Possible = 0, int PossiblePairs = 0)
{
    /// <summary>The usable share of the pairs, 0 to 1; 1 where none is there and none is kept away.</summary>
    public double Share => Pairs == 0 ? 1 : (double)Usable / Pairs;

    /// <summary>How many pairs somebody's right forbids: rights alone change that, not what comes on sale.</summary>
    public int Barred => Pairs - Usable;
}
