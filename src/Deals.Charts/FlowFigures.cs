using Deals.Charts.Figures;

namespace Deals;

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
            : Charts.Figures.FlowsByQuarter.Of(result, party, regime ?? result.Model.Current, beside);

    /// <summary>How a cap fills, what is claimed under it and what is paid, quarter by quarter as it accrues, and when it binds.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="group">The pool that the cap is of; the first in use when left out.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <exception cref="InvalidOperationException">No term that runs under the regime is capped, or none by this pool.</exception>
    /// <exception cref="ArgumentException">The dataset has no such regime.</exception>
    public static Figure CapBurnDown(this MoneyResult result, CapGroup? group = null, Regime? regime = null)
        => Charts.Figures.CapBurnDown.Of(result, group, regime ?? result.Model.Current);

    /// <summary>Who pays whom in each year of the ledger, on one scale for all years; a slider chooses the year.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <exception cref="InvalidOperationException">Nobody pays anything under the regime.</exception>
    /// <exception cref="ArgumentException">The dataset has no such regime.</exception>
    public static Figure FlowsByYear(this MoneyResult result, Regime? regime = null)
        => Charts.Figures.FlowsByYear.Of(result, regime ?? result.Model.Current);

    /// <summary>The drivers that terms follow, quarter by quarter, with those they are a part of; what was reported is marked and the totals they rest on are named.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <exception cref="InvalidOperationException">No term follows a driver.</exception>
    public static Figure DriversFigure(this MoneyResult result) => DriverSeries.Of(result);

    /// <summary>What one party pays another from the ledger's first quarter to its last, term by term, under every regime.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="payee">Who is paid.</param>
    /// <exception cref="InvalidOperationException">The one pays the other nothing under any regime.</exception>
    public static Figure PaymentsByRegime(this MoneyResult result, Party payer, Party payee) => Charts.Figures.PaymentsByRegime.Of(result, payer, payee);

    /// <summary>Every published actual beside the model's number for the same quarters, as accrued under the current regime; what the model was given is marked, as its agreement proves nothing.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <exception cref="InvalidOperationException">The dataset holds no published actuals.</exception>
    public static Figure ModelAgainstReported(this MoneyResult result) => Charts.Figures.ModelAgainstReported.Of(result);

    /// <summary>Every figure of flows that the data support, in the order of reading.</summary>
    public static IReadOnlyList<Figure> All(MoneyResult result) =>
    [
        .. Parties(result),
        .. result.Caps(result.Model.Current).Select(cap => result.CapBurnDown(cap.CapGroup)),
        .. result.Flows(result.Model.Current).Any(IsPaid) ? new[] { result.FlowsByYear() } : [],
        .. Pairs(result),
        .. result.Model.Book.Terms.Any(term => term is Sales) ? new[] { result.DriversFigure() } : [],
        .. result.Reported.Count > 0 ? new[] { result.ModelAgainstReported() } : [],
    ];

    /// <summary>Labs, clouds and investors with payments, the current regime beside the default baseline where that is no mixture.</summary>
    private static IEnumerable<Figure> Parties(MoneyResult result)
    {
        var model = result.Model;
        var beside = model.Baselines.FirstOrDefault(regime => regime.Role == RegimeRole.DefaultBaseline && regime.Resolution is null);
        IReadOnlyList<Flow> flows = [.. result.Flows(model.Current), .. beside is null ? [] : result.Flows(beside)];
        return
            from party in model.Book.Parties
            where IsNamed(party)
            where flows.Any(flow => (flow.Term.Payer == party || flow.Term.Payee == party) && IsPaid(flow))
            select result.FlowsByQuarter(party, beside: beside);
    }

    /// <summary>Labs, clouds and investors that pay each other under any regime.</summary>
    private static IEnumerable<Figure> Pairs(MoneyResult result)
        => from pair in result.Model.Book.Regimes.SelectMany(result.Flows).Where(IsPaid).Select(flow => (flow.Term.Payer, flow.Term.Payee)).Distinct()
           where IsNamed(pair.Payer) && IsNamed(pair.Payee)
           orderby pair.Payer.Id, pair.Payee.Id
           select result.PaymentsByRegime(pair.Payer, pair.Payee);

    private static bool IsNamed(Party party) => party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor;

    private static bool IsPaid(Flow flow) => Math.Abs(flow.Paid) > OutcomeWords.Nothing;
}
