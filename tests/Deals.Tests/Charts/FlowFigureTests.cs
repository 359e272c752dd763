using CsCheck;
using Deals.Charts.Drawing;
using Deals.Charts.Figures;
using Deals.Tests.Money;

namespace Deals.Tests.Charts;

public class FlowFigureTests
{
    private static readonly MoneyResult Result = FlowBook.Book.Money().Under();

    public static TheoryData<string> FigureIds => [.. FlowFigures.All(Result).Select(figure => figure.Id)];

    /// <summary>One of each kind.</summary>
    public static TheoryData<string> Kinds => [.. FlowFigures.All(Result).Select(figure => figure.Id).DistinctBy(id => string.Join('-', id.Split('-').Take(3)))];

    private static Party North => FlowBook.Book.Parties["north"];

    private static Party Lab => FlowBook.Book.Parties["lab"];

    private static Figure FigureOf(string id) => FlowFigures.All(Result).Single(figure => figure.Id == id);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_figure_is_drawn_as_it_was_when_last_looked_at(string id)
        => Expectation.Compare($"{id}.json", Expectation.Indented(FigureOf(id).ToJson()));

    [Theory]
    [MemberData(nameof(FigureIds))]
    public void A_figure_says_what_it_shows_and_on_what_it_rests(string id)
    {
        var figure = FigureOf(id);
        FigureTests.SaysWhatItShows(figure);
        Assert.Equal("Source: Example Press.", figure.SourceNote);
        Assert.Equal(["S1"], FigureRecord.Of(figure).Sources.Select(source => source.Id));
        Assert.Contains("$bn", figure.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void All_shows_changes_then_flows_caps_years_pairs_drivers_and_reported_numbers()
        => Assert.Equal(
            [
                "change-by-year-lab-before", "change-by-year-north-before", "change-by-year-south-before", "flows-by-quarter-lab-contract-before", "flows-by-quarter-north-contract-before", "flows-by-quarter-south-contract-before", "cap-burn-down-cap-contract",
                "flows-by-year-contract", "payments-by-regime-lab-north", "payments-by-regime-lab-south", "payments-by-regime-south-lab", "drivers", "model-against-published",
            ],
            FlowFigures.All(Result).Select(figure => figure.Id));

    [Fact]
    public void No_text_covers_another_or_leaves_the_sheet() =>
        Gen.Select(PictureTexts.Powers, Gen.Int[0, 14], Gen.Int[0, 9], Gen.Int[0, 40], PictureTexts.Widths).Sample(
            (power, contracts, words, cap, width) =>
            {
                var book = FlowBook.Of((decimal)Math.Pow(10, power), contracts, cap % 2 == 0 ? "USD bn" : "EUR m", cap, text => string.Join(' ', Enumerable.Repeat(text, 1 + words)));
                foreach (var figure in FlowFigures.All(book.Money().Under()))
                    foreach (var picture in figure.ToPictures(width))
                        PictureTexts.AreFaultless(picture, figure.Id);
            }, iter: 20);

    [Fact]
    public void Labels_of_quarters_never_touch_nor_leave_the_axis() =>
        Gen.Select(Gen.Int[2020, 2040], Gen.Int[1, 4], Gen.Int[1, 90], Gen.Double[200, 1400]).Sample((year, number, count, width) =>
        {
            var axis = Deals.Charts.Figures.QuarterAxis.Of(Quarter.Through(new(year, number), new Quarter(year, number).Next(count - 1)), width);
            static double Half(Tick tick) => tick.Label.Split('\n').Max(line => Deals.Charts.Text.Lettering.Width(line, Axis.LabelSize)) / 2;
            Assert.NotEmpty(axis.Ticks!);
            foreach (var (one, other) in axis.Ticks!.Zip(axis.Ticks!.Skip(1)))
                Assert.True(Half(one) + Half(other) < (other.At - one.At) * width / count);
        });

    [Fact]
    public void The_net_of_each_quarter_is_the_ledgers()
    {
        var rows = Result.FlowsByQuarter(North).Table.Rows;
        var nets = Result.Ledger(Result.Model.Current).Where(entry => entry.Party == North).ToDictionary(entry => entry.Quarter.ToString(), entry => entry.Net);
        foreach (var quarter in rows.GroupBy(row => (string)row[1]!))
        {
            Assert.Equal(nets[quarter.Key], (double)quarter.Single(row => (string)row[2]! == "net")[5]!, 1e-9);
            Assert.Equal(nets[quarter.Key], quarter.Where(row => (string)row[2]! != "net").Sum(row => (double)row[5]!), 1e-9);
        }
    }

    [Fact]
    public void The_title_tells_the_net_and_how_much_more_it_is_than_under_the_other_regime()
        => Assert.Equal(
            "North is paid $16.0bn and pays $4.8bn by 2030, leaving $11.2bn; its net is $9.6bn less than under “The before”",
            Result.FlowsByQuarter(North, beside: Result.Model.Baselines[0]).Title);

    [Fact]
    public void A_regime_does_not_stand_beside_itself()
        => Assert.Throws<ArgumentException>(() => Result.FlowsByQuarter(North, beside: Result.Model.Current));

    [Fact]
    public void At_most_nine_terms_have_their_own_colours()
    {
        var result = FlowBook.Of(1, 14, "M").Money().Under();
        var marks = result.FlowsByQuarter(result.Model.Book.Parties["lab"]).ToPicture(700).Panels.Single(panel => panel.Y.Caption is not null).Marks.OfType<Bars>().Select(bars => bars.Name).ToList();
        Assert.Equal(9, marks.Count);
        Assert.Equal("nine other terms together", marks[^1]);
    }

    /// <summary>Six guarantees of one name would take six of eight colours, and leave the years of sales in "other terms".</summary>
    [Fact]
    public void Payments_of_one_name_between_the_same_two_are_one_part_where_there_are_many()
    {
        var book = new MoneyBook();
        book.Sales("Films", book.Flat("d", 360), MoneyBook.North);
        foreach (var name in new[] { "Rent", "Wages", "Power" })
            book.Term(name, TermKind.Expense, MoneyBook.North, MoneyBook.Suppliers, new() { Amount = book.Number($"{name} a year", 4, 0, 10) });
        foreach (var quarter in Quarter.Through(new(2026, 1), new(2027, 2)))
            book.Term($"Guarantee for {quarter}", TermKind.LumpSum, MoneyBook.North, MoneyBook.Lab, new() { Amount = book.Number($"due in {quarter}", 50, 0, 100) }, from: quarter.Start);
        var result = book.Result();
        var parts = result.FlowsByQuarter(MoneyBook.North).ToPicture(700).Panels.Single(panel => panel.Y.Caption is not null).Marks.OfType<Bars>().Select(bars => bars.Name);
        Assert.Equal(["Films", "Guarantee (six payments)", "Power", "Rent", "Wages"], parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Small_terms_that_are_received_are_not_set_off_against_small_ones_that_are_paid()
    {
        var book = new MoneyBook();
        book.Regime("now", RegimeRole.Current);
        book.Regime("before", RegimeRole.DefaultBaseline);
        var sales = Enumerable.Range(1, 10).Select(at => book.Sales($"sales {at}", book.Flat($"revenue {at}", at == 10 ? 1 : 100), MoneyBook.Lab)).ToList();
        book.Share("small share", sales[0], 0.01m, MoneyBook.North);
        var result = book.Book().Money().Under();
        var rest = result.FlowsByQuarter(result.Model.Book.Parties["lab"]).ToPicture(700).Panels.Single(panel => panel.Y.Caption is not null).Marks.OfType<Bars>().Last().Items;
        Assert.Contains(rest.GroupBy(bar => bar.Middle), column => column.Any(bar => bar.To > bar.From) && column.Any(bar => bar.To < bar.From));
    }

    [Theory]
    [InlineData(12, "The cap of $12.0bn is full in late 2028 and spares Lab $14.6bn by 2030")]
    [InlineData(0, "The cap leaves nothing to pay from early 2026 on and spares Lab $26.6bn by 2030")]
    [InlineData(40, "The cap of $40.0bn is not full by 2030: $26.6bn counted toward it, $13.4bn left")]
    public void The_title_of_a_cap_says_whether_it_binds_and_what_that_does(int cap, string title)
        => Assert.Equal(title, FlowBook.Of(1, 0, "USD bn", cap).Money().Under().CapBurnDown().Title);

    /// <summary>
    /// A share of a half of 8 a year (assumed, 4 to 20), capped at 5 (2 to 30), from 2026 on: 4 in 2026, then 1 of 4 in 2027, full when a
    /// quarter of that year has passed; at 10 a year, 5 in 2026 alone; at 5 a year, 2.5 a year, full with the end of 2027.
    /// </summary>
    private static MoneyBook Capped(params PublishedNumber[] published) => Capped(_ => null, published);

    private static MoneyBook Capped(Func<MoneyBook, Assumption?> since, params PublishedNumber[] published)
    {
        var book = new MoneyBook { First = new(2026, 1), Last = new(2029, 4) };
        var total = book.Number("revenue in every year", 8, 1, 100, 4, 20);
        var revenue = book.Driver(new AnchoredDriver(
            "revenue", "Revenue", [.. Enumerable.Range(2026, 4).Select(year => new Anchor(year, null, null, total, null, null))], null, MoneyBook.Somewhere, null));
        var cap = new CapGroup("cap", "Cap", book.Number("cap", 5, 0, 100, 2, 30), new(2026, 1, 1), null, null, MoneyBook.Somewhere, true, null);
        book.Term(
            "share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North,
            new() { Rate = book.Number("rate", 0.5m), Bases = [new(book.Sales("sales", revenue, MoneyBook.Lab).Id, false, null)], CapGroup = cap }, since: since(book));
        foreach (var number in published)
            book.Published(number with { Driver = revenue });
        return book;
    }

    private static PublishedNumber Forecast(string by, decimal value)
        => new(by, by, null, [], new(2026, 1), new(2026, 4), value, MoneyBook.Somewhere, Confidence.Medium, null) { By = by, Kind = PublishedKind.Estimate };

    [Fact]
    public void The_day_on_which_a_cap_is_full_is_told_for_every_published_forecast()
    {
        var figure = Capped(Forecast("Slow", 5), Forecast("Fast", 20)).Result().CapDate();
        Assert.Equal("The cap of 5 M fills up between mid-2026 and early 2028, on two published forecasts of “revenue in every year” and our own", figure.Title);
        var full = figure.Table.Rows.Where(row => (string)row[0]! != "line").ToDictionary(row => (string)row[0]!, row => (string?)row[3]);
        Assert.Equal(("2027Q2", "2028Q1", "2026Q3"), (full["our assumption"], full["Slow"], full["Fast"]));
    }

    /// <summary>
    /// The share begins in 2026 (30%), in mid-2027 (40%) or never (30%). At 8 a year it pays 4 a year: 5 are paid when a quarter of 2027 has
    /// passed, or of 2028 three; half of the odds have it by then. Claimed are 16, 10 or nothing, paid 5, 5 or nothing: 5.3 less on average.
    /// At 20 a year it is full in mid-2026 or at the end of 2027, at 5 a year with the end of 2027 or in mid-2029.
    /// </summary>
    [Fact]
    public void Where_odds_move_the_day_the_median_is_told_and_how_far_they_move_it()
    {
        var result = Capped(
            book => book.Day("begins", new(2026, 1, 1), (new(2026, 1, 1), 0.3m), (new(2027, 7, 1), 0.4m), (null, 0.3m)), Forecast("Slow", 5), Forecast("Fast", 20)).Result();
        Assert.Equal("The cap of 5.00 M fills up between early 2027 and late 2028 in 70% of the odds, and not by 2029 in the others; that spares Lab 5.30 M on average by 2029", result.CapBurnDown().Title);
        var figure = result.CapDate();
        Assert.Equal("The cap of 5 M fills up between early 2028 and mid-2029, on two published forecasts of “revenue in every year” and our own", figure.Title);
        var full = figure.Table.Rows.Where(row => (string)row[0]! != "line").ToDictionary(row => (string)row[0]!, row => (string?)row[3]);
        Assert.Equal(("2028Q4", "2029Q3", "2028Q1"), (full["our assumption"], full["Slow"], full["Fast"]));
        Assert.Contains(
            figure.ToPicture(700).Panels.SelectMany(panel => panel.Notes).Select(note => string.Join(' ', note.Lines.Select(line => line.Text))),
            text => text == "On our own assumption it fills up between early 2027 and late 2028 in 70% of the odds, and not by 2029 in the others.");
    }

    /// <summary>At 1 a year (a scenario that a bank's number is held against, and nobody's plan) 0.5 a year are paid, 2 by the end.</summary>
    [Fact]
    public void A_scenario_that_is_nobodys_plan_is_no_published_forecast()
    {
        var book = Capped(Forecast("Fast", 20));
        var slump = book.Named("Slump", book.NumberOf("revenue in every year"), 1);
        book.Published(Forecast("Bank", 1) with { Terms = [new(book.TermOf("share"), false)], Scenario = slump });
        Assert.Equal(
            "The cap of 5 M fills up between mid-2026 and early 2027 on one published forecast of “revenue in every year” and our own, and not by 2029 under “Slump”",
            book.Result().CapDate().Title);
    }

    [Fact]
    public void Without_forecasts_the_title_tells_how_far_the_total_moves_it()
        => Assert.Equal("The cap of 5 M fills up between mid-2026 and mid-2028, as “revenue in every year” moves", Capped().Result().CapDate().Title);

    [Fact]
    public void Where_no_cap_or_nothing_that_moves_it_is_the_figure_says_so()
    {
        NothingToShow.In(Result.CapDate(), "No yearly total that is assumed moves the day", "so there is nothing to show it against.");
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("revenue", 4), MoneyBook.Lab);
        NothingToShow.In(book.Result().CapDate(), "no term has a cap", "so there is no day on which one is full.");
    }

    [Theory]
    // A share of 4 a year until a cap of so much in place of one of 2: more at first, nothing once the cap is full.
    [InlineData(8, "North’s cash flow is 4 M higher in total to 2027, then 4 M lower in 2028–2029, compared with “before”")]
    [InlineData(1, "North’s cash flow is 7 M lower in total to 2029, compared with “before”")]
    [InlineData(50, "North’s cash flow is 8 M higher in total to 2029, compared with “before”")]
    public void What_changes_year_by_year_turns_where_the_cap_is_full(int cap, string title)
    {
        var book = new MoneyBook { First = new(2026, 1), Last = new(2029, 4) };
        var (old, cut) = (book.Switch("old"), book.Switch("cut"));
        book.Regime("now", RegimeRole.Current, cut);
        book.Regime("before", RegimeRole.DefaultBaseline, old);
        var sales = book.Sales("sales", book.Flat("revenue", 8), MoneyBook.Lab);
        book.Share("old share", sales, 0.25m, MoneyBook.North, old);
        book.Share("new share", sales, 0.5m, MoneyBook.North, cut, cap: new("cap", "Cap", book.Number("cap", cap, 0, 100), new(2026, 1, 1), null, null, MoneyBook.Somewhere, true, null));
        var result = book.Result();
        var figure = result.ChangeByYear(MoneyBook.North);
        Assert.Equal(title, figure.Title);
        Assert.Equal(result.Deltas.Single(delta => delta.Party == MoneyBook.North).DirectPlain,
            figure.Table.Rows.Where(row => (string)row[3]! == "all together").Sum(row => (double)row[4]!), 1e-9);
    }

    [Fact]
    public void A_cap_that_binds_in_some_cases_only_is_told()
    {
        var texts = Texts(Result.CapBurnDown(regime: Result.Model.Baselines[1]).ToPicture(700));
        Assert.DoesNotContain(texts, text => text.Contains("in some of the cases", StringComparison.Ordinal));
        var book = new MoneyBook();
        var odds = book.Add(new(
            "cap", "cap", "Numbers", "M", AssumptionValue.Of(1), AssumptionValue.Of(5), AssumptionValue.Of(20), Distribution.Discrete, AssumptionValue.Of(0), AssumptionValue.Of(100), 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1))
        {
            Odds = [new(AssumptionValue.Of(1), 0.5m, null, "invented"), new(AssumptionValue.Of(20), 0.5m, null, "invented")],
        });
        book.Share("share", book.Sales("sales", book.Flat("revenue", 4), MoneyBook.Lab), 0.5m, MoneyBook.North, cap: new("cap", "cap", odds, new(2026, 1, 1), null, null, MoneyBook.Somewhere, true, null));
        var drawn = book.Result().CapBurnDown();
        Assert.Contains(Texts(drawn.ToPicture(700)), text => text.Contains("in some of the cases", StringComparison.Ordinal));
        // Half of the odds are of a cap of 1, and half of one of 20: nobody agreed on 10.5.
        Assert.StartsWith("With “cap” at its odds, payments may be cut from mid-2026 on, which spares Lab ", drawn.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void What_counts_toward_a_cap_from_the_start_is_told()
    {
        // A half of 4 a year; of the 3 that were paid before, a third counts.
        var book = new MoneyBook();
        book.Share("share", book.Sales("sales", book.Flat("revenue", 4), MoneyBook.Lab), 0.5m, MoneyBook.North, cap: new("cap", "Cap", book.Number("cap", 5, 0, 100), new(2026, 1, 1), book.Number("opening", 3, 0, 100), book.Number("counts", 1m / 3, 0, 1), MoneyBook.Somewhere, true, null));
        var drawn = book.Result().CapBurnDown();
        Assert.Contains(Texts(drawn.ToPicture(700)), text => text.StartsWith("1.00 M counted toward the cap from the start", StringComparison.Ordinal));
        Assert.Contains("Counted from the start: 1.00 M. Claimed: ", drawn.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_years_of_the_sankey_hold_all_that_is_paid()
    {
        var figure = Result.FlowsByYear();
        Assert.Equal(["Q2–Q4 2026", "2027", "2028", "2029", "2030"], figure.Slider!.States.Select(state => state.Label));
        Assert.Equal(Result.Flows(Result.Model.Current).Sum(flow => flow.Paid), figure.Table.Rows.Sum(row => (double)row[5]!), 1e-9);
    }

    [Theory]
    // 2028 has one quarter only, so that 2027 is the last whole year; in the other book no year is.
    [InlineData(2028, 1, 1)]
    [InlineData(2026, 3, 0)]
    public void The_sankey_starts_at_the_last_whole_year(int year, int quarter, int initial)
    {
        var book = new MoneyBook { Last = new(year, quarter) };
        book.Sales("sales", book.Flat("revenue", 4), MoneyBook.Lab);
        Assert.Equal(initial, book.Result().FlowsByYear().Slider!.Initial);
    }

    [Fact]
    public void The_alternative_text_of_a_partys_flows_tells_the_lowest_and_the_highest_net()
        => Assert.Matches("; a quarter’s net lies between [^ ]+ in Q[1-4] [0-9]{4} and [^ ]+ in ", Result.FlowsByQuarter(North).AltText);

    [Fact]
    public void What_is_lost_beyond_what_is_paid_flows_the_other_way()
    {
        var book = new MoneyBook();
        var (served, gone) = (book.Switch("served"), book.Switch("gone"));
        book.Regime("now", RegimeRole.Current, gone);
        book.Regime("before", RegimeRole.DefaultBaseline, served);
        book.Sales("sales", book.Flat("revenue", 4), MoneyBook.Lab);
        book.Term("contract", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, new() { Amount = book.Money("amount", 10) }, served, new(2026, 1, 1), new(2027, 12, 31));
        book.Term("lost", TermKind.Unserved, MoneyBook.Customers, MoneyBook.Lab, new() { Rate = book.Number("rate", 2, 0, 10), OfTermId = "contract", Share = book.Number("share", 1) }, gone);
        var figure = book.Result().FlowsByYear();
        Assert.Contains("from Lab to customers", figure.Title, StringComparison.Ordinal);
    }

    /// <summary>A payment of 5 that is as likely as not, and a fee until a day that is left to its odds.</summary>
    [Fact]
    public void What_is_an_average_or_not_certain_is_told()
    {
        var book = new MoneyBook();
        var day = book.Day("The day", null, (new(2027, 1, 1), 0.25m), (null, 0.75m));
        book.Term("fee", TermKind.Expense, MoneyBook.Lab, MoneyBook.North, new() { Amount = book.Money("a year", 4) }, from: new(2026, 1, 1), until: day);
        book.Term("prize", TermKind.LumpSum, MoneyBook.Lab, MoneyBook.North, new() { Amount = book.Money("once", 5), Probability = book.Number("likely", 0.5m) }, from: new(2026, 7, 1));
        var result = book.Result();
        Assert.Equal("Amounts are averages over the odds of “The day”. “prize” counts at its probability, 50%.", Remark.Averaged(result, result.Model.Book.Terms));
        Assert.Equal("“prize” counts at its probability, 50%.", Remark.Averaged(result.Model.Under(result.Scenario.With("The day", AssumptionValue.Never)), result.Model.Book.Terms));
        Assert.Null(Remark.Averaged(Result, [Result.Model.Book.Terms["Books sold"]]));
    }

    [Fact]
    public void Payments_are_told_for_every_regime()
    {
        var figure = Result.PaymentsByRegime(Lab, North);
        Assert.Equal("Lab pays North $16.0bn under “The contract”, $19.4bn less than under “The before”", figure.Title);
        Assert.Contains("Under “The contract”: 16.0 (", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("Under “The before”: 35.4 (", figure.AltText, StringComparison.Ordinal);
        foreach (var regime in Result.Model.Book.Regimes)
        {
            var paid = Result.Flows(regime).Where(flow => flow.Term.Payer == Lab && flow.Term.Payee == North).Sum(flow => flow.Paid);
            Assert.Equal(paid, figure.Table.Rows.Where(row => (string)row[0]! == regime.Name).Sum(row => (double)row[3]!), 1e-9);
        }
    }

    [Fact]
    public void Drivers_say_which_quarters_are_reported_and_on_which_totals_they_rest()
    {
        var figure = Result.DriversFigure();
        Assert.Equal("Revenue: from $30.0bn in 2027 to $51.8bn in 2030; one of its 19 quarters is reported, the others assumed or computed", figure.Title);
        Assert.Contains("Q2 2026 $4.5bn (S1)", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("5% of “revenue” up to Q4 2026, 30% from Q4 2029 on", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_the_model_was_given_is_no_test_of_it()
    {
        var figure = Result.ModelAgainstPublished();
        Assert.Equal("On two of three published numbers that it was neither given nor fitted to, the model is off by −3.9% to +13%; on one it has an amount where zero was published", figure.Title);
        Assert.EndsWith("; one number is reported as zero, of which there is no percentage", figure.Subtitle, StringComparison.Ordinal);
        Assert.Equal(
            ["Sales of the year", "Sales of the second half, as the Gazette has it"],
            figure.Table.Rows.Where(row => (string)row[11]! == nameof(KnownToModel.Given)).Select(row => row[0]));
    }

    /// <summary>The model has 4 a year.</summary>
    [Theory]
    [InlineData("5", "published 5, model 4")]
    [InlineData("5.00", "published 5.00, model 4.00")]
    [InlineData("4", "published 4, model 4")]
    [InlineData("4.1", "published 4.1, model 4.0")]
    [InlineData("3.98765", "published 3.98765, model 4.00")]
    // of 4.3 what tells it from the published one, and no more
    [InlineData("4", "published 4, model 4.3", 4.3)]
    [InlineData("20", "published 20, model 21", 21.34)]
    [InlineData("-20", "published −20, model 21", 21.34)]
    [InlineData("13.07", "published 13.07, model 13.07", 13.07)]
    [InlineData("13.07", "published 13.07, model 13.08", 13.08)]
    [InlineData("1200", "published 1,200, model 1,253", 1253.4)]
    [InlineData("0", "published 0, model 4.00")]
    public void A_number_is_told_with_the_digits_that_it_was_published_with(string value, string expected, double yearly = 4)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Assumed("revenue", (decimal)yearly), MoneyBook.Lab);
        book.Published(new("a", "a", null, [new(sales, false)], new(2026, 1), new(2026, 4), decimal.Parse(value, CultureInfo.InvariantCulture), MoneyBook.Somewhere, Confidence.Medium, null));
        Assert.Contains($": {expected}, ", book.Result().ModelAgainstPublished().AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_tests_the_model_is_told_though_other_numbers_were_given()
    {
        var book = Capped();
        PublishedNumber Published(string name, decimal value, params PublishedTerm[] terms) => new(name, name, null, terms, new(2026, 1), new(2026, 4), value, MoneyBook.Somewhere, Confidence.Medium, null);
        book.Published(Published("given", 18, new PublishedTerm(book.TermOf("share"), false)) with { Known = KnownToModel.Given });
        book.Published(Published("day", 2027, new PublishedTerm(book.TermOf("share"), false)) with { Quantity = PublishedQuantity.CapFull });
        Assert.StartsWith("Day: published 2027, model ", book.Result().ModelAgainstPublished().Title, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_within_a_published_range_is_no_miss()
    {
        static Figure Against(params (string Name, decimal Value, decimal? High, PublishedBound? Bound)[] numbers)
        {
            var book = new MoneyBook();
            var sales = book.Sales("sales", book.Assumed("revenue", 4), MoneyBook.Lab);
            foreach (var (name, value, high, bound) in numbers)
                book.Published(new(name, name, null, [new(sales, false)], new(2026, 1), new(2026, 4), value, MoneyBook.Somewhere, Confidence.Medium, null) { High = high, Bound = bound });
            return book.Result().ModelAgainstPublished();
        }

        var (range, least) = (("range", 3m, (decimal?)5m, (PublishedBound?)null), ("least", 3m, (decimal?)null, (PublishedBound?)PublishedBound.AtLeast));
        Assert.Equal(
            "On two published numbers that it was neither given nor fitted to, the model is within what was published. "
                + "range, 2026: published 3 to 5, model 4, within the range. least, 2026: published at least 3, model 4, as published.",
            Against(range, least).AltText);
        var figure = Against(range, least, ("above", 5, 6, null), ("about", 5, null, PublishedBound.About), ("most", 3.2m, null, PublishedBound.AtMost));
        Assert.Equal("On three of five published numbers that it was neither given nor fitted to, the model is off by −20% to +25%; on two it is within what was published", figure.Title);
        Assert.Contains("above, 2026: published 5 to 6, model 4, −20%. about, 2026: published about 5, model 4, −20%. most, 2026: published at most 3.2, model 4.0, +25%.", figure.AltText, StringComparison.Ordinal);
        var bars = Assert.Single(figure.ToPicture(700).Panels, panel => panel.X.Caption is not null).Marks.OfType<Bars>().Single().Items;
        Assert.Equal([0, 0, -20, -20, 25], bars.Select(bar => Math.Round(bar.To, 6)));
    }

    /// <summary>The cap is full when a quarter of 2027 has passed.</summary>
    [Theory]
    [InlineData(2027, "within that year")]
    [InlineData(2026, "0.3 years later")]
    [InlineData(2027.25, "the same month")]
    [InlineData(2026.5, "as published", PublishedBound.AtLeast)]
    [InlineData(2026.5, "nine months later", PublishedBound.AtMost)]
    public void A_day_in_the_year_that_was_published_is_within_it(double year, string expected, PublishedBound? bound = null)
    {
        var book = Capped();
        book.Published(new("a", "a", null, [new(book.TermOf("share"), false)], new(2026, 1), new(2026, 4), (decimal)year, MoneyBook.Somewhere, Confidence.Medium, null) { Quantity = PublishedQuantity.CapFull, Bound = bound });
        Assert.EndsWith($", {expected}.", book.Result().ModelAgainstPublished().AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void How_far_the_model_is_off_goes_from_the_lowest_to_the_highest_whichever_is_further_from_zero()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Assumed("revenue", 4), MoneyBook.Lab);
        void Reported(string name, decimal value) => book.Published(new(name, name, null, [new(sales, false)], new(2026, 1), new(2026, 4), value, MoneyBook.Somewhere, Confidence.Medium, null));
        Reported("a", 3.2m);
        Reported("b", 8);
        Reported("c", 5);
        Assert.Equal("On three published numbers that it was neither given nor fitted to, the model is off by −50% to +25%", book.Result().ModelAgainstPublished().Title);
    }

    /// <summary>The cap is full when a quarter of 2027 has passed.</summary>
    [Fact]
    public void Days_on_which_a_cap_is_full_are_years_apart_and_no_percent()
    {
        var book = Capped();
        foreach (var (name, year) in new[] { ("early", 2026.5m), ("near", 2027.5m) })
            book.Published(new(name, name, null, [new(book.TermOf("share"), false)], new(2026, 1), new(2026, 4), year, MoneyBook.Somewhere, Confidence.Medium, null) { Quantity = PublishedQuantity.CapFull });
        var figure = book.Result().ModelAgainstPublished();
        Assert.Equal("Of two published days on which a cap is full, one lies within half a year of the model’s", figure.Title);
        Assert.StartsWith("How many years later than published the model has a cap full", figure.Subtitle, StringComparison.Ordinal);
        Assert.Equal([0.75, -0.25], figure.Table.Rows.Select(row => (double)row[9]!));
        var panel = Assert.Single(figure.ToPicture(700).Panels, panel => panel.X.Caption is not null);
        Assert.Equal("Years after the published day", panel.X.Caption);
        Assert.Equal([0.75, -0.25], panel.Marks.OfType<Bars>().Single().Items.Select(bar => bar.To));
        var shown = figure.ToPicture(700).Panels.SelectMany(each => each.Notes).SelectMany(note => note.Lines).Select(line => line.Text);
        Assert.Subset(shown.ToHashSet(), new HashSet<string> { "nine months later", "three months earlier" });
    }

    [Fact]
    public void Where_there_is_nothing_to_show_a_figure_says_so()
    {
        var book = new MoneyBook();
        book.Term("expense", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Money("amount", 0) }, from: new(2026, 1, 1));
        var result = book.Result();
        NothingToShow.In(result.FlowsByQuarter(MoneyBook.North), "neither pays nor is paid anything", "so there are no flows to show.");
        NothingToShow.In(result.CapBurnDown(), "no term has a cap, so there is no cap to show.");
        NothingToShow.In(result.FlowsByYear(), "Nobody pays anything from", "so there are no flows to show.");
        NothingToShow.In(result.DriversFigure(), "follows a driver, so there are none to show.");
        NothingToShow.In(result.PaymentsByRegime(MoneyBook.Lab, MoneyBook.North), "under any regime, so there are no payments to show.");
        NothingToShow.In(result.ModelAgainstPublished(), "holds no published numbers to hold the model against.");
        Assert.Empty(FlowFigures.All(result));
    }

    private static IEnumerable<string> Texts(Picture picture)
        => picture.Panels.SelectMany(panel => panel.Notes).Select(note => string.Join(' ', note.Lines.Select(line => line.Text)));
}
