using MathNet.Numerics.LinearAlgebra;

namespace Deals;

/// <summary>
/// Makes independent numbers move together as a dataset's correlations say, each by itself as uniform as before: a Gaussian copula.
/// A rank correlation ρ is one of 2·sin(πρ/6) between normal numbers (K. Pearson, 1907). A pair of which the data say nothing is
/// independent given all others.
/// </summary>
internal sealed class Copula
{
    /// <summary>For each assumption that moves with others, in their order: its column, and what of each of them goes into it.</summary>
    private readonly (int Column, (int Row, double Weight)[] Weights)[] rows;

    /// <param name="drawn">The assumptions that are drawn, a column each.</param>
    /// <param name="correlations">Which of them move together; pairs of which one is not drawn do not count.</param>
    /// <exception cref="ArgumentException">A pair of which one has odds.</exception>
    public Copula(IReadOnlyList<Assumption> drawn, IReadOnlyList<Correlation> correlations)
    {
        foreach (var pair in correlations)
        {
            if (new[] { pair.One, pair.Other }.FirstOrDefault(one => one.Odds.Count > 0) is { } discrete)
                throw new ArgumentException(
                    $"{pair.One.Id} and {pair.Other.Id} cannot move together: {discrete.Id} has odds, and only values in a range do.",
                    nameof(correlations));
        }

        var places = drawn.Select((one, at) => (one.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        var known = correlations.Where(pair => places.ContainsKey(pair.One.Id) && places.ContainsKey(pair.Other.Id))
            .Select(pair => (One: places[pair.One.Id], Other: places[pair.Other.Id], pair.Coefficient)).ToList();
        var moving = known.Where(pair => pair.Coefficient != 0).ToList();
        int[] columns = [.. moving.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().Order()];
        Groups = GroupsOf(columns, moving.Select(pair => (pair.One, pair.Other)));
        if (columns.Length == 0)
        {
            rows = [];
            return;
        }

        var asked = Matrix<double>.Build.DenseIdentity(columns.Length);
        var pairs = new List<(int One, int Other)>();
        foreach (var pair in known)
        {
            var (one, other) = (Array.IndexOf(columns, pair.One), Array.IndexOf(columns, pair.Other));
            if (one < 0 || other < 0)
                continue;
            asked[one, other] = asked[other, one] = 2 * Math.Sin(Math.PI * pair.Coefficient / 6);
            pairs.Add((one, other));
        }

        if (CorrelationMatrix.Completed(asked, pairs) is not { } matrix)
        {
            matrix = CorrelationMatrix.Nearest(asked);
            Mended = Difference(asked, matrix, pairs, [.. columns.Select(column => drawn[column])]);
        }

        rows =
        [
            .. columns.Zip(CorrelationMatrix.Factor(matrix), (column, weights) =>
                (column, weights.Index().Where(one => one.Item != 0).ToArray())),
        ];
    }

    /// <summary>What had to be changed so that all correlations can hold at once, as a sentence; null where they can.</summary>
    public string? Mended { get; }

    /// <summary>The columns that move together, directly or through others: each group ascending.</summary>
    public IReadOnlyList<int[]> Groups { get; }

    /// <summary>Makes columns of numbers between 0 and 1 move together. A column that depends on none before it stays as it is.</summary>
    public void Apply(ReadOnlySpan<double[]> columns)
    {
        if (rows.Length == 0)
            return;
        Span<double> numbers = stackalloc double[LaneMemory.Width];
        Span<V> normals = new V[rows.Length];
        // Where fewer than a block are left, the others must lie between 0 and 1 too.
        numbers.Fill(0.5);
        for (var first = 0; first < columns[0].Length; first += LaneMemory.Width)
        {
            var count = Math.Min(LaneMemory.Width, columns[0].Length - first);
            for (var row = 0; row < rows.Length; row++)
            {
                columns[rows[row].Column].AsSpan(first, count).CopyTo(numbers);
                normals[row] = StandardNormal.Quantile(Lane.Create<double>(numbers));
            }

            for (var row = 0; row < rows.Length; row++)
            {
                var (column, weights) = rows[row];
                if (weights is [var (only, _)] && only == row)
                    continue;
                var sum = V.Zero;
                foreach (var (from, weight) in weights)
                    sum += normals[from] * weight;
                Lane.CopyTo(StandardNormal.Below(sum), numbers);
                numbers[..count].CopyTo(columns[column].AsSpan(first));
            }
        }
    }

    private static string Difference(
        Matrix<double> asked, Matrix<double> mended, IEnumerable<(int One, int Other)> pairs, IReadOnlyList<Assumption> assumptions)
    {
        var worst = pairs.MaxBy(pair => Math.Abs(asked[pair.One, pair.Other] - mended[pair.One, pair.Other]));
        string Rank(Matrix<double> matrix)
            => (6 / Math.PI * Math.Asin(matrix[worst.One, worst.Other] / 2)).ToString("0.00;−0.00", CultureInfo.InvariantCulture);
        var by = Math.Abs(asked[worst.One, worst.Other] - mended[worst.One, worst.Other]);
        var alike = pairs.Count(pair => by - Math.Abs(asked[pair.One, pair.Other] - mended[pair.One, pair.Other]) < 0.005);
        var most = alike == 1 ? "the pair that changed most," : "one of those that changed most,";
        return "The correlations in the data contradict each other and were mended to the nearest ones that do not: "
            + $"{assumptions[worst.One].InText} with {assumptions[worst.Other].InText}, {most} from {Rank(asked)} to {Rank(mended)}.";
    }

    private static List<int[]> GroupsOf(IEnumerable<int> columns, IEnumerable<(int One, int Other)> pairs)
    {
        var leader = columns.ToDictionary(column => column, column => column);
        foreach (var (one, other) in pairs)
        {
            var (from, to) = (Math.Max(leader[one], leader[other]), Math.Min(leader[one], leader[other]));
            foreach (var column in leader.Keys.Where(column => leader[column] == from).ToList())
                leader[column] = to;
        }

        return [.. leader.GroupBy(pair => pair.Value, pair => pair.Key).OrderBy(group => group.Key)
            .Select(group => group.Order().ToArray())];
    }
}
