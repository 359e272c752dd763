namespace Deals;

/// <summary>
/// Where each assumption's values stand, and how a value is written as a number: a day as its day number, never as infinity.
/// </summary>
internal sealed class Inputs(IReadOnlyList<Assumption> assumptions)
{
    private readonly Dictionary<string, int> columns = assumptions.Select((assumption, at) => (assumption.Id, at))
        .ToDictionary(pair => pair.Id, pair => pair.at);
    private readonly SortedSet<int> read = [];
    private readonly bool[] everRead = new bool[assumptions.Count];

    public double[] AtBase { get; } = [.. assumptions.Select(assumption => NumberOf(assumption.Base))];

    public Assumption[] WithOdds { get; } = [.. assumptions.Where(assumption => assumption.Odds.Count > 0)];

    public int Count => columns.Count;

    /// <summary>Whether anything that was made reads an assumption: what nothing reads changes no number.</summary>
    public bool IsRead(Assumption assumption) => everRead[ColumnOf(assumption)];

    public int ColumnOf(Assumption assumption) => columns[assumption.Id];

    public Input Of(Assumption assumption)
    {
        var column = ColumnOf(assumption);
        read.Add(column);
        everRead[column] = true;
        return new(column, 0);
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

/// <summary>
/// The worlds that scenarios come to: each a value for every assumption, with its weight in its scenario. They are made eight at
/// a time when they are asked for, so that memory does not grow with their number.
/// </summary>
internal sealed class Worlds
{
    private readonly Inputs inputs;
    private readonly Course[] courses;
    private readonly V[] lanes;
    private readonly List<int> moved = [];
    private int packed = -1;

    public Worlds(Inputs inputs, IReadOnlyList<Scenario> scenarios)
    {
        (this.inputs, courses) = (inputs, new Course[scenarios.Count]);
        for (var at = 0; at < courses.Length; at++)
        {
            Count = checked(Count + (courses[at] = new(inputs, scenarios[at], Count)).Count);
        }

        lanes = [.. inputs.AtBase.Select(Lane.Create)];
    }

    public int Count { get; }

    /// <summary>How many blocks of eight worlds there are.</summary>
    public int BlockCount => (Count + LaneMemory.Width - 1) / LaneMemory.Width;

    /// <summary>
    /// Returns a block of eight worlds, good until another one is asked for; the last world is repeated where fewer are left.
    /// </summary>
    public ReadOnlySpan<V> Block(int block)
    {
        if (packed == block)
            return lanes;
        packed = block;
        var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<V, double>(lanes.AsSpan());
        foreach (var column in moved)
            lanes[column] = Lane.Create(inputs.AtBase[column]);
        moved.Clear();
        for (var lane = 0; lane < LaneMemory.Width; lane++)
        {
            var world = Math.Min(Count - 1, (block * LaneMemory.Width) + lane);
            foreach (var (column, value) in courses[ScenarioOf(world)].Moved(world))
            {
                numbers[(column * LaneMemory.Width) + lane] = value;
                moved.Add(column);
            }
        }

        return lanes;
    }

    /// <summary>Returns how many worlds of a block are real.</summary>
    public int RealIn(int block) => Math.Min(LaneMemory.Width, Count - (block * LaneMemory.Width));

    public int ScenarioOf(int world)
    {
        var (from, to) = (0, courses.Length - 1);
        while (from < to)
        {
            var middle = (from + to + 1) / 2;
            (from, to) = courses[middle].First <= world ? (middle, to) : (from, middle - 1);
        }

        return from;
    }

    public double WeightOf(int world) => courses[ScenarioOf(world)].WeightOf(world);

    /// <summary>Writes the weights of a block's worlds; 0 for a lane that only fills it.</summary>
    public void FillWeights(int block, Span<double> weights)
    {
        for (var lane = 0; lane < weights.Length; lane++)
            weights[lane] = lane < RealIn(block) ? WeightOf((block * LaneMemory.Width) + lane) : 0;
    }

    /// <summary>Returns the number that is the same in all worlds; null when it differs.</summary>
    /// <param name="number">Gives it for a block.</param>
    public double? Common(Func<int, V> number)
    {
        double? common = null;
        for (var block = 0; block < BlockCount; block++)
        {
            var of = number(block);
            for (var lane = 0; lane < RealIn(block); lane++)
            {
                common ??= of.GetElement(lane);
                if (of.GetElement(lane) != common)
                    return null;
            }
        }

        return common;
    }

    /// <summary>Returns what of the assumptions is not at its base in a world, by column.</summary>
    public IEnumerable<(int Column, double Value)> Moved(int world) => courses[ScenarioOf(world)].Moved(world);

    /// <summary>One scenario: what it sets, and the assumptions that it leaves to their odds.</summary>
    private sealed class Course
    {
        private readonly (int Column, double Value)[] set;
        private readonly Assumption[] open;
        private readonly Inputs inputs;

        public Course(Inputs inputs, Scenario scenario, int first)
        {
            (this.inputs, First) = (inputs, first);
            set = [.. scenario.Changes.Select(change => (inputs.ColumnOf(change.Assumption), Inputs.NumberOf(change.Value)))];
            open = [.. inputs.WithOdds.Where(assumption => !scenario.IsSet(assumption))];
            Count = open.Aggregate(1, (product, assumption) => checked(product * assumption.Odds.Count));
        }

        public int First { get; }

        /// <summary>One world for every combination of odds.</summary>
        public int Count { get; }

        public IEnumerable<(int Column, double Value)> Moved(int world)
        {
            foreach (var one in set)
                yield return one;
            foreach (var (assumption, odds) in Drawn(world))
                yield return (inputs.ColumnOf(assumption), Inputs.NumberOf(odds.Value));
        }

        public double WeightOf(int world) => Drawn(world).Aggregate(1.0, (weight, drawn) => weight * (double)drawn.Odds.Probability);

        /// <summary>The odds of a world: the last assumption's turn over first, as the digits of a number do.</summary>
        private IEnumerable<(Assumption Assumption, Odds Odds)> Drawn(int world)
        {
            var (left, rest) = (Count, world - First);
            foreach (var assumption in open)
            {
                left /= assumption.Odds.Count;
                (var digit, rest) = Math.DivRem(rest, left);
                yield return (assumption, assumption.Odds[digit]);
            }
        }
    }
}
