using System.Security.Cryptography;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deals;

/// <summary>
/// A figure as data: words, numbers and pictures, without the book that they were computed from. A notebook's output holds one
/// beside what is shown, so a report can be made of what a notebook showed.
/// </summary>
/// <param name="Id">The figure's name. One that was read may be any text; it names files only after <see cref="Figure.Id"/>'s rules were
/// applied to it.</param>
/// <param name="Title"><inheritdoc cref="Figure.Title" path="/summary"/></param>
/// <param name="Subtitle"><inheritdoc cref="Figure.Subtitle" path="/summary"/></param>
/// <param name="AltText"><inheritdoc cref="Figure.AltText" path="/summary"/></param>
/// <param name="SourceNote"><inheritdoc cref="Figure.SourceNote" path="/summary"/></param>
/// <param name="ScenarioText"><inheritdoc cref="Figure.ScenarioText" path="/summary"/></param>
/// <param name="WhatIfFragment"><inheritdoc cref="Figure.WhatIfFragment" path="/summary"/></param>
/// <param name="ScenarioNote"><inheritdoc cref="Figure.ScenarioNote" path="/summary"/></param>
/// <param name="AssumptionsHash"><inheritdoc cref="Figure.AssumptionsHash" path="/summary"/></param>
/// <param name="Sources"><inheritdoc cref="Figure.Sources" path="/summary"/></param>
/// <param name="Columns">The headings of the table behind it.</param>
/// <param name="Rows">The table's rows.</param>
/// <param name="Slider"><inheritdoc cref="Figure.Slider" path="/summary"/></param>
public sealed record FigureRecord(
    string Id, string Title, string Subtitle, string AltText, string SourceNote,
    [property: JsonPropertyName("scenario")] string ScenarioText, [property: JsonPropertyName("whatIf")] string WhatIfFragment,
    [property: JsonPropertyName("scenarioNote")] string ScenarioNote, string AssumptionsHash,
    IReadOnlyList<FigureSource> Sources, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows,
    Slider? Slider)
{
    /// <inheritdoc cref="Figure.Supposed"/>
    [JsonInclude]
    internal string Supposed { get; init; } = "";

    /// <summary>
    /// The title for a place where other figures are of another scenario: "Supposing that the cap is $60bn: the cap is full in 2030".
    /// </summary>
    internal string TitleBesideOthers
        => $"{(Supposed.Length > 0 ? Supposed.TrimEnd(' ', '.') : "At the base of all assumptions")}: {Title}";

    /// <summary>The picture of each state, laid out for sheets of <see cref="Figure.NarrowWidth"/>.</summary>
    [JsonInclude]
    internal IReadOnlyList<Picture> Narrow { get; init; } = [];

    /// <summary>The picture of each state, laid out for sheets of <see cref="Figure.WideWidth"/>.</summary>
    [JsonInclude]
    internal IReadOnlyList<Picture> Wide { get; init; } = [];

    /// <summary>
    /// The picture of each state in the form of a screen, 16 to 9, in the type that suits it: its width is what it takes.
    /// </summary>
    [JsonInclude]
    internal IReadOnlyList<Picture> Screen { get; init; } = [];

    /// <summary>The picture of each state, laid out for <see cref="Figure.PhoneWidth"/>.</summary>
    [JsonInclude]
    internal IReadOnlyList<Picture> Phone { get; init; } = [];

    /// <inheritdoc cref="Figure.Table"/>
    public FigureTable Table => new(Columns, Rows);

    /// <inheritdoc cref="Figure.IsEmpty"/>
    public bool IsEmpty => Columns.Count == 0;

    /// <summary>A SHA-256 over <see cref="ToJson"/>, in hexadecimal digits: equal for records that say the same.</summary>
    public string Fingerprint
        => Fingerprints.GetValue(this,
            record => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.ToJson().ToJsonString()))));

    // Not in a field: a copy with other rows would keep it, and equality would change once it is asked for.
    private static readonly ConditionalWeakTable<FigureRecord, string> Fingerprints = [];

    /// <summary>Records a figure.</summary>
    public static FigureRecord Of(Figure figure) => new(
        figure.Id, figure.Title, figure.Subtitle, figure.AltText, figure.SourceNote, figure.ScenarioText, figure.WhatIfFragment,
        figure.ScenarioNote, figure.AssumptionsHash, [.. figure.Sources.Select(FigureSource.Of)], figure.Table.Columns, figure.Table.Rows,
        figure.Slider)
    {
        Supposed = figure.Supposed,
        Narrow = figure.ToPictures(Figure.NarrowWidth),
        Wide = figure.ToPictures(Figure.WideWidth),
        Screen = figure.ToScreenPictures(),
        Phone = figure.ToPictures(Figure.PhoneWidth),
    };

    /// <summary>Reads what <see cref="Write"/> wrote; null for what is no record: of another version of the kit, or not ours at
    /// all.</summary>
    public static FigureRecord? Read(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, FigureJson.Default.PackedRecord) is not { Packed: { } packed })
                return null;
            return JsonSerializer.Deserialize(Charts.Html.Packed.Text(packed), FigureJson.Default.FigureRecord) is { IsWhole: true } read
                ? read : null;
        }
        catch (Exception other) when (other is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes all of it as JSON: the text of an output of the MIME type <see cref="Charts.Html.MimeType.Figure"/>.</summary>
    public string Write()
        => JsonSerializer.Serialize(
            new PackedRecord(Id, Title, Charts.Html.Packed.Of(JsonSerializer.Serialize(this, FigureJson.Default.FigureRecord))),
            FigureJson.Default.PackedRecord);

    /// <summary>Writes all of it, not packed.</summary>
    internal byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, FigureJson.Default.FigureRecord);

    /// <summary>Returns what it shows in a state, for those who do not see it.</summary>
    /// <param name="state">The place of the slider; the initial one when left out.</param>
    public string AltTextOf(int? state = null) => Slider is null ? AltText : $"{AltText} {Slider.States[state ?? Slider.Initial].Finding}";

    /// <summary>Returns what it says, without its pictures: words, sources, columns and rows; days are ISO texts.</summary>
    public JsonObject ToJson()
    {
        var said = JsonSerializer.SerializeToNode(this with { Narrow = [], Wide = [], Screen = [], Phone = [] },
            FigureJson.Default.FigureRecord)!.AsObject();
        string[] drawn = ["slider", "supposed", "narrow", "wide", "screen", "phone"];
        Array.ForEach(drawn, name => said.Remove(name));
        foreach (var row in said["rows"]!.AsArray().Select(row => row!.AsArray()))
        {
            for (var at = 0; at < row.Count; at++)
                row[at] = row[at] is JsonObject marked ? marked.First().Value!.DeepClone() : row[at]?.DeepClone();
        }

        return said;
    }

    /// <summary>Draws it.</summary>
    /// <param name="theme">On which ground.</param>
    /// <param name="width">The width of its place, in pixels: it decides between the layouts for narrow and for wide sheets.</param>
    /// <param name="state">The place of the slider; the initial one when left out.</param>
    /// <returns>Plotly JSON: an object with <c>data</c>, <c>layout</c> and <c>config</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than <see cref="Figure.NarrowWidth"/>, or there is no such
    /// state.</exception>
    public string Drawing(Theme theme = Theme.Light, int width = Figure.NarrowWidth, int? state = null)
        => DrawingLibrary.Current.Draw(Picture(width, state), theme);

    internal Picture Picture(int width, int? state)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Figure.NarrowWidth);
        return Of(state, width >= Figure.WideWidth ? Wide : Narrow);
    }

    /// <summary>Returns its picture in the form of a screen.</summary>
    internal Picture ScreenPicture(int? state) => Of(state, Screen);

    /// <summary>Returns its picture as a phone shows it.</summary>
    internal Picture PhonePicture(int? state) => Of(state, Phone);

    private Picture Of(int? state, IReadOnlyList<Picture> pictures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state ?? 0, nameof(state));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state ?? 0, pictures.Count, nameof(state));
        return pictures[state ?? Slider?.Initial ?? 0];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Title}";

    /// <summary>Whether it has all that is asked of it later.</summary>
    private bool IsWhole => !Columns.Contains(null!) && Rows.All(row => row?.Count == Columns.Count) && !Sources.Contains(null!)
        && (Slider is null || (Slider.Initial >= 0 && Slider.Initial < Slider.States.Count && !Slider.States.Contains(null!)))
        && new[] { Narrow, Wide, Screen, Phone }.All(pictures => pictures.Count == (Slider?.States.Count ?? 1)
            && pictures.All(picture => picture?.Height > 0));
}

/// <summary>A source as a figure names it.</summary>
/// <param name="Id">The dataset's id of it.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its title; in square brackets where the page's own was not recorded.</param>
/// <param name="Published">The day it was published, where known.</param>
/// <param name="Url">Where it can be read; null for a text that came without an address.</param>
/// <param name="Accessed">The day it was read.</param>
/// <param name="IsRelayed">Whether it was read in a copy or a quotation, and not in the original.</param>
public sealed record FigureSource(string Id, string Publisher, string Title, DateOnly? Published, string? Url, DateOnly Accessed,
    bool IsRelayed)
{
    /// <summary>Returns what is said of a source of the book.</summary>
    public static FigureSource Of(Source source)
        => new(source.Id, source.Publisher, source.Title, source.Published, source.Url, source.Accessed, source.IsSecondHand);
}

/// <summary>A record as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(CellConverter), typeof(ColourConverter)])]
[JsonSerializable(typeof(FigureRecord))]
[JsonSerializable(typeof(PackedRecord))]
internal sealed partial class FigureJson : JsonSerializerContext;

/// <summary>A record as a notebook holds it: readable as to what it is, and packed.</summary>
internal sealed record PackedRecord(string Id, string Title, string Packed);

internal sealed class ColourConverter : JsonConverter<Colour>
{
    public override Colour Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Colour.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Colour value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.ToString());
}

/// <summary>A cell of a table: what JSON has no kind for, days and numbers that are not finite, is marked with its kind.</summary>
internal sealed class CellConverter : JsonConverter<object>
{
    private const string DayKey = "day";
    private const string NumberKey = "number";

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => JsonNode.Parse(ref reader) switch
        {
            JsonObject marked when marked[DayKey] is { } day
                => DateOnly.ParseExact(day.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            JsonObject marked when marked[NumberKey] is { } number => double.Parse(number.GetValue<string>(), CultureInfo.InvariantCulture),
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            JsonValue value when value.TryGetValue<bool>(out var truth) => truth,
            JsonValue value when value.TryGetValue<long>(out var whole) => whole,
            JsonValue value => value.GetValue<double>(),
            _ => throw new JsonException("A cell is a text, a truth, a number or a day."),
        };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => NodeOf(value).WriteTo(writer);

    private static JsonNode NodeOf(object value) => value switch
    {
        bool truth => truth,
        DateOnly => new JsonObject { [DayKey] = Charts.Html.HtmlText.Of(value) },
        // Zero has one sign: JSON's "-0" would be read as a whole number, and that has none.
        double number when double.IsFinite(number) => number + 0.0,
        double number => new JsonObject { [NumberKey] = number.ToString(CultureInfo.InvariantCulture) },
        // Without zeros at its end, which a number that was read back has not.
        decimal number => number / 1.0000000000000000000000000000m,
        int number => number,
        long number => number,
        _ => Charts.Html.HtmlText.Of(value),
    };
}
