namespace Deals;

/// <summary>
/// Where each assumption's values stand, and how a value is written as a number: a day as its day number, never as infinity.
/// </summary>
internal sealed class Inputs(IReadOnlyList<Assumption> assumptions)
{
    private readonly Dictionary<string, int> columns = assumptions.Select((assumption, at) => (assumption.Id, at))
        .ToDictionary(pair => pair.Id, pair => pair.at);
    private readonly SortedSet<int> read = [];

    public IReadOnlyList<Assumption> Assumptions { get; } = assumptions;

    public int Count => columns.Count;

    public int ColumnOf(Assumption assumption) => columns[assumption.Id];

    public Input Of(Assumption assumption)
    {
        read.Add(ColumnOf(assumption));
        return new(ColumnOf(assumption), 0);
    }

    /// <summary>Returns the assumption, or a fixed number where there is none.</summary>
    public Input OrElse(Assumption? assumption, double otherwise) => assumption is null ? new(otherwise) : Of(assumption);

    /// <summary>Makes something, and tells which columns it reads: those it asked for while it was made.</summary>
    public (T Made, int[] Columns) Record<T>(Func<T> make)
    {
        read.Clear();
        var made = make();
        return (made, [.. read]);
    }

    /// <summary>Says that what is being made reads some columns through something made earlier.</summary>
    public void Touch(IEnumerable<int> columnsRead) => read.UnionWith(columnsRead);

    public static double NumberOf(AssumptionValue value)
        => value.Number is { } number ? (double)number : value.Day is { } day ? day.DayNumber : double.PositiveInfinity;
}

/// <summary>A number that is the same in all worlds, or an assumption's in each.</summary>
internal readonly record struct Input(int Column, double Fixed)
{
    public Input(double number)
        : this(-1, number)
    {
    }

    public V In(ReadOnlySpan<V> worlds) => Column < 0 ? Lane.Create(Fixed) : worlds[Column];
}

/// <summary>The worlds that scenarios come to: each a value for every assumption, with its weight in its scenario.</summary>
internal sealed class Worlds
{
    private readonly List<double[]> values = [];
    private readonly List<(int Scenario, double Weight)> owners = [];

    public Worlds(Inputs inputs, IReadOnlyList<Scenario> scenarios)
    {
        for (var at = 0; at < scenarios.Count; at++)
            Add(inputs, scenarios[at], at);
        Blocks = new V[(Count + LaneMemory.Width - 1) / LaneMemory.Width][];
        for (var block = 0; block < Blocks.Length; block++)
            Blocks[block] = Pack(block, inputs.Count);
    }

    public int Count => values.Count;

    /// <summary>Eight worlds each; the last one is repeated where fewer are left.</summary>
    public V[][] Blocks { get; }

    /// <summary>Returns how many worlds of a block are real.</summary>
    public int RealIn(int block) => Math.Min(LaneMemory.Width, Count - (block * LaneMemory.Width));

    public int ScenarioOf(int world) => owners[world].Scenario;

    public double WeightOf(int world) => owners[world].Weight;

    /// <summary>Writes the weights of a block's worlds; 0 for a lane that only fills it.</summary>
    public void FillWeights(int block, Span<double> weights)
    {
        for (var lane = 0; lane < weights.Length; lane++)
            weights[lane] = lane < RealIn(block) ? WeightOf((block * LaneMemory.Width) + lane) : 0;
    }

    /// <summary>Returns the number that is the same in all worlds; null when it differs.</summary>
    /// <param name="number">Gives it for a block.</param>
    public double? Common(Func<V[], V> number)
    {
        double? common = null;
        for (var block = 0; block < Blocks.Length; block++)
        {
            var of = number(Blocks[block]);
            for (var lane = 0; lane < RealIn(block); lane++)
            {
                common ??= of.GetElement(lane);
                if (of.GetElement(lane) != common)
                    return null;
            }
        }

        return common;
    }

    /// <summary>Returns what each assumption is set to in a world.</summary>
    public ReadOnlySpan<double> ValuesOf(int world) => values[world];

    private void Add(Inputs inputs, Scenario scenario, int at)
    {
        var open = inputs.Assumptions.Where(assumption => assumption.Odds.Count > 0 && !scenario.IsSet(assumption)).ToList();
        var point = inputs.Assumptions.Select(assumption => Inputs.NumberOf(scenario.ValueOf(assumption))).ToArray();
        var worlds = new List<(double[] Values, double Weight)> { (point, 1) };
        foreach (var assumption in open)
        {
            worlds =
            [
                .. from world in worlds
                   from odds in assumption.Odds
                   select (
                       Changed(world.Values, inputs.ColumnOf(assumption), Inputs.NumberOf(odds.Value)),
                       world.Weight * (double)odds.Probability),
            ];
        }

        foreach (var (row, weight) in worlds)
        {
            values.Add(row);
            owners.Add((at, weight));
        }
    }

    private static double[] Changed(double[] row, int column, double value)
    {
        var changed = (double[])row.Clone();
        changed[column] = value;
        return changed;
    }

    private V[] Pack(int block, int columns)
    {
        var packed = new V[columns];
        Span<double> lanes = stackalloc double[LaneMemory.Width];
        for (var column = 0; column < columns; column++)
        {
            for (var lane = 0; lane < LaneMemory.Width; lane++)
                lanes[lane] = values[Math.Min(Count - 1, (block * LaneMemory.Width) + lane)][column];
            packed[column] = Lane.Create<double>(lanes);
        }

        return packed;
    }
}
