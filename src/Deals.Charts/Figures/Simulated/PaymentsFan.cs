namespace Deals.Charts.Figures;

/// <summary>How far one party's payments to another may lie, quarter by quarter.</summary>
internal sealed class PaymentsFan(Simulation simulation, Party payer, Party payee, Regime regime)
{
    private const double PlotHeight = 240;

    private IReadOnlyList<FanQuarter> Fan => field ??= simulation.Payments(payer, payee, regime);

    /// <summary>
    /// The quarters that are not over: what is past is no longer open, whatever the draws say of what nobody has published. All, where none
    /// is ahead.
    /// </summary>
    private IReadOnlyList<FanQuarter> Ahead
        => field ??= Fan.Where(quarter => quarter.Quarter.End > simulation.Model.Book.AsOf).ToList() is [_, ..] ahead ? ahead : Fan;

    private static double Spread(FanQuarter quarter) => quarter.Percentiles[^1] - quarter.Percentiles[0];

    private OutcomeWords Words => field ??= new(Fan.SelectMany(quarter => quarter.Percentiles), simulation.Model.Frame.Unit);

    public static Figure Of(Simulation simulation, Party payer, Party payee, Regime regime)
    {
        var drawn = new PaymentsFan(simulation, payer, payee, regime);
        var id = FigureId.Of("payments-fan", payer.Id, payee.Id, regime.Id);
        return simulation.Nothing() is null
            && drawn.Fan.All(quarter => quarter.Percentiles.All(value => Math.Abs(value) <= OutcomeWords.Nothing))
            ? Figure.Nothing(id, $"{payer.ShortName} pays {payee.ShortName} nothing {OutcomeWords.Under(regime)}.", simulation.Scenario)
            : simulation.Nothing() is null && drawn.Ahead.All(quarter => Spread(quarter) <= OutcomeWords.Nothing)
            ? Figure.Nothing(id, $"What {payer.ShortName} has still to pay {payee.ShortName} is the same in "
                + $"every simulation, so there is no spread to show.", simulation.Scenario)
            : simulation.Figure(id, [payer, payee], drawn.Say, drawn.Table, drawn.Body);
    }

    private FigureWords Say()
    {
        var widest = Ahead.MaxBy(Spread)!;
        // Of quarters in a row that are alike none is the least certain.
        var alike = Ahead.Where(quarter => RangeOf(quarter) == RangeOf(widest)).Select(quarter => quarter.Quarter).ToList();
        var when = alike.Count == 1 || alike[^1] - alike[0] != alike.Count - 1 ? $"in {Wording.Of(widest.Quarter)}"
            : alike[^1] == Ahead[^1].Quarter ? $"from {Wording.Of(alike[0])} on"
            : alike.Count == 2 ? $"in {Wording.Of(alike[0])} and {Wording.Of(alike[1])}"
            : $"from {Wording.Of(alike[0])} to {Wording.Of(alike[^1])}";
        var how = alike.Count > 1 && alike.Count == Ahead.Count ? "is as uncertain in each quarter as in any other"
            : $"is least certain {when}";
        var title = $"What {payer.ShortName} pays {payee.ShortName} {how}: "
            + $"{RangeOf(widest)} in nine of ten simulations";
        var subtitle = $"Payments {OutcomeWords.Under(regime)}, {simulation.Model.Frame.SpokenUnit} a quarter, not discounted, "
            + $"{Wording.Span(Fan[0].Quarter, Fan[^1].Quarter)}, all assumptions drawn at once";
        var alt = Fan.Where(quarter => quarter.Quarter.Number == 4)
            .Select(quarter => $"{Wording.Of(quarter.Quarter)}: median {Words.Number(quarter.Percentiles[3])}, nine of ten between "
                + $"{Words.Number(quarter.Percentiles[0])} and {Words.Number(quarter.Percentiles[6])}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)} {simulation.DrawnOfQuarters(isChance: false)}");
    }

    private string RangeOf(FanQuarter quarter)
        => $"{(Words.Number(quarter.Percentiles[0]) == Words.Number(0) ? "nothing" : Words.Amount(quarter.Percentiles[0]))} to "
            + Words.Amount(quarter.Percentiles[6]);

    private FigureTable Table()
    {
        var unit = simulation.Model.Frame.Unit;
        return new(
            ["Quarter", $"5th percentile ({unit})", $"10th ({unit})", $"25th ({unit})", $"Median ({unit})", $"75th ({unit})",
                $"90th ({unit})", $"95th ({unit})", $"Mean ({unit})"],
            [.. Fan.Select(quarter => (IReadOnlyList<object?>)[quarter.Quarter.ToString(),
                .. quarter.Percentiles.Select(value => (object?)value), quarter.Mean])]);
    }

    private Body Body(Canvas canvas)
    {
        var y = ValueAxis.Up(Fan.SelectMany(quarter => quarter.Percentiles)) with
        {
            Caption =
            $"{simulation.Model.Frame.SpokenUnit} a quarter"
        };
        var (outer, inner) = (Palette.Tint(Palette.AreaOf(payee.Colour), 0.25), Palette.Tint(Palette.AreaOf(payee.Colour), 0.55));
        Band Between(string name, int low, int high, Colour colour) => new(
            name, QuarterAxis.Edges(Fan.Count, (at, edge) => new BandPoint(edge, Fan[at].Percentiles[low], Fan[at].Percentiles[high],
                [Wording.Of(Fan[at].Quarter),
                    $"{name}: {Words.Amount(Fan[at].Percentiles[low])} to {Words.Amount(Fan[at].Percentiles[high])}"])), colour, 1)
        { Steps = true };
        var median = new Line("median", QuarterAxis.Edges(Fan.Count, (at, edge) => new LinePoint(edge, Fan[at].Percentiles[3],
            [Wording.Of(Fan[at].Quarter), $"median {Words.Amount(Fan[at].Percentiles[3])}"])), Palette.Text, 2, Dash.Solid, Steps: true);
        return new Stack().Add(Key.Of(
            [
                new KeyEntry.Drawn("median", median), new KeyEntry.Filled("half of the simulations", new(inner)),
                new KeyEntry.Filled("nine of ten", new(outer)),
            ], canvas)).Gap(10).Add(QuarterAxis.Plot([.. Fan.Select(quarter => quarter.Quarter)], y, PlotHeight, canvas) with
            {
                Marks = [Between("nine of ten", 0, 6, outer), Between("half", 2, 4, inner), median],
            }).Gap(Panel.TickRoom).Say(simulation.DrawnOfQuarters(isChance: false), canvas).ToBody();
    }
}
