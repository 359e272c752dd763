namespace Deals.Charts.Figures;

/// <summary>How a cap fills and when it binds; below, what is claimed in each quarter and what of it is paid.</summary>
internal sealed class CapBurnDown(MoneyResult result, Regime regime, CapSummary summary)
{
    private const double PlotHeight = 170;
    private const double LaneHeight = 17;

    /// <summary>So that the line of the cap does not lie on the panel's edge.</summary>
    private const double Headroom = 1.04;

    private static readonly double[] Milestones = [0.25, 0.5, 0.75];

    private readonly List<CapUse> uses = UsesOf(result, summary.CapGroup, regime);
    private readonly IReadOnlyList<Term> terms = TermsOf(result, summary.CapGroup, regime);

    private IReadOnlyList<Quarter> Quarters => field ??= [.. uses.Select(use => use.Quarter)];

    private OutcomeWords Totals => field ??= new([summary.TotalWithCap, summary.TotalWithoutCap, uses[^1].Cap, uses[^1].Left],
        result.Model.Frame.Unit);

    private OutcomeWords Amounts => field ??= new(uses.Select(use => use.Claimed), result.Model.Frame.Unit);

    /// <summary>When it is full in each of the cases that are averaged.</summary>
    private CapDays Days => field ??= CapDays.Of(result.Model, summary.CapGroup, regime, [result.Scenario])[0];

    public static Figure Of(MoneyResult result, CapGroup? group, Regime regime)
    {
        var (book, scenario) = (result.Model.Book, result.Scenario);
        if (result.Caps(regime).FirstOrDefault(cap => group is null || cap.CapGroup.Id == group.Id) is not { } summary)
        {
            return Figure.Nothing(
                FigureId.Of("cap-burn-down", [.. group is null ? Array.Empty<string>() : [group.Id], regime.Id]),
                $"{Wording.Sentence(OutcomeWords.Under(regime))} no term "
                    + $"{(group is null ? "has a cap" : $"is capped by “{group.Name}”")}, so there is no cap to "
                    + "show.", scenario);
        }

        var drawn = new CapBurnDown(result, regime, summary);
        return new(
            FigureId.Of("cap-burn-down", summary.CapGroup.Id, regime.Id), drawn.Words(), drawn.Table, scenario,
            [.. TermSources.Of(book, drawn.terms), .. TermSources.Of([regime])], drawn.Body);
    }

    /// <summary>Who pays into the pool; "the payers" where there are several.</summary>
    private string Payer => result.Model.Book.Terms.OfType<RevenueShare>().Where(share => share.CapGroup?.Id == summary.CapGroup.Id)
        .Select(share => share.Payer.ShortName).Distinct().ToList() is [var one] ? one : "the payers";

    /// <summary>When in a quarter the cap begins to cut: as far into it as what is claimed is paid.</summary>
    private string PartOfYear(Quarter quarter)
    {
        var use = uses.First(use => use.Quarter == quarter);
        var part = use.Claimed > OutcomeWords.Nothing ? Math.Clamp(use.Paid / use.Claimed, 0, 1) : 0;
        return OutcomeWords.PartOfYear(quarter.Start.AddDays((int)(part * (quarter.End.DayNumber - quarter.Start.DayNumber - 1))));
    }

    /// <summary>The year of the last claim: a share that ends before the ledger does spares nobody anything after it.</summary>
    private int LastYear => (uses.LastOrDefault(use => use.Claimed > OutcomeWords.Nothing) ?? uses[^1]).Quarter.Year;

    private FigureWords Words()
    {
        var unit = result.Model.Frame.SpokenUnit;
        var (cap, left) = (uses[^1].Cap, uses[^1].Left);
        var saved = summary.TotalWithoutCap - summary.TotalWithCap;
        var hasOdds = summary.CapGroup.Cap.Odds.Count > 0 && !result.Scenario.IsSet(summary.CapGroup.Cap);
        var title = hasOdds ? $"With {summary.CapGroup.Cap.InText} at its odds, "
            + $"{(summary.Binds is { } cut ? $"payments may be cut from {PartOfYear(cut)} on, which spares {Payer} {Totals.Amount(saved)} on average" : "no payment is cut")} by {LastYear}"
            : summary.Binds is { } full && cap <= OutcomeWords.Nothing
            ? $"The cap leaves nothing to pay from {PartOfYear(full)} on and spares {Payer} {Totals.Amount(saved)} by {LastYear}"
            : summary.Binds is not null && summary.TotalWithCap <= OutcomeWords.Nothing
            ? $"The cap of {Totals.Amount(cap)} is full from the start: nothing is paid, which spares {Payer} {Totals.Amount(saved)} by "
                + $"{LastYear}"
            : summary.Binds is not null && Days.Differ
            ? $"The cap of {Totals.Amount(cap)} {CapDate.Filling(Days, LastYear)}; that spares {Payer} {Totals.Amount(saved)} on average by {LastYear}"
            : summary.Binds is { } binds
            ? $"The cap of {Totals.Amount(cap)} is full in {PartOfYear(binds)} and spares {Payer} {Totals.Amount(saved)} by {LastYear}"
            : $"The cap of {Totals.Amount(cap)} is not {(uses[^1].Claimed <= OutcomeWords.Nothing ? "filled before claims end in" : "full by")} {LastYear}: {Totals.Amount(uses[^1].Filled)} counted "
                + $"toward it, {Totals.Amount(left)} left";
        var subtitle = $"“{summary.CapGroup.Name}”: what fills it, what is claimed and what is paid {OutcomeWords.Under(regime)}, {unit}, "
            + $"by quarter of accrual, {Wording.Span(Quarters[0], Quarters[^1])}, not discounted";
        var marks = Milestones
            .Select(share => (Share: share, Use: uses.FirstOrDefault(use => cap > 0 && use.Filled >= share * cap)))
            .Where(mark => mark.Use is not null).Select(mark => $"{Wording.Percent(mark.Share)} full by {Wording.Of(mark.Use!.Quarter)}");
        var counted = $"{Totals.Amount(uses[^1].Filled)} counted toward it by {Wording.Of(Quarters[^1])}";
        var alt = $"The cap is {Totals.Amount(cap)}, from {Wording.Day(summary.CapGroup.From)} on. "
            + $"{Wording.Sentence(string.Join(", ", marks.Append(counted)))}. "
            + $"{(Opening > OutcomeWords.Nothing ? $"Counted from the start: {Totals.Amount(Opening)}. " : "")}"
            + $"Claimed: {Totals.Amount(summary.TotalWithoutCap)}; paid: {Totals.Amount(summary.TotalWithCap)}.";
        return new(title, subtitle, $"{title}. {alt}");
    }

    private FigureTable Table()
    {
        var unit = result.Model.Frame.Unit;
        return new(
            ["Regime", "Cap group", "Quarter", $"Claimed ({unit})", $"Paid ({unit})", $"Counted toward the cap so far ({unit})",
                $"Cap ({unit})", $"Left ({unit})", "Binds"],
            [.. uses.Select(use => new object?[] { regime.Name, summary.CapGroup.Name, use.Quarter.ToString(), use.Claimed, use.Paid,
                use.Filled, use.Cap, use.Left, use.Claimed - use.Paid > OutcomeWords.Nothing })]);
    }

    private Body Body(Canvas canvas)
    {
        var filled = ValueAxis.Up(uses.SelectMany(use => new[] { use.Filled, use.Cap * Headroom }));
        var flows = ValueAxis.Up(uses.SelectMany(use => new[] { use.Claimed, use.Paid }));
        var left = Math.Max(filled.LabelRoom, flows.LabelRoom);
        var unit = result.Model.Frame.SpokenUnit;
        var stack = new Stack().Part()
            .Add(Key.Of(Entries, canvas)).Gap(8)
            .Add(Remark.Heading($"Counted toward the cap by the end of the quarter, {unit}", canvas)).Gap(4 + LaneHeight)
            .Add(Filled(filled, left, canvas)).Gap(Panel.TickRoom + 10).Part()
            .Add(Remark.Heading($"Claimed and paid, {unit} a quarter", canvas)).Gap(8)
            .Add(Flows(flows, left, canvas)).Gap(Panel.TickRoom);
        foreach (var remark in Remarks())
            stack.Say(remark, canvas, gap: 6);
        return stack.ToBody();
    }

    /// <summary>What of the opening balance counts toward the cap.</summary>
    private double Opening => uses[0].Filled - uses[0].Paid;

    private IEnumerable<string> Remarks()
    {
        if (summary.Binds is { } first && Days.Differ)
            yield return $"From {Wording.Of(first)} on the cap binds in some of the cases that are averaged: what has counted is on "
                + "average less than the cap until it binds in all.";
        if (Remark.Averaged(result, terms) is { } averaged)
            yield return averaged;
        if (Opening > OutcomeWords.Nothing)
            yield return $"{Totals.Amount(Opening)} counted toward the cap from the start, for what was paid before.";
        if (!summary.CapGroup.Confirmed)
            yield return "The parties have not confirmed the cap.";
        if (Remark.Unconfirmed(terms) is { } remark)
            yield return remark;
    }

    private IEnumerable<KeyEntry?> Entries =>
    [
        new KeyEntry.Drawn($"cap: {Totals.Amount(uses[^1].Cap)}", CapLine()),
        new KeyEntry.Filled("counted toward the cap", CountedFill()),
        new KeyEntry.Filled("paid", PaidFill()),
        new KeyEntry.Filled("claimed but not owed", UnpaidFill()).When(summary.Binds is not null),
    ];

    /// <summary>From the quarter in which the cap begins: before it nothing counts toward it, not even what stood there at first.</summary>
    private static List<CapUse> UsesOf(MoneyResult result, CapGroup pool, Regime regime)
    {
        var all = result.CapUses(regime).Where(use => use.CapGroup.Id == pool.Id).ToList();
        return all.FindIndex(use => use.Quarter.End > pool.From) is > 0 and var first ? all[first..] : all;
    }

    /// <summary>The terms that fill a pool.</summary>
    public static IReadOnlyList<Term> TermsOf(MoneyResult result, CapGroup pool, Regime regime)
        => [.. result.Flows(regime).Select(flow => flow.Term).Distinct().Where(term => (term as RevenueShare)?.CapGroup?.Id == pool.Id)];

    /// <summary>The payee's, where there is one.</summary>
    public static Colour ColourOf(IEnumerable<Term> terms)
        => terms.Select(term => term.Payee).Distinct().ToList() is [var payee] ? Palette.AreaOf(payee.Colour) : Palette.Series[0];

    private Fill PaidFill() => new(ColourOf(terms));

    private Fill CountedFill() => new(Palette.Tint(ColourOf(terms), 0.55));

    private static Fill UnpaidFill() => new(Palette.Ground.Mix(Palette.Alarm, 0.14), Palette.Alarm);

    private Line CapLine()
        => new("cap", [.. new[] { -0.5, Quarters.Count - 0.5 }.Select(at
            => new LinePoint(at, uses[^1].Cap, ["Cap", Totals.Amount(uses[^1].Cap)]))], Palette.Alarm, 2, Dash.Dashed, Steps: false);

    private Panel Filled(Axis y, double left, Canvas canvas)
    {
        var fill = CountedFill();
        var panel = Of(y, left, canvas) with
        {
            Marks =
            [
                new Bars("Counted toward the cap", [.. uses.Select((use, at) => new Bar(0, use.Filled, at, QuarterAxis.Column, fill,
                    new Hover(() => [$"By the end of {Wording.Of(use.Quarter)}", $"{Totals.Amount(use.Filled)} counted",
                    $"{Totals.Amount(use.Left)} left"])))]) { Stand = true },
                CapLine(),
            ],
        };
        if (summary.Binds is not { } binds)
            return panel;
        var labels = new SpanLabels(canvas.ContentWidth - left - QuarterAxis.RightRoom, panel.X.From, panel.X.To);
        var when = Days.Differ ? "binds in some cases from" : "binds in";
        labels.Add(binds - Quarters[0], new($"{when} {Wording.Of(binds)}", Palette.Alarm, Bold: true));
        return panel with { Areas = [BindingArea(binds, y)], Notes = [.. labels.Notes(0).Select(note => note with { Y = y.To })] };
    }

    private Panel Flows(Axis y, double left, Canvas canvas)
    {
        var (paid, unpaid) = (PaidFill(), UnpaidFill());
        Hover HoverOf(CapUse use) => new(() => [Wording.Of(use.Quarter), $"claimed {Amounts.Amount(use.Claimed)}",
            $"paid {Amounts.Amount(use.Paid)}"]);
        var panel = Of(y, left, canvas) with
        {
            Marks =
            [
                new Bars("Paid", [.. uses.Select((use, at) => new Bar(0, use.Paid, at, QuarterAxis.Column, paid, HoverOf(use)))
                    .Where(bar => bar.To != 0)]) { Stand = true },
                new Bars("Claimed but not owed", [.. uses.Select((use, at) => new Bar(use.Paid, use.Claimed, at, QuarterAxis.Column, unpaid,
                    HoverOf(use))).Where(bar => bar.To - bar.From > OutcomeWords.Nothing)]) { Stand = true },
            ],
        };
        return summary.Binds is { } binds ? panel with { Areas = [BindingArea(binds, y)] } : panel;
    }

    private Area BindingArea(Quarter binds, Axis y)
        => new(binds - Quarters[0] - 0.5, binds - Quarters[0] + 0.5, y.From, y.To, Palette.Alarm, 0.16);

    private Panel Of(Axis y, double left, Canvas canvas) => QuarterAxis.Plot(Quarters, y, canvas.Plot(PlotHeight), canvas, left);
}
