using BenchmarkDotNet.Attributes;

namespace Deals.Benchmarks;

/// <summary>What the money engine is measured by; docs/benchmarks.md holds the aims.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class MoneyBenchmarks
{
    /// <summary>How many worlds a batch has.</summary>
    public const int Worlds = 100_000;

    /// <summary>How many of them differ; NumPy is given the same.</summary>
    public const int Distinct = 2_000;

    private Scenario[] scenarios = [];
    private MoneyModel model = null!;
    private DealBook figures = null!;
    private Assumption changed = null!;
    private WorldBatch one = null!;
    private WorldBatch batch = null!;
    private double[][] worlds = [];
    private double[][] deltas = [];
    private double[][] single = [];
    private double[][] singleDeltas = [];
    private int at;

    /// <summary>Reads the dataset and draws the worlds.</summary>
    [GlobalSetup]
    public void Setup()
    {
        (var book, figures) = Measured.Books;
        model = book.Money();
        var sample = new WorldSample(book, Distinct);
        changed = sample.Moved.First(assumption => !assumption.IsDate);
        scenarios = [.. new[] { changed.Low, changed.Base, changed.High }.Select(value => Scenario.Base(book).With(changed.Id, value))];
        batch = model.Batch(sample.Moved);
        (worlds, deltas) = (sample.Repeated(Worlds), Measured.Columns(batch, Worlds));
        one = model.Batch([changed]);
        (single, singleDeltas) = ([[0]], Measured.Columns(one, 1));
    }

    /// <summary>Every party's deltas under all regimes, as the expectation over the odds.</summary>
    [Benchmark(Description = "one evaluation, all regimes")]
    public double OneEvaluation()
    {
        single[0][0] = WorldBatch.NumberOf(NextValue());
        one.Fill(single, singleDeltas);
        return singleDeltas[0][0];
    }

    /// <summary>The same for very many worlds.</summary>
    [Benchmark(Description = "100,000 simulations")]
    public double Batch()
    {
        batch.Fill(worlds, deltas);
        return deltas[0][0];
    }

    /// <summary>All results with their names: flows, ledger, caps, values, deltas.</summary>
    [Benchmark(Description = "all results of a scenario")]
    public MoneyResult Results() => model.Under(scenarios[at++ % scenarios.Length]);

    /// <summary>From a changed assumption to what a browser draws.</summary>
    [Benchmark(Description = "changed assumption to figure")]
    public string Redraw() => FigureOf(model.Under(scenarios[at++ % scenarios.Length])).ToJson();

    /// <summary>The one place to choose which figure is redrawn.</summary>
    private Figure FigureOf(MoneyResult result) => result.Deltas.Count > 0 ? figures.ExclusivityWindows(figures.Timeline(), figures.Readings[0]) : throw new InvalidOperationException("No deltas.");

    private AssumptionValue NextValue() => (at++ % 3) switch { 0 => changed.Low, 1 => changed.Base, _ => changed.High };
}
