namespace Deals;

/// <summary>What the model gives for the quarters of published actuals, which may lie before the ledger.</summary>
internal static class ReportedNumbers
{
    /// <summary>Two numbers of the same period that agree so well are the same number.</summary>
    private const double SameNumber = 1e-9;

    public static IReadOnlyList<ReportedComparison> Of(MoneyResult result)
    {
        var model = result.Model;
        if (model.Book.Reported.Count == 0)
            return [];
        var first = model.Book.Reported.Select(reported => reported.From).Append(model.Frame.First).Min();
        var last = model.Book.Reported.Select(reported => reported.Through).Append(model.Frame.Last).Max();
        var plan = new Plan(model.Book, first, last, PathState.AllOf(model.Current));
        var worlds = new Worlds(plan.Inputs, [result.Scenario]);
        var regime = new RegimePaths(model.Current, 0, plan.Inputs);
        var sums = new double[model.Book.Reported.Count];
        for (var block = 0; block < worlds.Blocks.Length; block++)
        {
            var space = plan.Evaluate(worlds.Blocks[block], block);
            for (var path = 0; path < regime.Count; path++)
            {
                var probability = regime.Probability(path, worlds.Blocks[block]);
                for (var at = 0; at < sums.Length; at++)
                {
                    var sum = Sum(model.Book, plan, path, space, model.Book.Reported[at], first);
                    for (var lane = 0; lane < worlds.RealIn(block); lane++)
                        sums[at] += worlds.WeightOf((block * LaneMemory.Width) + lane) * probability.GetElement(lane) * sum.GetElement(lane);
                }
            }
        }

        return [.. model.Book.Reported.Select((reported, at) => new ReportedComparison(reported, sums[at], IsInput(reported)))];
    }

    private static V Sum(DealBook book, Plan plan, int path, Workspace space, ReportedFigure reported, Quarter first)
    {
        var sum = V.Zero;
        for (var quarter = reported.From - first; quarter <= reported.Through - first; quarter++)
        {
            if (reported.Driver is { } driver)
                sum += space.Drivers[(plan.Drivers.ToList().IndexOf(driver) * plan.Count) + quarter];
            foreach (var each in reported.Terms)
            {
                var at = plan.PlansOf(path)[book.Terms.ToList().IndexOf(each.Term)];
                if (at >= 0)
                    sum += each.Subtracted ? -space.Accrued[(at * plan.Count) + quarter] : space.Accrued[(at * plan.Count) + quarter];
            }
        }

        return sum;
    }

    /// <summary>Whether the driver was given this very number for this very period.</summary>
    private static bool IsInput(ReportedFigure reported)
    {
        if (reported.Driver is not { } driver)
            return false;
        bool Same(Anchor anchor) => anchor.Value is { } value && Math.Abs((double)(value - reported.Value)) < SameNumber;
        var isYear = reported.From.Year == reported.Through.Year && reported.From.Number == 1 && reported.Through.Number == 4;
        return driver.Anchors.Any(anchor => Same(anchor) && (anchor.Quarter is { } quarter ? quarter == reported.From && quarter == reported.Through : isYear && anchor.Year == reported.From.Year));
    }
}
