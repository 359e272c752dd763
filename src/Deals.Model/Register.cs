using System.Collections;

namespace Deals;

/// <summary>A fact that its table names by an id.</summary>
public interface IIdentified
{
    /// <summary>The id that other tables refer to; unique within its table.</summary>
    string Id { get; }
}

/// <summary>One table's facts in the order of its rows, also found by id.</summary>
/// <typeparam name="T">What a row is.</typeparam>
public sealed class Register<T> : IReadOnlyList<T>
    where T : IIdentified
{
    private readonly string noun;
    private readonly T[] rows;
    private readonly Dictionary<string, T> byId = new(StringComparer.Ordinal);

    /// <param name="noun">What messages call a row.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">Two rows have the same id.</exception>
    internal Register(string noun, IEnumerable<T> rows)
    {
        this.noun = noun;
        this.rows = [.. rows];
        foreach (var row in this.rows)
        {
            if (!byId.TryAdd(row.Id, row))
                throw new ArgumentException($"Two {noun} rows have the id '{row.Id}'.", nameof(rows));
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Length;

    /// <summary>The row at a position, counted from 0.</summary>
    public T this[int index] => rows[index];

    /// <summary>The row with this id.</summary>
    /// <exception cref="KeyNotFoundException">No row has it; the message lists ids that exist, and names the nearest.</exception>
    public T this[string id] => byId.TryGetValue(id, out var row)
        ? row
        : throw new KeyNotFoundException($"There is no {noun} '{id}'{Nearest(id)}. Known: {Known()}.");

    /// <summary>Returns the row that an id names, or another where the id is left empty, as a notebook's parameter may be.</summary>
    /// <param name="id">The id, or nothing.</param>
    /// <param name="otherwise">The row to take when the id is empty.</param>
    /// <exception cref="KeyNotFoundException">No row has the id; the message lists ids that exist, and names the nearest.</exception>
    public T Named(string id, T otherwise) => id.Length == 0 ? otherwise : this[id];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Nearest(string id) => NearestWord.To(id, byId.Keys) is { } nearest ? $"; the nearest is '{nearest}'" : "";

    private string Known()
    {
        const int Shown = 12;
        var ids = string.Join(", ", rows.Take(Shown).Select(row => row.Id));
        return rows.Length == 0 ? "none" : rows.Length > Shown ? $"{ids}, … ({rows.Length} in all)" : ids;
    }
}

/// <summary>Finds what somebody who mistyped a word meant.</summary>
internal static class NearestWord
{
    /// <summary>Among more words than this no nearest one is looked for: it would take longer than reading the file.</summary>
    private const int MostWords = 2_000;

    /// <summary>Nor for a text longer than this: nobody mistyped it.</summary>
    private const int Longest = 60;

    /// <summary>
    /// Returns the word that takes the fewest keystrokes to reach, if these are no more than a third of it; the first of several.
    /// </summary>
    public static string? To(string typed, IReadOnlyCollection<string> words)
    {
        if (typed.Length is 0 or > Longest || words.Count > MostWords)
            return null;
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var word in words)
        {
            var most = Math.Max(typed.Length, word.Length) / 3;
            if (Math.Abs(word.Length - typed.Length) > most)
                continue;
            var strokes = Strokes(typed.ToUpperInvariant(), word.ToUpperInvariant());
            if (strokes <= most && strokes < fewest)
                (nearest, fewest) = (word, strokes);
        }

        return nearest;
    }

    /// <summary>How many letters must be put in, left out, replaced or exchanged with the next to turn one word into the other.</summary>
    private static int Strokes(string one, string other)
    {
        int[] twoAbove = [], above = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }

            (twoAbove, above) = (above, row);
        }

        return above[^1];
    }
}
