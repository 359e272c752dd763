namespace Deals.Tests.Money;

/// <summary>Each fault that only several rows together show, seeded once; told with its place, its kind and a message.</summary>
public sealed class MoneyChecksTests
{
    [Fact]
    public void Drivers_that_depend_on_themselves()
        => Faults(
            book =>
            {
                book.Driver(new ProductDriver("one", "one", "two", book.Number("f", 1), MoneyBook.Somewhere, null));
                book.Driver(new LessDriver("two", "two", "d", book.Number("g", 1), "one", MoneyBook.Somewhere, null));
            },
            "drivers, one, parent_id: one → two → one goes in a circle; expected a parent that does not depend on this driver.", "driver-cycle");

    [Fact]
    public void Terms_that_are_computed_from_themselves()
        => Faults(
            book =>
            {
                void Share(string id, string of) => book.Term(id, TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number($"{id}_rate", 0.2m), Bases = [new(of, false, null)] });
                Share("one", "two");
                Share("two", "one");
            },
            "terms, one, term_id: one → two → one goes in a circle; expected terms that are not computed from themselves.", "term-cycle");

    [Fact]
    public void A_growth_that_leaves_nothing()
        => Faults(
            book => book.Sales("more", book.Anchored("e", book.Number("growth", -1, -2), ("2026", 1)), MoneyBook.Lab),
            "drivers, e, growth: a yearly growth of -1 leaves nothing; expected more than -1.", "growth-too-low");

    [Theory]
    [InlineData(-0.1, 0.5, "share_from")]
    [InlineData(0.5, 1.1, "share_to")]
    public void A_driver_that_may_be_more_than_its_parent_or_less_than_nothing(double from, double to, string column)
    {
        var book = Book();
        var (first, last) = (book.Number("from", (decimal)from, (decimal)Math.Min(0, from), 1), book.Number("to", (decimal)to, 0, (decimal)Math.Max(1, to)));
        var flawed = Assert.Throws<FlawedException>(() => new ShareDriver("e", "e", "d", RampShape.Linear, new(2026, 1), new(2026, 2), first, last, MoneyBook.Somewhere, null));
        var flaw = Assert.Single(flawed.Flaws);
        Assert.Equal((column, "number-out-of-kind"), (flaw.Field, flaw.Kind));
        Assert.StartsWith("an assumption from 0 to 1", flaw.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026", 0, "e is 0 in 2026")]
    [InlineData("2026", -1.5, "e is -1.5 in 2026")]
    public void An_anchor_that_is_not_above_zero(string period, double value, string told)
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), (period, (decimal)value)),
            $"anchors, e {period}, value: {told}; expected more than zero, as quarters grow in proportion.", "anchor-not-positive");

    [Fact]
    public void An_assumed_anchor_that_is_not_above_zero()
        => Faults(
            book => book.Driver(new AnchoredDriver("e", "e", [new(2026, null, null, book.Number("plan", 0), null, null)], book.Number("growth", 0.1m), MoneyBook.Somewhere, null)),
            "anchors, e 2026, assumption_id: e is 0 in 2026; expected more than zero, as quarters grow in proportion.", "anchor-not-positive");

    [Fact]
    public void A_first_total_after_the_ledgers_beginning()
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), ("2027", 1)),
            "drivers, e, driver_id: its first annual total is of 2027, after the ledger's first quarter, 2026Q1; expected an anchor for 2026 or before.", "anchor-too-late");

    [Fact]
    public void No_annual_total_at_all()
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), ("2026Q1", 1)),
            "drivers, e, driver_id: it has no annual total; expected an anchor for 2026 or before.", "anchor-too-late");

    [Fact]
    public void No_growth_and_no_total_up_to_the_ledgers_end()
        => Faults(
            book => book.Anchored("e", null, ("2026", 1)),
            "drivers, e, growth: its last annual total is of 2026, before the ledger's last quarter, 2027Q4; expected a growth after it, or a later total.", "part-missing");

    [Fact]
    public void Reported_quarters_with_a_gap()
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), ("2026", 10), ("2026Q1", 1), ("2026Q3", 2)),
            "anchors, e 2026Q1, value: e has the quarters 2026Q1, 2026Q3 of 2026; expected the first quarters of the year without a gap.", "quarters-with-gaps");

    [Fact]
    public void Reported_quarters_of_a_year_without_a_total()
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), ("2026", 10), ("2027Q1", 1)),
            "anchors, e 2027Q1, value: e has quarters of 2027 and no total of that year; expected an anchor for 2027 too.", "quarters-without-year");

    [Fact]
    public void Reported_quarters_that_leave_nothing_of_the_year()
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), ("2026", 10), ("2026Q1", 4), ("2026Q2", 6)),
            "anchors, e 2026Q2, value: the reported quarters of e sum to 10, and all of 2026 to 10; expected quarters that leave something for the rest of the year.", "quarters-above-year");

    [Fact]
    public void Four_reported_quarters_that_are_not_the_year()
        => Faults(
            book => book.Anchored("e", book.Number("growth", 0.1m), ("2026", 10), ("2026Q1", 1), ("2026Q2", 2), ("2026Q3", 3), ("2026Q4", 3.8m)),
            "anchors, e 2026, value: the four quarters of e sum to 9.8, and 2026 to 10; expected a total that is the quarters' sum.", "quarters-above-year");

    [Fact]
    public void Quarters_that_fall_although_the_totals_rise_are_a_warning()
    {
        var made = Book();
        // 3.6 left for three quarters, after one of 4
        made.Anchored("e", made.Number("growth", 0.1m), ("2025", 7), ("2026", 7.6m), ("2026Q1", 4));
        var book = made.Book();
        Assert.Empty(MoneyChecks.Of(book, Scenario.Base(book)));
        // 4c + 4c² + 4c³ = 3.6: c = 0.509, so the second quarter is 2.036
        var fault = QuarterFalls.Of(book.Money().Under())[0];
        Assert.Equal(("quarters-fall", true), (fault.Kind, fault.IsWarning));
        Assert.StartsWith("anchors, e 2026, value: 2026Q2 falls below 2026Q1, from 4 to 2.", $"{fault}", StringComparison.Ordinal);
        Assert.Contains(", although the totals of e rise from 7 in 2025 to 7.6 in 2026; expected", $"{fault}", StringComparison.Ordinal);
    }

    [Fact]
    public void Quarters_that_rise_or_fall_with_the_totals_are_none()
    {
        var made = Book();
        made.Anchored("rising", made.Number("growth", 0.1m), ("2025", 7), ("2026", 7.7m));
        made.Anchored("falling", made.Number("decline", -0.1m, -0.5m), ("2025", 7), ("2026", 6.3m));
        Assert.Empty(QuarterFalls.Of(made.Book().Money().Under()));
    }

    [Fact]
    public void Two_current_regimes()
        => Faults(
            book =>
            {
                book.Regime("one", RegimeRole.Current);
                book.Regime("two", RegimeRole.Current);
            },
            "regimes, two, role: 2 regimes have the role current; expected exactly one.", "regime-roles");

    [Fact]
    public void Two_default_baselines()
        => Faults(
            book =>
            {
                book.Regime("one", RegimeRole.DefaultBaseline);
                book.Regime("two", RegimeRole.DefaultBaseline);
            },
            "regimes, two, role: 2 regimes have the role default_baseline; expected exactly one.", "regime-roles");

    [Theory]
    [InlineData(0.5, 0.4, "the probabilities of the ends of disputed sum to 0.9; expected 1 in all.")]
    [InlineData(0.5, 0.6, "the probabilities of the ends of disputed sum to 1.1; expected 1 in all.")]
    [InlineData(null, null, "2 of the probabilities of the ends of disputed are left open; expected at most one that takes what the others leave.")]
    [InlineData(1.5, null, "the probabilities of the ends of disputed sum to 1.5 already; expected at most 1, as one is left open.")]
    public void Ends_of_a_dispute_that_are_not_one_in_all(double? first, double? second, string told)
        => Faults(
            book =>
            {
                Assumption? Probability(string id, double? value) => value is { } number ? book.Number(id, (decimal)number, 0, 2) : null;
                var one = book.Regime("one", RegimeRole.Other);
                book.Regime(new("disputed", "disputed", "disputed", RegimeRole.Baseline, [], new(one, book.Day("ruling", null), [new(one, Probability("p", first)), new(one, Probability("q", second))])));
            },
            $"regime_ends, disputed, probability: {told}", "not-one-in-all");

    [Fact]
    public void Parts_of_a_commitment_that_are_not_all_of_it()
        => Faults(
            book =>
            {
                Contract(book);
                book.Term("elsewhere", TermKind.Substitute, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "contract", Share = book.Number("part", 0.7m) });
                book.Term("unserved", TermKind.Unserved, MoneyBook.Customers, MoneyBook.Lab, new() { OfTermId = "contract", Share = book.Number("rest", 0.2m), Rate = book.Number("r", 1) });
            },
            "terms, elsewhere, share: the parts of contract that are bought elsewhere or not at all sum to 0.9; expected 1 in all.", "not-one-in-all");

    [Fact]
    public void A_substitute_of_what_is_no_commitment()
        => Faults(
            book => book.Term("elsewhere", TermKind.Substitute, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "sales" }),
            "terms, elsewhere, of_term_id: sales is no commitment; expected the commitment it stands for.", "not-a-commitment");

    [Fact]
    public void A_premium_on_what_is_no_substitute()
        => Faults(
            book => book.Term("premium", TermKind.Premium, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "sales", Rate = book.Number("r", 0.1m) }),
            "terms, premium, of_term_id: sales is no substitute; expected the substitute it is paid on.", "not-a-substitute");

    [Fact]
    public void A_cap_below_zero()
        => Faults(
            book => book.Share("share", book.TermOf("sales"), 0.2m, MoneyBook.North, cap: book.Cap("pool", -1, new(2026, 1, 1))),
            "cap_groups, pool, cap: a cap of -1; expected 0 or more.", "cap-below-zero");

    [Fact]
    public void An_opening_balance_below_zero()
        => Faults(
            book => book.Share("share", book.TermOf("sales"), 0.2m, MoneyBook.North, cap: book.Cap("pool", 1, new(2026, 1, 1), book.Number("opening", -2, -2))),
            "cap_groups, pool, opening: an opening balance of -2; expected 0 or more.", "cap-below-zero");

    [Fact]
    public void A_lab_that_is_worth_nothing()
        => Faults(book => book.Value(0), "valuations, lab, post_money: a value of 0; expected more than zero.", "anchor-not-positive");

    [Fact]
    public void More_owners_than_there_is_to_own()
        => Faults(
            book => book.Value(1, (MoneyBook.Fund, new(2026, 1, 1), 0.6m), (MoneyBook.North, new(2026, 2, 1), 0.5m), (MoneyBook.Fund, new(2026, 3, 1), 0.5m)),
            "ownership, lab north 2026-02-01, share: the holders named own 1.1 of lab on 2026-02-01; expected 1 or less in all.", "owned-above-one");

    [Fact]
    public void Odds_that_are_not_one_in_all()
        => Faults(
            book => book.Sales("more", book.Flat("e", 1), MoneyBook.Lab, until: book.Day("end", null, (new DateOnly(2027, 1, 1), 0.5m), (null, 0.4m))),
            "assumption_odds, end 2027-01-01, probability: the odds of end sum to 0.9; expected 1 in all.", "not-one-in-all");

    [Fact]
    public void A_book_without_faults_has_none()
        => Assert.Empty(Of(Book()));

    [Fact]
    public void A_scenario_that_contradicts_itself_is_refused_with_the_row()
    {
        var book = Book();
        book.Driver(new AnchoredDriver("e", "e", [new(2026, null, null, book.Number("plan", 10, 1, 100), null, null), new(2026, 1, 4, null, MoneyBook.Somewhere, null)], book.Number("growth", 0.1m), MoneyBook.Somewhere, null));
        var model = book.Book().Money();
        var scenario = Scenario.Base(model.Book).With("plan", 3);
        var error = Assert.Throws<ArgumentException>(() => model.Under(scenario));
        Assert.Equal(
            "The scenario (plan = 3) cannot be computed. anchors, e 2026Q1, value: the reported quarters of e sum to 4, and all of 2026 to 3; expected quarters that leave something for the rest of the year.",
            error.Message);
        Assert.Throws<ArgumentException>(() => model.Deltas([Scenario.Base(model.Book), scenario]));
    }

    [Fact]
    public void A_term_whose_base_is_missing_is_refused_with_the_id()
    {
        var book = Book();
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("r", 0.2m), Bases = [new("nowhere", false, null)] });
        Assert.StartsWith("There is no term 'nowhere'.", Assert.Throws<KeyNotFoundException>(() => book.Book().Money()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_without_terms_has_no_money()
        => Assert.Equal("The dataset invented has no terms, so no money can be counted.", Assert.Throws<InvalidOperationException>(() => new MoneyBook().Book().Money()).Message);

    [Fact]
    public void A_driver_that_is_no_number_is_named()
    {
        // 10^6 times as much every year, for 70 years: 10^420
        var book = new MoneyBook { Last = new(2097, 4) };
        book.Sales("sales", book.Anchored("e", book.Number("growth", 999_999, 0, 1_000_000), ("2026", 1)), MoneyBook.North);
        var error = Assert.Throws<NotFiniteMoneyException>(() => book.Result());
        // 2078 would be 10^312; the quarters of 2077 grow toward it.
        Assert.Equal(("drivers", "e", "the driver e has no number in 2077Q2"), (error.Fault.Table, error.Fault.RowId, error.Fault.Message));
    }

    [Fact]
    public void A_term_that_is_no_number_is_named()
    {
        // Money that loses all its worth in a year, looked at from now, is worth infinitely much.
        var book = new MoneyBook { Rate = -1 };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        Assert.Equal("the term sales has no number in 2026Q1 under now", Assert.Throws<NotFiniteMoneyException>(() => book.Result()).Fault.Message);
    }

    [Fact]
    public void A_value_that_is_no_number_is_named()
    {
        // Nothing is sold in the last year, so no multiple of it gives the last round.
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, to: new(2026, 12, 31));
        book.Value(1000);
        var model = book.Book().Money();
        var fault = Assert.Throws<NotFiniteMoneyException>(() => model.Under()).Fault;
        Assert.Equal(("valuations", "lab"), (fault.Table, fault.RowId));
        Assert.StartsWith("what lab is worth after the ledger cannot be solved: ", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("sales of it, or a share without a life and a pool", fault.Expected, StringComparison.Ordinal);
        // A batch tells it, too.
        Assert.Throws<NotFiniteMoneyException>(() => model.Deltas([Scenario.Base(model.Book)]));
    }

    private static MoneyBook Book()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        return book;
    }

    private static void Contract(MoneyBook book)
        => book.Term("contract", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, new() { Amount = book.Money("amount", 100) }, from: new(2026, 1, 1), to: new(2026, 12, 31));

    private static IReadOnlyList<MoneyFault> Of(MoneyBook made)
    {
        var book = made.Book();
        return MoneyChecks.Of(book, Scenario.Base(book));
    }

    /// <summary>One fault, told by the check and by the model that is not made.</summary>
    private static void Faults(Action<MoneyBook> seed, string told, string kind)
    {
        var made = Book();
        seed(made);
        var book = made.Book();
        var fault = Assert.Single(MoneyChecks.Of(book, Scenario.Base(book)));
        Assert.Equal(told, $"{fault}");
        Assert.Equal((kind, false), (fault.Kind, fault.IsWarning));
        Assert.Equal(told, Assert.Throws<InvalidOperationException>(() => book.Money()).Message);
    }
}
