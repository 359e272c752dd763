namespace Deals.Cli;

/// <summary>What came out of a simulation, as text: never a probability without what it is given.</summary>
internal static class SimulationSummary
{
    public static void Write(Simulation simulation, TextWriter output)
    {
        var (probability, mean) = simulation.LargestErrors;
        var unit = simulation.Model.Frame.Unit;
        var threshold = SpokenMoney.Of((double)simulation.Model.Frame.Threshold, unit);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{SimulationRun.Number(simulation.Worlds)} simulations in {simulation.Replicates} replicates, {simulation.Drawn.Count} "
                + $"assumptions drawn, seed {simulation.Settings.Seed}."));
        output.WriteLine(simulation.StoppedBy switch
        {
            SimulationStop.Precise => "Stopped as the errors are small enough.",
            SimulationStop.Number => "Stopped at the number of simulations asked for.",
            _ => "Stopped at the largest number of simulations: the errors are not all small enough.",
        } + string.Create(CultureInfo.InvariantCulture,
            $" Largest standard errors: {100 * probability:0.00} percentage points, {mean:0.000} {unit}."));
        foreach (var note in simulation.Notes)
            output.WriteLine(note);
        foreach (var delta in simulation.Deltas.Where(delta => delta.Perspective == Perspective.LookThrough))
        {
            output.WriteLine();
            output.WriteLine($"{delta.Party.Name}, "
                + $"{(simulation.Model.Book.Valuations.Any(valuation => valuation.Holders.Count > 0) ? "with its stakes, " : "")}against "
                + $"“{delta.Baseline.Name}”, {unit}");
            double[] percentiles = [delta.Percentile(0.1), delta.Percentile(0.5), delta.Percentile(0.9)];
            var (fine, coarse) = (Places(delta.Mean.Error, least: 2), Places(percentiles.Max(Math.Abs), least: 1));
            output.WriteLine($"  mean {Number(delta.Mean.Value, fine)} ± {Number(delta.Mean.Error, fine)}; 10th, 50th and 90th percentile "
                + $"{string.Join(", ", percentiles.Select(value => Number(value, coarse)))}");
            foreach (var given in delta.Given.Where(given => double.IsFinite(given.Gain.Value)))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {given.Assumption.InText} {given.Assumption.TextOf(given.From, given.To)} ({100 * given.Odds:0.#}%): gains "
                        + $"{threshold} or more in {100 * given.Gain.Value:0.0}%, loses as much in {100 * given.Loss.Value:0.0}%; mean "
                        + $"{Number(given.Mean.Value, coarse)}"));
            }
        }
    }

    /// <summary>The decimals that show two digits of an amount, so that a small one in a large unit is not told as zero.</summary>
    private static int Places(double amount, int least)
        => amount > 0 && double.IsFinite(amount) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(amount)), least, 12) : least;

    /// <summary>The number; what rounds to zero has no sign.</summary>
    private static string Number(double value, int places)
        => (Math.Round(value, places) + 0.0).ToString($"F{places}", CultureInfo.InvariantCulture);
}
