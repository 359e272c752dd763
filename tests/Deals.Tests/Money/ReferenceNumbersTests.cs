namespace Deals.Tests.Money;

/// <summary>
/// Numbers that were computed independently of this kit: annual totals 3.7 (2024), 13.07 (2025), 30 (2026), 62 (2027), 280
/// (2030) and 15 percent a year after that; 5.7 and 6.7 reported for the first quarters of 2026; a share of 20 percent from
/// 27 April 2026 through 2030 with a cap of 38; 10 percent discount.
/// </summary>
public sealed class ReferenceNumbersTests
{
    private static readonly MoneyResult Capped = With(opening: 0);
    private static readonly MoneyResult CountedFrom2024 = With(opening: 4.877m);

    public static TheoryData<string, double, int, double> Numbers => new()
    {
        // what, number, digits after the point, computed
        { "2028 in all", 102.48, 2, Year(2028) },
        { "2029 in all", 169.40, 2, Year(2029) },
        { "third quarter of 2026", 8.014, 3, Revenue(new(2026, 3)) },
        { "fourth quarter of 2026", 9.586, 3, Revenue(new(2026, 4)) },
        { "2027, first quarter", 12.13, 2, Revenue(new(2027, 1)) },
        { "2027, second quarter", 14.15, 2, Revenue(new(2027, 2)) },
        { "2027, third quarter", 16.49, 2, Revenue(new(2027, 3)) },
        { "2027, fourth quarter", 19.23, 2, Revenue(new(2027, 4)) },
        { "paid in the second quarter of 2026, 65 of 91 days", 0.9571, 4, Paid(Capped, new(2026, 2)) },
        { "paid up to the end of 2028", 37.3735, 4, Quarter.Through(new(2025, 4), new(2028, 4)).Sum(quarter => Paid(Capped, quarter)) },
        { "paid in the quarter that fills the cap", 0.6265, 4, Paid(Capped, new(2029, 1)) },
        { "claimed in it", 6.9463, 4, Capped.CapUses(Capped.Model.Current).Single(use => use.Quarter == new Quarter(2029, 1)).Claimed },
        { "paid in all without the cap", 127.2527, 4, Capped.Caps(Capped.Model.Current)[0].TotalWithoutCap },
        { "paid in all with it", 38, 4, Capped.Caps(Capped.Model.Current)[0].TotalWithCap },
        { "counted from 2024, paid in the quarter that fills the cap", 1.876, 3, Paid(CountedFrom2024, new(2028, 4)) },
        { "present value with the cap", 32.43, 2, Received(Capped, "now") },
        { "present value without it", 94.39, 2, Received(Capped, "uncapped") },
        { "factor of the second quarter of 2026", 0.9915, 4, Factor(new(2026, 2)) },
        { "factor of the fourth quarter of 2028", 0.7836, 4, Factor(new(2028, 4)) },
        { "38 over 2,557 days, u: first 59 days", 0.87681, 5, Drawn(1, "seven_years") },
        { "u²", 0.020231, 6, Drawn(2, "seven_years") },
        { "u³", 0.00046682, 8, Drawn(3, "seven_years") },
        { "100 over 2,922 days, u: within the ledger", 85.56, 2, Within(1) },
        { "u²: within the ledger", 73.20, 2, Within(2) },
        { "u³: within the ledger", 62.63, 2, Within(3) },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_right_to_all_its_digits(string what, double number, int digits, double computed)
        => Assert.True(Math.Abs(number - computed) <= 0.5000001 * Math.Pow(10, -digits), $"{what}: {number} expected, {computed:R} computed");

    [Fact]
    public void The_cap_binds_in_the_first_quarter_of_2029()
        => Assert.Equal(new Quarter(2029, 1), Capped.Caps(Capped.Model.Current)[0].Binds);

    [Fact]
    public void Counted_from_2024_it_binds_a_quarter_earlier()
        => Assert.Equal(new Quarter(2028, 4), CountedFrom2024.Caps(CountedFrom2024.Model.Current)[0].Binds);

    private static MoneyResult With(decimal opening)
    {
        var book = new MoneyBook { First = new(2025, 4), Last = new(2032, 4), ValuationDate = new(2026, 4, 27), Rate = 0.10m };
        var capped = book.Switch("capped");
        var open = book.Switch("open");
        book.Regime("now", RegimeRole.Current, capped);
        book.Regime("uncapped", RegimeRole.DefaultBaseline, open);
        var sales = book.Sales("sales", Planned(book), MoneyBook.Lab);
        var cap = book.Cap("pool", 38, new(2026, 4, 27), book.Money("opening", opening));
        book.Share("share", sales, 0.2m, MoneyBook.North, capped, new(2026, 4, 27), new(2030, 12, 31), cap: cap);
        book.Share("share_uncapped", sales, 0.2m, MoneyBook.North, open, new(2026, 4, 27), new(2030, 12, 31));
        return book.Result();
    }

    private static Driver Planned(MoneyBook book) => book.Anchored(
        "revenue", book.Number("growth", 0.15m, -0.5m),
        ("2024", 3.7m), ("2025", 13.07m), ("2026", 30), ("2026Q1", 5.7m), ("2026Q2", 6.7m), ("2027", 62), ("2030", 280));

    private static MoneyResult WithContracts(decimal exponent)
    {
        var book = new MoneyBook { First = new(2025, 4), Last = new(2032, 4), ValuationDate = new(2026, 4, 27) };
        TermNumbers Numbers(string id, decimal amount) => new() { Amount = book.Money($"{id}_amount", amount), Profile = book.Number($"{id}_profile", exponent, 1, 3) };
        book.Term("seven_years", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, Numbers("seven_years", 38), from: new(2025, 11, 3), to: new(2032, 11, 2));
        book.Term("eight_years", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, Numbers("eight_years", 100), from: new(2026, 2, 27), to: new(2034, 2, 26));
        return book.Result();
    }

    private static double Revenue(Quarter quarter) => Capped.Drivers.Single(value => value.Quarter == quarter).Value;

    private static double Year(int year) => Enumerable.Range(1, 4).Sum(number => Revenue(new(year, number)));

    private static double Paid(MoneyResult result, Quarter quarter) => result.Flows(result.Model.Current).Where(flow => flow.Term.Id == "share" && flow.Quarter == quarter).Sum(flow => flow.Paid);

    private static double Received(MoneyResult result, string regime) => result.Values.Single(value => value.Regime.Id == regime && value.Party == MoneyBook.North).Direct;

    private static double Factor(Quarter quarter)
    {
        var flow = Capped.Flows(Capped.Model.Current).Single(flow => flow.Term.Id == "share" && flow.Quarter == quarter);
        return flow.PresentValue / flow.Paid;
    }

    private static double Drawn(decimal exponent, string term)
    {
        var result = WithContracts(exponent);
        return result.Flows(result.Model.Current).First(flow => flow.Term.Id == term).Accrued;
    }

    private static double Within(decimal exponent)
    {
        var result = WithContracts(exponent);
        return result.Commitments(result.Model.Current).Single(use => use.Term.Id == "eight_years").WithinLedger;
    }
}
