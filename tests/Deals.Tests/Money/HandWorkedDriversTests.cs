namespace Deals.Tests.Money;

/// <summary>Drivers with numbers chosen so that every quarter can be worked out in the head.</summary>
public sealed class HandWorkedDriversTests
{
    [Fact]
    public void Between_two_anchors_totals_grow_at_a_constant_rate()
        => Of(book => book.Anchored("d", null, ("2026", 15), ("2028", 3840)), new(2028, 4)).Are(
            // 3840 / 15 = 256 = 16², so 2027 is 240; every year 16 times the one before, so every quarter twice the one before
            [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]);

    [Fact]
    public void A_years_quarters_grow_as_from_the_middle_of_one_neighbour_to_the_middle_of_the_other()
        => Of(book => book.Anchored("d", null, ("2025", 15), ("2026", 30), ("2027", 240)), new(2026, 4)).Are(
            // (240/15)^(1/8) = √2; 30 / (1 + √2 + 2 + 2√2) = 30 / (3 (1 + √2)) = 10 (√2 − 1)
            [10 * (Math.Sqrt(2) - 1), 10 * (2 - Math.Sqrt(2)), 20 * (Math.Sqrt(2) - 1), 20 * (2 - Math.Sqrt(2))]);

    [Fact]
    public void After_the_last_anchor_each_year_is_the_one_before_and_its_growth()
        => Of(book => book.Anchored("d", book.Number("growth", 0.4641m), ("2026", 4.641m)), new(2027, 4)).Are(
            // 1.1⁴ = 1.4641 and 1 + 1.1 + 1.1² + 1.1³ = 4.641: every quarter 1.1 times the one before
            [1, 1.1, 1.21, 1.331, 1.4641, 1.61051, 1.771561, 1.9487171]);

    [Fact]
    public void A_ledger_that_begins_after_the_first_anchor_and_within_a_year_has_the_same_quarters()
    {
        var book = new MoneyBook { First = new(2027, 3), Last = new(2028, 1) };
        book.Sales("sales", book.Anchored("d", null, ("2026", 15), ("2028", 3840)), MoneyBook.Lab);
        book.Result().Driver("d").Are([64, 128, 256], rest: 0);
    }

    [Fact]
    public void With_one_reported_quarter_the_other_three_solve_a_cubic()
        => Of(book => book.Anchored("d", null, ("2026", 15), ("2026Q1", 1)), new(2026, 4)).Are(
            // c + c² + c³ = 14: c = 2
            [1, 2, 4, 8]);

    [Fact]
    public void What_is_left_may_fall()
        => Of(book => book.Anchored("d", null, ("2026", 15), ("2026Q1", 8)), new(2026, 4)).Are(
            // 8 (c + c² + c³) = 7: c = 1/2
            [8, 4, 2, 1]);

    [Fact]
    public void With_two_reported_quarters_the_other_two_solve_a_quadratic()
        => Of(book => book.Anchored("d", null, ("2026", 30), ("2026Q1", 1.5m), ("2026Q2", 6)), new(2026, 4)).Are(
            // 6 (c + c²) = 22.5: c = 1.5
            [1.5, 6, 9, 13.5]);

    [Fact]
    public void With_three_reported_quarters_the_fourth_is_what_is_left()
        => Of(book => book.Anchored("d", null, ("2026", 10), ("2026Q1", 1), ("2026Q2", 2), ("2026Q3", 3)), new(2026, 4)).Are([1, 2, 3, 4]);

    [Fact]
    public void Four_reported_quarters_stand_even_where_the_total_was_rounded()
        => Of(book => book.Anchored("d", null, ("2026", 10.05m), ("2026Q1", 4), ("2026Q2", 3), ("2026Q3", 2), ("2026Q4", 1)), new(2026, 4)).Are([4, 3, 2, 1]);

    [Fact]
    public void An_assumed_total_counts_as_a_reported_one_and_moves_with_the_scenario()
    {
        var book = new MoneyBook();
        var plan = book.Money("plan", 240);
        var driver = book.Driver(new AnchoredDriver("d", "d", [new(2026, null, 15, null, MoneyBook.Somewhere, null), new(2027, null, null, plan, null, null)], null, MoneyBook.Somewhere, null));
        book.Sales("sales", driver, MoneyBook.Lab);
        var model = book.Book().Money();
        model.Under().Driver("d").Are([1, 2, 4, 8, 16, 32, 64, 128]);
        // As large as the year before: nothing grows.
        model.Under(Scenario.Base(model.Book).With("plan", 15)).Driver("d").Are([], rest: 15 / 4.0);
    }

    [Fact]
    public void A_linear_share_moves_by_the_same_amount_each_quarter()
        => Of(book => Ramp(book, RampShape.Linear), new(2027, 4)).Are(
            // a parent of 100 a quarter; 0.2 up to 2026Q2, 0.6 from 2027Q2: a tenth each quarter
            [20, 20, 30, 40, 50, 60, 60, 60]);

    [Fact]
    public void A_logistic_share_moves_along_an_S()
    {
        // σ(−5) = 0.0066929, σ(−2.5) = 0.0758582, σ(5) = 0.9933071: L(¼) = (0.0758582 − 0.0066929) / (0.9933071 − 0.0066929) = 0.0701037
        static double Sigma(double t) => 1 / (1 + Math.Pow(Math.E, -t));
        var quarter = (Sigma(-2.5) - Sigma(-5)) / (Sigma(5) - Sigma(-5));
        Assert.Equal(0.0701037, quarter, 7);
        Of(book => Ramp(book, RampShape.Logistic), new(2027, 4)).Are([20, 20, 20 + (40 * quarter), 40, 60 - (40 * quarter), 60, 60, 60]);
    }

    [Fact]
    public void A_share_may_fall()
        => Of(book => Ramp(book, RampShape.Linear, 0.6m, 0.2m), new(2027, 4)).Are([60, 60, 50, 40, 30, 20, 20, 20]);

    [Fact]
    public void A_product_is_its_parent_times_a_factor()
        => Of(
            book =>
            {
                // The child stands before its parent: the order of the table does not matter.
                var child = book.Driver(new ProductDriver("d", "d", "parent", book.Number("factor", 0.3m), MoneyBook.Somewhere, null));
                book.Anchored("parent", null, ("2026", 15), ("2027", 240));
                return child;
            },
            new(2026, 4)).Are([0.3, 0.6, 1.2, 2.4]);

    [Theory]
    // 1, 2, 4, 8 less a factor times 2.5 a quarter
    [InlineData(0.0, new[] { 1.0, 2, 4, 8 })]
    [InlineData(0.4, new[] { 0.0, 1, 3, 7 })]
    [InlineData(1.0, new[] { 0.0, 0, 1.5, 5.5 })]
    [InlineData(4.0, new[] { 0.0, 0, 0, 0 })]
    public void Less_is_never_below_zero(double factor, double[] quarters)
        => Of(
            book =>
            {
                var child = book.Driver(new LessDriver("d", "d", "parent", book.Money("factor", (decimal)factor), "other", MoneyBook.Somewhere, null));
                book.Anchored("parent", null, ("2026", 15), ("2027", 240));
                book.Flat("other", 10);
                return child;
            },
            new(2026, 4)).Are(quarters);

    [Fact]
    public void Only_what_was_given_for_a_quarter_is_called_reported()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Anchored("d", null, ("2026", 30), ("2026Q1", 1.5m), ("2026Q2", 6), ("2027", 240)), MoneyBook.Lab);
        Assert.Equal([new(2026, 1), new(2026, 2)], book.Result().Drivers.Where(value => value.IsReported).Select(value => value.Quarter));
    }

    private static double[] Of(Func<MoneyBook, Driver> make, Quarter last)
    {
        var book = new MoneyBook { Last = last };
        book.Sales("sales", make(book), MoneyBook.Lab);
        return book.Result().Driver("d");
    }

    private static Driver Ramp(MoneyBook book, RampShape shape, decimal from = 0.2m, decimal to = 0.6m)
    {
        book.Flat("parent", 400);
        return book.Driver(new ShareDriver(
            "d", "d", "parent", shape, new(2026, 2), new(2027, 2), book.Number("share_from", from), book.Number("share_to", to), MoneyBook.Somewhere, null));
    }
}
