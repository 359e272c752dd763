namespace Deals;

/// <summary>
/// The figures of who gains what and on what that depends. Gains are present values under the current regime less those
/// under a baseline, in the ledger's unit. Where the data have nothing to show, a figure says so in its title.
/// </summary>
public static class OutcomeFigures
{
    /// <summary>What each assumption alone, from its low to its high value, does to what a party gains: the widest twelve, the rest
    /// counted.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="party">Whose gain.</param>
    /// <param name="baseline">Against what; the default baseline when left out.</param>
    /// <param name="perspective">Its own cash alone, or with its part of the labs.</param>
    /// <exception cref="ArgumentException">The dataset has no such party, or the regime is none of its baselines.</exception>
    public static Figure TornadoFigure(this Outcomes outcomes, Party party, Regime? baseline = null,
        Perspective perspective = Perspective.LookThrough)
        => Tornado.Of(outcomes, party, baseline ?? outcomes.Model.Baselines[0], perspective);

    /// <summary>Where what a party gains comes from: steps by term and by clause that end at the gain.</summary>
    /// <inheritdoc cref="TornadoFigure"/>
    public static Figure BridgeFigure(this Outcomes outcomes, Party party, Regime? baseline = null,
        Perspective perspective = Perspective.LookThrough)
        => Bridge.Of(outcomes, party, baseline ?? outcomes.Model.Baselines[0], perspective);

    /// <summary>Who wins, who loses and for whom it depends: what each party gains against every baseline in both counts, how far single
    /// assumptions move it, and why.</summary>
    public static Figure VerdictFigure(this Outcomes outcomes) => Verdicts.Of(outcomes);

    /// <summary>What parties gain against the default baseline, with their part of the labs, as one assumption moves over its bounds, with
    /// the values at which the gain is zero, which are told of the other baselines too.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="assumption">The assumption; of days, never stands apart at the end.</param>
    /// <param name="parties">Whose gains; when left out those of labs and clouds with money at stake, and of others whose own cash
    /// changes.</param>
    public static Figure DeltaAgainst(this Outcomes outcomes, Assumption assumption, IReadOnlyList<Party>? parties = null)
        => DeltasAlong.Of(outcomes, assumption, parties ?? outcomes.Main());

    /// <summary>What parties gain, with their part of the labs, at each value that an assumption may turn out to have, with its odds,
    /// and on average over them.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="assumption">An assumption with odds.</param>
    public static Figure GainsByOdds(this Outcomes outcomes, Assumption assumption) => Charts.Figures.GainsByOdds.Of(outcomes, assumption);

    /// <summary>What those who signed gain as one number of their deal moves: which values each would have accepted, which all, and where
    /// the signed one lies.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="number">One of <see cref="Outcomes.Negotiated"/>; the one that moves them most when left out.</param>
    public static Figure BargainFigure(this Outcomes outcomes, Assumption? number = null) => BargainOverTerm.Of(outcomes, number);

    /// <summary>A row of tiles a party: win, loss or neither by each of its criteria, with the number, and marked where the source says
    /// otherwise.</summary>
    public static Figure OutcomeMatrix(this Outcomes outcomes) => OutcomeTiles.Of(outcomes);

    /// <summary>What every party gains, with its part of the labs, while a slider moves one assumption over its bounds.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="assumption">The assumption.</param>
    /// <param name="steps">How many values in even steps, at least 2, the scenario's own besides; days give fewer where there are not so
    /// many.</param>
    /// <param name="baseline">Against what; the default baseline when left out.</param>
    public static Figure SweepFigure(this Outcomes outcomes, Assumption assumption, int steps = 21, Regime? baseline = null)
        => DeltaSweep.Of(outcomes, assumption, steps, baseline ?? outcomes.Model.Baselines[0]);

    /// <summary>A grid of gains as a coloured field, with the line along which the party neither gains nor loses, and the scenario's
    /// point.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="grid">What <see cref="Outcomes.Grid"/> gave.</param>
    public static Figure Contour(this Outcomes outcomes, DeltaGrid grid) => DeltaField.Of(outcomes, grid);

    /// <summary>A party's gains over two assumptions, as <see cref="Contour(Outcomes, DeltaGrid)"/> shows them.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="across">The assumption from left to right.</param>
    /// <param name="up">The assumption from below to above.</param>
    /// <param name="party">The party.</param>
    /// <param name="baseline">Against what; the default baseline when left out.</param>
    public static Figure Contour(this Outcomes outcomes, Assumption across, Assumption up, Party party, Regime? baseline = null)
        => across == up
            ? Figure.Nothing("contour", $"A contour needs two assumptions that money depends on; {across.Label} is given for both.",
                outcomes.Scenario)
            : outcomes.Contour(outcomes.Grid(across, up, party, baseline ?? outcomes.Model.Baselines[0]));

    /// <summary>What each party gains under two scenarios against each baseline, and what they set differently.</summary>
    public static Figure SideBySide(this ScenarioComparison comparison) => ScenariosBeside.Of(comparison);

    /// <summary>
    /// Every figure of outcomes that the data support, in the order of reading: verdicts, criteria, the gains by each assumption's
    /// odds, for each lab and cloud in it its bridge and its tornado against the default baseline, the bargain, and for the headline
    /// assumption the gains against it, a sweep, and a
    /// contour with the assumption that moves the party with the widest tornado most.
    /// </summary>
    public static IReadOnlyList<Figure> All(Outcomes outcomes) => [.. FigureKind.Shown(Kinds(outcomes))];

    internal static IEnumerable<FigureKind> Kinds(Outcomes outcomes)
    {
        if (outcomes.Parties.Count == 0)
            return [];
        // Odds of what makes no difference would be a figure of equal bars.
        var byOdds = outcomes.Model.Book.Assumptions.Where(assumption => assumption.Odds.Count > 0 && outcomes.Moves(assumption));
        return
        [
            new("verdicts", () => [outcomes.VerdictFigure()]), new("outcome-matrix", () => [outcomes.OutcomeMatrix()]),
            new("gains-by-odds", () => byOdds.Select(outcomes.GainsByOdds)),
            .. InIt(outcomes).SelectMany(party => (FigureKind[])
            [
                new("bridge", () => [outcomes.BridgeFigure(party)]), new("tornado", () => [outcomes.TornadoFigure(party)]),
            ]),
            new("bargain", () => [outcomes.BargainFigure()]),
            .. outcomes.Headline is { } headline && headline.Minimum != headline.Maximum ? Along(outcomes, headline) : [],
        ];
    }

    private static IEnumerable<FigureKind> Along(Outcomes outcomes, Assumption headline) =>
    [
        new("delta-against", () => [outcomes.DeltaAgainst(headline)]), new("sweep", () => [outcomes.SweepFigure(headline)]),
        new("contour", () => Widest(outcomes, headline) is { } bar
            ? [outcomes.Contour(outcomes.Grid(headline, bar.Assumption, bar.Party, bar.Baseline))] : []),
    ];

    /// <summary>The widest bar of all tornados, but for the headline's own.</summary>
    private static TornadoBar? Widest(Outcomes outcomes, Assumption headline)
        => outcomes.Parties.SelectMany(party => outcomes.Tornado(party, outcomes.Model.Baselines[0]))
            .Where(bar => bar.Assumption.Id != headline.Id).MaxBy(bar => Size.Of(bar.Swing));

    /// <summary>
    /// Labs and clouds that gain or lose the threshold or more; the others own parts of labs, of which they have their part. All
    /// parties where there are none of these.
    /// </summary>
    private static List<Party> InIt(Outcomes outcomes)
    {
        var large = outcomes.Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud
            && Math.Abs(outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough) >= outcomes.Model.Frame.LeastThatCounts)
            .ToList();
        return large.Count > 0 ? large : [.. outcomes.Parties];
    }
}
