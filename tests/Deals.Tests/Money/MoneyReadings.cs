namespace Deals.Tests.Money;

/// <summary>Short ways to read results, under the current regime unless said otherwise, quarter by quarter.</summary>
internal static class MoneyReadings
{
    /// <summary>How near a number worked out by hand must be: only rounding may differ.</summary>
    private const double Rounding = 1e-9;

    public static double[] Driver(this MoneyResult result, string driver) => [.. result.Drivers.Where(value => value.Driver.Id == driver).Select(value => value.Value)];

    public static double[] Accrued(this MoneyResult result, string term, string? regime = null) => [.. result.FlowsOf(term, regime).Select(flow => flow.Accrued)];

    public static double[] Paid(this MoneyResult result, string term, string? regime = null) => [.. result.FlowsOf(term, regime).Select(flow => flow.Paid)];

    public static double[] Present(this MoneyResult result, string term, string? regime = null) => [.. result.FlowsOf(term, regime).Select(flow => flow.PresentValue)];

    public static PartyValue Value(this MoneyResult result, Party party, string? regime = null)
        => result.Values.Single(value => value.Party == party && value.Regime.Id == (regime ?? result.Model.Current.Id));

    public static Delta Delta(this MoneyResult result, Party party) => result.Deltas.First(delta => delta.Party == party);

    public static Regime Regime(this MoneyResult result, string id) => result.Model.Book.Regimes[id];

    /// <summary>The first numbers are these; all others, if <paramref name="rest"/> is given, are that.</summary>
    public static void Are(this double[] computed, double[] expected, double? rest = null)
    {
        Assert.True(computed.Length >= expected.Length, $"{expected.Length} numbers expected, {computed.Length} computed");
        for (var at = 0; at < (rest is null ? expected.Length : computed.Length); at++)
            computed[at].Is(at < expected.Length ? expected[at] : rest!.Value, $"number {at + 1}");
    }

    public static void Is(this double computed, double expected, string what = "the number")
        => Assert.True(Math.Abs(computed - expected) <= Rounding * Math.Max(1, Math.Abs(expected)), $"{what}: {expected:R} expected, {computed:R} computed");

    private static IEnumerable<Flow> FlowsOf(this MoneyResult result, string term, string? regime)
        => result.Flows(regime is null ? result.Model.Current : result.Regime(regime)).Where(flow => flow.Term.Id == term);
}
