using System.Globalization;

namespace Deals;

/// <summary>
/// Finds quarters of anchored drivers that fall although the annual totals rise: that is how the totals are spread over
/// quarters where growth breaks off from one year to the next, and worth knowing before a chart is read.
/// </summary>
public static class QuarterFalls
{
    private const double Rounding = 1e-9;

    /// <summary>A warning for each year in which it happens, at the anchor that the year is drawn from.</summary>
    /// <param name="result">The quarters.</param>
    public static IReadOnlyList<MoneyFault> Of(MoneyResult result)
        => [.. result.Drivers.Where(quarter => quarter.Driver is AnchoredDriver).GroupBy(quarter => quarter.Driver.Id).SelectMany(quarters => Of([.. quarters], result.Scenario))];

    private static IEnumerable<MoneyFault> Of(IReadOnlyList<DriverQuarter> quarters, Scenario scenario)
    {
        // A year that is only in part in the ledger has a total where an anchor gives it.
        var totals = quarters.GroupBy(quarter => quarter.Quarter.Year).Where(year => year.Count() == 4).ToDictionary(year => year.Key, year => year.Sum(quarter => quarter.Value));
        foreach (var anchor in quarters[0].Driver.Anchors.Where(anchor => anchor.Number is null))
            totals[anchor.Year] = anchor.Assumed is { } assumed ? Inputs.NumberOf(scenario.ValueOf(assumed)) : (double)anchor.Value!.Value;
        var told = new HashSet<int>();
        foreach (var (before, after) in quarters.Zip(quarters.Skip(1)))
        {
            var year = after.Quarter.Year;
            var isFall = after.Value < before.Value * (1 - Rounding) && !(before.IsReported && after.IsReported);
            if (!isFall || !totals.TryGetValue(year, out var total) || !totals.TryGetValue(year - 1, out var last) || total <= last || !told.Add(year))
                continue;
            var anchor = after.Driver.Anchors.Where(anchor => anchor.Number is null).OrderBy(anchor => Math.Abs(anchor.Year - year)).ThenByDescending(anchor => anchor.Year).First();
            yield return new(
                "anchors", $"{after.Driver.Id} {anchor.Period}", anchor.Assumed is null ? "value" : "assumption_id", "quarters-fall",
                $"{after.Quarter} falls below {before.Quarter}, from {Text(before.Value)} to {Text(after.Value)}, although the totals of {after.Driver.Id} rise from {Text(last)} in {year - 1} to {Text(total)} in {year}",
                "totals whose growth breaks off less, if the quarters matter", IsWarning: true);
        }
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
