using System.Text.Json.Nodes;
using CsCheck;
using Deals.Charts.Html;
using Deals.Charts.Themes;

namespace Deals.Tests.Charts;

/// <summary>What a page holds of a figure is the figure: its words, its numbers and every drawing.</summary>
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
        var read = Assert.Single(FigureRecord.In($"<p>before</p>{FigurePage.Of(figure)}<p>after</p>"));
        Assert.Equal(
            (figure.Id, figure.Title, figure.Subtitle, figure.AltText, figure.SourceNote, figure.ScenarioText, figure.WhatIfFragment, figure.Circumstances, figure.AssumptionsHash),
            (read.Id, read.Title, read.Subtitle, read.AltText, read.SourceNote, read.ScenarioText, read.WhatIfFragment, read.Circumstances, read.AssumptionsHash));
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
        var read = FigureRecord.In(FigurePage.Of(figure)).Single();
        foreach (var theme in Enum.GetValues<Theme>())
        {
            foreach (var width in (int[])[Figure.NarrowWidth, Figure.WideWidth])
            {
                var drawn = figure.ToPictures(theme, width).Select(picture => JsonNode.Parse(Deals.Charts.Drawing.DrawingLibrary.Current.Draw(picture))).ToList();
                foreach (var (state, own) in drawn.Index())
                    Assert.True(JsonNode.DeepEquals(own, read.Drawing(theme, width, state)), $"{figure.Id}, {theme}, {width}, state {state}");
                Assert.True(JsonNode.DeepEquals(drawn[figure.Slider?.Initial ?? 0], read.Drawing(theme, width)), $"{figure.Id}, {theme}, {width}, initial state");
            }
        }
    }

    [Fact]
    public void Numbers_that_json_cannot_say_or_says_otherwise_survive_and_days_stay_days()
    {
        double[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.1, 1e300, 5];
        IReadOnlyList<object?> row = [.. numbers, true, false, new DateOnly(2030, 2, 28), null, "2030-02-28", "", "{\"day\":\"2030-01-01\"}", 12.50m, 7, 8L, long.MaxValue];
        var record = With([.. row.Select((_, at) => $"c{at}")], [row]);
        var read = FigureRecord.In(FigurePage.Of(record, "")).Single();
        Assert.Equal(row.Select(Kind), read.Table.Rows[0].Select(Kind));
        Assert.Equal(record.Fingerprint, read.Fingerprint);
    }

    [Fact]
    public void Texts_of_any_kind_survive_and_leave_the_page_whole()
    {
        var written = HostileTexts.All.Select(text => With([text], [[text]], text)).ToList();
        var page = string.Concat(written.Select(record => FigurePage.Of(record, "")));
        var read = FigureRecord.In(page);
        Assert.Equal(written.Count, read.Count);
        foreach (var (record, back) in written.Zip(read))
        {
            // A half of a pair is no character; no file can hold it.
            Assert.Equal(HostileTexts.Whole(record.Title), back.Title);
            Assert.Equal(HostileTexts.Whole(record.Id), back.Id);
            Assert.Equal(HostileTexts.Whole((string)record.Table.Rows[0][0]!), back.Table.Rows[0][0]);
            Assert.Equal(record.Fingerprint, back.Fingerprint);
        }
    }

    public static TheoryData<string> Damaged => new()
    {
        "", "null", "1", "[]", "{}", "{", "{\"record\":null}", "{\"record\":[]}", "{\"record\":{}}", "\"text\"", "{\"record\":{\"id\":1}}", "{\"record\":{\"id\":\"a\",\"id\":\"b\"}}",
        new string('[', 5000),
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void What_is_no_record_is_passed_over(string json)
    {
        var good = FigurePage.Of(InventedFigures.All[0]);
        var read = FigureRecord.In($"<script type=\"application/json\" class=\"deals-spec\">{json}</script>{good}");
        Assert.Equal("invented-quarters", Assert.Single(read).Id);
    }

    public static TheoryData<string, string> Wounds => new()
    {
        { "\"initial\":1", "\"initial\":99" },
        { "\"initial\":1", "\"initial\":-1" },
        { "\"initial\":1", "\"initial\":1.5" },
        { "\"states\":[{", "\"states\":[],\"other\":[{" },
        { "\"states\":[{", "\"states\":{},\"other\":[{" },
        { "\"changes\":{", "\"changes\":7,\"other\":{" },
        { "\"figure\":{", "\"figure\":{},\"other\":{" },
        { "\"height\":", "\"height\":null,\"other\":" },
        { "\"height\":", "\"height\":\"tall\",\"other\":" },
        { "\"rows\":[[", "\"rows\":[7],\"other\":[[" },
        { "\"rows\":[[", "\"rows\":[[{\"hour\":1}]],\"other\":[[" },
        { "\"rows\":[[", "\"rows\":[[{\"day\":\"soon\"}]],\"other\":[[" },
        { "\"columns\":[", "\"columns\":[null]},\"other\":[[" },
        { "\"variants\":{", "\"variants\":[],\"other\":{" },
        { "\"assumptionsHash\":", "\"assumptionsHash\":null,\"other\":" },
    };

    [Theory]
    [MemberData(nameof(Wounds))]
    public void A_record_that_was_changed_by_hand_until_it_means_nothing_is_passed_over(string whole, string wounded)
    {
        var page = FigurePage.Of(InventedFigures.All.Single(figure => figure.Id == "invented-sankey"));
        Assert.Contains(whole, page, StringComparison.Ordinal);
        Assert.Empty(FigureRecord.In(page.Replace(whole, wounded, StringComparison.Ordinal)));
    }

    [Fact]
    public void Drawings_are_refused_for_places_and_widths_that_there_are_not()
    {
        var record = FigureRecord.Of(InventedFigures.All.Single(figure => figure.Id == "invented-sankey"));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Drawing(state: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Drawing(state: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => record.Drawing(width: Figure.NarrowWidth - 1));
    }

    private static readonly Gen<JsonNode?> Leaves = Gen.OneOf<JsonNode?>(
        Gen.Const((JsonNode?)null), Gen.Int[0, 3].Select(number => (JsonNode?)number), Gen.Bool.Select(truth => (JsonNode?)truth), Gen.OneOf("v", "o", "a", "", "x").Select(text => (JsonNode?)text));

    private static readonly Gen<JsonNode?> Nodes = Gen.Recursive<JsonNode?>((depth, deeper) => depth >= 4
        ? Leaves
        : Gen.OneOf(
            Leaves,
            deeper.Array[0, 4].Select(parts => (JsonNode?)new JsonArray([.. parts.Select(part => part?.DeepClone())])),
            // The names that a change itself is written with, too.
            Gen.Select(Gen.OneOf("v", "o", "a", "x", "0"), deeper).Array[0, 4].Select(parts => (JsonNode?)new JsonObject(parts.DistinctBy(part => part.Item1).Select(part => KeyValuePair.Create(part.Item1, part.Item2?.DeepClone()))))));

    [Fact]
    public void A_change_applied_to_what_it_starts_from_gives_what_it_leads_to()
        => Gen.Select(Nodes, Nodes).Sample((from, to) =>
        {
            var (before, after) = (from?.ToJsonString(), to?.ToJsonString());
            var change = FigureChange.Between(from, to);
            // As it is in a page: written and read.
            var read = change is null ? null : JsonNode.Parse(change.ToJsonString())!.AsObject();
            Assert.Equal(JsonNode.DeepEquals(from, to), change is null);
            Assert.True(JsonNode.DeepEquals(to, FigureChange.Applied(from, read)), $"{before} -> {after} by {change?.ToJsonString()}");
            Assert.Equal((before, after), (from?.ToJsonString(), to?.ToJsonString()));
        }, iter: 20_000, threads: 1);

    [Fact]
    public void A_change_of_a_change_is_a_change_too()
        => Gen.Select(Nodes, Nodes, Nodes).Sample((first, second, third) =>
        {
            var (one, other) = (FigureChange.Between(first, second) ?? [], FigureChange.Between(first, third) ?? []);
            Assert.True(JsonNode.DeepEquals(other, FigureChange.Applied(one, FigureChange.Between(one, other))));
        }, iter: 5_000, threads: 1);

    private static FigureRecord With(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows, string text = "words")
    {
        var drawing = FigureDrawings.Of(InventedFigures.All[0]);
        return new(new(text, text, text, text, text, text, text, text, text), new(columns, rows), [new("S", text, text, null, text, new(2030, 1, 1), true)], null, drawing);
    }

    /// <summary>A cell's value with its kind. Numbers are one kind: JSON knows no others, and neither does a spreadsheet.</summary>
    private static (string, object?) Kind(object? cell) => cell switch
    {
        null => ("nothing", null),
        double or decimal or int or long => ("number", Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture) + 0.0),
        _ => (cell.GetType().Name, cell),
    };
}
