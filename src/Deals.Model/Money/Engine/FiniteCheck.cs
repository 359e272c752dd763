namespace Deals;

/// <summary>Finds the first number that is none, so that it is told by name instead of being carried on.</summary>
internal static class FiniteCheck
{
    /// <exception cref="NotFiniteMoneyException">A driver or a term has a quarter that is no number.</exception>
    public static void Of(Plan plan, ReadOnlySpan<double> drivers, IEnumerable<RegimeResult> regimes)
    {
        for (var at = 0; at < drivers.Length; at++)
        {
            if (!double.IsFinite(drivers[at]))
                throw Fault("drivers", plan.Drivers[at / plan.Count].Id, "driver_id", $"the driver {plan.Drivers[at / plan.Count].Id} has no number in {plan.Calendar.Quarters[at % plan.Count]}", "anchors, shares and factors whose quarters are finite");
        }

        foreach (var regime in regimes)
        {
            if (regime.FirstNotFinite() is (var term, var quarter))
                throw Fault("terms", term.Id, "term_id", $"the term {term.Id} has no number in {quarter} under {regime.Regime.Id}", "amounts, rates and discount rates whose flows are finite");
            if (regime.Values.FirstOrDefault(value => !double.IsFinite(value.Direct) || !double.IsFinite(value.LookThrough)) is { } value)
                throw Fault("parties", value.Party.Id, "party_id", $"the value of {value.Party.Id} under {regime.Regime.Id} is no number", "finite discount rates, and sales of each lab in the ledger's last four quarters, by which its multiple is solved");
        }
    }

    private static NotFiniteMoneyException Fault(string table, string row, string column, string message, string expected) => new(new(table, row, column, "not-finite", message, expected));
}
