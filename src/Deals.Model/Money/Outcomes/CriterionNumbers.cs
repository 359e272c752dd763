namespace Deals;

/// <summary>The number behind a criterion, and whether it is a win.</summary>
internal static class CriterionNumbers
{
    private const string Percent = "percent";

    public static CriterionResult Of(Criterion criterion, Outcomes outcomes)
    {
        if (criterion.Quantity == CriterionQuantity.Judgement)
            return new(criterion, null, null, criterion.Stated!.Value);
        var (value, unit, counts) = Number(criterion, outcomes);
        var verdict = Math.Abs(value) < counts ? CriterionVerdict.Neutral : value > 0 == criterion.MoreIsBetter ? CriterionVerdict.Win : CriterionVerdict.Loss;
        return new(criterion, value, unit, verdict);
    }

    /// <summary>The value, its unit, and from which size it counts.</summary>
    private static (double Value, string Unit, double Counts) Number(Criterion criterion, Outcomes outcomes)
    {
        var frame = outcomes.Model.Frame;
        var baseline = outcomes.Model.Baselines[0];
        (double, string, double) Money(double value) => (value, frame.Unit, (double)frame.Threshold);
        return criterion.Quantity switch
        {
            CriterionQuantity.Delta => Money(outcomes.DeltaOf(criterion.Party, baseline).LookThrough),
            CriterionQuantity.DirectDelta => Money(outcomes.DeltaOf(criterion.Party, baseline).Direct),
            CriterionQuantity.TermDelta => Money(outcomes.Result.BridgeByTerm(criterion.Party, baseline).Where(step => step.Id == criterion.Term!.Id).Sum(step => step.Direct)),
            CriterionQuantity.TermTotal => Money(outcomes.Result.Flows(outcomes.Model.Current).Where(flow => flow.Term == criterion.Term).Sum(flow => flow.Paid)),
            CriterionQuantity.Stake => (100 * Stake(criterion.Party, outcomes), Percent, 0.5),
            _ => (100 * ChoiceIndexChange(outcomes), "percent of the pairs", 0.5),
        };
    }

    private static double Stake(Party party, Outcomes outcomes) => outcomes.Model.Book.Valuations
        .Select(valuation => valuation.Holders.Where(row => row.Holder == party && row.From < outcomes.Model.Frame.Last.End).MaxBy(row => row.From))
        .OfType<Ownership>().Sum(row => (double)outcomes.Scenario.ValueOf(row.Share).Number!.Value);

    /// <summary>What its last change up to the as-of day was; of the readings, the one in which it gained least or lost most.</summary>
    private static double ChoiceIndexChange(Outcomes outcomes)
    {
        var book = outcomes.Model.Book;
        var timeline = book.Timeline(outcomes.Scenario);
        return book.Readings.Min(reading =>
        {
            var shares = timeline.ChoiceIndex(reading, book.Period).Where(step => step.Window.Start <= book.AsOf).Select(step => step.Share).ToList();
            return shares[^1] - shares.LastOrDefault(share => share != shares[^1], shares[^1]);
        });
    }
}
