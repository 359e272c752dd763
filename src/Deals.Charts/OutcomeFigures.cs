using Deals.Charts.Figures;
using Deals.Model;

namespace Deals.Charts;

/// <summary>
/// The figures of who gains what and on what that depends. Gains are present values under the current regime less those
/// under a baseline, in the ledger's unit.
/// </summary>
public static class OutcomeFigures
{
    /// <summary>What each assumption alone, from its low to its high value, does to what a party gains: the widest twelve, the rest counted.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="party">Whose gain.</param>
    /// <param name="baseline">Against what; the default baseline when left out.</param>
    /// <param name="perspective">Its own cash alone, or with its part of the labs.</param>
    /// <exception cref="InvalidOperationException">No assumption moves it.</exception>
    /// <exception cref="ArgumentException">The dataset has no such party, or the regime is none of its baselines.</exception>
    public static Figure TornadoFigure(this Outcomes outcomes, Party party, Regime? baseline = null, Perspective perspective = Perspective.LookThrough)
        => Tornado.Of(outcomes, party, baseline ?? outcomes.Model.Baselines[0], perspective);

    /// <summary>Where what a party gains comes from: steps by term and by clause that end at the gain, those that rest on judgement hatched.</summary>
    /// <inheritdoc cref="TornadoFigure"/>
    /// <exception cref="InvalidOperationException">No term changes it.</exception>
    public static Figure BridgeFigure(this Outcomes outcomes, Party party, Regime? baseline = null, Perspective perspective = Perspective.LookThrough)
        => Bridge.Of(outcomes, party, baseline ?? outcomes.Model.Baselines[0], perspective);

    /// <summary>Who wins, who loses and for whom it depends: what each party gains against every baseline in both counts, how far single assumptions move it, and why.</summary>
    /// <exception cref="InvalidOperationException">No lab, cloud or investor has money at stake.</exception>
    public static Figure VerdictFigure(this Outcomes outcomes) => Verdicts.Of(outcomes);

    /// <summary>What parties gain, with their part of the labs, as one assumption moves over its bounds: a panel a baseline, with the values at which the gain is zero.</summary>
    /// <param name="outcomes">The scenario's outcomes.</param>
    /// <param name="assumption">The assumption; of days, never stands apart at the end.</param>
    /// <param name="parties">Whose gains; those of all labs, clouds and investors with money at stake when left out.</param>
    /// <exception cref="InvalidOperationException">There are no parties, or the assumption has one value only.</exception>
    public static Figure DeltaAgainst(this Outcomes outcomes, Assumption assumption, IReadOnlyList<Party>? parties = null)
        => DeltasAlong.Of(outcomes, assumption, parties ?? outcomes.Parties);
}
