namespace Deals;

/// <summary>A condition of a rule: an assumption lies in a range.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="AtLeast">The smallest value; null for no end.</param>
/// <param name="AtMost">The largest; null for no end.</param>
public sealed record RuleCondition(Assumption Assumption, AssumptionValue? AtLeast, AssumptionValue? AtMost);

/// <summary>
/// When the answer flips, as a rule of at most three conditions that hold together: what a search found in the worlds of a
/// simulation, checked on worlds that it had not seen.
/// </summary>
/// <param name="Party">Whose gain or loss.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="IsGain">Whether the answer that flips is a gain: its mean is above zero.</param>
/// <param name="Conditions">The conditions; none where no rule tells more than that it flips.</param>
/// <param name="Share">In which part of all fresh worlds the answer flips: a loss of the threshold or more in place of a gain, or the other
/// way round.</param>
/// <param name="Within">In which part of the fresh worlds in which the conditions hold.</param>
/// <param name="Covered">Which part of the fresh worlds in which it flips meet the conditions.</param>
/// <param name="Worlds">How many fresh worlds there were.</param>
public sealed record FlipRule(
    Party Party, Regime Baseline, bool IsGain, IReadOnlyList<RuleCondition> Conditions, double Share, double Within,
    double Covered, int Worlds)
{
    private const int MostConditions = 3;
    private const int Kept = 4;

    /// <summary>Below this part of the worlds nothing is looked for.</summary>
    private const double LeastShare = 0.005;

    /// <summary>By so much a further condition must make the rule better, to be worth a reader's while.</summary>
    private const double LeastGain = 0.02;

    /// <summary>
    /// Finds the rule: box by box as the bump search of J. H. Friedman and N. I. Fisher, <i>Bump hunting in high-dimensional data</i>,
    /// 1999, but by the harmonic mean of what a box holds and what it covers, a condition at a time, the best few kept.
    /// </summary>
    internal static FlipRule Of(Simulation simulation, SimulatedDelta delta)
    {
        var threshold = simulation.Model.Frame.LeastThatCounts;
        var isGain = delta.Mean.Value >= 0;
        bool Flips(double value) => isGain ? value <= -threshold : value >= threshold;
        var flips = simulation.DeltasOf(delta.Column).Select(Flips).ToArray();
        var all = flips.Count(flip => flip);
        Box best = new([], 0);
        if (all >= LeastShare * flips.Length)
        {
            Blocks[] blocks = [.. Enumerable.Range(0, simulation.Drawn.Count).Select(drawn => simulation.BlocksOf(drawn))];
            List<Box> boxes = [new([], Score(all, flips.Length, all))];
            best = boxes[0];
            for (var conditions = 1; conditions <= MostConditions; conditions++)
            {
                boxes = [.. boxes.SelectMany(box => Narrowed(box, blocks, flips, all)).OrderByDescending(box => box.Score)
                    .ThenBy(box => box.Name).DistinctBy(box => box.Name).Take(Kept)];
                if (boxes.Count == 0 || boxes[0].Score < best.Score + LeastGain)
                    break;
                best = boxes[0];
            }

            best = best with { Blocks = blocks };
        }

        return Checked(simulation, delta, isGain, Flips, best);
    }

    /// <summary>What it held in fresh worlds.</summary>
    private static FlipRule Checked(Simulation simulation, SimulatedDelta delta, bool isGain, Func<double, bool> flips, Box box)
    {
        var fresh = simulation.Fresh;
        var values = fresh.DeltasOf(delta.Column);
        bool[] flipped = [.. values.Select(flips)];
        bool[] inside = [.. Enumerable.Repeat(true, values.Length)];
        foreach (var cut in box.Cuts)
        {
            var (from, to) = box.Range(cut);
            var column = fresh.InputsOf(cut.Drawn);
            for (var world = 0; world < inside.Length; world++)
                inside[world] &= column[world] > from && column[world] <= to;
        }

        var (count, within, both) =
            (flipped.Count(one => one), inside.Count(one => one), flipped.Zip(inside).Count(one => one is (true, true)));
        return new(
            delta.Party, delta.Baseline, isGain, [.. box.Cuts.OrderBy(cut => cut.Drawn).Select(cut => Condition(simulation, box, cut))],
            count / (double)values.Length,
            within == 0 ? 0 : both / (double)within, count == 0 ? 0 : both / (double)count, values.Length);
    }

    private static RuleCondition Condition(Simulation simulation, Box box, Cut cut)
    {
        var assumption = simulation.Drawn[cut.Drawn];
        var (from, to) = box.Range(cut);
        // Of odds the next value is the smallest that counts.
        AssumptionValue? least = double.IsNegativeInfinity(from) ? null
            : assumption.Odds.Count > 0 ? assumption.Odds.Select(odds => odds.Value).Where(value => Inputs.NumberOf(value) > from).Min()
            : WorldBatch.ValueOf(assumption, from);
        return new(assumption, least, cut.To == box.Blocks[cut.Drawn].Count - 1 ? null : WorldBatch.ValueOf(assumption, to));
    }

    private static double Score(int flips, int worlds, int all) => 2.0 * flips / (worlds + all);

    /// <summary>A box with one further condition: below or above the end of some stretch.</summary>
    private static IEnumerable<Box> Narrowed(Box box, Blocks[] blocks, bool[] flips, int all)
    {
        var inside = new bool[flips.Length];
        for (var world = 0; world < inside.Length; world++)
            inside[world] = box.Cuts.All(cut => blocks[cut.Drawn].Places[world] is var place && place >= cut.From && place <= cut.To);
        for (var drawn = 0; drawn < blocks.Length; drawn++)
        {
            if (box.Cuts.Any(cut => cut.Drawn == drawn))
                continue;
            var (worlds, flipped, of) = (new int[blocks[drawn].Count], new int[blocks[drawn].Count], blocks[drawn].Places);
            for (var world = 0; world < inside.Length; world++)
            {
                if (!inside[world])
                    continue;
                worlds[of[world]]++;
                flipped[of[world]] += flips[world] ? 1 : 0;
            }

            var best = new Box([], 0);
            for (var end = 0; end < worlds.Length - 1; end++)
            {
                foreach (var (from, to) in new[] { (0, end), (end + 1, worlds.Length - 1) })
                {
                    var score = Score(flipped[from..(to + 1)].Sum(), worlds[from..(to + 1)].Sum(), all);
                    if (score > best.Score)
                        best = new([.. box.Cuts, new(drawn, from, to)], score);
                }
            }

            if (best.Cuts.Count > 0)
                yield return best;
        }
    }

    /// <summary>From one stretch of an assumption's values through another.</summary>
    private sealed record Cut(int Drawn, int From, int To);

    private sealed record Box(IReadOnlyList<Cut> Cuts, double Score)
    {
        public Blocks[] Blocks { get; init; } = [];

        /// <summary>The same whatever the order of its conditions.</summary>
        public string Name => string.Join(' ', Cuts.OrderBy(cut => cut.Drawn).Select(cut => $"{cut.Drawn}:{cut.From}-{cut.To}"));

        /// <summary>Above which value, and up to which.</summary>
        public (double From, double To) Range(Cut cut) => (
            cut.From == 0 ? double.NegativeInfinity : Blocks[cut.Drawn].Ends[cut.From - 1],
            cut.To == Blocks[cut.Drawn].Count - 1 ? double.PositiveInfinity : Blocks[cut.Drawn].Ends[cut.To]);
    }
}
