namespace Deals.Data;

/// <summary>
/// Warns of criteria that look at what customers may choose among where there is nothing to choose from: they are left out. And of those
/// by which a party would win by gaining less.
/// </summary>
internal sealed class IdleCriteria(Binding book)
{
    public void Warn()
    {
        foreach (var row in book.Readable<CriterionRow>().Where(row => row.Better == Better.Less
            && row.Quantity is CriterionQuantity.Delta or CriterionQuantity.DirectDelta or CriterionQuantity.TermDelta))
            book.ReportText(
                ProblemKind.LessIsNeverBetter, row, nameof(row.Better),
                $"makes a loss of a gain: {Flaws.Word(row.Quantity)} is what the party itself gains",
                "more; term_total for the size of a payment, whoever pays it");
        if (book.Readable<OfferRow>().Any(row => row.Stage is not OfferStage.Possible))
            return;
        foreach (var row in book.Readable<CriterionRow>().Where(row => row.Quantity == CriterionQuantity.ChoiceIndexChange))
            book.ReportText(
                ProblemKind.IdleCriterion, row, nameof(row.Quantity),
                "has nothing to count, as offers has no row that is on sale or announced: the criterion is left out",
                "such an offer, or another quantity");
    }
}
