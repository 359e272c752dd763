using Deals.Notebooks;
using Deals.Output;

namespace Deals.Tests.Runner;

public sealed class CachedRunTests
{
    [Fact]
    public async Task An_unchanged_notebook_is_taken_from_the_cache_and_a_damaged_entry_is_run_again()
    {
        using var bench = new Workbench();
        var cache = new ResultCache(bench.PathOf("cache"));
        var source = bench.WriteNotebook("n.ipynb", "System.IO.File.AppendAllText(\"runs\", \"x\"); 1");
        RunnerOptions WithCache(RunnerOptions options) => options with { Cache = cache };
        var first = await Workbench.RunAsync(bench.Job(source), WithCache);
        var executed = File.ReadAllBytes(first.Job.Target);
        File.Delete(first.Job.Target);
        var second = await Workbench.RunAsync(bench.Job(source), WithCache);
        Assert.Equal((RunState.Ran, RunState.Cached), (first.State, second.State));
        Assert.Equal(executed, File.ReadAllBytes(second.Job.Target));
        Assert.Equal("x", File.ReadAllText(bench.PathOf("runs")));

        File.WriteAllText(Directory.GetFiles(bench.PathOf("cache"), "*", SearchOption.AllDirectories).Single(), "damaged");
        var third = await Workbench.RunAsync(bench.Job(source), WithCache);
        Assert.Equal(RunState.Ran, third.State);
        Assert.Equal(executed, File.ReadAllBytes(third.Job.Target));
        Assert.Equal("xx", File.ReadAllText(bench.PathOf("runs")));
    }

    [Fact]
    public async Task A_failed_run_is_not_kept()
    {
        using var bench = new Workbench();
        var cache = new ResultCache(bench.PathOf("cache"));
        var source = bench.WriteNotebook("n.ipynb", "throw new Exception();");
        await Workbench.RunAsync(bench.Job(source), options => options with { Cache = cache });
        Assert.False(cache.HasResultsOf(source));
    }

    [Fact]
    public async Task A_run_whose_inputs_change_meanwhile_is_not_kept()
    {
        using var bench = new Workbench();
        bench.Write("data/a.csv", "1");
        var cache = new ResultCache(bench.PathOf("cache"));
        var source = bench.WriteNotebook("n.ipynb", "System.IO.File.WriteAllText(\"data/a.csv\", \"2\");");
        var result = await Workbench.RunAsync(bench.Job(source) with { InputFolders = [bench.PathOf("data")] }, options => options with { Cache = cache });
        Assert.Equal(RunState.Ran, result.State);
        Assert.False(cache.HasResultsOf(source));
    }
}
