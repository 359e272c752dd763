using System.Globalization;

namespace Deals.Cli;

/// <summary>What came out of a simulation, as text: never a probability without what it is given.</summary>
internal static class SimulationSummary
{
    public static void Write(Simulation simulation, TextWriter output)
    {
        var (probability, mean) = simulation.LargestErrors;
        var unit = simulation.Model.Frame.Unit;
        var threshold = SpokenMoney.Of((double)simulation.Model.Frame.Threshold, unit);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{SimulationRun.Number(simulation.Worlds)} simulations in {simulation.Replicates} replicates, {simulation.Drawn.Count} assumptions drawn, seed {simulation.Settings.Seed}."));
        output.WriteLine(simulation.StoppedBy switch
        {
            SimulationStop.Precise => "Stopped as the errors are small enough.",
            SimulationStop.Number => "Stopped at the number of simulations asked for.",
            _ => "Stopped at the largest number of simulations: the errors are not all small enough.",
        } + string.Create(CultureInfo.InvariantCulture, $" Largest standard errors: {100 * probability:0.00} percentage points, {mean:0.000} {unit}."));
        foreach (var note in simulation.Notes)
            output.WriteLine(note);
        foreach (var delta in simulation.Deltas.Where(delta => delta.Perspective == Perspective.LookThrough))
        {
            output.WriteLine();
            output.WriteLine($"{delta.Party.Name}, {(simulation.Model.Book.Valuations.Any(valuation => valuation.Holders.Count > 0) ? "with its stakes, " : "")}against “{delta.Baseline.Name}”, {unit}");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  mean {delta.Mean.Value:0.00} ± {delta.Mean.Error:0.00}; 10th, 50th and 90th percentile {delta.Percentile(0.1):0.0}, {delta.Percentile(0.5):0.0}, {delta.Percentile(0.9):0.0}"));
            foreach (var given in delta.Given.Where(given => double.IsFinite(given.Gain.Value)))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {given.Assumption.InText} {given.Assumption.TextOf(given.From, given.To)} ({100 * given.Odds:0}%): gains {threshold} or more in {100 * given.Gain.Value:0.0}%, loses it in {100 * given.Loss.Value:0.0}%; mean {given.Mean.Value:0.0}"));
            }
        }
    }
}
