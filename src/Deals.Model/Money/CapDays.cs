namespace Deals;

/// <summary>
/// When a cap is full: a year with its part that has passed, in each of the cases that a scenario's odds make and in which there is the
/// cap.
/// </summary>
internal sealed class CapDays
{
    /// <summary>Days nearer than this to each other are one, and so little probability is none.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The earliest first; null, at the end, where the cap is not full within the ledger.</summary>
    private readonly IReadOnlyList<(double? Full, double Probability)> cases;

    private CapDays(IReadOnlyList<(double? Full, double Probability)> all)
    {
        var sum = all.Sum(one => one.Probability);
        cases = sum <= Rounding ? [(null, 1)] : [.. all.Where(one => one.Probability > Rounding)
            .Select(one => (one.Full, one.Probability / sum)).OrderBy(one => one.Full ?? double.PositiveInfinity)];
    }

    /// <summary>The day by which it is full in half of the odds; null where it is not, in half or more.</summary>
    public double? Median => MedianOf(cases);

    /// <summary>The least number that, with those below it, has half of the weight; the numbers in their order.</summary>
    public static T MedianOf<T>(IEnumerable<(T Number, double Weight)> ordered)
    {
        var below = 0.0;
        return ordered.First(one => (below += one.Weight) > 0.5 - Rounding).Number;
    }

    /// <summary>The earliest day; null where it is full in no case.</summary>
    public double? First => cases[0].Full;

    /// <summary>The last of the days on which it is full in a case; null where it is full in none.</summary>
    public double? Last => cases.LastOrDefault(one => one.Full is not null).Full;

    /// <summary>How likely it is that the ledger ends first.</summary>
    public double Never => cases.Where(one => one.Full is null).Sum(one => one.Probability);

    /// <summary>Whether the odds make a difference to it.</summary>
    public bool Differ => First != Last && !(Last - First <= Rounding) || (Never > 0 && First is not null);

    /// <summary>Returns when a pool is full under a regime, for each of several scenarios.</summary>
    public static IReadOnlyList<CapDays> Of(MoneyModel model, CapGroup pool, Regime regime, IReadOnlyList<Scenario> scenarios)
    {
        var (plan, paths) = (model.Plan, model.Plan.Regimes[model.IndexOf(regime)]);
        var worlds = new Worlds(plan.Inputs, [.. scenarios.Select(model.Checked)]);
        var found = scenarios.Select(_ => new List<(double? Full, double Probability)>()).ToList();
        var never = CapPlan.YearAfter(plan.Calendar.Quarters[^1]);
        for (var block = 0; block < worlds.BlockCount; block++)
        {
            var space = plan.Evaluate(worlds.Block(block), block);
            for (var path = 0; path < paths.Count; path++)
            {
                var probability = paths.Probability(path, worlds.Block(block));
                var cap = plan.PlansOf(paths.First + path).Where(one => one >= 0).Select(plan.CapOf)
                    .FirstOrDefault(one => one?.Group.Id == pool.Id);
                // Where a dispute ends in terms without the cap, there is none to be full.
                if (cap is null)
                    continue;
                var full = cap.YearFull(new Pass(space));
                for (var lane = 0; lane < worlds.RealIn(block); lane++)
                {
                    var world = (block * LaneMemory.Width) + lane;
                    var year = full.GetElement(lane);
                    found[worlds.ScenarioOf(world)].Add(
                        (year < never ? year : null, worlds.WeightOf(world) * probability.GetElement(lane)));
                }
            }
        }

        return [.. found.Select(all => new CapDays(all))];
    }
}
