namespace Deals.Tests.Money;

/// <summary>
/// A royalty in tiers, as the codebook of `deals new` writes it: 10 percent of a calendar year's sales up to 200, 14 from 200 to 600 and
/// 18 above. Sales are 720 in 2026, 180 a quarter, and 216 in 2027, 54 a quarter.
/// </summary>
public sealed class HandWorkedTiersTests
{
    private static readonly string[] Tiers = ["up_to_200", "to_600", "above_600"];

    [Fact]
    public void Bands_fill_one_after_the_other_and_anew_each_year()
    {
        var result = Licence().Result();
        // 180, then 200 is reached: 20. The year 2027 begins anew: 54, 54, 54 and 38 of the last 54.
        Sales(result, "up_to_200").Are([180, 20, 0, 0, 54, 54, 54, 38]);
        // From 200 to 600: 160 of the second quarter, 180, and 60 until 600; in 2027 the last 16.
        Sales(result, "to_600").Are([0, 160, 180, 60, 0, 0, 0, 16]);
        Sales(result, "above_600").Are([0, 0, 0, 120], rest: 0);
    }

    [Fact]
    public void Each_tier_has_its_rate()
    {
        var result = Licence().Result();
        // 2026: 0.1 · 200 + 0.14 · 400 + 0.18 · 120 = 20 + 56 + 21.6; 2027: 20 + 0.14 · 16 = 22.24
        var quarters = Tiers.Select(tier => result.Accrued($"royalty_{tier}")).ToList();
        double Year(int from) => quarters.Sum(tier => tier[from..(from + 4)].Sum());
        Year(0).Is(97.6);
        Year(4).Is(22.24);
        // By quarters of 2026: 18; 2 + 0.14 · 160; 0.14 · 180; 0.14 · 60 + 0.18 · 120.
        foreach (var (at, expected) in new[] { 18, 24.4, 25.2, 30 }.Index())
            quarters.Sum(tier => tier[at]).Is(expected);
    }

    [Fact]
    public void The_tiers_sum_to_the_sales_whatever_the_thresholds()
    {
        var model = Licence().Book().Money();
        foreach (var threshold in new[] { 0, 17.3m, 720, 5000 })
        {
            var result = model.Under(Scenario.Base(model.Book).With("threshold_1", Math.Min(threshold, 600)).With("threshold_2", Math.Max(threshold, 600)));
            foreach (var at in Enumerable.Range(0, 8))
                Tiers.Sum(tier => Sales(result, tier)[at]).Is(at < 4 ? 180 : 54);
        }
    }

    [Theory]
    [InlineData(2026, 1, 200, 600, true)]
    // a year whose first quarter lies before the ledger, and tiers that end before they begin
    [InlineData(2026, 2, 200, 600, false)]
    [InlineData(2026, 1, 700, 600, false)]
    public void Bands_need_whole_years_and_ends_in_order(int year, int quarter, double first, double second, bool isClean)
    {
        var book = Licence(new(year, quarter), (decimal)first, (decimal)second).Book();
        Assert.Equal(isClean ? [] : ["band-cut"], MoneyChecks.Of(book, Scenario.Base(book)).Select(fault => fault.Kind).Distinct());
    }

    private static double[] Sales(MoneyResult result, string tier) => result.Accrued($"sales_{tier}");

    private static MoneyBook Licence(Quarter? first = null, decimal threshold1 = 200, decimal threshold2 = 600)
    {
        var book = new MoneyBook { First = first ?? new(2026, 1), ValuationDate = (first ?? new(2026, 1)).Start };
        // Four equal quarters are reported, so that nothing is spread.
        book.Anchored("sales", null, [("2026", 720), .. Quarters(2026, 180), ("2027", 216), .. Quarters(2027, 54)]);
        var (one, two) = (book.Money("threshold_1", threshold1), book.Money("threshold_2", threshold2));
        Tier("up_to_200", null, one, 0.1m);
        Tier("to_600", one, two, 0.14m);
        Tier("above_600", two, null, 0.18m);
        return book;

        void Tier(string id, Assumption? from, Assumption? to, decimal rate)
        {
            var sold = book.Sales($"sales_{id}", book.Driver(new BandDriver(id, id, "sales", from, to, MoneyBook.Somewhere, null)), MoneyBook.North);
            book.Term($"royalty_{id}", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number($"rate_{id}", rate), Bases = [new(sold.Id, false, null)] });
        }

        static IEnumerable<(string, decimal)> Quarters(int year, decimal each) => Enumerable.Range(1, 4).Select(number => ($"{year}Q{number}", each));
    }
}
