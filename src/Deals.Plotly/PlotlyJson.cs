using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Deals.Plotly;

/// <summary>
/// The same drawings without Plotly.NET. A browser computes slowly and loads every library over the net: there Plotly.NET and
/// what it needs would be most of the page, and most of each step of a slider.
/// </summary>
internal static class PlotlyJson
{
    private static readonly JsonWriterOptions Options = new()
    { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="theme">On which ground.</param>
    /// <param name="hasHovers">Whether it says what is shown to a reader who points at its marks; what is gone in a moment need
    /// not.</param>
    /// <returns>An object with <c>data</c> and <c>layout</c>, equal to what <see cref="PlotlyLibrary"/> makes; for a script, not for the
    /// text of a page.</returns>
    public static string Of(Picture picture, Theme theme, bool hasHovers = true) => Of(new PlotlyObject(
        ("data", new Traces(picture, new(theme), hasHovers).All()), ("layout", new PictureLayout(picture, new(theme)).Whole())));

    /// <summary>A part of a drawing.</summary>
    internal static string Of(PlotlyObject made)
    {
        var bytes = new ArrayBufferWriter<byte>(65536);
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, made);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case PlotlyObject made:
                json.WriteStartObject();
                foreach (var (name, property) in made)
                {
                    json.WritePropertyName(name);
                    Write(json, property);
                }

                json.WriteEndObject();
                break;
            case double[] numbers:
                json.WriteStartArray();
                foreach (var number in numbers)
                    json.WriteNumberValue(number);
                json.WriteEndArray();
                break;
            case string[] texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case System.Collections.IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"A drawing holds no {value.GetType().Name}.");
        }
    }
}

/// <summary>
/// An object of a drawing: named values in the order they are to be written, each a number, a text, a truth, an object, a list
/// of such, or null. Whoever writes a drawing turns these into what its writer takes.
/// </summary>
internal sealed class PlotlyObject : List<KeyValuePair<string, object?>>
{
    public PlotlyObject(params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        Capacity = properties.Length;
        Add(properties);
    }

    public void Add(string name, object? value) => Add(KeyValuePair.Create(name, value));

    public void Add(params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        foreach (var (name, value) in properties)
            Add(name, value);
    }
}
