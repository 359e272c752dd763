namespace Deals.Charts.Figures;

/// <summary>In which quarter a cap is full, and how likely.</summary>
internal sealed class CapFullQuarters(Simulation simulation, CapGroup cap, Regime regime)
{
    private const double PlotHeight = 190;

    private IReadOnlyList<CapFull> All => field ??= simulation.CapFull(cap, regime);

    private IReadOnlyList<Quarter> Quarters => field ??= Quarter.Through(simulation.Model.Frame.First, simulation.Model.Frame.Last);

    private double NotFull => All.Where(one => one.Quarter is null).Sum(one => one.Probability);

    public static Figure Of(Simulation simulation, CapGroup? cap, Regime regime)
    {
        if (cap is null)
            return Figure.Nothing("cap-full", "No revenue share has a cap, so none fills.", simulation.Scenario);
        var drawn = new CapFullQuarters(simulation, cap, regime);
        return drawn.NotFull >= 1
            ? Figure.Nothing(FigureId.Of("cap-full", cap.Id, regime.Id),
                $"“{cap.Name}” is full by {Wording.Of(simulation.Model.Frame.Last)} in none of the simulations.", simulation.Scenario)
            : simulation.Figure(FigureId.Of("cap-full", cap.Id, regime.Id), [], drawn.Say, drawn.Table, drawn.Body);
    }

    private FigureWords Say()
    {
        var last = Wording.Of(simulation.Model.Frame.Last);
        Quarter? By(double part)
        {
            var sum = 0.0;
            foreach (var one in All.Where(one => one.Quarter is not null))
            {
                if ((sum += one.Probability) >= part)
                    return one.Quarter;
            }

            return null;
        }

        var (early, late) = (By(0.1), By(0.9));
        var title = NotFull >= 0.5 ? $"“{cap.Name}” is not full by {last} in {SimulationWords.Share(NotFull)} of the simulations"
            : early is { } from && late is { } to
                ? $"“{cap.Name}” fills up {(from == to ? $"in {Wording.Of(from)}" : $"between {Wording.Of(from)} and {Wording.Of(to)}")} "
                    + $"in {Part(quarter => from <= quarter && quarter <= to)} of the simulations"
            : $"“{cap.Name}” is full by {last} in {SimulationWords.Share(1 - NotFull)} of the simulations"
                + (early is { } first ? $", by {Wording.Of(first)} in {Part(quarter => quarter <= first)}" : "");
        string Part(Func<Quarter, bool> isIn)
            => SimulationWords.Share(All.Where(one => one.Quarter is { } quarter && isIn(quarter)).Sum(one => one.Probability));
        var subtitle = $"Share of the simulations in which the cap begins to cut what is claimed in a quarter, "
            + $"{OutcomeWords.Under(regime)}, all assumptions drawn at once";
        return new(title, subtitle,
            $"{title}. {string.Join(", ", All.Select(one => $"{(one.Quarter is { } quarter ? Wording.Of(quarter) : $"not by {last}")}: {Wording.Percent(one.Probability)}"))}. {simulation.DrawnOfQuarters(isChance: true)}");
    }

    private FigureTable Table() => new(
        ["Cap", "Quarter", "Part of the simulations"],
        [.. All.Select(one => new object?[] { cap.Name, one.Quarter?.ToString() ?? $"not by {simulation.Model.Frame.Last}",
            one.Probability })]);

    private Body Body(Canvas canvas)
    {
        double At(Quarter quarter) => 100 * All.Where(one => one.Quarter == quarter).Sum(one => one.Probability);
        var y = ValueAxis.Up(Quarters.Select(At)) with { Caption = "% of simulations" };
        var bars = Quarters.Select(
            (quarter, at) => new Bar(0, At(quarter), at, QuarterAxis.Column, new(Palette.Series[0]),
                [Wording.Of(quarter), $"{Wording.Percent(At(quarter) / 100)} of the simulations"]));
        return new Stack().Add(QuarterAxis.Plot(Quarters, y, PlotHeight, canvas) with
        {
            Marks = [new Bars("Full", [.. bars.Where(bar => bar.To > 0)]) { Stand = true }],
        }).Gap(Panel.TickRoom).Say(
            NotFull > 0 ? $"In {SimulationWords.Share(NotFull)} of the simulations it is not full by "
                + $"{Wording.Of(simulation.Model.Frame.Last)}." : null, canvas)
            .Say(simulation.DrawnOfQuarters(isChance: true), canvas, gap: 6).ToBody();
    }
}
