namespace Deals;

/// <summary>A published actual to hold the model against.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What was reported.</param>
/// <param name="Driver">The driver it is to be compared with; null when it is terms.</param>
/// <param name="Terms">The terms it is to be compared with, as accrued under the current regime, each added or taken off.</param>
/// <param name="From">The first quarter.</param>
/// <param name="Through">The last quarter.</param>
/// <param name="Value">The number, in the ledger's unit.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Note">Remarks: what is counted differently.</param>
public sealed record ReportedFigure(
    string Id, string Name, Driver? Driver, IReadOnlyList<ReportedTerm> Terms, Quarter From, Quarter Through,
    decimal Value, Source Source, Confidence Confidence, string? Note) : IIdentified
{
    /// <summary>The period as people write it: "2026Q1", or "2025Q1 to 2025Q3".</summary>
    public string Period => From == Through ? From.ToString() : $"{From} to {Through}";
}

/// <summary>A term in a reported figure.</summary>
/// <param name="Term">The term.</param>
/// <param name="Subtracted">Whether it is taken off instead of added.</param>
public sealed record ReportedTerm(Term Term, bool Subtracted);

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
        Span<double> weights = stackalloc double[LaneMemory.Width];
        for (var block = 0; block < worlds.Blocks.Length; block++)
        {
            var space = plan.Evaluate(worlds.Blocks[block], block);
            worlds.FillWeights(block, weights);
            for (var path = 0; path < regime.Count; path++)
            {
                var probability = regime.Probability(path, worlds.Blocks[block]);
                for (var at = 0; at < sums.Length; at++)
                {
                    var sum = Sum(model.Book, plan, path, space, model.Book.Reported[at], first);
                    for (var lane = 0; lane < worlds.RealIn(block); lane++)
                        sums[at] += weights[lane] * probability.GetElement(lane) * sum.GetElement(lane);
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
        return driver.Anchors.Any(anchor => Same(anchor) && (anchor.Quarter is { } quarter
            ? quarter == reported.From && quarter == reported.Through
            : isYear && anchor.Year == reported.From.Year));
    }
}
