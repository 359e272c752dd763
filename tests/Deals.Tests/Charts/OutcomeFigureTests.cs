using CsCheck;
using Deals.Charts.Figures;
using Deals.Tests.Money;

namespace Deals.Tests.Charts;

public class OutcomeFigureTests
{
    private static readonly Outcomes Outcomes = OutcomeBook.Book.Money().Outcomes();

    public static TheoryData<string> FigureIds => [.. OutcomeBook.Figures(OutcomeBook.Book).Select(figure => figure.Id)];

    /// <summary>One of each kind.</summary>
    public static TheoryData<string> Kinds => [.. OutcomeBook.Figures(OutcomeBook.Book).Select(figure => figure.Id).Reverse().DistinctBy(id => id.Split('-')[0])];

    private static Figure FigureOf(string id) => OutcomeBook.Figures(OutcomeBook.Book).Single(figure => figure.Id == id);

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
    public void No_text_covers_another_or_leaves_the_sheet() =>
        Gen.Select(PictureTexts.Powers, Gen.Int[0, 14], Gen.Int[0, 9], Gen.Bool.Select(one => one ? "USD bn" : "EUR m"), PictureTexts.Widths).Sample(
            (power, contracts, words, unit, width) =>
            {
                var book = OutcomeBook.Of((decimal)Math.Pow(10, power), contracts, unit, text => string.Join(' ', Enumerable.Repeat(text, 1 + words)));
                foreach (var figure in OutcomeBook.Figures(book))
                    foreach (var picture in figure.ToPictures(width))
                        PictureTexts.AreFaultless(picture, figure.Id);
            }, iter: 25);

    [Fact]
    public void The_steps_of_both_bridges_sum_to_the_delta()
    {
        foreach (var party in Outcomes.Parties)
        {
            var delta = Outcomes.DeltaOf(party, Outcomes.Model.Baselines[0]);
            foreach (var steps in Outcomes.BridgeFigure(party).Table.Rows.GroupBy(row => (string)row[0]!))
            {
                Assert.Equal(delta.Direct, steps.Sum(row => (double)row[3]!), 1e-9);
                Assert.Equal(delta.LookThrough, steps.Sum(row => (double)row[4]!), 1e-9);
            }
        }
    }

    [Fact]
    public void Small_steps_are_folded_into_one_and_too_many_clauses_are_told()
    {
        var outcomes = OutcomeBook.Of(1, 14, "M").Money().Outcomes();
        var picture = outcomes.BridgeFigure(outcomes.Model.Book.Parties["lab"]).ToPicture(700);
        var texts = picture.Panels.SelectMany(panel => panel.Notes).Select(note => string.Join(' ', note.Lines.Select(line => line.Text))).ToList();
        Assert.Contains(texts, text => text.StartsWith("By clause there is no bridge", StringComparison.Ordinal));
        var fewer = OutcomeBook.Of(1, 9, "M").Money().Outcomes();
        var alt = fewer.BridgeFigure(fewer.Model.Book.Parties["lab"]).AltText;
        Assert.Contains("Other: three clauses, at most", alt, StringComparison.Ordinal);
        Assert.DoesNotContain("there is no bridge", alt, StringComparison.Ordinal);
    }

    [Fact]
    public void Payments_without_a_name_in_common_are_steps_of_their_own_though_they_cancel()
    {
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, before);
        void Paid(string name, Switch clause) => book.Term(name, TermKind.LumpSum, MoneyBook.Lab, MoneyBook.North, new() { Amount = book.Money($"{name} amount", 249) }, clause, from: new(2026, 7, 1));
        Paid("Upfront", now);
        Paid("Damages", before);
        book.Share("share", book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab), 0.1m, MoneyBook.North, now);
        var outcomes = book.Book().Money().Outcomes();
        var steps = outcomes.BridgeFigure(MoneyBook.North).Table.Rows.Where(row => (string)row[0]! == "by term").Select(row => (string)row[2]!);
        Assert.Superset(new HashSet<string> { "Upfront", "Damages" }, steps.ToHashSet());
    }

    [Fact]
    public void Terms_of_one_kind_between_the_same_two_are_one_step_with_what_their_names_have_in_common()
    {
        var outcomes = OutcomeBook.Of(1, 4, "M").Money().Outcomes();
        var figure = outcomes.BridgeFigure(outcomes.Model.Book.Parties["lab"]);
        var steps = figure.Table.Rows.Where(row => (string)row[0]! == "by term").ToList();
        Assert.Equal(2, steps.Count(row => (string)row[2]! == "Shelves, contract"));
        Assert.Equal(steps.Count, steps.Select(row => row[1]).Distinct().Count());
        // The old share and the lower share: one changed, and their names have nothing in common.
        Assert.Contains(steps, row => (string)row[2]! == "Lab’s revenue share to North");
    }

    [Fact]
    public void A_bridge_says_what_adds_and_what_takes_away()
    {
        var outcomes = OutcomeBook.Of(1, 0, "USD bn").Money().Outcomes();
        foreach (var party in outcomes.Parties)
        {
            var figure = outcomes.BridgeFigure(party);
            var steps = figure.Table.Rows.Where(row => (string)row[0]! == "by term").ToList();
            var (first, title) = ((double)steps[0][4]!, figure.Title);
            Assert.Matches($"; the largest (part is|parts are) {(first > 0 ? @"\+" : "−")}\\$", title);
            Assert.Equal(outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough > 0, title.StartsWith($"{party.ShortName} gains about $", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_tornado_shows_twelve_bars_and_counts_the_rest()
    {
        var outcomes = OutcomeBook.Of(1, 14, "M").Money().Outcomes();
        var lab = outcomes.Model.Book.Parties["lab"];
        var figure = outcomes.TornadoFigure(lab);
        var more = outcomes.Tornado(lab, outcomes.Model.Baselines[0]).Count - 12;
        Assert.Equal(12 + more, figure.Table.Rows.Count);
        Assert.Contains($"{more} more assumptions move it by no more than", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_names_the_break_evens_that_the_model_finds()
    {
        var headline = OutcomeBook.Book.Ledger!.Headline!;
        var zero = Outcomes.BreakEven(headline, Outcomes.Parties[1], Outcomes.Model.Baselines[0]).Zeros.Single().From.Number!.Value;
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Compared with “The old contract goes on”, all else equal, North gains if “Growth after the last plan” is below −{-100 * zero:0.#}% and loses otherwise; −10% to 40% is held likely"),
            Outcomes.DeltaAgainst(headline).Title);
        double At(decimal growth) => Outcomes.Model.Outcomes(Outcomes.Scenario.With(headline.Id, growth)).DeltaOf(Outcomes.Parties[1], Outcomes.Model.Baselines[0]).LookThrough;
        Assert.True(At(zero - 0.01m) > 0);
        Assert.True(At(zero + 0.01m) < 0);
    }

    [Fact]
    public void A_source_that_says_otherwise_than_the_model_is_counted_and_marked()
    {
        // What is set is not moved: nothing is left that could turn the sign, and the matrix has wins and losses only.
        var set = Outcomes.Model.Book.Assumptions.Aggregate(Outcomes.Scenario, (scenario, assumption) => scenario.With(assumption.Id, assumption.Base));
        var figure = Outcomes.Model.Outcomes(set).OutcomeMatrix();
        Assert.DoesNotContain("depend", figure.Title, StringComparison.Ordinal);
        Assert.EndsWith("The model’s number contradicts what the source says on “On the whole” for North", figure.Title, StringComparison.Ordinal);
        var row = Assert.Single(figure.Table.Rows, row => row[8] is true);
        Assert.Equal(["North", "On the whole", "loss", "win"], [row[0], row[1], row[6], row[7]]);
    }

    [Fact]
    public void A_criterion_that_an_assumption_turns_contradicts_nobody()
    {
        var title = Outcomes.OutcomeMatrix().Title;
        Assert.Contains("that depend on an assumption", title, StringComparison.Ordinal);
        Assert.DoesNotContain("contradicts", title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_starts_at_the_scenarios_value()
    {
        var outcomes = Outcomes.Model.Outcomes(Outcomes.Scenario.With("Growth after the last plan", 0.25m));
        var slider = outcomes.SweepFigure(OutcomeBook.Book.Ledger!.Headline!, 7).Slider!;
        Assert.Equal(["−50%", "−25%", "0%", "25%", "50%", "75%", "100%"], slider.States.Select(state => state.Label));
        Assert.Equal(3, slider.Initial);
    }

    [Fact]
    public void A_scenarios_value_between_the_steps_of_a_sweep_is_a_place_of_its_own()
    {
        var (headline, outcomes) = (OutcomeBook.Book.Ledger!.Headline!, Outcomes.Model.Outcomes(Outcomes.Scenario.With("Growth after the last plan", 0.3m)));
        var figure = outcomes.SweepFigure(headline, 7);
        Assert.Equal(["−50%", "−25%", "0%", "25%", "30%", "50%", "75%", "100%"], figure.Slider!.States.Select(state => state.Label));
        Assert.Equal(4, figure.Slider.Initial);
        var party = outcomes.Parties[0];
        Assert.Equal(outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough, Assert.Single(figure.Table.Rows, row => row[0] is 0.3 && (string)row[1]! == party.ShortName)[3]);
    }

    [Theory]
    // 30 of a revenue of 100 now and 25 before: a gain of 5 a year that the range of the rate turns into a loss of 1, which counts or does not.
    [InlineData(1, "Of all assumptions, each alone within its range, only “rate” turns North’s gain of 5.00 M into a loss of 1 M or more, at most 1.00 M", ", but loses if “rate” is below 25%")]
    [InlineData(1.01, "No assumption alone, within its range, turns North’s gain of 5.00 M into a loss of 1.01 M or more; “rate” moves it most, from −1.00 M to +5.00 M", "")]
    public void What_turns_a_result_makes_it_as_large_as_what_counts(double threshold, string title, string but)
    {
        var book = new MoneyBook { Threshold = (decimal)threshold, Last = new(2026, 4) };
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, before);
        var sales = book.Sales("sales", book.Flat("revenue", 100), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.3m, 0, 1, 0.24m, 0.3m), Bases = [new(sales.Id, false, null)] }, now);
        book.Share("share_before", sales, 0.25m, MoneyBook.North, before);
        var outcomes = book.Book().Money().Outcomes();
        Assert.Equal((title, but), (outcomes.TornadoFigure(MoneyBook.North).Title, outcomes.But(MoneyBook.North)));
    }

    [Fact]
    public void What_a_scenario_supposes_stands_before_what_is_shown()
    {
        var (model, rate) = (Outcomes.Model, OutcomeBook.Book.Assumptions["Growth after the last plan"]);
        Assert.StartsWith("Change under ", model.Outcomes(Outcomes.Scenario).VerdictFigure().Subtitle, StringComparison.Ordinal);
        Assert.StartsWith(
            "Supposing that “Growth after the last plan” is 30%. Change under ", model.Outcomes(Outcomes.Scenario.With(rate.Id, 0.3m)).VerdictFigure().Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_that_turns_nobodys_sign_says_so_of_no_party()
    {
        var book = new MoneyBook();
        var clause = book.Switch("now");
        var rate = book.Share("share", book.Sales("sales", book.Flat("revenue", 10), MoneyBook.Lab), 0.2m, MoneyBook.North, clause).Number("rate")!;
        Assert.Equal("From 0% to 100%, “share_rate” moves Lab most, between −20.0 M and zero", book.Book().Money().Outcomes().SweepFigure(rate, 3).Title);
    }

    [Fact]
    public void Where_nothing_is_at_stake_a_figure_says_so()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("revenue", 10), MoneyBook.Lab);
        var outcomes = book.Book().Money().Outcomes();
        NothingToShow.In(outcomes.TornadoFigure(MoneyBook.Lab), "No assumption moves what", "so there is no tornado of it.");
        NothingToShow.In(outcomes.BridgeFigure(MoneyBook.Lab), "No term changes what", "so there is no bridge to it.");
        NothingToShow.In(outcomes.OutcomeMatrix(), "The dataset has no criteria, so there is no outcome matrix.");
        NothingToShow.In(outcomes.VerdictFigure(), "No lab, cloud or investor has money at stake in the dataset, so there is no verdict to show.");
        NothingToShow.In(outcomes.SweepFigure(outcomes.Model.Book.Assumptions[0]), "so there is nothing to sweep.");
        NothingToShow.In(outcomes.DeltaAgainst(outcomes.Model.Book.Assumptions[0]), "No party to show");
        Assert.Empty(OutcomeFigures.All(outcomes));
    }
}
