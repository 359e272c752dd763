using System.Text.Json.Nodes;

namespace Deals.Data;

/// <summary>
/// A scenario as a JSON file: which dataset it is for, the named scenario it starts from, the assumptions it sets on top and
/// the deals it leaves out.
/// </summary>
/// <example>
/// <code>{ "dataset": "my-deals", "scenario": "slow_growth", "assumptions": { "rate": 0.18, "agi_date": "never" }, "withoutDeals": []
/// }</code>
/// </example>
public static class ScenarioFile
{
    private const string Dataset = "dataset", Starts = "scenario", Assumptions = "assumptions", WithoutDeals = "withoutDeals";
    private static readonly JsonWriterOptions Readable = new() { Indented = true };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = int.MaxValue };

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is, from the current folder.</param>
    /// <param name="book">The dataset it is for.</param>
    /// <exception cref="ScenarioFileException">
    /// There is no such file, it is not of this form, is for another dataset, or sets what cannot be set.
    /// </exception>
    public static Scenario Read(string path, DealBook book)
    {
        try
        {
            using var file = RegularFile.Open(path, Limit.DescriptorSize)
                ?? throw new ScenarioFileException(path, "there is no such file", null);
            using var text = new StreamReader(file);
            return Parse(text.ReadToEnd(), book, path);
        }
        catch (IOException unreadable)
        {
            throw new ScenarioFileException(path, unreadable.Message, unreadable);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="book">The dataset it is for.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ScenarioFileException">It is not of this form, is for another dataset, or sets what cannot be set.</exception>
    public static Scenario Parse(string json, DealBook book, string name = "the scenario")
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Parse(document.RootElement, book);
        }
        catch (JsonException wrong)
        {
            var from = wrong.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $" from line {line + 1}, byte {wrong.BytePositionInLine + 1} on")
                : "";

            throw new ScenarioFileException(name, $"it is not JSON{from}: {Why(wrong.Message)}", wrong);
        }
        catch (Exception wrong) when (wrong is FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new ScenarioFileException(name, wrong.Message, wrong);
        }
    }

    /// <summary>The text of a file that <see cref="Parse(string, DealBook, string)"/> reads as the same scenario.</summary>
    public static string Write(Scenario scenario, DealBook book)
    {
        var assumptions = scenario.Changes.Select(change => KeyValuePair.Create(
            change.Assumption.Id,
            (JsonNode?)(change.Value.Number is { } number ? JsonValue.Create(number) : JsonValue.Create(change.Value.ToString()))));
        var file = new JsonObject
        {
            [Dataset] = book.Name,
            [Assumptions] = new JsonObject(assumptions),
            [WithoutDeals] = new JsonArray([.. scenario.LeftOut.Select(deal => JsonValue.Create(deal.Id))]),
        };
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            file.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static Scenario Parse(JsonElement root, DealBook book)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("it is not a JSON object");
        var scenario = Scenario.Base(book);
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name is not (Dataset or Starts or Assumptions or WithoutDeals))
                throw new FormatException(
                    $"it has an unknown property '{property.Name}'; there are {Dataset}, {Starts}, {Assumptions} and {WithoutDeals}");
        }

        if (root.TryGetProperty(Dataset, out var dataset) && Text(dataset, Dataset) != book.Name)
            throw new FormatException($"it is for the dataset '{dataset.GetString()}', and this is {book.Name}");
        if (root.TryGetProperty(Starts, out var starts))
            scenario = book.NamedScenario(Text(starts, Starts));
        if (root.TryGetProperty(Assumptions, out var assumptions))
            scenario = Members(assumptions).Aggregate(scenario, Set);
        if (root.TryGetProperty(WithoutDeals, out var deals))
            scenario = Items(deals).Aggregate(scenario, (now, deal) => now.WithoutDeal(Text(deal, WithoutDeals)));
        return scenario;
    }

    /// <summary>What is wrong with a text that is not JSON, in a reader's words: the parser's are a programmer's.</summary>
    private static string Why(string message)
        => message.StartsWith("Duplicate property", StringComparison.Ordinal)
            ? $"the property {message.Split('\'').ElementAtOrDefault(1)} is there twice"
        : message.Contains("trailing comma", StringComparison.Ordinal) ? "a comma stands before the closing bracket"
        : message.Contains("comment", StringComparison.OrdinalIgnoreCase) || message.Contains("'/' is ", StringComparison.Ordinal)
            ? "a comment is no part of JSON"
        : message.Contains("isFinalBlock", StringComparison.Ordinal) || message.Contains("open JSON object", StringComparison.Ordinal)
            ? "it ends before its brackets are closed"
        : message.Split(" LineNumber: ", 2)[0];

    private static Scenario Set(Scenario scenario, JsonProperty setting) => setting.Value.ValueKind switch
    {
        JsonValueKind.Number => setting.Value.TryGetDecimal(out var number)
            ? scenario.With(setting.Name, number)
            : throw new FormatException($"'{setting.Value}' of {setting.Name} is out of range"),
        JsonValueKind.String => scenario.With([$"{setting.Name}={setting.Value.GetString()}"]),
        _ => throw new FormatException($"{setting.Name} is neither a number nor a text"),
    };

    private static string Text(JsonElement element, string property)
        => element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : throw new FormatException($"'{element}' in {property} is not a text");

    private static JsonElement.ObjectEnumerator Members(JsonElement element)
        => element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject()
            : throw new FormatException($"{Assumptions} is not an object of ids and values");

    private static JsonElement.ArrayEnumerator Items(JsonElement element)
        => element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray()
            : throw new FormatException($"{WithoutDeals} is not a list of deal ids");
}

/// <summary>Thrown when a scenario's file cannot be used.</summary>
public sealed class ScenarioFileException : Exception
{
    internal ScenarioFileException(string file, string fault, Exception? inner)
        : base($"{file}: {fault}", inner)
    {
    }
}
