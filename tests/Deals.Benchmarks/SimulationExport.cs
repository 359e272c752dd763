using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deals.Benchmarks;

/// <summary>Writes what is drawn and what a simulation gives as JSON, so that another program can draw the same and compare.</summary>
internal static class SimulationExport
{
    private const int Worlds = 1 << 16;
    private const int Points = 4096;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write(DealBook book, string path)
    {
        var simulation = new Simulator(book.Money(), Scenario.Base(book), new(1) { Worlds = Worlds }).Run();
        var (single, grouped) = (simulation.Sensitivity(Points), simulation.Sensitivity(Points, areGrouped: true));
        var shown = simulation.Deltas.Where(delta => delta.Perspective == Perspective.LookThrough).ToList();
        var document = new
        {
            Worlds,
            Points,
            Threshold = (double)simulation.Model.Frame.Threshold,
            Drawn = simulation.Drawn.Select(one => new
            {
                one.Id,
                Low = Of(one.Low),
                Base = Of(one.Base),
                High = Of(one.High),
                Minimum = Of(one.Minimum),
                Maximum = Of(one.Maximum),
                one.Distribution,
                one.Range,
                one.IsDate,
                Odds = one.Odds.Select(odds => new { Value = Of(odds.Value), odds.Probability }),
            }),
            Correlations = book.Correlations.Select(pair => new { One = pair.One.Id, Other = pair.Other.Id, pair.Coefficient }),
            Deltas = shown.Select(delta => new
            {
                Party = delta.Party.Id,
                Baseline = delta.Baseline.Id,
                delta.Mean,
                delta.Gain,
                delta.Loss,
                Given = delta.Given.Where(one => one.Assumption.Odds.Count > 0).Select(one => new { Assumption = one.Assumption.Id, Value = Of(one.From), one.Mean, one.Gain, one.Loss }),
                Indices = single.Of(delta.Party, delta.Baseline).Select(Of),
                GroupedIndices = grouped.Of(delta.Party, delta.Baseline).Select(Of),
            }),
        };
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, document, Options);
    }

    private static object Of(SensitivityIndex index) => new { Assumptions = index.Assumptions.Select(one => one.Id), index.First, index.Total };

    private static double Of(AssumptionValue value) => WorldBatch.NumberOf(value);
}
