namespace Deals;

/// <summary>
/// Finds baselines that differ from the current regime before the valuation date. What is past happened in one way, so a difference there
/// is a slip of the clauses or days: values leave it out, and a sum of the ledger would count it as a gain.
/// </summary>
internal static class OtherPasts
{
    /// <summary>
    /// Returns a warning for each baseline with a difference of a tenth of the threshold, with the party whose cash differs most.
    /// </summary>
    public static IEnumerable<MoneyFault> Of(MoneyResult result)
    {
        var day = result.Model.Frame.ValuationDate;
        var now = Past(result, result.Model.Current);
        foreach (var baseline in result.Model.Baselines)
        {
            var then = Past(result, baseline);
            var most = now.Keys.Select(party => (Party: party, By: Math.Abs(now[party] - then[party]))).MaxBy(each => each.By);
            if (most.By > Math.Max(ZeroFinder.Tolerance, (double)result.Model.Frame.Threshold / 10))
                yield return new(
                    "regimes", baseline.Id, "regime_id", "past-differs",
                    $"before the valuation date, {day:O}, other payments are made under {baseline.Id} than under "
                        + $"{result.Model.Current.Id}: the cash of {most.Party} differs most, "
                        + $"by {most.By.ToString("0.####", CultureInfo.InvariantCulture)} {result.Model.Frame.Unit}",
                    "the same payments under both until that day: a first day for the terms that differ, or the same clauses",
                    IsWarning: true);
        }
    }

    private static Dictionary<string, double> Past(MoneyResult result, Regime regime)
    {
        var cash = result.Model.Book.Parties.ToDictionary(party => party.Id, _ => 0.0, StringComparer.Ordinal);
        foreach (var flow in result.Flows(regime))
        {
            cash[flow.Term.Payee.Id] += flow.Paid - flow.Counted;
            cash[flow.Term.Payer.Id] -= flow.Paid - flow.Counted;
        }

        return cash;
    }
}

/// <summary>Finds what figures and simulations would be drawn for although it makes no difference to anybody.</summary>
internal static class IdleOdds
{
    /// <summary>Returns a warning for each assumption with odds, and for the headline.</summary>
    public static IEnumerable<MoneyFault> Of(MoneyModel money)
    {
        var scenario = Scenario.Base(money.Book);
        foreach (var assumption in money.Book.Assumptions.Where(one => one.Odds.Count > 0 || one == money.Frame.Headline))
        {
            // What nothing reads is told where unused assumptions are, but for the headline.
            if (money.Moves(assumption, scenario) || (!money.Reads(assumption) && assumption != money.Frame.Headline))
                continue;
            var what = assumption == money.Frame.Headline ? "the headline" : "an assumption with odds";
            yield return new(
                "assumptions", assumption.Id, "assumption_id", "idle-odds",
                $"{assumption.Id} is {what}, and no party gains or loses otherwise at any of its "
                    + $"values: figures and chances take what does instead",
                "an assumption on which something turns, or no odds", IsWarning: true);
        }
    }
}

/// <summary>Finds published numbers that the model was given, and has otherwise; and those it was fitted to and is far from.</summary>
internal static class GivenNumbers
{
    /// <summary>So far apart, as a part of the number, they are not the same, however they were rounded.</summary>
    private const double Apart = 0.01;

    /// <summary>So far apart, as a part of the number, nothing was fitted.</summary>
    private const double NotFitted = 0.5;

    /// <summary>Returns a warning for each.</summary>
    public static IEnumerable<MoneyFault> Of(MoneyResult result)
    {
        foreach (var row in result.Published.Where(row => row.NotBy is null))
        {
            var (published, isSaid) = (row.Published, row.Published.Known == KnownToModel.Given);
            MoneyFault Fault(string kind, string what, string expected) => new(
                "published", published.Id, "known", kind,
                $"{published.Id} is {published.Value.ToString(CultureInfo.InvariantCulture)} {what} {SpokenNumber.Of(row.Model)}", expected,
                IsWarning: true);
            if (row.Known == KnownToModel.Given && IsOff(row, Apart))
                yield return isSaid
                    ? Fault("given-differs", "and said to be given to the model, which has", "the number that the model was given, or no")
                    : Fault("given-differs", "and the model was given other numbers of its quarters, which sum to",
                        "one number in both: in anchors, too, the one that was restated");
            else if (row.Known == KnownToModel.Fitted && published.Quantity != PublishedQuantity.CapFull && IsOff(row, NotFitted))
                yield return Fault("fitted-differs", "and said to be what the model was fitted to, which has",
                    "a model that comes near it, or no");
        }
    }

    private static bool IsOff(PublishedComparison row, double part)
        => Math.Abs(row.Difference) > Math.Max(part * Math.Abs((double)row.Published.Value), ZeroFinder.Tolerance);
}
