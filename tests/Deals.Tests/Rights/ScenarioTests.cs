namespace Deals.Tests.Rights;

/// <summary>A small story worked by hand: an old exclusive clause until a milestone, a rival's clause, and a settlement.</summary>
public sealed class ScenarioTests
{
    private static readonly DateOnly Signed = new(2030, 1, 1);
    private static readonly DateOnly RivalSigned = new(2030, 3, 1);
    private static readonly DateOnly Settled = new(2030, 5, 1);
    private static readonly Source Press = new("S1", "Example Press", "A report", null, null, Signed, SourceKind.Press, SourceAccess.Direct);

    private static readonly DealBook Book = Story();

    /// <summary>
    /// When the collision of the two exclusive clauses starts and last runs, and what ends it.
    /// </summary>
    [Theory]
    [InlineData("as it happened", "never", null, "2030-03-01", "2030-04-30", EndingCause.Event)]
    [InlineData("milestone after the settlement", "2030-06-01", null, "2030-03-01", "2030-04-30", EndingCause.Event)]
    [InlineData("milestone before the settlement", "2030-04-01", null, "2030-03-01", "2030-03-31", EndingCause.AssumedDay)]
    [InlineData("milestone on the rival's first day", "2030-03-01", null, null, null, null)]
    [InlineData("no settlement, milestone known", "2031-01-01", "settlement", "2030-03-01", "2030-12-31", EndingCause.AssumedDay)]
    [InlineData("no settlement, no milestone", "never", "settlement", "2030-03-01", null, EndingCause.StillRunning)]
    [InlineData("no rival", "never", "rival_deal", null, null, null)]
    public void A_collision_lasts_until_the_first_of_its_ends(
        string circumstances, string milestone, string? leftOut, string? first, string? last, EndingCause? cause)
    {
        Assert.True(AssumptionValue.TryParse(milestone, isDate: true, out var day), circumstances);
        var scenario = Scenario.Base(Book).With("milestone", day);
        if (leftOut is not null)
            scenario = scenario.WithoutDeal(leftOut);

        var collision = Book.Timeline(scenario).Collisions(Book.Readings["wide"]).SingleOrDefault();

        Assert.Equal(first, collision?.Window.Start.ToString("yyyy-MM-dd", null));
        Assert.Equal(last, collision?.Window.LastDay?.ToString("yyyy-MM-dd", null));
        Assert.Equal(cause, collision is null ? null : Assert.Single(collision.Endings).Cause);
    }

    [Fact]
    public void Under_a_reading_in_which_neither_subject_stands_above_the_other_the_clauses_do_not_collide()
        => Assert.Empty(Book.Timeline().Collisions(Book.Readings["narrow"]));

    [Fact]
    public void Without_a_deal_its_own_rights_are_not_granted()
        => Assert.DoesNotContain(Book.Timeline(Scenario.Base(Book).WithoutDeal("settlement")).Held, held => held.Right.Id == "new_clause");

    [Theory]
    [InlineData("2029-12-31")] // before the minimum
    [InlineData("0.5")] // a number where a day is wanted
    public void A_value_that_an_assumption_cannot_take_is_refused(string text)
    {
        Assert.True(AssumptionValue.TryParse(text, isDate: text.Contains('-'), out var value));
        Assert.Contains("milestone", Assert.Throws<ArgumentException>(() => Scenario.Base(Book).With("milestone", value)).Message);
    }

    [Fact]
    public void An_unknown_assumption_is_refused_with_the_names_of_those_there_are()
        => Assert.Contains("milestone", Assert.Throws<KeyNotFoundException>(() => Scenario.Base(Book).With("mile_stone", 1m)).Message);

    [Theory]
    [InlineData("milestone=2030-04-01", "milestone = 2030-04-01")]
    [InlineData(" milestone = never ", "base")] // never is the base value
    public void An_assumption_can_be_set_as_text(string setting, string expected)
        => Assert.Equal(expected, Scenario.Base(Book).With([setting]).ToString());

    [Theory]
    [InlineData("milestone", "id=value")]
    [InlineData("milestone=", "a date as YYYY-MM-DD, or never, not ''")]
    [InlineData("milestone=01.04.2030", "a date as YYYY-MM-DD, or never, not '01.04.2030'")]
    [InlineData("milestone=2029-12-31", "goes from 2030-01-01 to never")]
    public void A_setting_that_makes_no_sense_is_refused_with_what_would(string setting, string says)
        => Assert.Contains(says, Assert.Throws<ArgumentException>(() => Scenario.Base(Book).With([setting])).Message);

    [Fact]
    public void Had_the_settlement_of_a_collision_not_been_made_it_would_last_until_the_clauses_own_end()
    {
        var happened = Book.Timeline().Collisions(Book.Readings["wide"]);
        var unsettled = Scenario.Base(Book).With("milestone", new DateOnly(2031, 1, 1)).Unsettled(happened);
        var collision = Assert.Single(Book.Timeline(unsettled).Collisions(Book.Readings["wide"]));
        Assert.Equal("2030-03-01 to 2030-12-31", collision.Window.ToString());
        Assert.Equal("Milestone (assumed)", collision.EndedBy);
    }

    [Fact]
    public void A_scenario_says_what_differs_from_the_base_and_only_that()
    {
        var scenario = Scenario.Base(Book);
        Assert.Equal("base", scenario.With("milestone", (DateOnly?)null).ToString());
        Assert.Equal("milestone = 2031-01-01, without the rights of Settlement", scenario.With("milestone", new DateOnly(2031, 1, 1)).WithoutDeal("settlement").ToString());
    }

    private static DealBook Story()
    {
        Party maker = new("maker", "Maker", "Maker", PartyRole.Lab, "#000000", null);
        Party north = new("north", "North", "North", PartyRole.Cloud, "#111111", null);
        Party south = new("south", "South", "South", PartyRole.Cloud, "#222222", null);
        Subject all = new("all", "Everything", null);
        Subject part = new("part", "A part", null);
        var old = Deal("old_deal", "Old deal", Signed);
        var rival = Deal("rival_deal", "Rival's deal", RivalSigned);
        var settlement = Deal("settlement", "Settlement", Settled);
        DealEvent settled = new("settled", Settled, DatePrecision.Day, EventKind.Settlement, "Settled", null, settlement, Press);
        Assumption milestone = new(
            "milestone", "Milestone", "Dates", Assumption.DateUnit, AssumptionValue.Of(new DateOnly(2031, 1, 1)), AssumptionValue.Never, AssumptionValue.Never,
            Distribution.Fixed, AssumptionValue.Of(Signed), AssumptionValue.Never, 1, AssumptionBasis.Judgement, null, "invented", Signed);
        return new("story", "Story", null, Settled, Window.Through(Signed, new(2031, 12, 31)), new()
        {
            Sources = [Press],
            Parties = [maker, north, south],
            Deals = [old, rival, settlement],
            Events = [settled],
            Subjects = [all, part],
            Readings = [Reading("wide", all), Reading("narrow", null)],
            Rights =
            [
                new("old_clause", old, "old clause", north, maker, all, RightKind.Exclusive, Signed, null, milestone, settled, [], Press, Confidence.High, null),
                new("rival_clause", rival, "rival clause", south, maker, part, RightKind.Exclusive, RivalSigned, null, null, null, [], Press, Confidence.High, null),
                new("new_clause", settlement, "new clause", north, maker, all, RightKind.FirstLaunch, Settled, null, null, null, [], Press, Confidence.High, null),
            ],
            Assumptions = [milestone],
        });

        Reading Reading(string id, Subject? parentOfPart)
            => new(id, id, "", [], new Dictionary<Subject, Subject?> { [all] = null, [part] = parentOfPart }, null, "invented");

        static Deal Deal(string id, string name, DateOnly announced)
            => new(id, name, announced, null, null, null, DealStatus.InForce, [], Press, null);
    }
}
