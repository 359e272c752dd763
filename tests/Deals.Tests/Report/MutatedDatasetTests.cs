using CsCheck;
using Deals.Data;

namespace Deals.Tests.Report;

/// <summary>
/// Whatever is done to the files of a real dataset, the check ends with problems or with a book, and such a book is shown in every
/// way. DEALS_MUTATIONS sets how many are tried.
/// </summary>
public sealed class MutatedDatasetTests
{
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("DEALS_MUTATIONS"), out var many) ? many : 12;

    private static readonly IReadOnlyDictionary<string, byte[]> Whole = Directory.GetFiles(Repository.PathOf("data", "openai-clouds"))
        .Where(file => Path.GetExtension(file) is ".csv" or ".json").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);

    private static readonly string[] Extremes =
    [
        "0", "-1", "1", "-0.5", "1.5", "1e9", "1e15", "-1e15", "1e-12", "1e300", "NaN", "Infinity", "7922816251426433759354395033", "0x10", "1,5", "\u0661",
        "0001-01-01", "1800-01-01", "2026-02-29", "2999-12-31", "9999-12-31", "never", "2025Q5", "2026Q1", "1800Q1", "2999Q4", "2025", "true", "", " ", "-", "null",
        "=1+1", "<b>x</b>", "\"", "\u202E", "\u0000", "\uFFFD", "a\nb", "\u200B", "x",
    ];

    /// <summary>Where something is done, and with what: places count from 0 and begin again where a file is shorter.</summary>
    private static readonly Gen<Mutation> Any = Gen.Select(
        Gen.OneOf([.. Whole.Keys.Order(StringComparer.Ordinal)]), Gen.Enum<Kind>(), Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Int[0, 40], Gen.OneOf(Extremes))
        .Select((file, kind, one, other, column, text) => new Mutation(file, kind, one, other, column, text));

    private enum Kind
    {
        Swap, SwapInRow, Blank, Extreme, CopyFromAbove, Drop, DropMany, Duplicate, Move, Rename, Flip, Cut, Insert, NoFile,
    }

    [Fact]
    public async Task Whatever_is_done_to_a_real_dataset_is_told_or_shown()
    {
        var turn = 0;
        await Any.Array[1, 3].SampleAsync(async mutations =>
        {
            var files = new Files(new(Whole, StringComparer.Ordinal));
            foreach (var mutation in mutations)
                mutation.Do(files.Bytes);
            var check = await new Dataset("mutated", files).CheckAsync(TestContext.Current.CancellationToken);
            Assert.Equal(check.Book is null, check.ProblemCount > 0);
            Assert.All(check.Problems.Concat(check.Warnings), problem => Assert.DoesNotContain(problem.ToString(), character => char.IsControl(character)));
            if (check.Book is { } book)
                EveryWay.Show(book, Interlocked.Increment(ref turn));
        }, iter: Mutations, threads: 1);
    }

    private sealed class Files(Dictionary<string, byte[]> bytes) : IDataFiles
    {
        public Dictionary<string, byte[]> Bytes => bytes;

        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation)
            => new(bytes.TryGetValue(path, out var content) ? new MemoryStream(content, writable: false) : null);
    }

    private sealed record Mutation(string File, Kind Kind, int One, int Other, int Column, string Text)
    {
        public void Do(Dictionary<string, byte[]> files)
        {
            if (!files.TryGetValue(File, out var bytes))
                return;
            switch (Kind)
            {
                case Kind.NoFile:
                    files.Remove(File);
                    break;
                case Kind.Flip:
                    files[File] = [.. bytes.Select((each, at) => at == One % bytes.Length ? (byte)(each ^ (1 << (Other % 8))) : each)];
                    break;
                case Kind.Cut:
                    files[File] = bytes[..(One % bytes.Length)];
                    break;
                case Kind.Insert:
                    files[File] = [.. bytes[..(One % bytes.Length)], .. Encoding.UTF8.GetBytes(Text), .. bytes[(One % bytes.Length)..]];
                    break;
                default:
                    files[File] = Encoding.UTF8.GetBytes(Written(Changed(Rows(Encoding.UTF8.GetString(bytes)))));
                    break;
            }
        }

        private List<string[]> Changed(List<string[]> rows)
        {
            if (rows.Count < 2)
                return rows;
            var (one, other) = (1 + (One % (rows.Count - 1)), 1 + (Other % (rows.Count - 1)));
            int At(int row) => Column % rows[row].Length;
            switch (Kind)
            {
                case Kind.Swap:
                    (rows[one][At(one)], rows[other][At(other)]) = (rows[other][At(other)], rows[one][At(one)]);
                    break;
                case Kind.SwapInRow:
                    var next = (At(one) + 1) % rows[one].Length;
                    (rows[one][At(one)], rows[one][next]) = (rows[one][next], rows[one][At(one)]);
                    break;
                case Kind.Blank:
                    rows[one][At(one)] = "";
                    break;
                case Kind.Extreme:
                    rows[one][At(one)] = Text;
                    break;
                case Kind.CopyFromAbove:
                    rows[one][At(one)] = rows[Math.Max(1, one - 1)][At(one) % rows[Math.Max(1, one - 1)].Length];
                    break;
                case Kind.Drop:
                    rows.RemoveAt(one);
                    break;
                case Kind.DropMany:
                    rows.RemoveRange(one, rows.Count - one);
                    break;
                case Kind.Duplicate:
                    rows.Insert(other, rows[one]);
                    break;
                case Kind.Move:
                    (rows[one], rows[other]) = (rows[other], rows[one]);
                    break;
                default:
                    rows[0][At(0)] = Text;
                    break;
            }

            return rows;
        }

        /// <summary>The rows of a CSV file; of the descriptor, its lines.</summary>
        private static List<string[]> Rows(string text)
        {
            var (rows, row, cell, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
            foreach (var letter in text)
            {
                if (letter == '"')
                    isQuoted = !isQuoted;
                if (!isQuoted && letter is ',' or '\n')
                {
                    row.Add(cell.ToString());
                    cell.Clear();
                    if (letter == '\n')
                    {
                        rows.Add([.. row]);
                        row.Clear();
                    }
                }
                else
                    cell.Append(letter);
            }

            if (cell.Length > 0 || row.Count > 0)
                rows.Add([.. row, cell.ToString()]);
            return rows;
        }

        private static string Written(IEnumerable<string[]> rows) => string.Concat(rows.Select(row => string.Join(',', row) + "\n"));
    }
}
