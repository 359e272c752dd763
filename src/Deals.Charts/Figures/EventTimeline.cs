namespace Deals.Charts.Figures;

/// <summary>The story, from top to bottom: each event at its day on a true scale, its text led out to a column where none covers
/// another.</summary>
internal sealed class EventTimeline(DealBook book, IReadOnlyList<DealEvent> events)
{
    private const double TickRoom = 66;
    private const double LeaderWidth = 40;
    private const double DateWidth = 82;
    private const double RowGap = 7;
    private const double LineHeight = TypeSize.Label * Lettering.LineHeight;

    /// <summary>From this width on there is room for what else is to be known of an event, beside its title.</summary>
    private const double WidthWithDetails = 800;

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    /// <summary>Up to so many events all are drawn.</summary>
    private const int MostOfAllKinds = 14;

    /// <summary>
    /// Those that are drawn: of many, what was agreed, paid for, disputed or decided, and what ended a right; reports, statements and
    /// launches stand in the table.
    /// </summary>
    private readonly IReadOnlyList<DealEvent> told = events.Count <= MostOfAllKinds ? events
        : [.. events.Where(happened => happened.Kind is not (EventKind.Report or EventKind.Statement or EventKind.Launch)
            || book.Rights.Any(right => right.EndedBy == happened))];

    private readonly Window days = Window.Through(events[0].Date, events[^1].Date);

    /// <summary>The first and the last day, or the month where no more is known.</summary>
    private string Told => new[] { events[0], events[^1] }.All(end => end.DatePrecision == DatePrecision.Day) ? Wording.Span(days)
        : string.Join(" – ", new[] { Wording.Day(events[0]), Wording.Day(events[^1]) }.Distinct());

    /// <summary>The longest dispute: from an event of that kind to the settlement that came next.</summary>
    private (DealEvent Dispute, DealEvent Settlement)? Dispute =>
        (from dispute in events
         where dispute.Kind == EventKind.Dispute
         let settlement = events.FirstOrDefault(happened => happened.Kind == EventKind.Settlement && happened.Date > dispute.Date)
         where settlement is not null
         orderby settlement.Date.DayNumber - dispute.Date.DayNumber descending
         select ((DealEvent, DealEvent)?)(dispute, settlement)).FirstOrDefault();

    /// <summary>The events that there are to show.</summary>
    public static IReadOnlyList<DealEvent> Within(DealBook book, Scenario scenario, Window days)
        => [.. book.Events.Where(happened => scenario.Includes(happened.Deal) && days.Contains(happened.Date))];

    public static Figure Of(DealBook book, Scenario scenario, Window days)
    {
        var (id, events) = ("event-timeline", Within(book, scenario, days));
        if (events.Count == 0)
            return Figure.Nothing(id, $"No event of the story falls into {Wording.Span(days)}, so there is no timeline to show.", scenario);
        var drawn = new EventTimeline(book, events);
        return new(id, drawn.Words(), drawn.Table, scenario, events.Select(happened => happened.Source), drawn.Body);
    }

    private FigureWords Words()
    {
        var title = Wording.Sentence(Finding());
        var elsewhere = book.Events.Count - events.Count;
        var others = elsewhere > 0 ? $" {Wording.Sentence(Wording.Count(elsewhere, "further event"))} of the dataset "
            + $"{(elsewhere == 1 ? "falls" : "fall")} outside or {(elsewhere == 1 ? "is" : "are")} left out." : "";
        var alt = $"{title}. {string.Join("; ", events.Select(happened => $"{Wording.Day(happened)}: {happened.Title}"))}.";
        var shown = told.Count == events.Count ? Wording.Count(told.Count, "event")
            : $"{Wording.Count(told.Count)} of {Wording.Count(events.Count, "event")}: what was agreed, paid, disputed or decided";
        return new(title, $"The story in {shown}, {Told}, drawn to scale.{others}", alt);
    }

    private string Finding()
    {
        if (Dispute is { } open)
        {
            return $"{Length(open.Dispute, open.Settlement)} from dispute to settlement, {Wording.Day(open.Dispute)} to "
                + $"{Wording.Day(open.Settlement)}";
        }

        // A few within a quarter are no finding, nor is one quarter like another.
        const int Quarter = 90, Fewest = 3;
        var runs = told.Select(first => told.Where(other => other.Date >= first.Date
            && other.Date.DayNumber < first.Date.DayNumber + Quarter).ToList()).OrderByDescending(run => run.Count).ToList();
        var busiest = runs[0];
        return busiest.Count >= Fewest && busiest.Count < told.Count && !runs.Exists(run => run.Count == busiest.Count && run != busiest)
            ? $"{Wording.Count(busiest.Count)} of {Wording.Count(told.Count, "event")} fell within "
                + $"{Length(busiest[0], busiest[^1])} from {Wording.Day(busiest[0])}"
            : $"{Wording.Count(told.Count, "event")} {(told.Count == 1 ? "makes" : "make")} the story, {Told}";
    }

    /// <summary>"168 days"; "some five months" where a day is known to the month only, and taken for its middle.</summary>
    private static string Length(DealEvent from, DealEvent to)
    {
        const double Month = 365 / 12.0;
        static int Of(DealEvent happened) => happened.Date.DayNumber + (happened.DatePrecision == DatePrecision.Day ? 0 : (int)Month / 2);
        if (from.DatePrecision == DatePrecision.Day && to.DatePrecision == DatePrecision.Day)
            return Wording.Days(Of(to) - Of(from));
        var months = (int)Math.Round((Of(to) - Of(from)) / Month);
        return months < 2 ? "some weeks" : $"some {Wording.Count(months)} months";
    }

    private FigureTable Table() => new(
        ["When", "Kind", "What", "Detail", "Deal", "Source"],
        [.. events.Select(happened => new object?[] { TableCell.Of(happened), Wording.Of(happened.Kind), happened.Title, happened.Detail,
            happened.Deal?.Name, happened.Source.Id })]);

    private Body Body(Canvas canvas)
    {
        var kinds = told.GroupBy(happened => happened.Kind).OrderBy(kind => kind.Key)
            .Select(kind => new KeyEntry.Signed($"{Wording.Of(kind.Key)} ({kind.Count()})", SignOf(kind.Key), ColourOf(kind.Key)));
        return new Stack().Add(Key.Of([.. kinds], canvas)).Gap(10).Add(Story(canvas)).ToBody();
    }

    private Panel Story(Canvas canvas)
    {
        var width = canvas.ContentWidth - TickRoom;
        var textAt = LeaderWidth + 12 + DateWidth;
        var room = width - textAt - 4;
        var detailAt = width >= WidthWithDetails ? textAt + Math.Round(room * 0.53) : width;
        var texts = told.Select(happened => Lettering.Wrap(happened.Title, detailAt - textAt - 12, TypeSize.Label,
            bold: IsTurn(happened))).ToList();
        var details = told.Select(happened => detailAt < width && happened.Detail is { } detail
            ? Lettering.Wrap(detail, width - detailAt, TypeSize.Small) : []).ToList();
        var heights = texts.Zip(details, (title, detail)
            => Math.Max(title.Count * LineHeight, detail.Count * TypeSize.Small * Lettering.LineHeight) + RowGap).ToList();
        var height = Math.Max(heights.Sum(), Math.Min(heights.Sum() * 1.12, 900)) + 8;
        var pixels = new Scale(days, height);
        var middles = Spread.Middles([.. told.Select(happened => pixels.At(happened.Date))], heights, height);

        var (signs, dots, rules, notes) = (new List<SignAt>(), new List<SignAt>(), new List<Rule>(), new List<Note>());
        rules.Add(new(0, 0, 0, height, Palette.Line, 1.5));
        for (var at = 0; at < told.Count; at++)
        {
            var happened = told[at];
            var colour = ColourOf(happened.Kind);
            rules.Add(new(0, pixels.At(happened.Date), LeaderWidth - 9, middles[at], Palette.Line, 0.8));
            dots.Add(new(0, pixels.At(happened.Date), Sign.Circle, 5, colour, []));
            signs.Add(new(LeaderWidth, middles[at], SignOf(happened.Kind), 10, colour, HoverOf(happened)));
            var top = middles[at] - (texts[at].Count * LineHeight / 2);
            notes.Add(Note.Of([Wording.Day(happened)], LeaderWidth + 12, top, TypeSize.Label, Palette.Text, Palette.Muted));
            if (details[at].Count > 0)
            {
                var detailTop = middles[at] - (details[at].Count * TypeSize.Small * Lettering.LineHeight / 2);
                notes.Add(Note.Of(details[at], detailAt, detailTop, TypeSize.Small, Palette.Text, Palette.Muted));
            }

            notes.Add(Note.Of(texts[at], textAt, top, TypeSize.Label, Palette.Text, TextColourOf(happened),
                TextColourOf(happened) is not null));
        }

        var y = Axis.FromTop(height) with { IsShown = true, HasGrid = false, Ticks = Ticks(pixels) };
        return Panel.Of(height, new(AxisKind.Number, 0, width), TickRoom, y: y) with
        {
            Marks = [new Signs("Days", dots), new Signs("Events", signs)],
            Areas = Dispute is { } open ? [new(-5, 5, pixels.At(open.Dispute.Date), pixels.At(open.Settlement.Date), Palette.Alarm, 0.45)]
                : [],
            Rules = rules,
            Notes = notes,
        };

        Colour? TextColourOf(DealEvent happened) => !IsTurn(happened) ? null : happened.Kind == EventKind.Dispute ? Palette.Alarm
            : Palette.Good;
    }

    /// <summary>Whether the title speaks of it: the dispute or its settlement.</summary>
    private bool IsTurn(DealEvent happened) => Dispute is { } open && (happened == open.Dispute || happened == open.Settlement);

    /// <summary>The first days of months, as many as have room; the year where it begins.</summary>
    private IReadOnlyList<Tick> Ticks(Scale pixels)
    {
        const double Apart = 30;
        var first = new DateOnly(days.Start.Year, 1, 1);
        foreach (var step in MonthSteps)
        {
            var starts = Enumerable.Range(0, ((days.End!.Value.Year - first.Year + 1) * 12 / step) + 1)
                .Select(at => first.AddMonths(at * step)).Where(days.Contains).ToList();
            if (starts.Count < 2 || pixels.At(starts[1]) - pixels.At(starts[0]) >= Apart)
                return [.. starts.Select(start => new Tick(pixels.At(start), start.ToString(step < 12 ? "MMM yyyy" : "yyyy",
                    CultureInfo.InvariantCulture)))];
        }

        return [];
    }

    private static IReadOnlyList<string> HoverOf(DealEvent happened)
    {
        var detail = happened.Detail is null ? [] : Lettering.Wrap(happened.Detail, 420, TypeSize.Label);
        var deal = happened.Deal is null ? Array.Empty<string>() : [$"Deal: {happened.Deal}"];
        return [happened.Title, $"{Wording.Day(happened)}, {Wording.Of(happened.Kind)}", .. detail, .. deal,
            $"Source: {happened.Source.Id}"];
    }

    private static Sign SignOf(EventKind kind) => kind switch
    {
        EventKind.Agreement => Sign.Square,
        EventKind.Investment => Sign.Diamond,
        EventKind.Dispute => Sign.Cross,
        EventKind.Report => Sign.Circle,
        EventKind.Settlement or EventKind.Ruling => Sign.Down,
        EventKind.Statement => Sign.Circle,
        _ => Sign.Up,
    };

    private static Colour ColourOf(EventKind kind) => kind switch
    {
        EventKind.Agreement => Palette.Series[0],
        EventKind.Investment => Palette.Series[3],
        EventKind.Dispute => Palette.Alarm,
        EventKind.Report => Palette.Line,
        EventKind.Settlement => Palette.Good,
        EventKind.Statement or EventKind.Ruling => Palette.Muted,
        _ => Palette.Series[2],
    };

    /// <summary>Days as pixels from the top.</summary>
    private sealed class Scale(Window days, double height)
    {
        private const double Edge = 10;

        public double At(DateOnly day) => days.Days == 1
            ? height / 2
            : Edge + ((day.DayNumber - days.Start.DayNumber) / (double)(days.Days!.Value - 1) * (height - (2 * Edge)));
    }
}

/// <summary>Puts labels in a column as near as can be to the places they belong to, without covering each other.</summary>
internal static class Spread
{
    /// <summary>The middles of the labels, from top to bottom.</summary>
    /// <param name="wanted">Where each middle belongs, ascending, in pixels.</param>
    /// <param name="heights">How high each label is.</param>
    /// <param name="room">The height of the column; it holds all labels.</param>
    /// <remarks>
    /// Least squares under the condition that neighbours touch at most: without the heights it is the nearest ascending
    /// sequence, found by pooling neighbours that stand in each other's way.
    /// </remarks>
    public static IReadOnlyList<double> Middles(IReadOnlyList<double> wanted, IReadOnlyList<double> heights, double room)
    {
        if (wanted.Count == 0)
            return [];

        var offsets = new double[wanted.Count];
        for (var at = 1; at < offsets.Length; at++)
            offsets[at] = offsets[at - 1] + ((heights[at - 1] + heights[at]) / 2);

        var pools = new Stack<(double Sum, int Count)>();
        for (var at = 0; at < offsets.Length; at++)
        {
            var pool = (Sum: wanted[at] - offsets[at], Count: 1);
            while (pools.TryPeek(out var before) && before.Sum / before.Count >= pool.Sum / pool.Count)
            {
                pools.Pop();
                pool = (before.Sum + pool.Sum, before.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var first = heights[0] / 2;
        var last = Math.Max(first, room - (heights[^1] / 2) - offsets[^1]);
        var free = pools.Reverse().SelectMany(pool => Enumerable.Repeat(Math.Clamp(pool.Sum / pool.Count, first, last), pool.Count));
        return [.. free.Zip(offsets, (middle, offset) => middle + offset)];
    }
}
