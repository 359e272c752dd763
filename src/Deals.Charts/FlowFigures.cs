namespace Deals;

/// <summary>The figures of who pays whom when. All money is in the ledger's unit, in the quarter in which it is paid unless said otherwise,
/// and not discounted.</summary>
public static class FlowFigures
{
    /// <summary>What a party is paid and pays in each quarter, term by term, with the net: under one regime, or under two on the same
    /// scale.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="party">Whose payments.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <param name="beside">The regime below it; none when left out.</param>
    /// <exception cref="ArgumentException">The dataset has no such regime, or both are the same.</exception>
    public static Figure FlowsByQuarter(this MoneyResult result, Party party, Regime? regime = null, Regime? beside = null)
        => beside is not null && beside.Id == (regime ?? result.Model.Current).Id
            ? throw new ArgumentException($"The regime {beside.Id} cannot stand beside itself.", nameof(beside))
            : Charts.Figures.FlowsByQuarter.Of(result, party, regime ?? result.Model.Current, beside);

    /// <summary>What the current regime changes in a party's own cash, year by year, against a baseline.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="party">Whose cash.</param>
    /// <param name="baseline">Against what; the default baseline when left out.</param>
    public static Figure ChangeByYear(this MoneyResult result, Party party, Regime? baseline = null)
        => Charts.Figures.ChangeByYear.Of(result, party, baseline ?? result.Model.Baselines[0]);

    /// <summary>When a cap is full, against the yearly total that moves that most, or for which others have published forecasts, which are
    /// marked; a line for each of the cap's low value, its value in the scenario and its high one.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="group">The pool that the cap is of; the first in use when left out.</param>
    public static Figure CapDate(this MoneyResult result, CapGroup? group = null) => Charts.Figures.CapDate.Of(result, group);

    /// <summary>How a cap fills, what is claimed under it and what is paid, quarter by quarter as it accrues, and when it binds.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="group">The pool that the cap is of; the first in use when left out.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <exception cref="ArgumentException">The dataset has no such regime.</exception>
    public static Figure CapBurnDown(this MoneyResult result, CapGroup? group = null, Regime? regime = null)
        => Charts.Figures.CapBurnDown.Of(result, group, regime ?? result.Model.Current);

    /// <summary>Who pays whom in each year of the ledger, on one scale for all years; a slider chooses the year.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="regime">Under which regime; the current one when left out.</param>
    /// <exception cref="ArgumentException">The dataset has no such regime.</exception>
    public static Figure FlowsByYear(this MoneyResult result, Regime? regime = null)
        => Charts.Figures.FlowsByYear.Of(result, regime ?? result.Model.Current);

    /// <summary>The drivers that terms follow, quarter by quarter, with those they are a part of; what was reported is marked and the
    /// totals they rest on are named.</summary>
    /// <param name="result">The results of a scenario.</param>
    public static Figure DriversFigure(this MoneyResult result) => DriverSeries.Of(result);

    /// <summary>What one party pays another from the ledger's first quarter to its last, term by term, under every regime.</summary>
    /// <param name="result">The results of a scenario.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="payee">Who is paid.</param>
    public static Figure PaymentsByRegime(this MoneyResult result, Party payer, Party payee)
        => Charts.Figures.PaymentsByRegime.Of(result, payer, payee);

    /// <summary>Every published actual beside the model's number for the same quarters, as accrued under the current regime; what the model
    /// was given is marked, as its agreement proves nothing.</summary>
    /// <param name="result">The results of a scenario.</param>
    public static Figure ModelAgainstPublished(this MoneyResult result) => Charts.Figures.ModelAgainstPublished.Of(result);

    /// <summary>Every figure of flows that the data support, in the order of reading: first what labs, clouds and investors pay and are
    /// paid, under the current regime beside the default baseline where that is no mixture.</summary>
    public static IReadOnlyList<Figure> All(MoneyResult result) => [.. FigureKind.Shown(Kinds(result))];

    internal static IEnumerable<FigureKind> Kinds(MoneyResult result)
    {
        var model = result.Model;
        // What is the same under every regime is no part of the story, unless nothing is.
        var named = model.Book.Parties.Where(IsNamed).ToList();
        var moved = named.Where(party => party.Role != PartyRole.Investor && named.Exists(other => Differs(result, party, other)
            || Differs(result, other, party))).ToList();
        var parties = moved.Count > 0 ? moved : named;
        var beside = model.Baselines.FirstOrDefault(regime => regime.Role == RegimeRole.DefaultBaseline && regime.Resolution is null);
        return
        [
            new("change-by-year", () => parties.Select(party => result.ChangeByYear(party))),
            new("flows-by-quarter", () => parties.Select(party => result.FlowsByQuarter(party, beside: beside))),
            .. result.Caps(model.Current).SelectMany(cap => (FigureKind[])
            [
                new("cap-burn-down", () => [result.CapBurnDown(cap.CapGroup)]), new("cap-date", () => [result.CapDate(cap.CapGroup)]),
            ]),
            new("flows-by-year", () => [result.FlowsByYear()]), new("payments-by-regime", () => Pairs(result)),
            new("drivers", () => [result.DriversFigure()]), new("model-against-published", () => [result.ModelAgainstPublished()]),
        ];
    }

    /// <summary>Labs, clouds and investors that pay each other other sums under one regime than under another.</summary>
    private static IEnumerable<Figure> Pairs(MoneyResult result)
        => from pair in result.Model.Book.Terms.Select(term => (term.Payer, term.Payee)).Distinct()
           where IsNamed(pair.Payer) && IsNamed(pair.Payee) && Differs(result, pair.Payer, pair.Payee)
           orderby pair.Payer.Id, pair.Payee.Id
           select result.PaymentsByRegime(pair.Payer, pair.Payee);

    /// <summary>Whether what one party pays the other is not the same under every regime.</summary>
    private static bool Differs(MoneyResult result, Party payer, Party payee)
    {
        double Paid(Regime regime) => result.Flows(regime).Where(flow => flow.Term.Payer == payer && flow.Term.Payee == payee)
            .Sum(flow => flow.Paid);
        var now = Paid(result.Model.Current);
        return result.Model.Book.Regimes.Any(regime => Math.Abs(Paid(regime) - now) > OutcomeWords.Nothing);
    }

    private static bool IsNamed(Party party) => party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor;
}
