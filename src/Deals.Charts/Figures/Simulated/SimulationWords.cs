namespace Deals.Charts.Figures;

/// <summary>What every figure of a simulation says of it.</summary>
internal static class SimulationWords
{
    /// <summary>A smaller difference between two parts of the simulations is no finding.</summary>
    public const double LeastContrast = 0.05;

    private const int MostParties = 4;

    /// <summary>The labs and clouds with money at stake; all parties where there are none of these.</summary>
    public static IReadOnlyList<Party> Main(this Simulation simulation)
    {
        var main = simulation.Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud).ToList();
        return [.. (main.Count > 0 ? main : simulation.Parties).Take(MostParties)];
    }

    /// <summary>A party's delta against the default baseline, with its part of the labs.</summary>
    public static SimulatedDelta Of(this Simulation simulation, Party party) => simulation.DeltaOf(party, simulation.Model.Baselines[0]);

    /// <summary>
    /// "58 assumptions are drawn at once in 65,536 simulations (seed 1). Sampling error at 95 percent: chances ±0.7 percentage points,
    /// those given a value ±4.9; means ±$0.1bn, those given a value ±$0.9bn." and what else must be known of them.
    /// </summary>
    public static string Drawn(this Simulation simulation)
    {
        var (given, mean) = simulation.LargestErrors;
        var words = new OutcomeWords([2 * mean, 2 * simulation.LargestMeanErrorGiven], simulation.Model.Frame.Unit);
        string Money(double error) => words.Amount(2 * error);
        static string Given(string all, string given) => given == all ? "" : $", those given a value ±{given}";
        var (points, pointsGiven) = (SpokenNumber.Of(200 * simulation.LargestErrorOverAll, 2), SpokenNumber.Of(200 * given, 2));
        var near = points == "0" ? ""
            : $"chances ±{points} percentage {(points == "1" ? "point" : "points")}{Given(points, pointsGiven)}; ";
        var sample = simulation.Worlds > Simulator.SampleWorlds
            ? $" Percentiles are of the first {Wording.Number(Simulator.SampleWorlds)}." : "";
        return $"{Beginning(simulation)}.{sample} Sampling error at 95 percent: {near}means ±{Money(mean)}"
            + $"{Given(Money(mean), Money(simulation.LargestMeanErrorGiven))}.{Notes(simulation)}";
    }

    /// <summary>
    /// The same of a figure of quarters, which are kept of the first simulations only: the standard error of a part of them is at most
    /// that of a half.
    /// </summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="isChance">Whether the figure shows chances, and not percentiles.</param>
    public static string DrawnOfQuarters(this Simulation simulation, bool isChance)
    {
        var worlds = simulation.QuarterWorlds;
        var kept = worlds < simulation.Worlds ? $"; quarters are those of the first {Wording.Number(worlds)}" : "";
        var error = isChance
            ? $" Sampling error at 95 percent: chances ±{SpokenNumber.Of(100 / Math.Sqrt(worlds), 2)} percentage points at most." : "";
        return $"{Beginning(simulation)}{kept}.{error}{Notes(simulation)}";
    }

    private static string Beginning(Simulation simulation) => $"{Wording.Sentence(Wording.Count(simulation.Drawn.Count, "assumption"))} "
        + $"{(simulation.Drawn.Count == 1 ? "is drawn" : "are drawn at once")} in {Wording.Number(simulation.Worlds)} simulations "
        + $"(seed {simulation.Settings.Seed.ToString(CultureInfo.InvariantCulture)}"
        // Smaller sets are other draws, and less even ones.
        + $"{(simulation.Settings.MostTogether < SimulationSettings.MostPoints ? $", in sets of {simulation.Settings.Points}" : "")})";

    private static string Notes(Simulation simulation)
        => string.Concat(simulation.Notes.Append(Remark.AtProbability(simulation.Model.Book.Terms, simulation.Scenario)).OfType<string>()
            .Select(note => $" {note}"));

    /// <summary>"$1bn or more".</summary>
    public static string OrMore(this Simulation simulation) => simulation.Model.Frame.OrMore;

    /// <summary>"all", "none", "97%" or "fewer than 1%", before "of the simulations".</summary>
    public static string Share(double part) => part switch
    {
        >= 1 => "all",
        <= 0 => "none",
        _ => Wording.Percent(part).Replace("<", "fewer than ", StringComparison.Ordinal)
            .Replace(">", "more than ", StringComparison.Ordinal),
    };

    /// <summary>Why there is nothing to show; null where there is.</summary>
    public static string? Nothing(this Simulation simulation)
        => simulation.Parties.Count == 0 ? $"{OutcomeWords.NoMoney}, so there is nothing to simulate."
        : simulation.Drawn.Count == 0 ? "No assumption has a range or odds that the scenario leaves open, so there is nothing to simulate."
        : null;

    /// <summary>Why there is nothing to show of a party that nothing moves.</summary>
    public static string NothingMoves(this Simulation simulation, Party party)
        => $"{OutcomeWords.Possessive(party)} result is the same in every simulation "
            + $"{OutcomeWords.Against(simulation.Model.Baselines[0])}, so there is no spread to show.";

    /// <summary>The sources of what is drawn and of the terms that differ.</summary>
    public static IEnumerable<Source?> SourcesOf(this Simulation simulation, IEnumerable<Party> parties)
        => new OutcomeSources(simulation.Model.Under(simulation.Scenario), parties, [simulation.Model.Baselines[0]]).With(simulation.Drawn);

    /// <summary>A figure of a simulation, or one that says that there is nothing to show.</summary>
    public static Figure Figure(
        this Simulation simulation, string id, IReadOnlyList<Party> parties, Func<FigureWords> words, Func<FigureTable> table,
        Func<Canvas, Body> body)
        => simulation.Nothing() is { } why
            ? Deals.Figure.Nothing(id, why, simulation.Scenario)
            : new(id, words(), table, simulation.Scenario, simulation.SourcesOf(parties), body);
}
