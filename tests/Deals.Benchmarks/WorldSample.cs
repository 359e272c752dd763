namespace Deals.Benchmarks;

/// <summary>Worlds drawn with a fixed seed: each assumption that has a range or odds moves, evenly over its range or by its odds.</summary>
internal sealed class WorldSample
{
    private const int Seed = 20_260_427;

    /// <summary>How often a day that may never come does not.</summary>
    private const double NeverComes = 0.25;

    /// <summary>The days within which one that may never come does.</summary>
    private const int DaysToCome = 2500;

    public WorldSample(DealBook book, int worlds)
    {
        Moved = [.. book.Assumptions.Where(assumption => assumption.Odds.Count > 0 || assumption.Low != assumption.High)];
        var random = new Random(Seed);
        Columns = [.. Moved.Select(assumption => Enumerable.Range(0, worlds).Select(_ => Draw(assumption, random)).ToArray())];
    }

    public IReadOnlyList<Assumption> Moved { get; }

    /// <summary>For each assumption its values, as <see cref="WorldBatch.NumberOf"/> writes them.</summary>
    public double[][] Columns { get; }

    /// <summary>The same worlds over and over.</summary>
    public double[][] Repeated(int worlds) => [.. Columns.Select(column => Enumerable.Range(0, worlds).Select(at => column[at % column.Length]).ToArray())];

    private static double Draw(Assumption assumption, Random random)
    {
        var chance = random.NextDouble();
        if (assumption.Odds.Count > 0)
        {
            foreach (var odds in assumption.Odds)
            {
                chance -= (double)odds.Probability;
                if (chance < 0)
                    return WorldBatch.NumberOf(odds.Value);
            }

            return WorldBatch.NumberOf(assumption.Odds[^1].Value);
        }

        var (low, high) = (WorldBatch.NumberOf(assumption.Low), WorldBatch.NumberOf(assumption.High));
        if (!assumption.IsDate)
            return low + (chance * (high - low));
        return !double.IsPositiveInfinity(high) ? Math.Floor(low + (chance * (high - low)))
            : chance < NeverComes ? high : Math.Floor(low + ((chance - NeverComes) / (1 - NeverComes) * DaysToCome));
    }
}
