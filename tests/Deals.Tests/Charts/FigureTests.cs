using Deals.Charts.Html;
using Deals.Charts.Themes;
using Deals.Tests.Money;

namespace Deals.Tests.Charts;

public class FigureTests
{
    private static readonly DealBook Book = SmallBook.Book;
    private static readonly RightsTimeline Timeline = Book.Timeline();

    public static TheoryData<string> FigureIds => [.. DealFigures.All(Book, Timeline).Select(figure => figure.Id)];

    /// <summary>A figure's table has a cell a column, its text for those who cannot see it begins with its title, its id can be a file's name.</summary>
    internal static void SaysWhatItShows(Figure figure)
    {
        Assert.NotEmpty(figure.Table.Rows);
        Assert.All(figure.Table.Rows, row => Assert.Equal(figure.Table.Columns.Count, row.Count));
        Assert.StartsWith(figure.Title, figure.AltText, StringComparison.Ordinal);
        Assert.Matches("^[a-z0-9]+(-+[a-z0-9]+)*$", figure.Id);
    }

    private static Figure FigureOf(string id) => DealFigures.All(Book, Timeline).Single(figure => figure.Id == id);

    [Theory]
    [MemberData(nameof(FigureIds))]
    public void A_figure_is_drawn_as_it_was_when_last_looked_at(string id)
        => Expectation.Compare($"{id}.json", Expectation.Indented(FigureOf(id).ToJson()));

    [Theory]
    [MemberData(nameof(FigureIds))]
    public void A_figure_has_the_same_bytes_in_every_culture(string id)
    {
        var expected = (FigureOf(id).ToJson(Theme.Dark, 900), FigurePage.Of(FigureOf(id)));
        foreach (var culture in new[] { "de-DE", "tr-TR", "ar-SA" })
            Assert.Equal(expected, InCulture(culture, () => (FigureOf(id).ToJson(Theme.Dark, 900), FigurePage.Of(FigureOf(id)))));
    }

    [Theory]
    [MemberData(nameof(FigureIds))]
    public void A_figure_says_what_it_shows_and_on_what_it_rests(string id)
    {
        var figure = FigureOf(id);
        SaysWhatItShows(figure);
        Assert.Equal("Sources: Library; Gazette. One of two documents was read in the original, the other in a copy or a quotation.", figure.SourceNote);
        Assert.Equal([("S1", "Gazette", true), ("S2", "Library", false)],
            FigureRecord.Of(figure).Sources.OrderBy(source => source.Id).Select(source => (source.Id, source.Publisher, source.IsRelayed)));
        Assert.Contains("30 Jun 2031", figure.ScenarioNote, StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_counts_the_days_of_the_collision_and_names_its_end()
        => Assert.Equal(
            "On North’s reading, North’s rights and South’s clashed for 31 days, until the settlement of 1 Apr 2030",
            Book.ExclusivityWindows(Timeline, SmallBook.Wide).Title);

    [Fact]
    public void The_title_says_so_when_nothing_collides()
        => Assert.Equal(
            "On the reading “Narrow”, nothing clashed: two exclusive rights of two holders cover different ground or different days",
            Book.ExclusivityWindows(Timeline, SmallBook.Narrow).Title);

    [Theory]
    [InlineData("north_any", ", and no right is exclusive")]
    [InlineData("south_novels north_any", ": the only exclusive right is South’s")]
    [InlineData("north_books north_more", ": only North holds exclusive rights, two of them")]
    [InlineData("north_books south_novels library_any", ": two exclusive rights of two holders cover different ground or different days")]
    public void The_title_counts_those_who_hold_exclusive_rights(string rights, string apart)
    {
        var book = SmallBook.Holding(rights.Split(' '), own =>
        [
            Further("north_more", own[0].Holder, own[0], RightKind.Exclusive, new(2029, 1, 1)), Further("library_any", own[0].Grantor, own[0], RightKind.NonExclusive, new(2033, 1, 1)),
        ]);
        Assert.Equal($"On the reading “Narrow”, nothing clashed{apart}", book.ExclusivityWindows(book.Timeline(), book.Readings["narrow"]).Title);
    }

    [Fact]
    public void Collisions_outside_the_days_shown_are_said_to_be_left_out()
    {
        var figure = Book.ExclusivityWindows(Timeline, SmallBook.Wide, Window.Through(new(2029, 1, 1), new(2029, 12, 31)));
        Assert.Equal("On North’s reading, nothing clashed from 1 Jan 2029 to 31 Dec 2029: the only exclusive right is North’s", figure.Title);
        Assert.Contains("One collision outside these days is left out.", figure.Subtitle, StringComparison.Ordinal);
        Assert.DoesNotContain(figure.Table.Rows, row => (string?)row[0] == "collision");
        Assert.DoesNotContain(Texts(figure), text => text.Contains("closer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_collision_to_come_is_told_apart_from_one_that_was()
    {
        var book = SmallBook.Holding(["north_books", "south_novels", "north_any", "south_more"], own => [Further("south_more", own[1].Holder, own[0], RightKind.Exclusive, new(2033, 6, 1))]);
        var figure = book.ExclusivityWindows(book.Timeline(), book.Readings["wide"]);
        Assert.Equal("On North’s reading, North’s rights and South’s clashed for 31 days, until the settlement of 1 Apr 2030; the next clash starts on 1 Jun 2033", figure.Title);
        Assert.Contains("from 1 Jun 2033", Texts(figure));
        Assert.DoesNotContain("since 1 Jun 2033", Texts(figure));
    }

    [Fact]
    public void It_is_an_svg_file_with_its_finding_as_title_on_either_ground()
    {
        var figure = Book.WhoMaySell(Timeline, SmallBook.Wide);
        var drawn = new[] { Theme.Light, Theme.Dark }.Select(theme => System.Xml.Linq.XElement.Parse(figure.ToSvg(theme, 700))).ToList();
        Assert.All(drawn, svg => Assert.Equal(figure.Title, svg.Element(svg.Name.Namespace + "title")!.Value));
        Assert.NotEqual($"{drawn[0]}", $"{drawn[1]}");
        Assert.Equal("1050", (string?)System.Xml.Linq.XElement.Parse(figure.ToSvg(width: 1050)).Attribute("width"));
    }

    [Fact]
    public void An_end_that_is_assumed_is_marked()
    {
        var book = SmallBook.Holding(["south_more"], own => [Further("south_more", own[1].Holder, own[0], RightKind.Exclusive, new(2031, 1, 1), new MoneyBook().Day("sunset", new(2032, 6, 1)))]);
        var figure = book.ExclusivityWindows(book.Timeline(), book.Readings["wide"]);
        Assert.Contains("exclusive, 1 Jan 2031 – 31 May 2032 (assumed)", Texts(figure));
        Assert.Contains("“South: Further clause” ends on 31 May 2032: assumed.", figure.AltText, StringComparison.Ordinal);
    }

    [Theory]
    // the day that the base has, 60% likely; the same day where a scenario sets it; no end in the base, but 25% + 15% of days that come
    [InlineData("2032-06-01", false, "exclusive, 1 Jan 2031 – 31 May 2032 (assumed, 60% likely)")]
    [InlineData("2032-06-01", true, "exclusive, 1 Jan 2031 – 31 May 2032 (assumed)")]
    [InlineData(null, false, "exclusive, 1 Jan 2031 – open (40% likely to end earlier)")]
    public void An_end_that_has_odds_is_told_with_them(string? day, bool isSet, string told)
    {
        DateOnly? end = day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var sunset = new MoneyBook().Day("sunset", end, (end, 0.6m), (new(2031, 9, 1), 0.25m), (new(2033, 1, 1), 0.15m));
        var book = SmallBook.Holding(["south_more"], own => [Further("south_more", own[1].Holder, own[0], RightKind.Exclusive, new(2031, 1, 1), sunset)]);
        var scenario = isSet ? Scenario.Base(book).With(sunset.Id, end) : Scenario.Base(book);
        Assert.Contains(told, Texts(book.ExclusivityWindows(book.Timeline(scenario), book.Readings["wide"])));
    }

    [Fact]
    public void Of_two_ends_with_odds_the_later_is_as_likely_as_that_the_earlier_does_not_come_first()
    {
        // 60% of 1 Jun 2032, if not by the 25% of 1 Sep 2031: 45%.
        var sunset = new MoneyBook().Day("sunset", new(2032, 6, 1), (new(2032, 6, 1), 0.6m), (null, 0.4m));
        var breach = new MoneyBook().Day("breach", null, (new(2031, 9, 1), 0.25m), (null, 0.75m));
        var book = SmallBook.Holding(["south_more"], own => [new("south_more", own[0].Deal, "Further clause", own[1].Holder, own[0].Holder, own[0].Subject, RightKind.Exclusive, new(2031, 1, 1), null, sunset, null, [], own[0].Source, Confidence.High, null, breach)]);
        Assert.Contains("exclusive, 1 Jan 2031 – 31 May 2032 (assumed, 45% likely)", Texts(book.ExclusivityWindows(book.Timeline(), book.Readings["wide"])));
    }

    [Fact]
    public void The_title_of_a_collision_that_goes_on_counts_the_days_so_far()
    {
        var unsettled = Book.Timeline(Timeline.Scenario.Unsettled(Timeline.Collisions(SmallBook.Wide)));
        Assert.Equal("On North’s reading, North’s rights and South’s clash: 487 days so far, until 31 Dec 2032", Book.ExclusivityWindows(unsettled, SmallBook.Wide).Title);
    }

    [Fact]
    public void Collisions_are_listed_in_the_table()
    {
        var row = Assert.Single(Book.ExclusivityWindows(Timeline, SmallBook.Wide).Table.Rows, row => (string?)row[0] == "collision");
        Assert.Equal(["collision", "North / South", "All books / Novels only", "collision", "Novels", new DateOnly(2030, 3, 1), new DateOnly(2030, 3, 31), 31, "1 Apr 2030: Shops make peace", null, "S2, S1"], row);
    }

    [Fact]
    public void Who_may_sell_is_compared_before_during_and_after_the_collision()
    {
        var figure = Book.WhoMaySell(Timeline, SmallBook.Wide);
        Assert.Equal("On North’s reading, customers could use two of four offers before the clash, one during it and three after it", figure.Title);
        Assert.Equal([new DateOnly(2030, 2, 28), new DateOnly(2030, 3, 1), new DateOnly(2030, 4, 1)], figure.Table.Rows.Select(row => row[3]).Distinct());
    }

    [Fact]
    public void Without_a_collision_the_days_of_the_other_reading_are_compared()
        => Assert.Equal(
            "On the reading “Narrow”, customers could use three of four offers on 28 Feb 2030, two on 1 Mar 2030 and three on 1 Apr 2030",
            Book.WhoMaySell(Timeline, SmallBook.Narrow).Title);

    [Fact]
    public void The_choice_index_is_told_for_the_as_of_day_and_for_its_lowest()
        => Assert.Equal("Customers may use 75% of the offers on 30 Jun 2031; the lowest was 25% to 50%, depending on the reading", Book.ChoiceIndex(Timeline).Title);

    [Fact]
    public void An_alternative_text_that_nobody_would_hear_to_its_end_is_cut_after_a_sentence()
    {
        var sentence = $"{new string('x', 97)}. ";
        var cut = new FigureWords("t", "s", string.Concat(Enumerable.Repeat(sentence, 24))).AltText;
        Assert.InRange(cut.Length, 1900, 2000);
        Assert.EndsWith("x. The table behind the figure has the rest.", cut, StringComparison.Ordinal);
        Assert.Equal(sentence.TrimEnd(), new FigureWords("t", "s", sentence.TrimEnd()).AltText, ignoreCase: true);
    }

    [Fact]
    public void The_choice_index_tells_of_no_rise_under_readings_where_today_is_the_lowest()
    {
        // Neither novels nor maps are books: of four pairs, only South's exclusive right to novels ever bars one, and still does.
        var court = new Reading("court", "Court", "Books are bound.", [], Book.Subjects.ToDictionary(subject => subject, _ => (Subject?)null), Book.Sources["S1"], null);
        Assert.Equal(
            "Customers may use 75% of the offers on 30 Jun 2031: up from 25% at the lowest under North’s reading, the fewest so far under the reading “Court”",
            Book.ChoiceIndex(Timeline, [SmallBook.Wide, court]).Title);
        Assert.Equal("Customers may use 75% of the offers, down from 100%", Book.ChoiceIndex(Timeline, [court]).Title);
    }

    [Fact]
    public void The_story_counts_the_days_from_dispute_to_settlement()
        => Assert.Equal("30 days from dispute to settlement, 2 Mar 2030 to 1 Apr 2030", Book.EventTimeline().Title);

    [Fact]
    public void A_book_without_events_rights_and_offers_has_figures_all_the_same()
    {
        var figures = DealFigures.All(SmallBook.Bare, SmallBook.Bare.Timeline());
        Assert.All(figures, figure => Assert.NotEmpty(figure.ToJson()));
        Assert.Equal(["brief"], figures.Select(figure => figure.Id));
        NothingToShow.In(SmallBook.Bare.ExclusivityWindows(SmallBook.Bare.Timeline(), SmallBook.Bare.Readings[0]), "lists no rights, so there are no windows to show.");
        NothingToShow.In(SmallBook.Bare.EventTimeline(), "No event of the story falls into", "so there is no timeline to show.");
        NothingToShow.In(SmallBook.Bare.WhoMaySell(SmallBook.Bare.Timeline(), SmallBook.Bare.Readings[0]), "offers, and the dataset lists none.");
        NothingToShow.In(SmallBook.Bare.ChoiceIndex(SmallBook.Bare.Timeline()), "offers, and the dataset lists none.");
    }

    [Fact]
    public void The_hash_follows_the_scenario_and_nothing_else()
    {
        var unsettled = Book.Timeline(Timeline.Scenario.WithoutDeal("peace"));
        Assert.Equal(Book.ChoiceIndex(Timeline).AssumptionsHash, Book.EventTimeline().AssumptionsHash);
        Assert.NotEqual(Book.ChoiceIndex(Timeline).AssumptionsHash, Book.ChoiceIndex(unsettled).AssumptionsHash);
        Assert.Matches("^[0-9a-f]{12}$", Book.EventTimeline().AssumptionsHash);
        Assert.StartsWith("Supposing that “The peace” brought no rights and no events. ", Book.ChoiceIndex(unsettled).Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_the_data_never_become_markup()
    {
        foreach (var figure in DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline()))
        {
            var html = FigurePage.Of(figure);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.Single(html.Split("</figure>").SkipLast(1));
            Assert.DoesNotContain("<script", figure.ToJson(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("$x$", figure.ToJson(), StringComparison.Ordinal);
        }
    }

    /// <summary>A right that the small book does not have, to the subject of one that it has.</summary>
    private static Right Further(string id, Party holder, Right like, RightKind kind, DateOnly from, Assumption? until = null)
        => new(id, like.Deal, "Further clause", holder, holder == like.Grantor ? like.Holder : like.Grantor, like.Subject, kind, from, null, until, null, [], like.Source, Confidence.High, null);

    private static IEnumerable<string> Texts(Figure figure)
        => figure.ToPicture(Figure.WideWidth).Panels.SelectMany(panel => panel.Notes).Select(note => string.Join(' ', note.Lines.Select(line => line.Text)));

    private static T InCulture<T>(string name, Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
