using System.Globalization;

namespace Deals.Data;

/// <summary>The values that some columns of a table have, each with the line where it stands first: what must be unique, and what can be referred to.</summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    /// <summary>The values, for a suggestion.</summary>
    public IReadOnlyCollection<string> Values => lines.Keys;

    /// <summary>Takes in a value; false when it was there, first on <paramref name="firstLine"/>.</summary>
    public bool Add(string key, int line, out int firstLine)
    {
        if (lines.TryAdd(key, line))
        {
            firstLine = line;
            return true;
        }

        firstLine = lines[key];
        return false;
    }

    public bool Contains(string key) => lines.ContainsKey(key);

    /// <summary>The cells of a key as one text; null when one of them is empty. Lengths keep "a, bc" and "ab, c" apart.</summary>
    public static string? Of(IReadOnlyList<int> fields, string?[] texts)
    {
        if (fields is [var only])
            return texts[only];
        return fields.Any(field => texts[field] is null)
            ? null
            : string.Concat(fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{texts[field]!.Length}:{texts[field]}")));
    }
}
