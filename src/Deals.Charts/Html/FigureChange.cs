using System.Text.Json.Nodes;

namespace Deals.Charts.Html;

/// <summary>
/// What differs between two drawings of a figure: <c>{"v": value}</c> where it is another value, <c>{"o": {…}}</c> and
/// <c>{"a": {…}}</c> where parts of an object or of an array do. A page carries one drawing and the changes to the others.
/// </summary>
internal static class FigureChange
{
    /// <summary>The change that makes <paramref name="to"/> of <paramref name="from"/>; null when they are equal.</summary>
    public static JsonObject? Between(JsonNode? from, JsonNode? to) => (from, to) switch
    {
        (JsonObject one, JsonObject other) when one.Count == other.Count && one.All(part => other.ContainsKey(part.Key))
            => Parts("o", one.Select(part => (part.Key, Between(part.Value, other[part.Key])))),
        (JsonArray one, JsonArray other) when one.Count == other.Count
            => Shorter(other, Parts("a", one.Select((part, at) => (at.ToString(System.Globalization.CultureInfo.InvariantCulture), Between(part, other[at]))))),
        _ => JsonNode.DeepEquals(from, to) ? null : new() { ["v"] = to?.DeepClone() },
    };

    /// <summary>What a change makes of a value; neither is touched.</summary>
    /// <exception cref="InvalidOperationException">It is a change to another value.</exception>
    public static JsonNode? Applied(JsonNode? value, JsonObject? change)
    {
        if (change is null)
            return value?.DeepClone();
        if (change.TryGetPropertyValue("v", out var other))
            return other?.DeepClone();
        var copy = value?.DeepClone();
        foreach (var (name, part) in change["o"] as JsonObject ?? [])
            copy!.AsObject()[name] = Applied(copy[name], part as JsonObject);
        foreach (var (at, part) in change["a"] as JsonObject ?? [])
        {
            var index = int.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
            copy!.AsArray()[index] = Applied(copy[index], part as JsonObject);
        }

        return copy;
    }

    /// <summary>A row of numbers or colours most of which are others is shorter said anew.</summary>
    private static JsonObject? Shorter(JsonArray to, JsonObject? change) => change is not null && to.All(part => part is null or JsonValue) && change["a"]!.AsObject().Count * 3 > to.Count
        ? new() { ["v"] = to.DeepClone() }
        : change;

    private static JsonObject? Parts(string kind, IEnumerable<(string Name, JsonObject? Change)> parts)
    {
        var changes = new JsonObject();
        foreach (var (name, change) in parts)
        {
            if (change is not null)
                changes[name] = change;
        }

        return changes.Count == 0 ? null : new() { [kind] = changes };
    }
}
