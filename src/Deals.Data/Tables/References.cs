namespace Deals.Data;

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
            found.Add((table.At(fields[0], line, lines).Line!.Value, wanted, Shown(fields, texts)));
    }

    /// <summary>Reports the references that lead nowhere.</summary>
    public void Check(KeyIndex target, ProblemLog log)
    {
        foreach (var (line, wanted, shown) in found)
        {
            if (target.Contains(wanted))
                continue;
            log.Report(
                ProblemKind.OrphanKey, table.At(fields[0], line, null), shown, $"{VisibleText.Quoted(shown)} is not in {key.Table}",
                () => $"{Suggestion.Article(key.TargetFields[0])} {string.Join(", ", key.TargetFields)} of {key.Table}{(fields.Length == 1 ? Suggestion.Nearest(target.Values, wanted) : "")}");
        }
    }

    /// <summary>The cells of a key as a person reads them.</summary>
    public static string Shown(IReadOnlyList<int> fields, string?[] texts) => fields is [var only] ? texts[only]! : string.Join(", ", fields.Select(field => texts[field]));
}
