using System.Text.Json;

namespace Deals.Data;

/// <summary>Reads over which quarters and in which unit money is counted, from the descriptor's property <c>deals.ledger</c>.</summary>
internal sealed class LedgerReader(PackageDescriptor descriptor, PropertyReader reader, RowBinder rows, BoundFacts facts)
{
    private const string Property = "ledger";
    private static readonly string[] RiskClasses = ["contract", "margin", "equity"];

    /// <summary>The frame; null when the dataset has none, or something is wrong with it, which is then reported.</summary>
    public LedgerFrame? Read()
    {
        var deals = descriptor.Root["deals"]!;
        if (deals[Property] is not { Kind: not JsonValueKind.Null })
        {
            if (rows.Rows(MoneySchema.Terms).Count > 0)
                reader.Required(deals, Property, "an object, as there are terms: from and through as quarters, unit, valuationDate, threshold and discount");
            return null;
        }

        if (reader.Object(deals, Property) is not { } part)
            return null;
        var (from, through) = (Quarter(part, "from"), Quarter(part, "through"));
        var unit = reader.RequiredText(part, "unit");
        var day = reader.RequiredText(part, "valuationDate") is { } text ? FieldType.Date.Read(text) as DateOnly? ?? Wrong<DateOnly>(part["valuationDate"]!, FieldType.Date.Form) : null;
        var threshold = Threshold(part);
        var discount = reader.Object(part, "discount");
        Assumption?[] rates = [.. RiskClasses.Select(rate => discount is null ? null : Rate(discount, rate))];
        var headline = part["headline"] is { Kind: not JsonValueKind.Null } ? Assumed(part, "headline") : null;
        if (from is not { } first || through is not { } last || unit is null || day is not { } valuation || threshold is not { } least || rates is not [{ } contract, { } margin, { } equity])
            return null;
        if (last < first)
        {
            reader.Report(ProblemKind.EndBeforeStart, part["through"]!, $"the ledger ends with {last}, before it starts", $"{first} or a later quarter");
            return null;
        }

        if (valuation < first.Start || valuation >= last.End)
        {
            reader.Report(ProblemKind.OutOfBounds, part["valuationDate"]!, $"{valuation:O} is not in the ledger", $"a day from {first.Start:O} to {last.End.AddDays(-1):O}");
            return null;
        }

        return new(first, last, unit, valuation, least, contract, margin, equity, headline);
    }

    private Quarter? Quarter(JsonPart part, string property)
        => reader.RequiredText(part, property) is not { } text ? null
            : Deals.Quarter.TryParse(text, out var quarter) ? quarter : Wrong<Quarter>(part[property]!, "a quarter as 2026Q1");

    private decimal? Threshold(JsonPart part)
    {
        if (reader.Required(part, "threshold", "a number") is not { } found)
            return null;
        return found.Kind == JsonValueKind.Number && FieldType.Number.Read(found.Text) is decimal number and >= 0 ? number : Wrong<decimal>(found, "a number from 0, in the ledger's unit");
    }

    private Assumption? Rate(JsonPart part, string property)
    {
        if (Assumed(part, property) is not { } rate)
            return null;
        if (!rate.IsDate && rate.Minimum.Number > -1)
            return rate;
        reader.Report(ProblemKind.NumberOutOfKind, part[property]!, $"{VisibleText.Quoted(rate.Id)} is no discount rate", "an assumption that is a number above -1, such as 0.08");
        return null;
    }

    private Assumption? Assumed(JsonPart part, string property)
    {
        if (reader.RequiredText(part, property) is not { } id)
            return null;
        if (rows.Rows(DealSchema.Assumptions).All(row => row.Text("assumption_id") != id))
            reader.Report(ProblemKind.OrphanKey, part[property]!, $"there is no assumption {VisibleText.Quoted(id)}", "an assumption_id of assumptions");
        return facts.Assumptions.Real(id);
    }

    private T? Wrong<T>(JsonPart part, string expected)
        where T : struct
    {
        reader.Wrong(part, expected);
        return null;
    }
}
