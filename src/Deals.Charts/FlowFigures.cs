using Deals.Model;

namespace Deals.Charts;

/// <summary>The figures of who pays whom when. All money is in the ledger's unit, in the quarter in which it is paid unless said otherwise, and not discounted.</summary>
public static class FlowFigures
{
    /// <summary>What a party is paid and pays in each quarter, term by term, with the net: under one regime, or under two on the same scale.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="party">Whose payments.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <param name="beside">The regime below it; none when left out.</param>
    /// <exception cref="InvalidOperationException">The party neither pays nor is paid anything under either.</exception>
    /// <exception cref="ArgumentException">The dataset has no such regime, or both are the same.</exception>
    public static Figure FlowsByQuarter(this MoneyResult result, Party party, Regime? regime = null, Regime? beside = null)
        => beside is not null && beside.Id == (regime ?? result.Model.Current).Id
            ? throw new ArgumentException($"The regime {beside.Id} cannot stand beside itself.", nameof(beside))
            : Figures.FlowsByQuarter.Of(result, party, regime ?? result.Model.Current, beside);

    /// <summary>How a cap fills, what is claimed under it and what is paid, quarter by quarter as it accrues, and when it binds.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="group">The pool that the cap is of; the first in use when left out.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <exception cref="InvalidOperationException">No term that runs under the regime is capped, or none by this pool.</exception>
    /// <exception cref="ArgumentException">The dataset has no such regime.</exception>
    public static Figure CapBurnDown(this MoneyResult result, CapGroup? group = null, Regime? regime = null)
        => Figures.CapBurnDown.Of(result, group, regime ?? result.Model.Current);

    /// <summary>Every figure of flows that the data support, in the order of reading.</summary>
    public static IReadOnlyList<Figure> All(MoneyResult result) =>
    [
        .. Parties(result),
        .. result.Caps(result.Model.Current).Select(cap => result.CapBurnDown(cap.CapGroup)),
    ];

    /// <summary>Labs, clouds and investors with payments, the current regime beside the default baseline where that is no mixture.</summary>
    private static IEnumerable<Figure> Parties(MoneyResult result)
    {
        var model = result.Model;
        var beside = model.Baselines.FirstOrDefault(regime => regime.Role == RegimeRole.DefaultBaseline && regime.Resolution is null);
        IReadOnlyList<Flow> flows = [.. result.Flows(model.Current), .. beside is null ? [] : result.Flows(beside)];
        return
            from party in model.Book.Parties
            where party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor
            where flows.Any(flow => (flow.Term.Payer == party || flow.Term.Payee == party) && Math.Abs(flow.Paid) > Figures.OutcomeWords.Nothing)
            select result.FlowsByQuarter(party, beside: beside);
    }
}
