namespace Deals.Tests.Simulations;

/// <summary>What a simulation keeps, weighed while no other test runs: the scales are those of the whole process.</summary>
[Collection(nameof(SimulationMemoryTests))]
[CollectionDefinition(nameof(SimulationMemoryTests), DisableParallelization = true)]
public sealed class SimulationMemoryTests
{
    [Fact]
    public void A_million_worlds_keep_no_more_than_the_sample()
    {
        var model = Tried.Paying(true, [Tried.Number("rate", 0.3m, 0.4m, 0.5m, Distribution.Triangular), Tried.Number("other", 0.3m, 0.4m, 0.5m, Distribution.Triangular)]);
        long Kept(int worlds)
        {
            var simulation = Tried.Run(model, worlds);
            GC.Collect();
            var with = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(simulation);
            return with;
        }

        Kept(4096);
        var few = Kept(65_536);
        Assert.True(Kept(1_000_000) - few < 2_000_000);
    }
}
