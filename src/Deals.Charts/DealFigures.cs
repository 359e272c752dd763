namespace Deals;

/// <summary>
/// The figures of a book of deals. Each is computed from the data; a scenario changes them by changing the timeline. Where the data
/// have nothing to show, a figure says so in its title.
/// </summary>
public static class DealFigures
{
    /// <summary>Who held which right when, with the collisions under a reading hatched and listed.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="timeline">Who holds what when.</param>
    /// <param name="reading">Whose reading.</param>
    /// <param name="days">The days to show; when left out the months around the collisions, under whatever reading, or the book's period
    /// where nothing collides.</param>
    public static Figure ExclusivityWindows(this DealBook book, RightsTimeline timeline, Reading reading, Window? days = null)
        => Charts.Figures.ExclusivityWindows.Of(book, timeline, reading,
            Closed(days ?? Charts.Figures.ExclusivityWindows.Around(book, timeline)));

    /// <summary>The story's events on a true scale of time.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="scenario">Which deals are part of the story; all when left out.</param>
    /// <param name="days">The days to show; the book's period when left out.</param>
    public static Figure EventTimeline(this DealBook book, Scenario? scenario = null, Window? days = null)
        => Charts.Figures.EventTimeline.Of(book, scenario ?? Scenario.Base(book), Closed(days ?? book.Period));

    /// <summary>Which product customers may use on which cloud, before, during and after the collisions, and whose clause bars the
    /// rest.</summary>
    /// <param name="book">The dataset; it lists pairs of product and cloud.</param>
    /// <param name="timeline">Who holds what when.</param>
    /// <param name="reading">Whose reading.</param>
    public static Figure WhoMaySell(this DealBook book, RightsTimeline timeline, Reading reading)
        => Charts.Figures.WhoMaySell.Of(book, timeline, reading);

    /// <summary>The share of the pairs of product and cloud that customers may use, day by day, one line a reading.</summary>
    /// <param name="book">The dataset; it lists pairs of product and cloud.</param>
    /// <param name="timeline">Who holds what when.</param>
    /// <param name="readings">Whose readings; all of the dataset's when left out.</param>
    /// <param name="days">The days to show; when left out the book's period, up to a while after the last change.</param>
    public static Figure ChoiceIndex(this DealBook book, RightsTimeline timeline, IReadOnlyList<Reading>? readings = null,
        Window? days = null)
        => ChoiceOverTime.Of(book, timeline, readings ?? book.Readings, days is null ? null : Closed(days));

    /// <summary>The answer on one page: who gains and who loses how much, why, what would change it, how sure it is, and what of it
    /// is confirmed.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="timeline">Who holds what when.</param>
    /// <param name="outcomes">Who gains what; null for a dataset without money.</param>
    /// <param name="viewer">The party to look at most closely; the one of whom the title says what turns its result when left out.</param>
    /// <param name="simulation">Worlds in which all assumptions move at once, to say how sure the answer is; without, odds alone are
    /// told.</param>
    public static Figure Brief(this DealBook book, RightsTimeline timeline, Outcomes? outcomes, Party? viewer = null,
        Simulation? simulation = null)
        => BriefOfStudy.Of(book, timeline, outcomes, viewer, simulation);

    /// <summary>Every figure the dataset supports, in the order of reading: the brief, the story and the rights, then the money, and how
    /// sure that is.</summary>
    public static IReadOnlyList<Figure> All(DealBook book, RightsTimeline timeline) => [.. FigureKind.Shown(Kinds(book, timeline))];

    /// <summary>The same by kinds.</summary>
    internal static IEnumerable<FigureKind> Kinds(DealBook book, RightsTimeline timeline)
    {
        var outcomes = book.Ledger is null || book.Terms.Count == 0 ? null : book.Money().Outcomes(timeline.Scenario);
        var simulation = new Lazy<Simulation?>(() => outcomes?.Simulated());
        IEnumerable<FigureKind> ofMoney = outcomes is null ? []
            : [.. FlowFigures.Kinds(outcomes.Result), .. OutcomeFigures.Kinds(outcomes), .. SimulationFigures.Kinds(simulation)];
        return
        [
            new("brief", () => [book.Brief(timeline, outcomes, simulation: simulation.Value)]), .. KindsOfRights(book, timeline),
            .. ofMoney,
        ];
    }

    /// <summary>Every figure of the story and the rights that the dataset supports, in the order of reading.</summary>
    public static IReadOnlyList<Figure> OfRights(DealBook book, RightsTimeline timeline)
        => [.. FigureKind.Shown(KindsOfRights(book, timeline))];

    private static IEnumerable<FigureKind> KindsOfRights(DealBook book, RightsTimeline timeline) =>
    [
        new("event-timeline", () => [book.EventTimeline(timeline.Scenario)]),
        new("exclusivity-windows", () => book.Readings.Select(reading => book.ExclusivityWindows(timeline, reading))),
        new("who-may-sell", () => book.Readings.Select(reading => book.WhoMaySell(timeline, reading))),
        new("choice-index", () => [book.ChoiceIndex(timeline)]),
    ];

    private static Window Closed(Window days)
        => days.IsOpen ? throw new ArgumentException("A figure shows days up to a last one; this window has no end.", nameof(days)) : days;
}
