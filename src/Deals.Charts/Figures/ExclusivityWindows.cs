namespace Deals.Charts.Figures;

/// <summary>Who held which right when, and where rights collided under a reading.</summary>
internal sealed class ExclusivityWindows
{
    private const double HeadingHeight = 24;
    private const double BarThickness = 16;
    private const double AxisRoom = 26;
    private const double ArrowRoom = 14;
    private const double ArrowSize = 18;
    private const double LaneHeight = 17;
    /// <summary>Between a clause and its days on one line.</summary>
    private const double WordGap = 8;

    private const double LabelGap = 18;

    /// <summary>Up to so many days, the axis names months.</summary>
    private const int MonthsShown = 1100;

    /// <summary>Days after the last collision.</summary>
    private const int LeastAfter = 60;

    /// <summary>A collision narrower than this many pixels is drawn once more on a scale of its own.</summary>
    private const double SeenWidth = 36;

    /// <summary>So many collisions are told one by one; the table has all.</summary>
    private const int MostTold = 8;

    private readonly DealBook book;
    private readonly Scenario scenario;
    private readonly Reading reading;
    private readonly Window days;
    private readonly IReadOnlyList<HeldRight> held;
    private readonly CollisionSummary summary;

    /// <summary>How many collisions lie wholly outside the days shown.</summary>
    private readonly int elsewhere;

    private ExclusivityWindows(DealBook book, RightsTimeline timeline, Reading reading, Window days)
    {
        (this.book, this.scenario, this.reading, this.days) = (book, timeline.Scenario, reading, days);
        var collisions = timeline.Collisions(reading);
        summary = new([.. collisions.Where(collision => collision.Window.Intersection(days) is not null)], book.AsOf);
        elsewhere = collisions.Count - summary.Collisions.Count;
        heldElsewhere = timeline.Held.Count(one => one.Window.Intersection(days) is null);
        held =
        [
            .. book.Parties.SelectMany(holder => timeline.Held
                .Where(one => one.Right.Holder == holder && one.Window.Intersection(days) is not null)
                .OrderBy(one => one.Window.Start)),
        ];
    }

    /// <summary>How many rights lie wholly outside the days shown.</summary>
    private readonly int heldElsewhere;

    private IReadOnlyList<HeldRight> Exclusive => [.. held.Where(one => one.Right.Kind == RightKind.Exclusive)];

    /// <summary>
    /// The months around the collisions of all readings, so that weeks are not lost among years: from when the first of the rights that
    /// collide began, at most a year before, to as long after the last collision as they took, two months at least. The book's period
    /// where nothing collides.
    /// </summary>
    public static Window Around(DealBook book, RightsTimeline timeline)
    {
        var collisions = timeline.Collisions();
        if (collisions.Count == 0)
            return book.Period;
        var first = collisions.Min(collision => collision.Window.Start);
        var last = collisions.Max(
            collision => collision.Window.End ?? (book.AsOf > collision.Window.Start ? book.AsOf : collision.Window.Start));
        var began = collisions.SelectMany(collision => new[] { collision.First, collision.Second }).Min(one => one.Window.Start);
        var from = began > first.AddYears(-1) ? began : first.AddYears(-1);
        var to = last.AddDays(Math.Max(LeastAfter, last.DayNumber - first.DayNumber));
        var months = Window.Through(new(from.Year, from.Month, 1), new(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month)));
        return months.Intersection(book.Period) ?? book.Period;
    }

    public static Figure Of(DealBook book, RightsTimeline timeline, Reading reading, Window days)
    {
        var id = $"exclusivity-windows-{FigureId.Of(reading.Id)}";
        if (book.Rights.Count == 0)
            return Figure.Nothing(id, "The dataset lists no rights, so there are no windows to show.", timeline.Scenario);
        var drawn = new ExclusivityWindows(book, timeline, reading, days);
        return new(
            id, drawn.Words(), drawn.Table, timeline.Scenario,
            [.. drawn.held.Select(one => one.Right.Source), .. drawn.held.Select(one => one.Right.EndedBy?.Source), reading.Source],
                drawn.Body);
    }

    private FigureWords Words()
    {
        var within = elsewhere > 0 ? $" from {Wording.Day(days.Start)} to {Wording.Day(days.LastDay!.Value)}" : "";
        var title = summary.Collisions.Count > 0
            ? Wording.On(book, reading, summary.Finding)
            : Wording.On(book, reading, $"nothing clashed{within}{Apart()}");
        var alt = new List<string>
        {
            $"{title}.",
            $"Windows of {Wording.Count(held.Count, "right")}, {Wording.Count(Exclusive.Count)} of them exclusive, between "
                + $"{Wording.Day(days.Start)} and {Wording.Day(days.LastDay!.Value)}.",
        };
        alt.AddRange(held.Where(one => one.Ending.Assumed is not null)
            .Select(one => $"“{one.Right}” ends on {Wording.Day(one.Window.LastDay!.Value)}: {HowSure(one)}."));
        alt.AddRange(summary.Collisions.Select(collision => $"{collision.First.Right} against {collision.Second.Right}, over "
            + $"{collision.Subject}: {DaysOf(collision.Window)}, {Wording.Span(collision.Window)}."));
        string Outside(int count, string what) => count > 0 ? $" {Wording.Sentence(Wording.Count(count, what))} outside these days "
            + $"{(count == 1 ? "is" : "are")} left out." : "";
        var outside = Outside(heldElsewhere, "right") + Outside(elsewhere, "collision");
        return new(title, $"Who held which right when, {Wording.Span(days)}.{outside} The reading: {reading.Statement}",
            string.Join(" ", alt));
    }

    /// <summary>Why nothing collides, as what follows that it does not.</summary>
    private string Apart()
    {
        var holders = Exclusive.Select(one => one.Right.Holder).Distinct().ToList();
        return (Exclusive.Count, holders) switch
        {
            (0, _) => ", and no right is exclusive",
            (1, _) => $": the only exclusive right is {OutcomeWords.Possessive(holders[0])}",
            (var count, [var only]) => $": only {only.ShortName} holds exclusive rights, {Wording.Count(count)} of them",
            var (count, _) => $": {Wording.Count(count, "exclusive right")} of {Wording.Count(holders.Count, "holder")} cover "
                + $"different ground or different days{(IsGivenOn ? ", or one was given by the holder of the other" : "")}",
        };
    }

    /// <summary>Whether a right runs beside an exclusive one of what it covers, whose holder gave it.</summary>
    private bool IsGivenOn => Exclusive.Any(wide => held.Any(own => own.Right.IsFrom(wide.Right)
        && own.Window.Intersection(wide.Window) is not null && reading.Common(own.Right.Subject, wide.Right.Subject) is not null));

    private FigureTable Table() => new(
        ["What", "Holder", "Clause", "Kind", "Subject", "First day", "Last day", "Days", "Ended by", "Confidence", "Source"],
        [
            .. held.Select(one => new object?[]
            {
                "right", one.Right.Holder.ShortName, one.Right.Clause, Wording.Of(one.Right.Kind), one.Right.Subject.Name,
                one.Window.Start, one.Window.LastDay, one.Window.Days, Wording.Ended(one.Window, [one.Ending]),
                Wording.Of(one.Right.Confidence),
                one.Right.Source.Id,
            }),
            .. summary.Collisions.Select(collision => new object?[]
            {
                "collision", $"{collision.First.Right.Holder} / {collision.Second.Right.Holder}",
                    $"{collision.First.Right.Clause} / {collision.Second.Right.Clause}",
                "collision", collision.Subject.Name, collision.Window.Start, collision.Window.LastDay, collision.Window.Days,
                    Wording.Ended(collision.Window, collision.Endings), null,
                string.Join(", ", new[] { collision.First.Right.Source.Id, collision.Second.Right.Source.Id }.Distinct()),
            }),
        ]);

    private Body Body(Canvas canvas)
    {
        var stack = new Stack().Part().Add(KeyPanel(canvas)).Gap(8).Add(WindowsPanel(canvas)).Gap(AxisRoom);
        if (summary.Collisions.Count > 0 && summary.Collisions.All(collision => IsSeen(collision, canvas)))
        {
            foreach (var collision in summary.Collisions.Take(MostTold))
                stack.Say(CollisionsPanel.Told(collision, book.AsOf), canvas, gap: 5);
        }
        else if (summary.Collisions.Count > 0)
        {
            var closer = new CollisionsPanel(book, summary.Collisions, canvas);
            stack.Gap(12).Part().Add(closer.Heading()).Add(closer.Panel()).Gap(AxisRoom);
        }

        return stack.ToBody();
    }

    private Panel KeyPanel(Canvas canvas) => Key.Of(
        [
            new KeyEntry.Filled("exclusive", new(Palette.Line)).When(Exclusive.Count > 0),
            new KeyEntry.Filled("not exclusive", RightFill.Light(Palette.Line))
                .When(held.Any(one => one.Right.Kind != RightKind.Exclusive)),
            new KeyEntry.Filled("collision", RightFill.Colliding(Palette.Line)).When(summary.Collisions.Count > 0),
            new KeyEntry.Signed("began before the chart", Sign.Left, Palette.Line).When(held.Any(BeganBefore)),
            new KeyEntry.Signed("goes on beyond it", Sign.Right, Palette.Line).When(held.Any(RunsOn)),
        ], canvas);

    private bool RunsOn(HeldRight one) => one.Window.End is not { } end || end > days.End;

    private bool BeganBefore(HeldRight one) => one.Window.Start < days.Start;

    private double LabelWidth(Canvas canvas)
        => Math.Round(canvas.IsTight
            ? Math.Min(canvas.ContentWidth * 0.46,
                held.Select(one => Lettering.Width(one.Right.Clause, TypeSize.Label) + WordGap
                    + Lettering.Width(KindAndDays(one), TypeSize.Small)).DefaultIfEmpty(0).Max() + LabelGap)
            : Math.Min(canvas.ContentWidth * 0.36, held.Select(WidestLabel).DefaultIfEmpty(0).Max() + LabelGap));

    /// <summary>Whether a collision is wide enough to be seen among the days shown.</summary>
    private bool IsSeen(Collision collision, Canvas canvas) => collision.Window.Intersection(days) is { Days: { } count }
        && count / (double)days.Days!.Value * (canvas.ContentWidth - LabelWidth(canvas) - ArrowRoom) >= SeenWidth;

    private Panel WindowsPanel(Canvas canvas)
    {
        var labelWidth = LabelWidth(canvas);
        var plotWidth = canvas.ContentWidth - labelWidth - ArrowRoom;
        var (from, to) = ((double)days.Start.DayNumber, (double)days.End!.Value.DayNumber);

        var lanes = new SpanLabels(plotWidth, from, to);
        foreach (var span in summary.Spans)
        {
            if (span.Intersection(days) is { } shown)
                lanes.Add((shown.Start.DayNumber + shown.End!.Value.DayNumber) / 2.0,
                    new NoteLine(span.Days is { } count ? Wording.Days(count)
                    : $"{(span.Start > book.AsOf ? "from" : "since")} {Wording.Day(span.Start)}", Palette.Alarm, Bold: true));
        }

        if (days.Contains(book.AsOf))
            lanes.Add(book.AsOf.DayNumber, new NoteLine($"as of {Wording.Day(book.AsOf)}", Palette.Muted));

        var top = lanes.Count * LaneHeight;
        var (y, bars, overlays, arrows) = (top, new List<Bar>(), new List<Bar>(), new List<SignAt>());
        var (notes, rules) = (new List<Note>(), new List<Rule>());
        Party? holder = null;
        foreach (var one in held)
        {
            if (one.Right.Holder != holder)
            {
                holder = one.Right.Holder;
                if (y > top)
                    rules.Add(new(from, y, to, y, Palette.Grid));
                notes.Add(Note.Of([holder.ShortName], 0, y + 5, TypeSize.Label, Palette.Text, Palette.TextOf(holder.Colour), bold: true)
                    .FromInset());
                y += HeadingHeight;
            }

            var clause = Lettering.Wrap(one.Right.Clause, labelWidth - LabelGap + 1, TypeSize.Label);
            var when = Lettering.Wrap(KindAndDays(one), labelWidth - LabelGap + 1, TypeSize.Small);
            var (clauseWidth, clauseHeight) =
                (Lettering.Width(one.Right.Clause, TypeSize.Label) + WordGap, clause.Count * TypeSize.Label * Lettering.LineHeight);
            // Where the sheet's height is given, beside each other if they can.
            var isOneLine = canvas.IsTight && clauseWidth + Lettering.Width(KindAndDays(one), TypeSize.Small) <= labelWidth - LabelGap + 1;
            notes.Add(Note.Of(clause, 0, y + 3, TypeSize.Label, Palette.Text).FromInset());
            notes.Add(Note.Of(when, isOneLine ? clauseWidth : 0, y + (isOneLine ? 4 : 3 + clauseHeight + 2), TypeSize.Small, Palette.Text,
                Palette.Muted).FromInset());
            var height = clauseHeight + (isOneLine ? 0 : when.Count * TypeSize.Small * Lettering.LineHeight) + (isOneLine ? 6 : 12);
            var middle = y + (height / 2);
            var colour = Palette.AreaOf(one.Right.Holder.Colour);
            var shown = one.Window.Intersection(days)!;
            bars.Add(new(shown.Start.DayNumber, shown.End!.Value.DayNumber, middle, BarThickness, RightFill.Of(one.Right, colour),
                HoverOf(one)));
            // At the very end, as a drawing that moves shows nothing that stands outside its axes.
            if (BeganBefore(one))
                arrows.Add(new(from, middle, Sign.Left, ArrowSize, colour, []));
            if (RunsOn(one))
                arrows.Add(new(days.LastDay!.Value.DayNumber, middle, Sign.Right, ArrowSize, colour, []));
            overlays.AddRange(
                from collision in summary.Collisions
                where collision.First == one || collision.Second == one
                let hit = collision.Window.Intersection(days)
                where hit is not null
                select new Bar(hit.Start.DayNumber, hit.End!.Value.DayNumber, middle, BarThickness, RightFill.Colliding(colour),
                    CollisionsPanel.HoverOf(collision)));
            y += height;
        }

        var areas = summary.Spans.Select(span => span.Intersection(days)).OfType<Window>()
            .Select(span => new Area(span.Start.DayNumber, span.End!.Value.DayNumber, top - 2, y, Palette.Alarm, 0.14)).ToList();
        if (days.Contains(book.AsOf))
            rules.Add(new(book.AsOf.DayNumber, top - 2, book.AsOf.DayNumber, y, Palette.Muted, 1.2, Dash.Dotted));

        var x = Axis.Days(days.Start, days.LastDay!.Value, (int)(plotWidth / (days.Days > MonthsShown ? 48 : 76)));
        return Panel.Of(y, x, labelWidth, ArrowRoom) with
        {
            Marks = [new Bars("Windows", bars), new Bars("Collisions", overlays), new Signs("Going on", arrows)],
            Areas = areas,
            Rules = rules,
            Notes = [.. notes, .. lanes.Notes(LaneHeight)],
        };
    }

    /// <summary>"exclusive, 2 Apr 2030 – open": a reader is told where the data are not sure of it.</summary>
    private string KindAndDays(HeldRight one) => $"{Wording.Of(one.Right.Kind)}"
        + $"{(one.Right.Confidence == Confidence.High ? "" : $" ({Wording.Of(one.Right.Confidence)} confidence)")}, "
        + $"{Wording.Span(one.Window)}{(HowSure(one) is { } sure ? $" ({sure})" : "")}";

    /// <summary>
    /// That the end is assumed, and how likely it is that day; for another end, how likely an assumed day comes before it. Null where
    /// nothing is assumed. Odds of several assumptions are independent, as they are everywhere.
    /// </summary>
    private string? HowSure(HeldRight one)
    {
        // How likely none of the days that end it comes before its end, or by it.
        decimal Tail(bool by) => one.Right.EndsOn.Aggregate(1m, (all, assumption) => all * Later(assumption, by));
        decimal Later(Assumption assumption, bool by) => scenario.IsSet(assumption) || assumption.Odds.Count == 0
            ? by && scenario.ValueOf(assumption).Day == one.Window.End ? 0 : 1
            : 1 - assumption.Odds.Where(odds => odds.Value.Day is { } day
                && (one.Window.End is not { } end || day < end || (by && day == end))).Sum(odds => odds.Probability);
        var staying = Tail(by: false);
        if (one.Ending.Assumed is not null)
            return staying - Tail(by: true) is > 0 and < 1 and var likely ? $"assumed, {Wording.Odds((double)likely)} likely" : "assumed";
        return staying < 1 ? $"{Wording.Percent((double)(1 - staying))} likely to end earlier" : null;
    }

    private double WidestLabel(HeldRight one)
        => Math.Max(Lettering.Width(one.Right.Clause, TypeSize.Label), Lettering.Width(KindAndDays(one), TypeSize.Small));

    private static string DaysOf(Window window) => window.Days is { } days ? Wording.Days(days) : "no end known";

    private static IReadOnlyList<string> HoverOf(HeldRight one) =>
    [
        one.Right.ToString(), $"{Wording.Of(one.Right.Kind)} right to {one.Right.Subject}, granted by {one.Right.Grantor}",
        $"{Wording.Span(one.Window)} ({DaysOf(one.Window)})", $"Ends: {Wording.Ended(one.Window, [one.Ending])}",
            $"Source: {one.Right.Source.Id}",
    ];
}
