namespace Deals.Benchmarks;

/// <summary>How long a batch takes on one thread, in processor time, which other programs on the machine disturb least.</summary>
internal static class Rate
{
    private const int Rounds = 7;

    /// <summary>Prints that of the fastest round, in seconds: what slows the others down is not the program.</summary>
    /// <returns>0; 1 when a batch took memory.</returns>
    public static int Print()
    {
        var book = Measured.Books.Money;
        var sample = new WorldSample(book, MoneyBenchmarks.Distinct);
        var batch = book.Money().Batch(sample.Moved);
        var worlds = sample.Repeated(MoneyBenchmarks.Worlds);
        var deltas = Measured.Columns(batch, MoneyBenchmarks.Worlds);
        batch.Fill(worlds, deltas); // once, until the compiler has seen what runs hot
        var times = new double[Rounds];
        var taken = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            batch.Fill(worlds, deltas);
            times[round] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        taken = GC.GetAllocatedBytesForCurrentThread() - taken;
        if (taken > 0)
        {
            Console.Error.WriteLine($"{Rounds} batches took {taken} bytes, and ought to take none.");
            return 1;
        }

        Console.WriteLine(times.Min().ToString("0.0000", CultureInfo.InvariantCulture));
        return 0;
    }
}
