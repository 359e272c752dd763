using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Deals.Charts.Html;

/// <summary>A figure's record as the JSON that stands in a page beside it: figure.js draws from it, a report reads it back.</summary>
internal static partial class FigureSpec
{
    private const string DayKey = "day";
    private const string NumberKey = "number";

    /// <summary>Lets letters of every script stand as they are; what could end a script or a tag is still escaped.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON of a record; it holds no <c>&lt;</c>.</summary>
    public static string Write(FigureRecord record)
    {
        var spec = new JsonObject
        {
            ["changes"] = record.Drawings.Changes.DeepClone(),
            ["figure"] = record.Drawings.First.DeepClone(),
            ["record"] = Words(record, isMarked: true),
        };
        if (record.Slider is { } slider)
        {
            spec["slider"] = new JsonObject { ["caption"] = slider.Caption, ["initial"] = slider.Initial };
            spec["states"] = new JsonArray([.. slider.States.Select((state, at) => new JsonObject
            {
                ["label"] = state.Label,
                ["finding"] = state.Finding,
                ["alt"] = record.AltTextOf(at),
                ["change"] = record.Drawings.States![at]!["change"]!.DeepClone(),
                ["variants"] = record.Drawings.States![at]!["variants"]!.DeepClone(),
            })]);
        }

        return spec.ToJsonString(Readable);
    }

    /// <summary>What a record says without its drawings: words, sources, columns and rows.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isMarked">Whether days are marked as such, to be read back; else they are ISO texts.</param>
    public static JsonObject Words(FigureRecord record, bool isMarked) => new()
    {
        ["id"] = record.Id,
        ["title"] = record.Title,
        ["subtitle"] = record.Subtitle,
        ["altText"] = record.AltText,
        ["sourceNote"] = record.SourceNote,
        ["scenario"] = record.ScenarioText,
        ["whatIf"] = record.WhatIfFragment,
        ["circumstances"] = record.Circumstances,
        ["assumptionsHash"] = record.AssumptionsHash,
        ["sources"] = new JsonArray([.. record.Sources.Select(source => new JsonObject
        {
            ["id"] = source.Id,
            ["publisher"] = source.Publisher,
            ["title"] = source.Title,
            ["published"] = source.Published is { } day ? HtmlText.Of(day) : null,
            ["url"] = source.Url,
            ["accessed"] = HtmlText.Of(source.Accessed),
            ["isRelayed"] = source.IsRelayed,
        })]),
        ["columns"] = new JsonArray([.. record.Table.Columns.Select(column => (JsonNode)column)]),
        ["rows"] = new JsonArray([.. record.Table.Rows.Select(row => new JsonArray([.. row.Select(cell => Cell(cell, isMarked))]))]),
    };

    /// <summary>The records in a page, in order.</summary>
    public static IReadOnlyList<FigureRecord> ReadAll(string html) => [.. Specs().Matches(html).Select(match => Read(match.Groups["json"].Value)).OfType<FigureRecord>()];

    private static FigureRecord? Read(string json)
    {
        try
        {
            var spec = JsonNode.Parse(json)!.AsObject();
            var record = spec["record"]!;
            string Of(string name) => record[name]!.GetValue<string>();
            var states = spec["states"]?.AsArray();
            FigureRecord read = new(
                new(Of("id"), Of("title"), Of("subtitle"), Of("altText"), Of("sourceNote"), Of("scenario"), Of("whatIf"), Of("circumstances"), Of("assumptionsHash")),
                new(
                    [.. record["columns"]!.AsArray().Select(column => column!.GetValue<string>())],
                    [.. record["rows"]!.AsArray().Select(row => (IReadOnlyList<object?>)[.. row!.AsArray().Select(Value)])]),
                [.. record["sources"]!.AsArray().Select(source => SourceIn(source!))],
                states is null ? null : new(
                    spec["slider"]!["caption"]!.GetValue<string>(),
                    [.. states.Select(state => new FigureState(state!["label"]!.GetValue<string>(), state["finding"]!.GetValue<string>()))],
                    spec["slider"]!["initial"]!.GetValue<int>()),
                new(spec["figure"]!.AsObject(), spec["changes"]!.AsObject(), states));
            return IsWhole(read) ? read : null;
        }
        catch (Exception other) when (other is JsonException or NullReferenceException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            // Of another version of the kit, or not ours at all: the page shows it, a report leaves it out.
            return null;
        }
    }

    /// <summary>Whether it has all that is asked of it later, a drawing and a place for its slider among it.</summary>
    private static bool IsWhole(FigureRecord record)
        => record.Drawings.First["data"] is JsonArray && record.Drawings.First["layout"] is JsonObject
            && record.Drawings.HeightAt(Figure.NarrowWidth) > 0 && record.Drawings.HeightAt(Figure.WideWidth) > 0
            && (record.Slider is not { } slider || (slider.Initial >= 0 && slider.Initial < slider.States.Count
                && record.Drawings.States!.All(state => state!["change"] is JsonObject && state["variants"] is JsonObject)));

    private static FigureSource SourceIn(JsonNode source) => new(
        source["id"]!.GetValue<string>(), source["publisher"]!.GetValue<string>(), source["title"]!.GetValue<string>(),
        source["published"]?.GetValue<string>() is { } day ? Day(day) : null, source["url"]?.GetValue<string>(),
        Day(source["accessed"]!.GetValue<string>()), source["isRelayed"]!.GetValue<bool>());

    private static JsonNode? Cell(object? value, bool isMarked) => value switch
    {
        null => null,
        bool truth => truth,
        DateOnly day when isMarked => new JsonObject { [DayKey] = HtmlText.Of(day) },
        // Zero has one sign: JSON's "-0" would be read as a whole number, and that has none.
        double number when double.IsFinite(number) => number + 0.0,
        double number when isMarked => new JsonObject { [NumberKey] = number.ToString(CultureInfo.InvariantCulture) },
        // Without zeros at its end, which a number that was read back has not.
        decimal number => number / 1.0000000000000000000000000000m,
        int number => number,
        long number => number,
        string text => text,
        _ => HtmlText.Of(value),
    };

    private static object? Value(JsonNode? cell) => cell switch
    {
        null => null,
        JsonObject marked when marked[DayKey] is { } day => Day(day.GetValue<string>()),
        JsonObject marked => double.Parse(marked[NumberKey]!.GetValue<string>(), CultureInfo.InvariantCulture),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth,
        JsonValue value when value.TryGetValue<long>(out var whole) => whole,
        _ => cell.GetValue<double>(),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("""<script type="application/json" class="deals-spec">(?<json>[^<]*)</script>""")]
    private static partial Regex Specs();
}
