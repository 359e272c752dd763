namespace Deals;

/// <summary>What a criterion looks at.</summary>
public enum CriterionQuantity
{
    /// <summary>What the party gains on the whole, with its part of the lab: present value less that under the default baseline.</summary>
    Delta,

    /// <summary>What it gains in its own cash alone.</summary>
    DirectDelta,

    /// <summary>What a term brings or costs it: present value less that under the default baseline.</summary>
    TermDelta,

    /// <summary>
    /// What a term moves in all, whoever pays: present value, to the end of the ledger, less that under the default baseline.
    /// </summary>
    TermTotal,

    /// <summary>The part of the lab it owns at the end of the ledger: something it holds, neither won nor lost.</summary>
    Stake,

    /// <summary>
    /// The last change, up to the as-of day, of the share of product and cloud pairs that customers may use; of the readings,
    /// the one in which it gained least or lost most.
    /// </summary>
    ChoiceIndexChange,

    /// <summary>Nothing of the model: a statement with its source.</summary>
    Judgement,
}

/// <summary>A win or a loss.</summary>
public enum CriterionVerdict
{
    /// <summary>Better for the party.</summary>
    Win,

    /// <summary>Worse.</summary>
    Loss,

    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>One or the other: within its range an assumption alone turns it.</summary>
    Depends,
}

/// <summary>What counts as a win or a loss for a party.</summary>
/// <param name="Id">The id.</param>
/// <param name="Party">For whom.</param>
/// <param name="Name">What it is called in the outcome matrix.</param>
/// <param name="Quantity">What it looks at.</param>
/// <param name="Term">The term, where it looks at one.</param>
/// <param name="MoreIsBetter">Whether more of the quantity is a win; of no meaning for a judgement.</param>
/// <param name="Stated">For a judgement, the verdict; else what the source said, to hold the number against; null when nobody said.</param>
/// <param name="Claim">The claim that states it.</param>
/// <param name="Source">Where it was read; null when it is the author's own.</param>
/// <param name="Reason">Remarks; required without a source.</param>
public sealed record Criterion(
    string Id, Party Party, string Name, CriterionQuantity Quantity, Term? Term, bool MoreIsBetter, CriterionVerdict? Stated,
    Claim? Claim, Source? Source, string? Reason) : IIdentified
{
    /// <summary>For a stake, of which lab; null for the only one of which the party owns a part.</summary>
    public Party? Lab { get; init; }
}

/// <summary>The number behind a criterion, and whether it is a win.</summary>
internal static class CriterionNumbers
{
    private const string Percent = "percent";

    public static CriterionResult Of(Criterion criterion, Outcomes outcomes)
    {
        if (criterion.Quantity == CriterionQuantity.Judgement)
            return new(criterion, null, null, criterion.Stated!.Value);
        if (criterion.Quantity == CriterionQuantity.Delta && outcomes.Parties.Contains(criterion.Party))
            return OfVerdict(criterion, outcomes.VerdictOf(criterion.Party), outcomes.Model.Frame);
        var (value, unit, counts) = Number(criterion, outcomes);
        // A stake is held, not won.
        var verdict = Math.Abs(value) < counts || criterion.Quantity == CriterionQuantity.Stake
            ? CriterionVerdict.Neutral
            : value > 0 == criterion.MoreIsBetter ? CriterionVerdict.Win : CriterionVerdict.Loss;
        return new(criterion, value, unit,
            verdict != CriterionVerdict.Neutral && Depends(criterion, outcomes) ? CriterionVerdict.Depends : verdict);
    }

    /// <summary>What a party gains on the whole is judged as its verdict is, so that no two figures call it by two words.</summary>
    private static CriterionResult OfVerdict(Criterion criterion, Verdict verdict, LedgerFrame frame)
    {
        var value = verdict.Deltas[0].LookThrough;
        var word = verdict.Word switch
        {
            VerdictWord.Depends when verdict.TurnsOn is null && verdict.Deltas.All(delta
                => Math.Max(Math.Abs(delta.LookThrough), Math.Abs(delta.Direct)) < frame.LeastThatCounts) => CriterionVerdict.Neutral,
            VerdictWord.Depends => CriterionVerdict.Depends,
            _ => verdict.Word == VerdictWord.Wins == criterion.MoreIsBetter ? CriterionVerdict.Win : CriterionVerdict.Loss,
        };
        return new(criterion, value, frame.Unit, word);
    }

    /// <summary>
    /// Returns whether a criterion looks at what customers may choose among, and the data have no such pairs, or none yet.
    /// </summary>
    public static bool HasNothingToCount(Criterion criterion, DealBook book)
        => criterion.Quantity == CriterionQuantity.ChoiceIndexChange
            && (!book.Offers.Any(offer => offer.IsCounted) || book.AsOf < book.Period.Start);

    /// <summary>Returns whether a criterion looks at a term that moves the same, under every regime, for those it concerns.</summary>
    public static bool IsSameEverywhere(Criterion criterion, Outcomes outcomes)
    {
        if (criterion.Quantity != CriterionQuantity.TermTotal)
            return false;
        var now = Total(criterion, outcomes.Model.Current, outcomes);
        return outcomes.Model.Baselines.All(baseline => Math.Abs(Total(criterion, baseline, outcomes) - now) < ZeroFinder.Tolerance);
    }

    /// <summary>Whether an assumption alone turns what a party gains or loses in its own cash: then it depends.</summary>
    private static bool Depends(Criterion criterion, Outcomes outcomes) => criterion.Quantity == CriterionQuantity.DirectDelta
        && outcomes.Tornado(criterion.Party, outcomes.Model.Baselines[0], Perspective.Direct).Any(bar => bar.Least < 0 && bar.Most > 0);

    private static double Total(Criterion criterion, Regime regime, Outcomes outcomes)
        => outcomes.Result.Flows(regime).Where(flow => flow.Term == criterion.Term).Sum(flow => flow.PresentValue);

    /// <summary>The value, its unit, and from which size it counts.</summary>
    private static (double Value, string Unit, double Counts) Number(Criterion criterion, Outcomes outcomes)
    {
        var frame = outcomes.Model.Frame;
        var baseline = outcomes.Model.Baselines[0];
        (double, string, double) Money(double value) => (value, frame.Unit, frame.LeastThatCounts);
        return criterion.Quantity switch
        {
            CriterionQuantity.Delta => Money(outcomes.DeltaOf(criterion.Party, baseline).LookThrough),
            CriterionQuantity.DirectDelta => Money(outcomes.DeltaOf(criterion.Party, baseline).Direct),
            CriterionQuantity.TermDelta => Money(
                outcomes.Result.BridgeByTerm(criterion.Party, baseline)
                    .Where(step => step.Id == criterion.Term!.Id).Sum(step => step.Direct)),
            CriterionQuantity.TermTotal => Money(
                Total(criterion, outcomes.Model.Current, outcomes) - Total(criterion, baseline, outcomes)),
            CriterionQuantity.Stake => (100 * Stake(criterion, outcomes), Percent, 0.5),
            _ => (100 * ChoiceIndexChange(outcomes), "percentage points", 0.5),
        };
    }

    private static double Stake(Criterion criterion, Outcomes outcomes) => outcomes.Model.Book.Valuations
        .Where(valuation => criterion.Lab is null || criterion.Lab == valuation.Lab)
        .Select(valuation => valuation.Holders
            .Where(row => row.Holder == criterion.Party && row.From < outcomes.Model.Frame.Last.End).MaxBy(row => row.From))
        .OfType<Ownership>().Sum(row => (double)outcomes.Scenario.ValueOf(row.Share).Number!.Value);

    /// <summary>
    /// What its last change up to the as-of day was that rights brought about; of the readings, the one in which it gained least or lost
    /// most.
    /// </summary>
    private static double ChoiceIndexChange(Outcomes outcomes)
    {
        var book = outcomes.Model.Book;
        var timeline = book.Timeline(outcomes.Scenario);
        return book.Readings.Min(reading =>
        {
            var steps = timeline.ChoiceIndex(reading, book.Period).Where(step => step.Window.Start <= book.AsOf).ToList();
            return steps.Zip(steps.Skip(1)).Where(turn => turn.First.Barred != turn.Second.Barred)
                .Select(turn => turn.Second.Share - turn.First.Share).LastOrDefault();
        });
    }
}
