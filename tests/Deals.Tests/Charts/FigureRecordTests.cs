using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Deals.Charts.Html;
using Deals.Charts.Themes;

namespace Deals.Tests.Charts;

/// <summary>What a notebook holds of a figure is the figure: its words, its numbers and every picture.</summary>
public sealed class FigureRecordTests
{
    private static readonly IReadOnlyList<Figure> Figures =
    [
        .. DealFigures.All(SmallBook.Book, SmallBook.Book.Timeline()), .. DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline()), .. InventedFigures.All,
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Figures.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_record_is_read_back_as_it_was_written(int place)
    {
        var figure = Figures[place];
        var original = FigureRecord.Of(figure);
        var read = FigureRecord.Read(original.Write())!;
        Assert.Equal(
            (figure.Id, figure.Title, figure.Subtitle, figure.AltText, figure.SourceNote, figure.ScenarioText, figure.WhatIfFragment, figure.ScenarioNote, figure.AssumptionsHash),
            (read.Id, read.Title, read.Subtitle, read.AltText, read.SourceNote, read.ScenarioText, read.WhatIfFragment, read.ScenarioNote, read.AssumptionsHash));
        Assert.Equal(figure.Table.Columns, read.Table.Columns);
        Assert.Equal(figure.Table.Rows.Select(row => row.Select(Kind)), read.Table.Rows.Select(row => row.Select(Kind)));
        Assert.Equal(figure.Sources.Select(FigureSource.Of), read.Sources);
        Assert.Equal(figure.Slider?.States, read.Slider?.States);
        Assert.Equal((figure.Slider?.Caption, figure.Slider?.Initial), (read.Slider?.Caption, read.Slider?.Initial));
        Assert.Equal(original.Fingerprint, read.Fingerprint);
        Assert.Equal(original.AltTextOf(), read.AltTextOf());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_drawing_of_a_record_that_was_read_back_is_the_figures_own(int place)
    {
        var figure = Figures[place];
        var read = FigureRecord.Read(FigureRecord.Of(figure).Write())!;
        foreach (var theme in Enum.GetValues<Theme>())
        {
            foreach (var width in (int[])[Figure.NarrowWidth, Figure.WideWidth])
            {
                var drawn = figure.ToPictures(width).Select(picture => Deals.Charts.Drawing.DrawingLibrary.Current.Draw(picture, theme)).ToList();
                foreach (var (state, own) in drawn.Index())
                    Assert.True(own == read.Drawing(theme, width, state), $"{figure.Id}, {theme}, {width}, state {state}");
                Assert.Equal(drawn[figure.Slider?.Initial ?? 0], read.Drawing(theme, width));
            }

            foreach (var (state, own) in figure.ToScreenPictures().Index())
                Assert.Equal(Deals.Charts.Painting.SvgSheet.Of(own, theme, "", ""), Deals.Charts.Painting.SvgSheet.Of(read.ScreenPicture(state), theme, "", ""));
        }
    }

    [Fact]
    public void Numbers_that_json_cannot_say_or_says_otherwise_survive_and_days_stay_days()
    {
        double[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.1, 1e300, 5];
        IReadOnlyList<object?> row = [.. numbers, true, false, new DateOnly(2030, 2, 28), null, "2030-02-28", "", "{\"day\":\"2030-01-01\"}", 12.50m, 7, 8L, long.MaxValue];
        var record = With([.. row.Select((_, at) => $"c{at}")], [row]);
        var read = FigureRecord.Read(record.Write())!;
        Assert.Equal(row.Select(Kind), read.Table.Rows[0].Select(Kind));
        Assert.Equal(record.Fingerprint, read.Fingerprint);
    }

    [Fact]
    public void Texts_of_any_kind_survive()
    {
        foreach (var record in HostileTexts.All.Select(text => With([text], [[text]], text)))
        {
            var back = FigureRecord.Read(record.Write())!;
            // A half of a pair is no character; no file can hold it.
            Assert.Equal(HostileTexts.Whole(record.Title), back.Title);
            Assert.Equal(HostileTexts.Whole(record.Id), back.Id);
            Assert.Equal(HostileTexts.Whole((string)record.Table.Rows[0][0]!), back.Table.Rows[0][0]);
            Assert.Equal(record.Fingerprint, back.Fingerprint);
        }
    }

    [Fact]
    public void What_a_page_draws_from_is_each_state_and_holds_the_colours_of_both_themes()
    {
        var figure = InventedFigures.All.Single(figure => figure.Id == "invented-sankey");
        var json = Packed.Text(new HtmlParser().ParseDocument(FigurePage.Of(figure)).QuerySelector(".deals-spec")!.TextContent);
        foreach (var (theme, group) in new[] { (Theme.Light, "$1"), (Theme.Dark, "$2") })
        {
            var spec = JsonNode.Parse(Regex.Replace(json, @"light-dark\((#\w+|rgba\([^()]*\)),(#\w+|rgba\([^()]*\))\)", group))!;
            var drawn = figure.ToPictures(Figure.NarrowWidth).Select(picture => JsonNode.Parse(Deals.Charts.Drawing.DrawingLibrary.Current.Draw(picture, theme)));
            Assert.True(JsonNode.DeepEquals(new JsonArray([.. drawn]), spec["drawings"]), $"{theme}");
        }
    }

    public static TheoryData<string> Damaged => new()
    {
        "", "null", "1", "[]", "{}", "{", "{\"record\":null}", "{\"id\":[]}", "\"text\"", "{\"id\":1}", "{\"id\":\"a\",\"id\":\"b\"}", new string('[', 5000),
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void What_is_no_record_is_passed_over(string json) => Assert.Null(FigureRecord.Read(json));

    public static TheoryData<string, string> Wounds => new()
    {
        { "\"initial\":1", "\"initial\":99" },
        { "\"initial\":1", "\"initial\":-1" },
        { "\"initial\":1", "\"initial\":1.5" },
        { "\"states\":[{", "\"states\":[],\"other\":[{" },
        { "\"states\":[{", "\"states\":{},\"other\":[{" },
        { "\"narrow\":[", "\"narrow\":7,\"other\":[" },
        { "\"narrow\":[", "\"narrow\":[],\"other\":[" },
        { "\"wide\":[{", "\"wide\":[null,{" },
        { "\"height\":", "\"height\":null,\"other\":" },
        { "\"height\":", "\"height\":\"tall\",\"other\":" },
        { "\"colour\":\"#", "\"colour\":\"red#" },
        { "\"rows\":[[", "\"rows\":[7],\"other\":[[" },
        { "\"rows\":[[", "\"rows\":[[{\"hour\":1}]],\"other\":[[" },
        { "\"rows\":[[", "\"rows\":[[{\"day\":\"soon\"}]],\"other\":[[" },
        { "\"columns\":[", "\"columns\":[null]},\"other\":[[" },
        { "\"columns\":[", "\"columns\":[null,null],\"other\":[" },
        { "\"assumptionsHash\":", "\"assumptionsHash\":null,\"other\":" },
        { "\"assumptionsHash\":", "\"other\":" },
    };

    [Theory]
    [MemberData(nameof(Wounds))]
    public void A_record_that_was_changed_by_hand_until_it_means_nothing_is_passed_over(string whole, string wounded)
    {
        var written = FigureRecord.Of(InventedFigures.All.Single(figure => figure.Id == "invented-sankey")).Write();
        Assert.NotNull(FigureRecord.Read(written));
        var record = JsonNode.Parse(written)!;
        var json = Packed.Text((string)record["packed"]!);
        Assert.Contains(whole, json, StringComparison.Ordinal);
        record["packed"] = Packed.Of(json.Replace(whole, wounded, StringComparison.Ordinal));
        Assert.Null(FigureRecord.Read(record.ToJsonString()));
    }

    [Fact]
    public void Drawings_are_refused_for_places_and_widths_that_there_are_not()
    {
        var record = FigureRecord.Of(InventedFigures.All.Single(figure => figure.Id == "invented-sankey"));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Drawing(state: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Drawing(state: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Drawing(width: Figure.NarrowWidth - 1));
    }

    private static FigureRecord With(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows, string text = "words")
    {
        var drawn = FigureRecord.Of(InventedFigures.All[0]);
        return new(
            text, text, text, text, text, text, text, text, text, [new("S", text, text, null, text, new(2030, 1, 1), true)], columns, rows, null)
        {
            Narrow = drawn.Narrow,
            Wide = drawn.Wide,
            Screen = drawn.Screen,
            Phone = drawn.Phone,
        };
    }

    /// <summary>A cell's value with its kind. Numbers are one kind: JSON knows no others, and neither does a spreadsheet.</summary>
    private static (string, object?) Kind(object? cell) => cell switch
    {
        null => ("nothing", null),
        double or decimal or int or long => ("number", Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture) + 0.0),
        _ => (cell.GetType().Name, cell),
    };
}
