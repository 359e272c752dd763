namespace Deals;

/// <summary>What a party gains, in all worlds that were drawn.</summary>
public sealed class SimulatedDelta
{
    private readonly Simulation simulation;
    private readonly int column;

    /// <summary>Which of the simulation's columns.</summary>
    internal int Column => column;

    internal SimulatedDelta(Simulation simulation, int column)
    {
        (this.simulation, this.column) = (simulation, column);
        (Party, Baseline, Perspective) = simulation.Columns[column];
    }

    /// <summary>Whose.</summary>
    public Party Party { get; }

    /// <summary>Against what.</summary>
    public Regime Baseline { get; }

    /// <summary>Its own cash alone, or with its part of the labs.</summary>
    public Perspective Perspective { get; }

    /// <summary>The mean present value, in the ledger's unit.</summary>
    public Estimate Mean => ColumnSums.MeanOf(simulation.SumsOf(column));

    /// <summary>The standard deviation, in the ledger's unit.</summary>
    public double Deviation => SpreadOf([.. simulation.SumsOf(column)]);

    /// <summary>
    /// In which part of the worlds it gains the dataset's threshold or more. It rests on what is assumed of how likely dates and
    /// values are: tell it together with <see cref="Given"/>.
    /// </summary>
    public Estimate Gain => ColumnSums.GainOf(simulation.SumsOf(column));

    /// <summary>In which part of them it loses the threshold or more; likewise.</summary>
    public Estimate Loss => ColumnSums.LossOf(simulation.SumsOf(column));

    /// <summary>
    /// The same given each value of each assumption whose odds make a difference to a party. Where none does, given that the assumption
    /// that matters most is in its lowest, middle or highest third.
    /// </summary>
    public IReadOnlyList<ConditionalDelta> Given => field ??= MakeGiven();

    /// <summary>The assumptions and how much of the variance each explains alone, most first.</summary>
    public IReadOnlyList<Influence> Influences => field ??= Influence.Of(simulation, column);

    /// <summary>The assumption that explains most; null where none explains anything.</summary>
    public Assumption? MattersMost => Influences is [{ Part: > 0 } first, ..] ? first.Assumption : null;

    /// <summary>What each assumption alone does to it, from its 10th to its 90th percentile: those that move it, most first.</summary>
    public IReadOnlyList<PercentileBar> Tornado => field ??= PercentileBar.Of(simulation, this);

    /// <summary>Under which two or three conditions the answer flips, checked on fresh worlds.</summary>
    public FlipRule Rule => field ??= FlipRule.Of(simulation, this);

    /// <summary>What knowing each assumption is worth to the party where it decides between the terms that hold and the baseline.</summary>
    public InformationValue Knowing => field ??= InformationValue.Of(simulation, this);

    /// <summary>Returns the delta below which a part of the worlds lies, in the ledger's unit.</summary>
    /// <param name="part">0 to 1: 0.1 for the 10th percentile.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public double Percentile(double part) => PercentileOf(simulation.SortedOf(column), PartOf(part));

    /// <summary>Returns the delta's distribution for each value of an assumption that has odds, or each third of another.</summary>
    /// <exception cref="ArgumentException">The assumption was not drawn.</exception>
    public IReadOnlyList<DeltaPart> SplitBy(Assumption assumption)
    {
        var drawn = PlaceOf(assumption);
        var (values, deltas) = (simulation.InputsOf(drawn), simulation.DeltasOf(column));
        return
        [
            .. from range in RangesOf(drawn)
               let within = deltas.Where((_, at) => values[at] >= range.From && values[at] <= range.To).Order().ToArray()
               where within.Length > 0
               select new DeltaPart(assumption, Value(assumption, range.From), Value(assumption, range.To),
                   within.Length / (double)deltas.Length, within),
        ];
    }

    internal static double PartOf(double part) => part is >= 0 and <= 1 ? part
        : throw new ArgumentOutOfRangeException(nameof(part), part,
            "A percentile is asked for as a part from 0 to 1: 0.5 is the median, 0.9 the 90th percentile.");

    /// <summary>
    /// The least of the numbers that, with those below it, is at least a part of them: the inverse of their distribution (R. J. Hyndman and
    /// Y. Fan, <i>Sample Quantiles in Statistical Packages</i>, 1996, definition 1). Between two numbers none is made up.
    /// </summary>
    internal static double PercentileOf(double[] sorted, double part)
        => sorted[Math.Clamp((int)Math.Ceiling((part * sorted.Length) - 1e-9) - 1, 0, sorted.Length - 1)];

    private static AssumptionValue Value(Assumption assumption, double number) => WorldBatch.ValueOf(assumption, number);

    private static double SpreadOf(ColumnSums[] replicates)
    {
        var (worlds, mean) = (replicates.Sum(one => (double)one.Worlds), ColumnSums.MeanOf(replicates).Value);
        return Math.Sqrt(replicates.Sum(one => one.Squares + (one.Worlds * (one.Mean - mean) * (one.Mean - mean))) / worlds);
    }

    private int PlaceOf(Assumption assumption)
    {
        var at = simulation.Drawn.ToList().IndexOf(assumption);
        return at >= 0 ? at : throw new ArgumentException($"{assumption.Id} was not drawn.", nameof(assumption));
    }

    private IEnumerable<(double From, double To)> RangesOf(int drawn)
    {
        var assumption = simulation.Drawn[drawn];
        if (assumption.Odds.Count > 0)
            return assumption.Odds.Select(odds => (Inputs.NumberOf(odds.Value), Inputs.NumberOf(odds.Value)));
        var sorted = simulation.InputsOf(drawn).Order().ToArray();
        // The least and the largest number that were drawn are chance, and the bounds are not; days may have "never" as a bound and as no
        // draw.
        var (least, most) = assumption.IsDate ? (sorted[0], sorted[^1])
            : (Inputs.NumberOf(assumption.Minimum), Inputs.NumberOf(assumption.Maximum));
        double[] ends = [least, sorted[sorted.Length / 3], sorted[sorted.Length * 2 / 3], most];
        // Half of the worlds may have the same value.
        return Enumerable.Range(0, 3).Select(third => (From: third == 0 ? ends[0] : Math.BitIncrement(ends[third]), To: ends[third + 1]))
            .Where(range => range.From <= range.To);
    }

    private List<ConditionalDelta> MakeGiven()
    {
        var given = new List<ConditionalDelta>();
        foreach (var assumption in simulation.Telling)
        {
            foreach (var (at, odds) in assumption.Odds.Index())
                given.Add(ConditionalDelta.Of(assumption, odds.Value, odds.Value, (double)odds.Probability,
                    [.. simulation.SumsOf(column, assumption, at)]));
        }

        if (given.Count > 0 || MattersMost is not { } most)
            return given;
        var (place, threshold) = (PlaceOf(most), simulation.Model.Frame.LeastThatCounts);
        foreach (var (from, to) in RangesOf(place))
        {
            ColumnSums[] sums = [.. simulation.Sample.Select(
                worlds => ColumnSums.Of(worlds.Deltas[column], ColumnSums.Within(worlds.Inputs[place], from, to), threshold))];
            given.Add(ConditionalDelta.Of(most, Value(most, from), Value(most, to),
                sums.Sum(one => one.Worlds) / (double)simulation.SampleCount, sums));
        }

        return given;
    }
}

/// <summary>What a party gains in the worlds in which an assumption has a value, or lies in a range.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="From">The value, or the smallest.</param>
/// <param name="To">The same value, or the largest.</param>
/// <param name="Odds">How likely that is: what the data state, or the part of the worlds.</param>
/// <param name="Mean">The mean delta there; NaN where no world has the value.</param>
/// <param name="Gain">In which part of these worlds the party gains the threshold or more.</param>
/// <param name="Loss">In which part it loses it.</param>
public sealed record ConditionalDelta(Assumption Assumption, AssumptionValue From, AssumptionValue To, double Odds, Estimate Mean,
    Estimate Gain, Estimate Loss)
{
    internal static ConditionalDelta Of(Assumption assumption, AssumptionValue from, AssumptionValue to, double odds, ColumnSums[] sums)
        => new(assumption, from, to, odds, ColumnSums.MeanOf(sums), ColumnSums.GainOf(sums), ColumnSums.LossOf(sums));
}

/// <summary>The distribution of a delta in the worlds in which an assumption has a value, or lies in a range.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="From">The value, or the smallest.</param>
/// <param name="To">The same value, or the largest.</param>
/// <param name="Part">In which part of the worlds.</param>
/// <param name="Deltas">The deltas there, ascending, in the ledger's unit.</param>
public sealed record DeltaPart(Assumption Assumption, AssumptionValue From, AssumptionValue To, double Part, IReadOnlyList<double> Deltas)
{
    /// <summary>Returns the delta below which a part of these worlds lies.</summary>
    /// <inheritdoc cref="SimulatedDelta.Percentile"/>
    public double Percentile(double part) => SimulatedDelta.PercentileOf((double[])Deltas, SimulatedDelta.PartOf(part));
}
