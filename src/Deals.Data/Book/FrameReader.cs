namespace Deals.Data;

/// <summary>Reads what the descriptor says of the dataset as a whole, in its property <c>deals</c>.</summary>
internal sealed class FrameReader(PackageDescriptor descriptor, PropertyReader reader)
{
    private const int LongestUnit = 40;

    /// <summary>What each part may say, by the path that leads to it.</summary>
    private static readonly Dictionary<string, string[]> Properties = new(StringComparer.Ordinal)
    {
        ["deals"] = ["schema", "asOf", "period", "ledger"],
        ["deals.period"] = ["from", "through"],
        ["deals.ledger"] = ["from", "through", "unit", "valuationDate", "threshold", "discount", "headline", "cloudLife"],
        ["deals.ledger.discount"] = ["contract", "margin", "equity"],
    };

    private JsonPart Frame => descriptor.Root["deals"]!;

    /// <summary>Whether the descriptor follows the version of the deals schema that this kit knows; reported when not.</summary>
    public bool IsKnownVersion()
    {
        if (reader.Object(descriptor.Root, "deals") is not { } deals
            || reader.Required(deals, "schema", $"the number {DealSchema.Version}") is not { } version)
        {
            return false;
        }

        TellSlips(deals);
        if (version is { Kind: JsonValueKind.Number, Text: DealSchema.Version })
            return true;
        reader.Report(
            ProblemKind.UnknownVersion, version, $"the version {VisibleText.Quoted(version.Text)} of the deals schema is not known",
            DealSchema.Version);
        return false;
    }

    /// <summary>
    /// Reports properties that are nearly one that is known and not there: it would go unread. Those of others are left alone.
    /// </summary>
    private void TellSlips(JsonPart part)
    {
        if (!Properties.TryGetValue(part.Path, out var known))
            return;
        foreach (var (name, member) in part.Members)
        {
            if (known.Contains(name))
                TellSlips(member);
            else if (NearestWord.To(name, [.. known.Where(other => part[other] is null)]) is { } meant)
                reader.Report(ProblemKind.UnknownProperty, member, $"the property {VisibleText.Quoted(name)} is none that is read",
                    $"{VisibleText.Quoted(meant)}, if that is meant");
        }
    }

    /// <summary>
    /// The last day whose news the dataset takes in, and the days that charts show and coverage counts; null when something is
    /// wrong with them.
    /// </summary>
    public (DateOnly AsOf, Window Period)? Days()
    {
        var asOf = Day(Frame, "asOf");
        if (reader.Object(Frame, "period") is not { } period)
            return null;
        var (from, through) = (Day(period, "from"), Day(period, "through"));
        if (asOf is not { } news || from is not { } first || through is not { } last)
            return null;
        if (last < first)
            reader.Report(
                ProblemKind.EndBeforeStart, period["through"]!, $"the period ends on {last:O}, before it starts",
                $"a last day no earlier than the first, {first:O}");
        else if (last.Year - first.Year > Limit.Years.Most)
            reader.Report(
                ProblemKind.TooMany, period["through"]!, $"the period has {last.Year - first.Year} years",
                Limit.Years.Expected("the years that the deals are about"));
        else if (news < first || news.Year - last.Year > Limit.Years.Most)
            reader.Report(
                ProblemKind.OutOfBounds, Frame["asOf"]!,
                $"the as-of day {news:O} is {(news < first ? "before the period" : "more than a century after the period")}, from "
                    + $"{first:O} to {last:O}",
                $"a day from {first:O} to {last.AddYears((int)Limit.Years.Most):O}: the last one whose news the dataset takes in");
        else
            return (news, Window.Through(first, last));
        return null;
    }

    /// <summary>
    /// Over which quarters and in which unit money is counted; null when the dataset does not say, or something is wrong with
    /// it.
    /// </summary>
    public LedgerFrame? Ledger(Binding book)
    {
        if (Frame["ledger"] is not { Kind: not JsonValueKind.Null })
        {
            if (book.Rows<TermRow>().Count > 0)
                reader.Required(
                    Frame, "ledger",
                    "an object, as there are terms: from and through as quarters, unit, valuationDate, threshold and discount");
            return null;
        }

        if (reader.Object(Frame, "ledger") is not { } part)
            return null;
        var (from, through) = (Quarter(part, "from"), Quarter(part, "through"));
        var unit = Unit(part);
        var day = Day(part, "valuationDate");
        var threshold = Threshold(part);
        var discount = reader.Object(part, "discount");
        Assumption? Rate(string risk) => discount is null ? null : RateOf(discount, risk, book);
        var (contractRate, marginRate, equityRate) = (Rate("contract"), Rate("margin"), Rate("equity"));
        Assumption? Optional(string property)
            => part[property] is { Kind: not JsonValueKind.Null } ? Assumed(part, property, book) : null;
        var (headline, life) = (Optional("headline"), Life(part, Optional("cloudLife")));
        if (from is not { } first || through is not { } last || unit is null || day is not { } valuation || threshold is not { } least
            || contractRate is null || marginRate is null || equityRate is null)
        {
            return null;
        }

        if (last < first)
            reader.Report(
                ProblemKind.EndBeforeStart, part["through"]!, $"the ledger ends with {last}, before it starts",
                $"{first} or a later quarter");
        else if (last - first + 1 > Limit.Quarters.Most)
            reader.Report(
                ProblemKind.TooMany, part["through"]!, $"the ledger has {last - first + 1} quarters",
                Limit.Quarters.Expected("those for which somebody can say anything"));
        else if (valuation < first.Start || valuation >= last.End)
            reader.Report(
                ProblemKind.OutOfBounds, part["valuationDate"]!, $"{valuation:O} is not in the ledger",
                $"a day from {first.Start:O} to {last.End.AddDays(-1):O}");
        else
            return new(first, last, unit, valuation, least, contractRate, marginRate, equityRate, headline, life);
        return null;
    }

    private DateOnly? Day(JsonPart part, string property)
        => reader.RequiredText(part, property, FieldType.Date.Form) is not { } text
            ? null
            : FieldType.Date.Read(text) is not DateOnly day ? Wrong<DateOnly>(part[property]!, FieldType.Date.Form)
            : KnownDays.Include(day) ? day : Wrong<DateOnly>(part[property]!, KnownDays.Expected);

    private Quarter? Quarter(JsonPart part, string property)
        => reader.RequiredText(part, property, "a quarter as 2026Q1") is not { } text ? null
            : Deals.Quarter.TryParse(text, out var quarter) && KnownDays.Include(quarter.Year) ? quarter
            : Wrong<Quarter>(part[property]!, $"a quarter as 2026Q1, of the years {KnownDays.First.Year} to {KnownDays.Last.Year}");

    private string? Unit(JsonPart part)
    {
        const string form = "a unit as charts write it, such as USD bn";
        if (reader.RequiredText(part, "unit", form) is not { } unit)
            return null;
        if (unit.Length <= LongestUnit && LookAlike.Of(unit).Length > 0 && !LookAlike.HasHidden(unit))
            return unit;
        reader.Wrong(part["unit"]!, form);
        return null;
    }

    /// <summary>Warns of a ledger's unit that sentences can only repeat: nothing is made of a thousand of it.</summary>
    public void WarnOfUnit(LedgerFrame? ledger)
    {
        if (ledger is not null && !SpokenMoney.IsKnown(ledger.Unit))
            reader.Report(
                ProblemKind.UnknownUnit, Frame["ledger"]!["unit"]!,
                $"{VisibleText.Quoted(ledger.Unit)} is no currency that charts know, and stands as it is written",
                "the three letters of a currency and k, m, bn or tn, as CHF m");
    }

    private decimal? Threshold(JsonPart part)
        => reader.Required(part, "threshold", "a number") is not { } found ? null
            : found.Kind == JsonValueKind.Number && FieldType.Number.Read(found.Text) is decimal number and >= 0 ? number
            : Wrong<decimal>(found, "a number from 0, in the ledger's unit");

    private Assumption? RateOf(JsonPart discount, string risk, Binding book)
    {
        var rate = Assumed(discount, risk, book);
        if (rate is null or { IsDate: false, Minimum.Number: > -1 })
            return rate;
        reader.Report(
            ProblemKind.NumberOutOfKind, discount[risk]!, $"{VisibleText.Quoted(rate.Id)} is no discount rate",
            "an assumption that is a number above -1, such as 0.08");
        return null;
    }

    private Assumption? Life(JsonPart part, Assumption? life)
    {
        if (life is null or { IsDate: false, Minimum.Number: >= 0, Maximum.Number: <= 100 })
            return life;
        reader.Report(
            ProblemKind.NumberOutOfKind, part["cloudLife"]!, $"{VisibleText.Quoted(life.Id)} is no number of years",
            "an assumption from 0 to 100");
        return null;
    }

    private Assumption? Assumed(JsonPart part, string property, Binding book)
    {
        if (reader.RequiredText(part, property) is not { } id)
            return null;
        if (book.HasRead<AssumptionRow>() && book.Rows<AssumptionRow>().All(row => row.Text("assumption_id") != id))
            reader.Report(
                ProblemKind.OrphanKey, part[property]!, $"there is no assumption {VisibleText.Quoted(id)}",
                "an assumption_id of assumptions");
        return book.Real(new To<Assumption>(id));
    }

    private T? Wrong<T>(JsonPart part, string expected)
        where T : struct
    {
        reader.Wrong(part, expected);
        return null;
    }
}
