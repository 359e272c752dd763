namespace Deals;

/// <summary>
/// What parties gain when all assumptions move at once: in how many of the worlds drawn, how much, given what, and what it depends
/// on. Means and probabilities are of all worlds; percentiles, and all that asks for single worlds, of the first
/// <see cref="Simulator.SampleWorlds"/>.
/// </summary>
public sealed class Simulation
{
    /// <summary>What the sums of deltas owe to rounding, in the ledger's unit.</summary>
    private const double Rounding = 1e-9;

    private const int LeastFresh = 1 << 12, MostFresh = 1 << 14;

    private readonly ReplicateSums[] sums;
    private readonly double[]?[] deltas;
    private readonly double[]?[] sorted;
    private readonly double[]?[] inputs;
    private readonly Blocks?[] blocks;

    internal Simulation(Simulator simulator, WorldDraws draws, ReplicateSums[] sums, SimulatedWorlds[] sample, SimulationStop stop)
    {
        (Model, Scenario, Settings, Drawn, Columns) =
            (simulator.Model, simulator.Scenario, simulator.Settings, simulator.Drawn, simulator.Columns);
        (Draws, this.sums, Sample, StoppedBy, Notes) = (draws, sums, sample, stop, draws.Notes);
        (deltas, sorted) = (new double[Columns.Count][], new double[Columns.Count][]);
        (inputs, blocks) = (new double[Drawn.Count][], new Blocks[Drawn.Count]);
        Parties = [.. Columns.Index().Where(column => Differs(column.Index)).Select(column => column.Item.Party).Distinct()];
    }

    /// <summary>The money.</summary>
    public MoneyModel Model { get; }

    /// <summary>What is set, and so not drawn.</summary>
    public Scenario Scenario { get; }

    /// <summary>Seed, number and threads.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>The assumptions that are drawn.</summary>
    public IReadOnlyList<Assumption> Drawn { get; }

    /// <summary>The deltas that are computed.</summary>
    public IReadOnlyList<DeltaColumn> Columns { get; }

    /// <summary>The labs, clouds and investors for whom any regime makes a difference in any world.</summary>
    public IReadOnlyList<Party> Parties { get; }

    /// <summary>How many worlds were drawn.</summary>
    public int Worlds => sums.Sum(replicate => replicate.All[0].Worlds);

    /// <summary>In how many replicates.</summary>
    public int Replicates => sums.Length;

    /// <summary>Why no more were.</summary>
    public SimulationStop StoppedBy { get; }

    /// <summary>
    /// What a reader must know of what was drawn, as sentences: correlations that were mended, assumptions that could not be drawn.
    /// </summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The largest standard error of a probability, and of a mean in the ledger's unit.</summary>
    public (double Probability, double Mean) LargestErrors => (
        Deltas.SelectMany(delta => delta.Given.SelectMany(given => new[] { given.Gain, given.Loss }).Append(delta.Gain).Append(delta.Loss))
            .Select(one => one.Error)
            .Where(double.IsFinite).DefaultIfEmpty(0).Max(),
        Deltas.Select(delta => delta.Mean.Error).Where(double.IsFinite).DefaultIfEmpty(0).Max());

    /// <summary>The largest standard error of a probability over all worlds.</summary>
    internal double LargestErrorOverAll
        => Deltas.SelectMany(delta => new[] { delta.Gain.Error, delta.Loss.Error }).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    /// <summary>The largest standard error of a mean that is given a value of an assumption.</summary>
    internal double LargestMeanErrorGiven => Deltas.SelectMany(delta => delta.Given).Select(given => given.Mean.Error)
        .Where(double.IsFinite).DefaultIfEmpty(0).Max();

    /// <summary>Of how many simulations quarters are kept: <see cref="Payments"/> and <see cref="CapFull"/> are of these, the first.</summary>
    internal int QuarterWorlds => QuarterFan.WorldsOf(this);

    /// <summary>Every party's deltas, against each baseline in both counts.</summary>
    public IReadOnlyList<SimulatedDelta> Deltas => field ??=
    [
        .. from column in Columns.Index()
           where Parties.Contains(column.Item.Party)
           select new SimulatedDelta(this, column.Index),
    ];

    /// <summary>Returns which assumptions bring about how much of each delta's variance.</summary>
    /// <param name="points">How many points each of the two sets has: a power of two.</param>
    /// <param name="areGrouped">Whether assumptions that move together count as one; else all are drawn independently.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The number of points is no power of two, or too small; or too many assumptions are
    /// drawn.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Sensitivity Sensitivity(int points = 4096, bool areGrouped = false, CancellationToken cancellation = default)
        => new(this, points, areGrouped, cancellation);

    /// <summary>Returns what one party pays another, quarter by quarter, in the first few thousand worlds.</summary>
    /// <param name="payer">Who pays.</param>
    /// <param name="payee">Who is paid.</param>
    /// <param name="regime">Under what; the terms that hold when left out.</param>
    public IReadOnlyList<FanQuarter> Payments(Party payer, Party payee, Regime? regime = null)
        => new QuarterFan(this).Of(regime ?? Model.Current, term => term.Payer == payer && term.Payee == payee ? 1 : 0);

    /// <summary>Returns what a party is paid less what it pays, quarter by quarter, likewise.</summary>
    /// <param name="party">The party.</param>
    /// <param name="regime">Under what; the terms that hold when left out.</param>
    public IReadOnlyList<FanQuarter> Cash(Party party, Regime? regime = null)
        => new QuarterFan(this).Of(regime ?? Model.Current, term => term.Payee == party ? 1 : term.Payer == party ? -1 : 0);

    /// <summary>Returns in which quarter a cap begins to cut what is claimed, and in which part of the worlds; likewise.</summary>
    /// <param name="cap">The cap.</param>
    /// <param name="regime">Under what; the terms that hold when left out.</param>
    public IReadOnlyList<CapFull> CapFull(CapGroup cap, Regime? regime = null) => new QuarterFan(this).Full(cap, regime ?? Model.Current);

    /// <summary>The assumptions drawn from odds that make a difference to a party.</summary>
    internal IReadOnlyList<Assumption> Telling => field ??= [.. Drawn.Where(one => one.Odds.Count > 0 && Model.Moves(one, Scenario))];

    internal WorldDraws Draws { get; }

    /// <summary>Worlds of another seed, on which what was found in these is checked.</summary>
    internal Simulation Fresh
        => field ??= new Simulator(Model, Scenario,
            Settings with { Seed = ~Settings.Seed, Worlds = Math.Clamp(Worlds, LeastFresh, MostFresh) }).Run();

    internal IReadOnlyList<SimulatedWorlds> Sample { get; }

    /// <summary>Of how many worlds all numbers are kept.</summary>
    internal int SampleCount => Sample.Sum(worlds => worlds.Count);

    internal bool IsPrecise => LargestErrors is var (probability, mean) && probability <= Settings.ProbabilityError
        && mean <= Settings.MeanError;

    /// <summary>Returns one party's delta.</summary>
    /// <exception cref="ArgumentException">The party has none, or the regime is no baseline.</exception>
    public SimulatedDelta DeltaOf(Party party, Regime baseline, Perspective perspective = Perspective.LookThrough)
        => Deltas.FirstOrDefault(delta => delta.Party == party && delta.Baseline == baseline && delta.Perspective == perspective)
            ?? throw new ArgumentException(
                $"Nothing was drawn for {party.Id} against {baseline.Id}: name a party with money at stake and a baseline.", nameof(party));

    /// <summary>Returns how often parties gain and lose together against a baseline, the most frequent first.</summary>
    /// <param name="baseline">Against what.</param>
    /// <param name="parties">Which parties; all of <see cref="Parties"/> when left out.</param>
    /// <exception cref="ArgumentException">The regime is no baseline, or a party has nothing at stake.</exception>
    public IReadOnlyList<JointOutcome> Joint(Regime baseline, IReadOnlyList<Party>? parties = null)
    {
        var at = Model.Baselines.ToList().IndexOf(baseline);
        if (at < 0)
            throw new ArgumentException($"{baseline.Id} is no baseline.", nameof(baseline));
        var counted = Columns.Select(column => column.Party).Distinct().ToList();
        int[] places = [.. (parties ?? Parties).Select(party => counted.IndexOf(party))];
        if (places.Contains(-1))
            throw new ArgumentException("Only labs, clouds and investors gain or lose.", nameof(parties));
        return JointOutcome.Of(this, baseline, [.. places.Select(place => counted[place])],
            [.. sums.Select(one => Merged(one.Joint[at], places, counted.Count))]);
    }

    internal IEnumerable<ColumnSums> SumsOf(int column) => sums.Select(replicate => replicate.All[column]);

    internal IEnumerable<ColumnSums> SumsOf(int column, Assumption given, int odds)
        => sums.Select(replicate => replicate.Given[given.Id][odds][column]);

    /// <summary>A column's numbers in the worlds that are kept.</summary>
    internal double[] DeltasOf(int column) => deltas[column] ??= [.. Sample.SelectMany(worlds => worlds.Deltas[column])];

    /// <summary>The same in ascending order.</summary>
    internal double[] SortedOf(int column) => sorted[column] ??= [.. DeltasOf(column).Order()];

    /// <summary>An assumption's values in the worlds that are kept.</summary>
    internal double[] InputsOf(int drawn) => inputs[drawn] ??= [.. Sample.SelectMany(worlds => worlds.Inputs[drawn])];

    /// <summary>In which stretch of an assumption's values each of these worlds lies.</summary>
    internal Blocks BlocksOf(int drawn) => blocks[drawn] ??= Blocks.Of(this, drawn);

    /// <summary>The patterns of some of the parties.</summary>
    private static Dictionary<long, int> Merged(Dictionary<long, int> patterns, int[] places, int parties)
    {
        var merged = new Dictionary<long, int>();
        foreach (var (pattern, count) in patterns)
        {
            var digits = new long[parties];
            for (var (place, left) = (parties - 1, pattern); place >= 0; place--, left /= 3)
                digits[place] = left % 3;
            var own = places.Aggregate(0L, (sum, place) => (sum * 3) + digits[place]);
            merged[own] = merged.GetValueOrDefault(own) + count;
        }

        return merged;
    }

    private bool Differs(int column)
        => sums.Any(one => Math.Max(Math.Abs(one.All[column].Least), Math.Abs(one.All[column].Most)) > Rounding);
}

/// <summary>How a party comes out in a world.</summary>
public enum SimulatedWord
{
    /// <summary>It loses the dataset's threshold or more.</summary>
    Loses,

    /// <summary>Less than the threshold either way.</summary>
    Neither,

    /// <summary>It gains the threshold or more.</summary>
    Gains,
}

/// <summary>How one party comes out.</summary>
/// <param name="Party">Who.</param>
/// <param name="Word">How.</param>
public sealed record PartyOutcome(Party Party, SimulatedWord Word);

/// <summary>How parties come out together.</summary>
/// <param name="Baseline">Against what.</param>
/// <param name="Parties">How each does.</param>
/// <param name="Probability">In which part of the worlds. It rests on the odds: tell it together with <paramref name="Given"/>.</param>
/// <param name="Given">
/// In which part of the worlds with each value, or third, of the assumption that explains most of the first party's delta; empty where none
/// does.
/// </param>
public sealed record JointOutcome(Regime Baseline, IReadOnlyList<PartyOutcome> Parties, Estimate Probability,
    IReadOnlyList<JointGiven> Given)
{
    /// <summary>Whether nobody loses and somebody gains.</summary>
    public bool IsForAll => Parties.All(one => one.Word != SimulatedWord.Loses) && Parties.Any(one => one.Word == SimulatedWord.Gains);

    internal static IReadOnlyList<JointOutcome> Of(Simulation simulation, Regime baseline, IReadOnlyList<Party> parties,
        IReadOnlyList<Dictionary<long, int>> replicates)
    {
        SimulatedWord WordOf(long pattern, int party) => (SimulatedWord)((pattern / (long)Math.Pow(3, parties.Count - 1 - party)) % 3);
        var deltas = parties.Select(party => simulation.Columns.ToList().IndexOf(new(party, baseline, Perspective.LookThrough)))
            .Select(simulation.DeltasOf).ToList();
        var first = simulation.Deltas.FirstOrDefault(
            delta => delta.Party == parties.FirstOrDefault() && delta.Baseline == baseline && delta.Perspective == Perspective.LookThrough);
        var ranges = first?.MattersMost is { } most ? first.SplitBy(most).Select(part => (part.From, part.To)).ToList() : [];
        var values = first?.MattersMost is { } of ? simulation.InputsOf(simulation.Drawn.ToList().IndexOf(of)) : [];
        var threshold = simulation.Model.Frame.LeastThatCounts;
        var counts = ranges.Select(_ => new Dictionary<long, int>()).ToList();
        for (var world = 0; world < values.Length; world++)
        {
            var pattern = 0L;
            foreach (var column in deltas)
                pattern = (pattern * 3) + (column[world] >= threshold ? 2 : column[world] <= -threshold ? 0 : 1);
            foreach (var (range, count) in ranges.Zip(counts))
            {
                if (values[world] >= Inputs.NumberOf(range.From) && values[world] <= Inputs.NumberOf(range.To))
                    count[pattern] = count.GetValueOrDefault(pattern) + 1;
            }
        }

        var worlds = replicates.Select(one => (double)one.Values.Sum()).ToList();
        return
        [
            .. from pattern in replicates.SelectMany(one => one.Keys).Distinct()
               let part = Estimate.OfRatios([.. replicates.Zip(worlds, (one, count) => (one.GetValueOrDefault(pattern) / count, count))])
               orderby part.Value descending, pattern
               select new JointOutcome(
                   baseline, [.. parties.Select((party, at) => new PartyOutcome(party, WordOf(pattern, at)))], part,
                   [
                       .. ranges.Zip(counts, (range, count) => new JointGiven(
                           first!.MattersMost!, range.From, range.To,
                           count.GetValueOrDefault(pattern) / (double)Math.Max(1, count.Values.Sum()))),
                   ]),
        ];
    }
}

/// <summary>How often parties come out so in the worlds in which an assumption has a value, or lies in a range.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="From">The value, or the smallest.</param>
/// <param name="To">The same value, or the largest.</param>
/// <param name="Part">In which part of these worlds.</param>
public sealed record JointGiven(Assumption Assumption, AssumptionValue From, AssumptionValue To, double Part);

/// <summary>The worlds of one replicate.</summary>
/// <param name="Replicate">Which one, from 0.</param>
/// <param name="Inputs">For each assumption that is drawn its values: a number, a day as <see cref="DateOnly.DayNumber"/>, never as
/// infinity.</param>
/// <param name="Deltas">For each of the simulation's columns of deltas its numbers, in the ledger's unit.</param>
public sealed record SimulatedWorlds(int Replicate, IReadOnlyList<double[]> Inputs, IReadOnlyList<double[]> Deltas)
{
    /// <summary>How many there are.</summary>
    public int Count => Deltas[0].Length;
}

/// <summary>Which delta a column holds.</summary>
/// <param name="Party">Whose.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Perspective">Its own cash alone, or with its part of the labs.</param>
public sealed record DeltaColumn(Party Party, Regime Baseline, Perspective Perspective);
