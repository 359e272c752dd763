namespace Deals;

/// <summary>
/// Who holds which right when, under one scenario, and what follows from it: the collisions, who covers what, what nobody
/// covers, and what customers may choose. Everything is computed from the rights; nothing is entered by hand.
/// </summary>
public sealed class RightsTimeline
{
    private readonly DealBook book;

    /// <summary>Works out the days of every right.</summary>
    public RightsTimeline(DealBook book, Scenario scenario)
    {
        this.book = book;
        Scenario = scenario;
        Held = [.. book.Rights.Select(right => right.In(scenario)).OfType<HeldRight>()];
    }

    /// <summary>The circumstances.</summary>
    public Scenario Scenario { get; }

    /// <summary>The rights that run at some time, with their days, in the order of the data.</summary>
    public IReadOnlyList<HeldRight> Held { get; }

    /// <summary>
    /// The pairs of rights that get in each other's way under a reading, with the days on which they do. Two rights collide
    /// on the days when both run, if one of them is exclusive and bars the other's holder from what the other allows, and
    /// one's subject is the other's or stands above it. In order of the first day, then of the data.
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

    /// <summary>The collisions under every reading of the dataset, reading by reading.</summary>
    public IReadOnlyList<Collision> Collisions() => [.. book.Readings.SelectMany(Collisions)];

    /// <summary>How many days of a period each holder held each subject under a reading, directly or through a subject above it.</summary>
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

    /// <summary>The stretches of a period in which nobody held a right to a product, for each leaf of a reading.</summary>
    public IReadOnlyList<Gap> Gaps(Reading reading, Window period) =>
    [
        .. from product in reading.Leaves
           from window in period.Without(Covering(reading, product).Select(held => held.Window))
           select new Gap(product, window),
    ];

    /// <summary>Which pairs of product and cloud customers may use on a day, and which rights forbid the others.</summary>
    public IReadOnlyList<OfferStatus> Offers(Reading reading, DateOnly day)
    {
        var running = Held.Where(held => held.Window.Contains(day)).ToList();
        return
        [
            .. from offer in book.Offers
               let barring = running.Where(held => held.Right.Bars(offer.Cloud) && reading.Covers(held.Right.Subject, offer.Product))
               select new OfferStatus(offer, [.. barring.Select(held => held.Right)]),
        ];
    }

    /// <summary>
    /// The share of the pairs of product and cloud that customers may use, day by day: stretches in order of time that
    /// together make up the period; neighbours differ.
    /// </summary>
    /// <exception cref="InvalidOperationException">The book lists no pairs.</exception>
    public IReadOnlyList<ChoiceIndex> ChoiceIndex(Reading reading, Window period)
    {
        if (book.Offers.Count == 0)
            throw new InvalidOperationException("The choice index needs pairs of product and cloud, and the dataset lists none.");

        var steps = new List<ChoiceIndex>();
        foreach (var stretch in Stretches(period))
        {
            var usable = Offers(reading, stretch.Start).Count(offer => offer.IsUsable);
            if (steps.Count > 0 && steps[^1].Usable == usable)
                steps[^1] = steps[^1] with { Window = Window.Until(steps[^1].Window.Start, stretch.End) };
            else
                steps.Add(new(stretch, usable, book.Offers.Count));
        }

        return steps;
    }

    private IEnumerable<HeldRight> Covering(Reading reading, Subject subject) => Held.Where(held => reading.Covers(held.Right.Subject, subject));

    private static int DaysOf(IEnumerable<HeldRight> held, Window period)
        => Window.Union(held.Select(one => one.Window.Intersection(period)).OfType<Window>()).Sum(window => window.Days!.Value);

    private static Window Closed(Window period)
        => period.IsOpen ? throw new ArgumentException("Days can be counted only in a period that has an end.", nameof(period)) : period;

    /// <summary>The parts of a period within which no right starts or ends.</summary>
    private IEnumerable<Window> Stretches(Window period)
    {
        var turns = Held.SelectMany(held => new[] { held.Window.Start, held.Window.End }).OfType<DateOnly>()
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
