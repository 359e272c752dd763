namespace Deals.Model;

/// <summary>Finds the first number that is none, so that it is told by name instead of being carried on.</summary>
internal static class FiniteCheck
{
    /// <exception cref="ArithmeticException">A driver or a term has a quarter that is no number.</exception>
    public static void Of(Plan plan, ReadOnlySpan<double> drivers, IEnumerable<RegimeResult> regimes)
    {
        for (var at = 0; at < drivers.Length; at++)
        {
            if (!double.IsFinite(drivers[at]))
                throw new ArithmeticException($"The driver {plan.Drivers[at / plan.Count].Id} has no number in {plan.Calendar.Quarters[at % plan.Count]}.");
        }

        foreach (var regime in regimes)
        {
            if (regime.Flows.FirstOrDefault(flow => !double.IsFinite(flow.Accrued) || !double.IsFinite(flow.Paid) || !double.IsFinite(flow.PresentValue)) is { } wrong)
                throw new ArithmeticException($"The term {wrong.Term.Id} has no number in {wrong.Quarter} under {regime.Regime.Id}.");
            if (regime.Values.FirstOrDefault(value => !double.IsFinite(value.Direct) || !double.IsFinite(value.LookThrough)) is { } value)
                throw new ArithmeticException($"The value of {value.Party.Id} under {regime.Regime.Id} is no number: see the rates, and the sales of each lab's last four quarters, which its multiple divides by.");
        }
    }
}
