namespace Deals.Data;

/// <summary>Warns of criteria that look at what customers may choose among where there is nothing to choose from: they are left out.</summary>
internal sealed class IdleCriteria(Binding book)
{
    public void Warn()
    {
        if (book.Readable<OfferRow>().Any(row => row.Stage is not OfferStage.Possible))
            return;
        foreach (var row in book.Readable<CriterionRow>().Where(row => row.Quantity == CriterionQuantity.ChoiceIndexChange))
            book.ReportText(
                ProblemKind.IdleCriterion, row, nameof(row.Quantity), "has nothing to count, as offers has no row that is on sale or announced: the criterion is left out",
                "such an offer, or another quantity");
    }
}
