namespace Deals;

/// <summary>
/// The figures of a simulation: how sure a result is, how far it spreads, and what drives it. Gains are present values with a party's
/// part of the labs, under the current regime less those under the default baseline. Where there is nothing to show, a figure says so.
/// </summary>
public static class SimulationFigures
{
    private const int Usual = 32768;
    private const int Points = 1024;

    /// <summary>
    /// Simulates 32,768 worlds from the seed 1, as notebook 05 does, so that a brief and the figures beside it give the same chances:
    /// they are off by half a percentage point, which the figures say. Null where nothing can be simulated: assumptions contradict each
    /// other when all are drawn at once.
    /// </summary>
    /// <param name="outcomes">The results of the scenario from which worlds are drawn.</param>
    public static Simulation? Simulated(this Outcomes outcomes)
    {
        try
        {
            return new Simulator(outcomes.Model, outcomes.Scenario, new(1) { Worlds = Usual, Threads = Environment.ProcessorCount }).Run();
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            return null;
        }
    }

    /// <summary>In which part of the worlds labs and clouds gain and lose, given each value of what has odds.</summary>
    /// <param name="simulation">The simulation.</param>
    public static Figure Chances(this Simulation simulation) => Charts.Figures.Chances.Of(simulation);

    /// <summary>How far a party's gain spreads, in all worlds and split by the assumption that explains most of it.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="party">Whose gain.</param>
    public static Figure Spread(this Simulation simulation, Party party) => SpreadOfDelta.Of(simulation, party);

    /// <summary>What each assumption alone does to a party's gain from its 10th to its 90th percentile.</summary>
    /// <inheritdoc cref="Spread"/>
    public static Figure TornadoFigure(this Simulation simulation, Party party) => PercentileTornado.Of(simulation, party);

    /// <summary>How far what one party pays another may lie, quarter by quarter.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="payee">Who is paid.</param>
    /// <param name="regime">Under what; the terms that hold when left out.</param>
    public static Figure PaymentsFan(this Simulation simulation, Party payer, Party payee, Regime? regime = null)
        => Charts.Figures.PaymentsFan.Of(simulation, payer, payee, regime ?? simulation.Model.Current);

    /// <summary>In which quarter a cap is full, and how likely.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="cap">The cap; the dataset's first when left out.</param>
    /// <param name="regime">Under what; the terms that hold when left out.</param>
    public static Figure CapFullFigure(this Simulation simulation, CapGroup? cap = null, Regime? regime = null)
        => CapFullQuarters.Of(simulation, cap ?? Caps(simulation).FirstOrDefault(), regime ?? simulation.Model.Current);

    /// <summary>How often labs and clouds gain and lose together.</summary>
    /// <param name="simulation">The simulation.</param>
    public static Figure JointFigure(this Simulation simulation) => JointBars.Of(simulation);

    /// <summary>Which assumptions bring about how much of the variance of a party's gain.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="sensitivity">What <see cref="Simulation.Sensitivity"/> gave.</param>
    /// <param name="party">Whose gain.</param>
    public static Figure SensitivityFigure(this Simulation simulation, Sensitivity sensitivity, Party party)
        => SensitivityBars.Of(simulation, sensitivity, party);

    /// <summary>Under which conditions a party loses in place of gaining, or the other way round.</summary>
    /// <inheritdoc cref="Spread"/>
    public static Figure FlipsWhen(this Simulation simulation, Party party) => FlipBars.Of(simulation, party);

    /// <summary>
    /// What it is worth to a party to know each assumption before it chooses between the terms that hold and the baseline.
    /// </summary>
    /// <inheritdoc cref="Spread"/>
    public static Figure WorthKnowing(this Simulation simulation, Party party) => KnowingBars.Of(simulation, party);

    /// <summary>Every figure of a simulation that the data support, in the order of reading.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="points">How many points the indices of sensitivity take.</param>
    public static IReadOnlyList<Figure> All(Simulation simulation, int points = Points)
        => [.. FigureKind.Shown(Kinds(new(() => simulation), points))];

    internal static IEnumerable<FigureKind> Kinds(Lazy<Simulation?> simulation, int points = Points)
    {
        FigureKind Kind(string[] stems, Func<Simulation, IEnumerable<Figure>> make)
            => new(stems, () => simulation.Value is { } drawn && drawn.Nothing() is null ? make(drawn) : []);
        return
        [
            Kind(["chances"], drawn => [drawn.Chances()]), Kind(["joint-outcomes"], drawn => [drawn.JointFigure()]),
            Kind(["spread", "percentile-tornado", "sensitivity", "flips-when", "worth-knowing"], drawn => OfParties(drawn, points)),
            Kind(["payments-fan"], Fans),
            Kind(["cap-full"], drawn => Caps(drawn).Select(cap => drawn.CapFullFigure(cap))),
        ];
    }

    private static IEnumerable<Figure> OfParties(Simulation simulation, int points)
    {
        var parties = simulation.Main();
        Sensitivity? single = null, grouped = null;
        foreach (var party in parties)
        {
            yield return simulation.Spread(party);
            yield return simulation.TornadoFigure(party);
            yield return simulation.SensitivityFigure(single ??= simulation.Sensitivity(points), party);
            yield return simulation.FlipsWhen(party);
            yield return simulation.WorthKnowing(party);
            grouped ??= simulation.Sensitivity(points, areGrouped: true);
            if (parties.Any(one => grouped.Of(one, simulation.Model.Baselines[0]).Any(index => index.Assumptions.Count > 1)))
                yield return simulation.SensitivityFigure(grouped, party);
        }
    }

    private static IEnumerable<Figure> Fans(Simulation simulation)
        => from payer in simulation.Main() from payee in simulation.Main() where payer != payee select simulation.PaymentsFan(payer, payee);

    private static IEnumerable<CapGroup> Caps(Simulation simulation)
        => simulation.Model.Book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().Distinct();
}
