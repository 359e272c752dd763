namespace Deals.Charts.Figures;

/// <summary>The choice index, one step line a reading.</summary>
internal sealed class ChoiceOverTime
{
    private const double PlotHeight = 250;
    private const double TickRoom = 44;
    private const double LaneHeight = 18;

    /// <summary>Room for half a label of the axis at its end.</summary>
    private const double RightRoom = 18;

    private static readonly Dash[] Dashes = [Dash.Solid, Dash.Dashed, Dash.Dotted, Dash.DashDotted];

    private readonly DealBook book;
    private readonly Window days;
    private readonly IReadOnlyList<(Reading Reading, IReadOnlyList<ChoiceIndex> Steps)> lines;

    /// <summary>The same over all days asked for, for the table: those that are drawn end where nothing changes any more.</summary>
    private readonly IReadOnlyList<(Reading Reading, IReadOnlyList<ChoiceIndex> Steps)> rows;

    private readonly string unchanged = "";

    private ChoiceOverTime(DealBook book, RightsTimeline timeline, IReadOnlyList<Reading> readings, Window? asked)
    {
        this.book = book;
        days = asked ?? WhileItChanges(book, timeline, readings);
        if (asked is null && days.LastDay < book.Period.LastDay)
            unchanged = $"; no change after that until {Wording.Day(book.Period.LastDay!.Value)}";
        lines = [.. readings.Select(reading => (reading, timeline.ChoiceIndex(reading, days)))];
        rows = [.. readings.Select(reading => (reading, timeline.ChoiceIndex(reading, asked ?? book.Period)))];
    }

    public static Figure Of(DealBook book, RightsTimeline timeline, IReadOnlyList<Reading> readings, Window? days)
    {
        const string Id = "choice-index";
        if (!book.Offers.Any(offer => offer.IsCounted))
            return Figure.Nothing(Id, "The choice index needs offers, and the dataset lists none.", timeline.Scenario);
        var drawn = new ChoiceOverTime(book, timeline, readings, days);
        var barring = timeline.Held.Where(held => held.Right.Kind == RightKind.Exclusive
            && held.Window.Intersection(drawn.days) is not null);
        IEnumerable<Source?> sources =
            [.. book.Offers.Select(offer => offer.Source), .. barring.Select(held => held.Right.Source),
                .. readings.Select(reading => reading.Source)];
        return new(Id, drawn.Words(), drawn.Table, timeline.Scenario, sources, drawn.Body);
    }

    /// <summary>The as-of day, or the last day shown where it lies beyond.</summary>
    private DateOnly Today => days.Contains(book.AsOf) ? book.AsOf : days.LastDay!.Value;

    /// <summary>The period without most of the time at its end in which nothing changes any more, so that what does can be seen.</summary>
    private static Window WhileItChanges(DealBook book, RightsTimeline timeline, IReadOnlyList<Reading> readings)
    {
        var period = book.Period;
        var last = readings.Select(reading => timeline.ChoiceIndex(reading, period)[^1].Window.Start).Append(book.AsOf).Max();
        var shown = period.Start.DayNumber + (int)((last.DayNumber - period.Start.DayNumber) * 1.15);
        return Window.Through(period.Start, DateOnly.FromDayNumber(Math.Clamp(shown, period.Start.DayNumber,
            period.LastDay!.Value.DayNumber)));
    }

    private static ChoiceIndex At(IReadOnlyList<ChoiceIndex> steps, DateOnly day) => steps.Single(step => step.Window.Contains(day));

    private ChoiceIndex Least(IReadOnlyList<ChoiceIndex> steps) => steps.Where(step => step.Window.Start <= Today)
        .MinBy(step => step.Share)!;

    private FigureWords Words()
    {
        var today = lines.Select(line => At(line.Steps, Today)).ToList();
        var least = lines.Select(line => Least(line.Steps)).ToList();
        var low = Range(least);
        var depending = least.Select(step => Wording.Percent(step.Share)).Distinct().Count() > 1 ? ", depending on the reading" : "";
        var hasRisen = today.Zip(least, (now, lowest) => now.Share > lowest.Share).ToList();
        var most = lines.Select(line => line.Steps.Where(step => step.Window.Start <= Today && step.Pairs > 0)
            .DefaultIfEmpty(line.Steps[0]).MaxBy(step => step.Share)!).ToList();
        var hasFallen = today.Zip(most, (now, highest) => now.Share < highest.Share).Contains(true);
        var isStill = today.Zip(most).Where((_, at) => !hasRisen[at]).All(pair => pair.First.Share == pair.Second.Share);
        var isAlike = today.Zip(most).Select(pair => (pair.First.Share, pair.Second.Share)).Distinct().Count() == 1;
        var now = $"Customers may use {Range(today)} of the offers";
        var title = (hasRisen.Contains(true), hasRisen.Contains(false)) switch
        {
            _ when today.TrueForAll(step => step.Pairs == 0) && book.Offers.Any(offer => offer.To < Today) =>
                $"No offer is on sale any more on {Wording.Day(Today)}; while there were some, customers could use {low} of them at the "
                    + $"least{depending}",
            (false, _) when hasFallen =>
                $"{now}{(isAlike ? $", down from {Range(most)}" : ", the fewest so far")}{(lines.Count > 1 ? " under every reading" : "")}",
            (false, _) => $"{now}, as all along{(lines.Count > 1 ? " under every reading" : "")}",
            (true, false) => $"{now} on {Wording.Day(Today)}; the lowest was {low}{depending}",
            // One sentence for all readings would tell of a rise where there was none.
            _ => $"{now} on {Wording.Day(Today)}: up from {Range([.. least.Where((_, at) => hasRisen[at])])} at the lowest under "
                + $"{Readings(true)}, {(isStill ? "the same throughout" : "the fewest so far")} under {Readings(false)}",
        };
        var alt = string.Join(" ", lines.Select(line => $"{Wording.Sentence(Wording.Of(line.Reading))}: "
            + $"{string.Join(", ", line.Steps.Select(step => $"{Wording.Percent(step.Share)} {Wording.Span(step.Window)}"))}."));
        var pairs = lines[0].Steps[0];
        var apart = pairs.PossiblePairs == 0 ? ""
            : $". {Wording.Sentence(Wording.Count(pairs.PossiblePairs, "possible offer"))} that nobody has announced "
                + $"{(pairs.PossiblePairs == 1 ? "is" : "are")} not counted";
        var counted = book.Offers.Count(offer => offer.IsCounted);
        var stage = book.Offers.Any(offer => offer.Stage == OfferStage.Announced) ? " on sale or announced" : "";
        var later = book.Offers.Any(offer => offer.IsCounted && offer.Since > days.Start)
            ? ", each from its first day on, and before it while a right keeps it away" : "";
        later += book.Offers.Any(offer => offer.IsCounted && offer.To < days.LastDay) ? "; each up to its last day" : "";
        return new(title, $"Choice index: usable share of {Wording.Count(counted, "offer")}{stage}{later}; percent, by day, "
            + $"{Wording.Span(days)}{unchanged}{apart}", $"{title}. {alt}");

        string Readings(bool risen) => Wording.List([.. lines.Where((_, at) => hasRisen[at] == risen)
            .Select(line => Wording.Of(line.Reading))]);
    }

    private static string Range(IReadOnlyList<ChoiceIndex> steps)
        => (steps.MinBy(step => step.Share)!, steps.MaxBy(step => step.Share)!) is var (low, high)
            && Wording.Percent(low.Share) == Wording.Percent(high.Share)
        ? Wording.Percent(low.Share)
        : $"{Wording.Percent(low.Share)} to {Wording.Percent(high.Share)}";

    private FigureTable Table() => new(
        ["Reading", "First day", "Last day", "Days", "Usable pairs", "Pairs", "Share", "Possible pairs not barred", "Possible pairs"],
        [
            .. from line in rows
               from step in line.Steps
               select new object?[] { line.Reading.Name, step.Window.Start, step.Window.LastDay, step.Window.Days, step.Usable, step.Pairs,
                   step.Share, step.Possible, step.PossiblePairs },
        ]);

    private Body Body(Canvas canvas)
    {
        var drawn = lines.Select((line, at) => Drawn(line.Reading, line.Steps, at)).ToList();
        var key = Key.Of([.. lines.Select((line, at) => new KeyEntry.Drawn(KeyText(line.Reading, line.Steps), drawn[at][0]))], canvas,
            stacked: true);
        return new Stack().Add(key).Gap(10).Add(Plot([.. drawn.SelectMany(parts => parts)], canvas)).Gap(26).ToBody();
    }

    private string KeyText(Reading reading, IReadOnlyList<ChoiceIndex> steps)
    {
        var (now, least) = (At(steps, Today), Least(steps));
        // What is on offer may change while the share stays; and it may come back to its lowest.
        var lowest = Window.Union(steps.Where(step => step.Window.Start <= Today && step.Share == least.Share).Select(step => step.Window));
        var low = least.Share < now.Share
            ? $", lowest {Wording.Percent(least.Share)}, {(lowest.Count > 1 ? "first " : "")}{Wording.Span(lowest[0])}" : "";
        return $"{Wording.Sentence(Wording.Of(reading))}: {Wording.Percent(now.Share)} on {Wording.Day(Today)}{low}";
    }

    private Panel Plot(IReadOnlyList<Line> drawn, Canvas canvas)
    {
        var plotWidth = canvas.ContentWidth - TickRoom - RightRoom;
        var (from, to) = ((double)days.Start.DayNumber, (double)days.End!.Value.DayNumber);
        var labels = new SpanLabels(plotWidth, from, to);
        if (days.Contains(book.AsOf))
            labels.Add(book.AsOf.DayNumber, new($"as of {Wording.Day(book.AsOf)}", Palette.Muted));
        var x = Axis.Days(days.Start, days.LastDay!.Value, (int)(plotWidth / 72)) with { HasGrid = false };
        Tick[] ticks = [new(0, "0%"), new(0.25, "25%"), new(0.5, "50%"), new(0.75, "75%"), new(1, "100%")];
        var y = new Axis(AxisKind.Number, 0, 1.04 + (labels.Count * LaneHeight / PlotHeight)) { IsShown = true, Ticks = ticks };
        return Panel.Of(PlotHeight, x, TickRoom, RightRoom, y) with
        {
            Marks = [.. drawn],
            Rules = days.Contains(book.AsOf) ? [new(book.AsOf.DayNumber, 0, book.AsOf.DayNumber, 1.04, Palette.Muted, 1.2, Dash.Dotted)]
                : [],
            Notes = [.. labels.Notes(0).Select(note => note with { Y = 1.04 })],
        };
    }

    /// <summary>
    /// A reading's line, with a gap where nothing is on offer, so that there is no part of it to use. Where readings agree their lines lie
    /// on each other: the later ones are thinner, so that all are seen.
    /// </summary>
    private List<Line> Drawn(Reading reading, IReadOnlyList<ChoiceIndex> steps, int at)
    {
        var colour = reading.HeldBy.FirstOrDefault() is { } holder ? Palette.AreaOf(holder.Colour)
            : Palette.Series[at % Palette.Series.Count];
        var parts = new List<List<LinePoint>>();
        foreach (var (index, step) in steps.Index().Where(each => each.Item.Pairs > 0))
        {
            if (index == 0 || steps[index - 1].Pairs == 0)
                parts.Add([]);
            parts[^1].Add(new(step.Window.Start.DayNumber, step.Share, HoverOf(reading, step)));
            if (index + 1 == steps.Count || steps[index + 1].Pairs == 0)
                parts[^1].Add(parts[^1][^1] with { X = (step.Window.End ?? days.End!.Value).DayNumber });
        }

        return [.. parts.DefaultIfEmpty([]).Select(points => new Line(
            reading.Name, points, colour, 2 + (1.5 * (lines.Count - 1 - at)), Dashes[at % Dashes.Length], Steps: true))];
    }

    private static IReadOnlyList<string> HoverOf(Reading reading, ChoiceIndex step) =>
    [
        Wording.Sentence(Wording.Of(reading)), $"{Wording.Percent(step.Share)}: {step.Usable} of {step.Pairs} pairs",
            Wording.Span(step.Window),
    ];
}
