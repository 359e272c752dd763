namespace Deals.Data;

/// <summary>
/// The values that some columns of a table have, each with the line where it stands first: what must be unique, and what can be
/// referred to.
/// </summary>
/// <param name="columns">The names of the columns.</param>
internal sealed class KeyIndex(IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Columns => columns;

    /// <summary>The values, for a suggestion.</summary>
    public IReadOnlyCollection<string> Values => lines.Keys;

    /// <summary>Takes in a value.</summary>
    /// <returns>The line on which it stood before; null when it is new.</returns>
    public int? Add(string key, int line) => lines.TryAdd(key, line) ? null : lines[key];

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

    /// <summary>The cells of a key as a person reads them.</summary>
    public static string Shown(IReadOnlyList<int> fields, string?[] texts) => string.Join(", ", fields.Select(field => texts[field]));
}

/// <summary>The cells of a foreign key, gathered while its table is read and looked up once all tables are known.</summary>
internal sealed class References(ForeignKey key, Table table)
{
    private readonly List<(int Line, string Key, string Shown)> found = [];
    private readonly int[] fields = [.. key.Fields.Select(table.IndexOf)];

    /// <summary>What the descriptor says.</summary>
    public ForeignKey Key => key;

    /// <summary>Takes in a row's reference, if it has one.</summary>
    public void Add(string?[] texts, int line, int[]? lines)
    {
        if (KeyIndex.Of(fields, texts) is { } wanted)
            found.Add((table.At(fields[0], line, lines).Line!.Value, wanted, KeyIndex.Shown(fields, texts)));
    }

    /// <summary>Reports the references that lead nowhere.</summary>
    public void Check(KeyIndex target, ProblemLog log)
    {
        foreach (var (line, wanted, shown) in found.Where(reference => !target.Contains(reference.Key)))
        {
            log.Report(
                ProblemKind.OrphanKey, table.At(fields[0], line, null), shown, $"{VisibleText.Quoted(shown)} is not in {key.Table}",
                () => $"{Suggestion.Article(key.TargetFields[0])} {string.Join(", ", key.TargetFields)} of {key.Table}"
                    + (fields.Length == 1 ? Suggestion.Nearest(target.Values, wanted) : ""));
        }
    }
}
