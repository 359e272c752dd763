namespace Deals;

/// <summary>
/// Draws worlds and computes what parties gain in each, piece by piece: of a piece a few sums are kept, and of the first
/// <see cref="SampleWorlds"/> worlds all numbers, so that memory does not grow with the number of worlds. How is written in
/// docs/model.md, section 11.
/// </summary>
public sealed class Simulator
{
    /// <summary>Of how many worlds all numbers are kept: for percentiles, and for what drives the results.</summary>
    public const int SampleWorlds = 1 << 16;

    /// <summary>How many worlds are looked through for values that contradict each other.</summary>
    private const int CheckedWorlds = 32;

    private const double LastDigits = 1e-9;

    private readonly WorldDraws draws;
    private readonly Worker[] workers;
    private readonly int[] batchColumns;
    private readonly List<ReplicateSums> sums = [];
    private readonly List<SimulatedWorlds> sample = [];
    private SimulationStop? stop;

    /// <summary>Makes ready to simulate.</summary>
    /// <param name="model">The money.</param>
    /// <param name="scenario">What is set is not drawn.</param>
    /// <param name="settings">Seed, number and threads.</param>
    /// <exception cref="ArgumentException">An assumption that cannot be drawn, or values that contradict each other; the message names
    /// them.</exception>
    public Simulator(MoneyModel model, Scenario scenario, SimulationSettings settings)
    {
        if (settings.Worlds is < 1)
            throw new ArgumentException($"At least one simulation is drawn, not {settings.Worlds}.", nameof(settings));
        (Model, Scenario, Settings) = (model, scenario, settings);
        draws = new(model, scenario);
        workers = [.. Enumerable.Range(0, Math.Clamp(settings.Threads, 1, settings.Replicates))
            .Select(_ => new Worker(model.Batch(draws.Columns, scenario, countsPlain: false), draws, settings.Points))];
        Columns =
        [
            .. from party in model.Book.Parties
               where party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor
               from baseline in model.Baselines
               from perspective in Enum.GetValues<Perspective>()
               select new DeltaColumn(party, baseline, perspective),
        ];
        batchColumns = [.. Columns.Select(column => workers[0].Batch.ColumnOf(column.Party, column.Baseline, column.Perspective))];
        CheckSome();
    }

    /// <summary>The money.</summary>
    public MoneyModel Model { get; }

    /// <summary>What is set, and so not drawn.</summary>
    public Scenario Scenario { get; }

    /// <summary>Seed, number and threads.</summary>
    public SimulationSettings Settings { get; }

    /// <summary>The assumptions that are drawn, in the order of their columns.</summary>
    public IReadOnlyList<Assumption> Drawn => draws.Drawn;

    /// <summary>The deltas that are computed: those of labs, clouds and investors.</summary>
    public IReadOnlyList<DeltaColumn> Columns { get; }

    /// <summary>What came out so far: all of it once there is nothing left to do.</summary>
    /// <exception cref="InvalidOperationException">Nothing is computed yet.</exception>
    public Simulation Result => sums.Count > 0
        ? new(this, draws, [.. sums], [.. sample], stop ?? SimulationStop.Number)
        : throw new InvalidOperationException("No simulations are computed yet.");

    /// <summary>Computes all worlds.</summary>
    /// <param name="progress">Is told after each piece.</param>
    /// <param name="taken">Is given each piece, in their order.</param>
    /// <param name="cancellation">Stops it between pieces: <see cref="Result"/> then has those that were computed.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="NotFiniteMoneyException">A formula gave no number; the message names the row and the quarter.</exception>
    public Simulation Run(
        IProgress<SimulationProgress>? progress = null, Action<SimulatedWorlds>? taken = null, CancellationToken cancellation = default)
    {
        foreach (var worlds in Compute(cancellation))
        {
            taken?.Invoke(worlds);
            progress?.Report(new(sums.Count * Settings.Points, Settings.Replicates * Settings.Points));
        }

        return Result;
    }

    /// <summary>Computes the worlds that are left, and gives them piece by piece, in their order.</summary>
    /// <param name="cancellation">Stops it between pieces: <see cref="Result"/> then has those that were computed.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="NotFiniteMoneyException">A formula gave no number; the message names the row and the quarter.</exception>
    public IEnumerable<SimulatedWorlds> Compute(CancellationToken cancellation = default)
    {
        while (stop is null)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var worlds in Compute(sums.Count, Math.Min(workers.Length, NextLook - sums.Count)))
            {
                Take(worlds);
                yield return worlds;
            }
        }
    }

    /// <summary>Computes one more piece, for whoever must see to something else in between.</summary>
    /// <returns>Whether more is left.</returns>
    /// <exception cref="NotFiniteMoneyException">A formula gave no number; the message names the row and the quarter.</exception>
    public bool WorkOn()
    {
        if (stop is null)
            Take(Compute(sums.Count, 1)[0]);
        return stop is null;
    }

    /// <summary>
    /// Computes a part of the replicates, of which others compute the rest; for a stated number of worlds. Nothing of them is kept.
    /// </summary>
    /// <param name="part">Which part, from 1.</param>
    /// <param name="parts">Of how many.</param>
    /// <param name="cancellation">Stops it between pieces.</param>
    /// <exception cref="ArgumentException">There is no such part, or the number of worlds is left to the errors.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<SimulatedWorlds> Part(int part, int parts, CancellationToken cancellation = default)
    {
        if (part < 1 || part > parts || parts > Settings.Replicates)
            throw new ArgumentException(
                $"There is no part {part} of {parts}: parts count from 1, and there are {Settings.Replicates} replicates to share.",
                nameof(part));
        if (Settings.Worlds is null)
            throw new ArgumentException("Parts are computed of a stated number of simulations.", nameof(part));
        return Worlds();

        IEnumerable<SimulatedWorlds> Worlds()
        {
            var (from, to) = ReplicatesOf(part, parts);
            for (var at = from; at < to; at += workers.Length)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var worlds in Compute(at, Math.Min(workers.Length, to - at)))
                    yield return worlds;
            }
        }
    }

    /// <summary>The replicates of a part, from the first to the one after its last; parts differ by one at most.</summary>
    internal (int From, int To) ReplicatesOf(int part, int parts)
        => ((int)((long)Settings.Replicates * (part - 1) / parts), (int)((long)Settings.Replicates * part / parts));

    /// <summary>How many replicates were computed or taken up.</summary>
    public int Taken => sums.Count;

    /// <summary>
    /// Takes up worlds that were computed elsewhere, in their order, if they are those that the seed and the scenario draw, and if the
    /// first of them have the gains that these deals give.
    /// </summary>
    /// <exception cref="ArgumentException">They are others, not the next ones, or have other columns.</exception>
    public void TakeOwn(SimulatedWorlds worlds)
    {
        RequireNext(worlds);
        var own = workers[0].Draw(worlds.Replicate, Settings.Seed);
        if (Drawn.Count > 0 && !own.Zip(worlds.Inputs).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
            throw new ArgumentException($"replicate {worlds.Replicate} was drawn with another seed, scenario or number of simulations.",
                nameof(worlds));
        var first = workers[0].Deltas([.. own.Select(column => column[..Math.Min(CheckedWorlds, column.Length)])], batchColumns);
        if (!first.Zip(worlds.Deltas).All(pair => AreAlike(pair.First, pair.Second)))
            throw new ArgumentException(
                $"replicate {worlds.Replicate} has gains that these deals under this scenario do "
                    + $"not give: the data or the scenario were others.", nameof(worlds));
        Take(worlds);
    }

    /// <summary>Takes up worlds that were computed elsewhere, in their order.</summary>
    /// <exception cref="ArgumentException">They are not the next ones, or have other columns.</exception>
    public void Take(SimulatedWorlds worlds)
    {
        RequireNext(worlds);
        CheckFinite(worlds);
        sums.Add(new(worlds, Columns, Drawn, Model.Frame.LeastThatCounts));
        if (sums.Count * worlds.Count <= SampleWorlds)
            sample.Add(worlds);
        if (sums.Count == Settings.Replicates)
            stop = Settings.Worlds is not null ? SimulationStop.Number : Result.IsPrecise ? SimulationStop.Precise : SimulationStop.Most;
        else if (sums.Count == Look && Settings.Worlds is null && Result.IsPrecise)
            stop = SimulationStop.Precise;
    }

    private void RequireNext(SimulatedWorlds worlds)
    {
        if (worlds.Replicate != sums.Count || worlds.Deltas.Count != Columns.Count || worlds.Inputs.Count != Drawn.Count
            || worlds.Count != Settings.Points)
            throw new ArgumentException(
                $"replicate {worlds.Replicate} of {worlds.Count} simulations with {worlds.Inputs.Count} values and {worlds.Deltas.Count} "
                    + $"deltas is not the next one: replicate "
                + $"{sums.Count} of {Settings.Points} with {Drawn.Count} and {Columns.Count}.", nameof(worlds));
    }

    /// <summary>Whether numbers are the same but for what another machine's arithmetic may do to the last digits.</summary>
    private static bool AreAlike(double[] own, double[] others)
        => own.Zip(others).All(pair => Math.Abs(pair.First - pair.Second) <= LastDigits * Math.Max(1, Math.Abs(pair.First)));

    /// <summary>After so many replicates the errors are looked at: the number doubles, so that it does not depend on threads.</summary>
    private int Look => NextLookAfter(sums.Count - 1);

    private int NextLook => Math.Min(Settings.Replicates, NextLookAfter(sums.Count));

    private static int NextLookAfter(int replicates)
    {
        var look = SimulationSettings.LeastReplicates;
        while (look <= replicates)
            look *= 2;
        return look;
    }

    private SimulatedWorlds[] Compute(int first, int count)
    {
        var computed = new SimulatedWorlds[count];
        if (count == 1)
            computed[0] = workers[0].Compute(first, Settings.Seed, batchColumns);
        else
            Parallel.For(0, count, at => computed[at] = workers[at].Compute(first + at, Settings.Seed, batchColumns));
        return computed;
    }

    /// <summary>
    /// Holds a few worlds against the checks that a scenario has to pass: whoever draws shares that exceed one finds it here.
    /// </summary>
    private void CheckSome()
    {
        var columns = workers[0].Draw(0, Settings.Seed);
        for (var world = 0; world < Math.Min(CheckedWorlds, columns[0].Length); world++)
            Model.Checked(ScenarioOf(columns, world));
    }

    private void CheckFinite(SimulatedWorlds worlds)
    {
        for (var column = 0; column < Columns.Count; column++)
        {
            var world = worlds.Deltas[column].AsSpan().IndexOfNotFinite();
            if (world < 0)
                continue;
            // The full results know the names, so they tell what gave no number.
            var scenario = ScenarioOf(worlds.Inputs, world);
            Model.Under(scenario);
            throw new ArgumentException($"{Columns[column].Party.Id} has no number in a simulation that was drawn ({scenario}).",
                nameof(worlds));
        }
    }

    private Scenario ScenarioOf(IReadOnlyList<double[]> columns, int world)
        => Drawn.Index().Aggregate(Scenario,
            (scenario, one) => scenario.With(one.Item.Id, WorldBatch.ValueOf(one.Item, columns[one.Index][world])));

    /// <summary>What one thread computes with.</summary>
    private sealed class Worker(WorldBatch batch, WorldDraws draws, int points)
    {
        private readonly double[][] all = [.. Enumerable.Range(0, batch.DeltaColumns).Select(_ => new double[points])];
        private readonly double[][] sorted = [.. draws.Columns.Select(_ => new double[points])];

        public WorldBatch Batch => batch;

        public double[][] Draw(int replicate, long seed)
        {
            double[][] columns = [.. draws.Columns.Select(_ => GC.AllocateUninitializedArray<double>(points))];
            draws.Fill(seed, replicate, columns);
            draws.KeepWhole(columns);
            return columns;
        }

        public SimulatedWorlds Compute(int replicate, long seed, int[] wanted)
        {
            var columns = Draw(replicate, seed);
            var order = ByDays(columns);
            for (var column = 0; column < columns.Length; column++)
                Sort(columns[column], order, sorted[column]);
            batch.Fill(sorted, all);
            return new(replicate, draws.Drawn.Count > 0 ? columns : [], [.. wanted.Select(column => Back(all[column], order))]);
        }

        /// <summary>
        /// Worlds of the same days one after the other: eight are computed together, and a quarter that some of them have and others do
        /// not takes longer. A world's numbers are the same wherever it lies.
        /// </summary>
        private int[] ByDays(double[][] columns)
        {
            double[][] days = [.. draws.Columns.Zip(columns).Where(pair => pair.First.IsDate).Select(pair => pair.Second)];
            int[] order = [.. Enumerable.Range(0, points)];
            Array.Sort(order, Compare);
            return order;

            int Compare(int one, int other)
            {
                foreach (var column in days)
                {
                    if (column[one] != column[other])
                        return column[one] < column[other] ? -1 : 1;
                }

                return 0;
            }
        }

        private static void Sort(double[] numbers, int[] order, double[] sorted)
        {
            for (var at = 0; at < order.Length; at++)
                sorted[at] = numbers[order[at]];
        }

        private static double[] Back(double[] sorted, int[] order)
        {
            var numbers = GC.AllocateUninitializedArray<double>(sorted.Length);
            for (var at = 0; at < order.Length; at++)
                numbers[order[at]] = sorted[at];
            return numbers;
        }

        /// <summary>The wanted gains of a few worlds.</summary>
        public double[][] Deltas(double[][] columns, int[] wanted)
        {
            double[][] few = [.. all.Select(_ => new double[columns[0].Length])];
            batch.Fill(columns, few);
            return [.. wanted.Select(column => few[column])];
        }
    }
}

file static class Numbers
{
    /// <summary>Where the first number is that is NaN or infinite; -1 where none is.</summary>
    public static int IndexOfNotFinite(this Span<double> numbers)
    {
        for (var at = 0; at < numbers.Length; at++)
        {
            if (!double.IsFinite(numbers[at]))
                return at;
        }

        return -1;
    }
}
