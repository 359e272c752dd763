using System.Diagnostics;

namespace Deals.Benchmarks;

/// <summary>How long a simulation takes, with the drawing, and Sobol's indices.</summary>
internal static class SimulationTimes
{
    private const int Rounds = 5;
    private const int Points = 1 << 14;

    /// <summary>
    /// Prints the processor time of 65,536 worlds on one thread, the elapsed time of the indices of 16,384 points on all, both of the fastest round,
    /// and what is kept of 65,536 and of 1,048,576 worlds, in millions of bytes.
    /// </summary>
    public static int Print()
    {
        var model = Measured.Books.Money.Money();
        Simulation Run(int worlds, int threads) => new Simulator(model, Scenario.Base(model.Book), new(1) { Worlds = worlds, Threads = threads }).Run();
        for (var round = 0; round < Rounds; round++)
            Run(1 << 16, 1); // until the compiler has seen what runs hot
        var drawing = Enumerable.Range(0, Rounds).Min(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            Run(1 << 16, 1);
            return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        });
        var simulation = Run(1 << 12, Environment.ProcessorCount);
        var indices = Enumerable.Range(0, Rounds).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            simulation.Sensitivity(Points);
            return watch.Elapsed.TotalSeconds;
        });
        long Kept(int worlds)
        {
            var kept = Run(worlds, Environment.ProcessorCount);
            var bytes = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(kept);
            return bytes / 1_000_000;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{drawing:0.000} {indices:0.0} {Kept(1 << 16)} {Kept(1 << 20)}"));
        return 0;
    }
}
