using Deals.Tests.Money;

namespace Deals.Tests.Charts;

/// <summary>
/// What figures say of deals unlike the shipped ones: nobody owns anything, odds on what moves nothing, a past that differs, several who
/// gain, a single offer.
/// </summary>
public sealed class OtherDealsTests
{
    /// <summary>North sells 360 a year under the present terms and passes half on to the lab; the odds are on a day that ends nothing.</summary>
    private static MoneyBook Licence(bool hasOdds = true, decimal rate = 0.5m)
    {
        var book = new MoneyBook { Headline = "idle day" };
        var clause = book.Switch("licence");
        book.Regime("now", RegimeRole.Current, clause);
        book.Regime("before", RegimeRole.DefaultBaseline);
        DateOnly? last = new(2040, 12, 31);
        var idle = book.Add(new(
            "idle day", "Idle day", "Dates", Assumption.DateUnit, AssumptionValue.Of(last), AssumptionValue.Of(last), AssumptionValue.Never, hasOdds ? Distribution.Discrete : Distribution.Fixed,
            AssumptionValue.Of(last), AssumptionValue.Never, 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1))
        {
            Odds = hasOdds ? [new(AssumptionValue.Of(last), 0.4m, null, "invented"), new(AssumptionValue.Never, 0.6m, null, "invented")] : [],
        });
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.North, clause, until: idle);
        book.Term("royalty", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate", rate, 0, 1, 0.1m, 0.9m), Bases = [new(sales.Id, false, null)] }, clause);
        return book;
    }

    [Fact]
    public void Odds_of_what_moves_nothing_are_no_odds_of_the_answer()
    {
        var outcomes = Licence().Book().Money().Outcomes();
        Assert.False(outcomes.Moves(outcomes.Model.Book.Assumptions["idle day"]));
        Assert.Null(outcomes.Likelihood(MoneyBook.North));
        Assert.Empty(outcomes.OpenOdds);
        // The one that does move something takes the headline's place.
        Assert.Equal("rate", outcomes.Headline!.Id);
        Assert.Equal("rate", outcomes.Lever(MoneyBook.North).Id);
        var figures = OutcomeFigures.All(outcomes);
        Assert.DoesNotContain(figures, figure => figure.Id.Contains("idle-day", StringComparison.Ordinal));
        Assert.Contains(figures, figure => figure.Id.StartsWith("delta-against-rate", StringComparison.Ordinal));
        Assert.DoesNotContain("average", outcomes.VerdictFigure().Title, StringComparison.OrdinalIgnoreCase);
        Assert.All(outcomes.Simulated()!.Deltas.SelectMany(delta => delta.Given), given => Assert.Equal("rate", given.Assumption.Id));
    }

    [Fact]
    public void Without_stakes_nothing_is_said_of_them()
    {
        var book = Licence().Book();
        var outcomes = book.Money().Outcomes();
        Assert.All(
            OutcomeFigures.All(outcomes).Concat(SimulationFigures.All(outcomes.Simulated()!, points: 128)).Append(book.Brief(book.Timeline(), outcomes)),
            figure => Assert.DoesNotContain("stake", $"{figure.Title} {figure.Subtitle} {figure.AltText} {figure.ToJson()}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Who_does_the_same_is_named_once_and_nobody_does_two_things_whatever_is_drawn()
    {
        var outcomes = Licence(rate: 0.5m).Book().Money().Outcomes();
        Assert.StartsWith("Lab and North gain in all simulations; ", outcomes.Simulated()!.Chances().Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_begins_with_the_valuation_date_as_the_past_is_one()
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        var clause = book.Switch("clause");
        book.Regime("now", RegimeRole.Current, clause);
        book.Regime("before", RegimeRole.DefaultBaseline);
        book.Sales("sales", book.Flat("d", 360), MoneyBook.North, clause);
        var result = book.Result();
        var figure = result.ChangeByYear(MoneyBook.North);
        // 46 of the second quarter's 91 days are left of 90, then 90 and 90; 360 in 2027. The first quarter's 90 are past.
        var years = figure.Table.Rows.Where(row => (string)row[3]! == "all together").Select(row => ((string)row[2]!, (double)row[4]!)).ToList();
        Assert.Equal(["Q2–Q4 2026", "2027"], years.Select(year => year.Item1));
        years[0].Item2.Is((90 * 46 / 91.0) + 180);
        years[1].Item2.Is(360);
        Assert.Contains("from 16 May 2026 through Q4 2027", figure.Subtitle, StringComparison.Ordinal);
        result.Flows(result.Model.Current).Sum(flow => flow.Counted).Is(result.Value(MoneyBook.North).DirectPlain);
    }

    [Fact]
    public void The_year_that_is_shown_is_the_last_in_which_most_pay()
    {
        var book = new MoneyBook { Last = new(2028, 4) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("contract", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, new() { Amount = book.Money("amount", 100) }, from: new(2026, 1, 1), to: new(2027, 12, 31));
        var slider = book.Result().FlowsByYear().Slider!;
        Assert.Equal("2027", slider.States[slider.Initial].Label);
    }

    [Fact]
    public void What_a_scenario_sets_tests_nothing()
    {
        var book = new MoneyBook();
        var total = book.Number("total", 400, 1, 1000);
        var driver = book.Driver(new AnchoredDriver("d", "d", [new(2026, null, 360, null, MoneyBook.Somewhere, null), new(2027, null, null, total, MoneyBook.Somewhere, null)], null, MoneyBook.Somewhere, null));
        book.Term("sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.Lab, new() { DriverId = "d" });
        var plan = book.Named("plan", total, 500);
        PublishedNumber Number(string id, decimal value, NamedScenario? scenario)
            => new(id, id, driver, [], new(2027, 1), new(2027, 4), value, MoneyBook.Somewhere, Confidence.High, null) { Scenario = scenario };
        book.Published(Number("the plan", 500, plan));
        book.Published(Number("a guess", 450, null));
        Assert.Equal([KnownToModel.Given, KnownToModel.No], book.Result().Published.Select(row => row.Known));
    }

    [Fact]
    public void Scenarios_have_their_names_and_two_that_are_the_same_are_not_compared()
    {
        var book = Licence(hasOdds: false);
        book.Named("Low royalty", book.NumberOf("rate"), 0.2m);
        var outcomes = book.Book().Money().Outcomes();
        var named = outcomes.Scenario.With(outcomes.Model.Book.Scenarios[0]);
        Assert.Contains("First scenario: base; second: “Low royalty”", outcomes.Beside(named).SideBySide().Subtitle, StringComparison.Ordinal);
        NothingToShow.In(outcomes.Beside(outcomes.Scenario).SideBySide(), "The two scenarios set nothing differently", "nothing to set side by side.");
    }

    [Fact]
    public void The_matrix_speaks_in_words_and_holds_against_the_source_what_it_states()
    {
        var book = Licence(hasOdds: false);
        void Criterion(string name, CriterionQuantity quantity, CriterionVerdict? stated, Term? term = null)
            => book.Criterion(new(name, MoneyBook.North, name, quantity, term, true, stated, null, MoneyBook.Somewhere, null));
        Criterion("neutral they said", CriterionQuantity.Delta, CriterionVerdict.Neutral);
        Criterion("a win they said", CriterionQuantity.Delta, CriterionVerdict.Win);
        Criterion("nobody said", CriterionQuantity.DirectDelta, null);
        Criterion("what it pays", CriterionQuantity.TermDelta, null, book.TermOf("royalty"));
        var rows = book.Book().Money().Outcomes().OutcomeMatrix().Table.Rows;
        Assert.Equal(["gain", "gain", "gain in its own cash", "change of a payment rule"], rows.Select(row => (string)row[2]!));
        Assert.Equal([true, false, null, null], rows.Select(row => (bool?)row[8]));
        Assert.Equal("neither", rows[0][7]);
    }

    [Fact]
    public void A_single_offer_that_nobody_bars_is_the_only_one()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Offer(MoneyBook.South, OfferStage.OnSale);
        var made = book.Book();
        Assert.Equal("Nobody’s right barred the only offer", made.WhoMaySell(made.Timeline(), made.Readings[0]).Title);
    }

    [Fact]
    public void The_table_of_choice_goes_on_to_the_end_of_the_period()
    {
        var book = new MoneyBook { Last = new(2033, 4) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Offer(MoneyBook.North, OfferStage.OnSale);
        book.Offer(MoneyBook.South, OfferStage.OnSale);
        book.Exclusive(MoneyBook.North, new(2026, 2, 1), new(2026, 6, 30));
        var made = book.Book();
        Assert.Equal(made.Period.LastDay, made.ChoiceIndex(made.Timeline()).Table.Rows[^1][2]);
    }

    /// <summary>Whoever asks for a figure by its name, or by the beginning of it, gets it without those of other kinds.</summary>
    [Fact]
    public void A_figure_is_found_among_those_of_its_kind()
    {
        foreach (var book in new[] { SmallBook.Book, FlowBook.Book, OutcomeBook.Book, Licence().Book() })
        {
            var kinds = DealFigures.Kinds(book, book.Timeline()).ToList();
            Assert.Equal(
                DealFigures.All(book, book.Timeline()).Select(figure => figure.Id),
                kinds.SelectMany(kind => FigureKind.Shown([kind]).Select(figure => figure.Id).Where(id => kind.MayHold(id) && kind.MayHold($"{id[..4]}*") && kind.MayHold($"*{id[4..]}"))));
            Assert.DoesNotContain(kinds, kind => kind.MayHold("no-such") || kind.MayHold("no-*"));
        }
    }
}
