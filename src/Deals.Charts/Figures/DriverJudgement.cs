namespace Deals.Charts.Figures;

/// <summary>Whether a driver's quarters rest on judgement.</summary>
internal static class DriverJudgement
{
    /// <summary>Whether any number that makes a driver, or one behind it, up to a year is a judgement.</summary>
    public static bool RestsOnJudgement(this DealBook book, Driver driver, int throughYear)
        => TermSources.Behind(book, driver).SelectMany(each => Numbers(each, throughYear)).Any(number => number.Basis == AssumptionBasis.Judgement);

    /// <summary>The assumptions that count up to a year: growth only after the last annual total.</summary>
    private static IEnumerable<Assumption> Numbers(Driver driver, int throughYear)
    {
        var lastTotal = driver.Anchors.Where(anchor => anchor.Quarter is null).Select(anchor => anchor.Year).DefaultIfEmpty(int.MinValue).Max();
        return driver.Anchors.Select(anchor => anchor.Assumed).OfType<Assumption>().Concat(throughYear > lastTotal ? driver.Numbers : []);
    }
}
