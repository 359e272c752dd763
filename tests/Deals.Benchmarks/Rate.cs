using System.Globalization;

namespace Deals.Benchmarks;

/// <summary>How long a batch takes on one thread, in processor time, which other programs on the machine disturb least.</summary>
internal static class Rate
{
    private const int Rounds = 7;

    /// <summary>Prints that of the fastest round, in seconds: what slows the others down is not the program.</summary>
    public static int Print()
    {
        var book = Measured.Books.Money;
        var sample = new WorldSample(book, MoneyBenchmarks.Distinct);
        var batch = book.Money().Batch(sample.Moved);
        var worlds = sample.Repeated(MoneyBenchmarks.Worlds);
        var deltas = Measured.Columns(batch, MoneyBenchmarks.Worlds);
        batch.Fill(worlds, deltas); // once, until the compiler has seen what runs hot
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            batch.Fill(worlds, deltas);
            times[round] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        Console.WriteLine(times.Min().ToString("0.0000", CultureInfo.InvariantCulture));
        return 0;
    }
}
