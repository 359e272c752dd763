using System.Runtime.InteropServices;

namespace Deals;

/// <summary>
/// What every party gains in very many worlds: columns of assumption values in, columns of deltas out, a row a world. All
/// memory is taken when the batch is made; filling takes none, however many worlds there are. A world's numbers are those
/// that <see cref="MoneyModel.Deltas"/> gives for a scenario with its values, to the last bit. Not for several threads at a
/// time.
/// </summary>
public sealed class WorldBatch
{
    private readonly MoneyModel model;
    private readonly int[] moved;
    private readonly (double Least, double Most)[] bounds;

    /// <summary>The worlds that one row comes to, where assumptions are left to their odds; else a single one.</summary>
    private readonly Worlds odds;
    private readonly (int Column, double Value)[][] movedByOdds;
    private readonly double[] weights;

    /// <summary>How many numbers there are for a party and a baseline.</summary>
    private readonly int counts;
    private readonly LaneMemory block;
    private readonly Plan plan;
    private readonly Totals totals;
    private readonly Totals path;

    /// <summary>For each column of deltas the two values whose difference it is: under the current regime, and under a baseline.</summary>
    private readonly (int Now, int Before)[] places;

    /// <summary>For each regime that a delta needs, party and count the expectation in the row that is being summed up.</summary>
    private readonly double[] sums;

    /// <summary>The same for the eight worlds of a block.</summary>
    private readonly LaneMemory regimeSums;

    internal WorldBatch(MoneyModel model, Scenario scenario, IReadOnlyList<Assumption> columns, bool countsPlain)
    {
        (this.model, Scenario, Inputs) = (model, scenario, [.. columns]);
        var inputs = model.Plan.Inputs;
        moved = [.. columns.Select(inputs.ColumnOf)];
        if (moved.Length == 0 || moved.Distinct().Count() < moved.Length)
            throw new ArgumentException("A batch moves at least one assumption, and each of them once.", nameof(columns));
        bounds = [.. columns.Select(column => (Deals.Inputs.NumberOf(column.Minimum), Deals.Inputs.NumberOf(column.Maximum)))];
        odds = new(inputs, [columns.Aggregate(scenario, (all, column) => all.With(column.Id, column.Base))]);
        block = new(inputs.Count);
        odds.Block(0).CopyTo(block.AsSpan());
        movedByOdds = [.. Enumerable.Range(0, odds.Count).Select(world => odds.Moved(world).ToArray())];
        weights = [.. Enumerable.Range(0, odds.Count).Select(odds.WeightOf)];
        plan = model.PlanBetween(countsPlain);
        // Present values come first.
        counts = countsPlain ? Totals.Counts : Totals.Counts / 2;
        (totals, path) = (new(plan), new(plan));
        sums = new double[plan.Regimes.Count * model.Book.Parties.Count * Totals.Counts];
        regimeSums = new(sums.Length);
        var parties = model.Book.Parties.Count;
        places =
        [
            .. from party in Enumerable.Range(0, parties)
               from baseline in Enumerable.Range(1, model.Baselines.Count)
               from count in Enumerable.Range(0, counts)
               let now = (count * parties) + party
               select (now, (baseline * Totals.Counts * parties) + now),
        ];
    }

    /// <summary>
    /// What all assumptions are set to that are no columns; those it leaves to their odds count as expectations over these.
    /// </summary>
    public Scenario Scenario { get; }

    /// <summary>The assumptions whose values are given, a column each.</summary>
    public IReadOnlyList<Assumption> Inputs { get; }

    /// <summary>How many columns of deltas there are.</summary>
    public int DeltaColumns => places.Length;

    /// <summary>Returns which column of deltas is a party's.</summary>
    /// <param name="party">Whose delta.</param>
    /// <param name="baseline">Against what.</param>
    /// <param name="perspective">Which count.</param>
    /// <param name="measure">Discounted or plain.</param>
    /// <exception cref="ArgumentException">The dataset has no such party, the regime is no baseline, or plain money is not
    /// counted.</exception>
    public int ColumnOf(
        Party party, Regime baseline, Perspective perspective = Perspective.LookThrough, ValueMeasure measure = ValueMeasure.PresentValue)
    {
        var at = model.Book.Parties.ToList().IndexOf(party);
        var against = model.Baselines.ToList().IndexOf(baseline);
        if (at < 0 || against < 0)
            throw new ArgumentException(
                at < 0 ? $"The dataset has no party {party.Id}." : $"{baseline.Id} is no baseline.",
                at < 0 ? nameof(party) : nameof(baseline));
        var count = (perspective == Perspective.Direct ? 0 : 1) + (measure == ValueMeasure.PresentValue ? 0 : 2);
        return count < counts
            ? (((at * model.Baselines.Count) + against) * counts) + count
            : throw new ArgumentException("This batch counts present values alone.", nameof(measure));
    }

    /// <summary>
    /// Returns the value of an assumption as a column holds it: a number as it is, a day as <see cref="DateOnly.DayNumber"/>, never as
    /// positive infinity.
    /// </summary>
    public static double NumberOf(AssumptionValue value) => Deals.Inputs.NumberOf(value);

    /// <summary>Returns the value that a column holds so, within the assumption's bounds.</summary>
    public static AssumptionValue ValueOf(Assumption assumption, double number)
    {
        var value = !assumption.IsDate ? AssumptionValue.Of((decimal)number)
            : double.IsInfinity(number) ? AssumptionValue.Never
            : AssumptionValue.Of(DateOnly.FromDayNumber((int)number));
        return value < assumption.Minimum ? assumption.Minimum : value > assumption.Maximum ? assumption.Maximum : value;
    }

    /// <summary>Computes the deltas of every world.</summary>
    /// <param name="inputs">For each of <see cref="Inputs"/> its value in every world, as <see cref="NumberOf"/> writes it.</param>
    /// <param name="deltas">
    /// For each of <see cref="DeltaColumns"/> where its numbers go, in the ledger's unit: as long as the inputs.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Columns are missing or differ in length, or a value is outside its assumption's bounds.
    /// </exception>
    /// <remarks>
    /// Whether a world's values contradict each other (shares that sum to more than 1) is not looked for; where a formula gives
    /// no number, the delta is NaN or infinite.
    /// </remarks>
    public void Fill(ReadOnlySpan<double[]> inputs, ReadOnlySpan<double[]> deltas)
    {
        Check(inputs, deltas);
        var lanes = inputs[0].Length * odds.Count;
        for (var first = 0; first < lanes; first += LaneMemory.Width)
        {
            Pack(inputs, first, lanes);
            AddBlock(plan.Evaluate(block.AsSpan()), first, Math.Min(LaneMemory.Width, lanes - first), deltas);
        }
    }

    private void Check(ReadOnlySpan<double[]> inputs, ReadOnlySpan<double[]> deltas)
    {
        if (inputs.Length != moved.Length || deltas.Length != DeltaColumns)
            throw new ArgumentException(
                $"{moved.Length} columns of values and {DeltaColumns} of deltas are wanted, not {inputs.Length} and {deltas.Length}.",
                nameof(inputs));
        foreach (var column in deltas)
        {
            if (column.Length != inputs[0].Length)
                throw new ArgumentException(
                    $"A column of deltas has {column.Length} rows, and the values have {inputs[0].Length}.", nameof(deltas));
        }

        for (var at = 0; at < inputs.Length; at++)
        {
            if (inputs[at].Length != inputs[0].Length)
                throw new ArgumentException(
                    $"{Inputs[at].Id} has {inputs[at].Length} rows, and {Inputs[0].Id} has {inputs[0].Length}.", nameof(inputs));
            var (least, most) = bounds[at];
            foreach (var value in inputs[at])
            {
                if (!(value >= least && value <= most))
                {
                    var range = $"{Inputs[at].Id} goes from {Inputs[at].Minimum} to {Inputs[at].Maximum} ({Inputs[at].Unit})";
                    throw new ArgumentException($"{range}, so no simulation can have {value:R}.", nameof(inputs));
                }
            }
        }
    }

    /// <summary>Puts eight worlds into the block; the last one is repeated where fewer are left.</summary>
    private void Pack(ReadOnlySpan<double[]> inputs, int first, int lanes)
    {
        var worlds = block.AsSpan();
        if (odds.Count == 1 && first + LaneMemory.Width <= lanes)
        {
            for (var column = 0; column < moved.Length; column++)
                worlds[moved[column]] = Lane.Create<double>(inputs[column].AsSpan(first, LaneMemory.Width));
            return;
        }

        var numbers = MemoryMarshal.Cast<V, double>(worlds);
        for (var lane = 0; lane < LaneMemory.Width; lane++)
        {
            var (row, of) = Math.DivRem(Math.Min(first + lane, lanes - 1), odds.Count);
            foreach (var (column, value) in movedByOdds[of])
                numbers[(column * LaneMemory.Width) + lane] = value;
            for (var column = 0; column < moved.Length; column++)
                numbers[(moved[column] * LaneMemory.Width) + lane] = inputs[column][row];
        }
    }

    private void AddBlock(Workspace space, int first, int real, ReadOnlySpan<double[]> deltas)
    {
        var values = regimeSums.AsSpan();
        for (var regime = 0; regime < plan.Regimes.Count; regime++)
        {
            plan.Regimes[regime].Sum(space, totals, path);
            totals.Sums.CopyTo(values[(regime * totals.Sums.Length)..]);
        }

        if (odds.Count == 1 && real == LaneMemory.Width)
        {
            WriteEight(first, values, deltas);
            return;
        }

        var numbers = MemoryMarshal.Cast<V, double>(values);
        for (var lane = 0; lane < real; lane++)
        {
            var (row, of) = Math.DivRem(first + lane, odds.Count);
            if (of == 0)
                sums.AsSpan().Clear();
            var weight = weights[of];
            for (var at = 0; at < sums.Length; at++)
                sums[at] += weight * numbers[(at * LaneMemory.Width) + lane];
            if (of == odds.Count - 1)
                Write(row, deltas);
        }
    }

    /// <summary>Where each world is a row of its own: no sums over odds, and eight rows at once.</summary>
    private void WriteEight(int row, ReadOnlySpan<V> values, ReadOnlySpan<double[]> deltas)
    {
        for (var column = 0; column < deltas.Length; column++)
        {
            var (now, before) = places[column];
            Lane.CopyTo(values[now] - values[before], deltas[column].AsSpan(row, LaneMemory.Width));
        }
    }

    private void Write(int row, ReadOnlySpan<double[]> deltas)
    {
        for (var column = 0; column < deltas.Length; column++)
        {
            var (now, before) = places[column];
            deltas[column][row] = sums[now] - sums[before];
        }
    }
}
