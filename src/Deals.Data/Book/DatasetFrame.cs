using System.Text.Json;

namespace Deals.Data;

/// <summary>What the descriptor says of the dataset as a whole, in its property <c>deals</c>.</summary>
/// <param name="AsOf">The last day whose news the dataset takes in.</param>
/// <param name="Period">The days that charts show and coverage counts.</param>
internal sealed record DatasetFrame(DateOnly AsOf, Window Period)
{
    private const string Property = "deals";

    /// <summary>Whether the descriptor follows the version of the deals schema that this kit knows; reported when not.</summary>
    public static bool IsKnownVersion(PackageDescriptor descriptor, PropertyReader reader)
    {
        if (reader.Object(descriptor.Root, Property) is not { } deals || reader.Required(deals, "schema", $"the number {DealSchema.Version}") is not { } version)
            return false;
        if (version is { Kind: JsonValueKind.Number, Text: DealSchema.Version })
            return true;
        reader.Report(ProblemKind.UnknownVersion, version, $"the version {VisibleText.Quoted(version.Text)} of the deals schema is not known", DealSchema.Version);
        return false;
    }

    /// <summary>Reads the rest of the property; null when something is wrong with it, which is then reported.</summary>
    public static DatasetFrame? Read(PackageDescriptor descriptor, PropertyReader reader)
    {
        var deals = descriptor.Root[Property]!;
        var asOf = Day(deals, "asOf", reader);
        if (reader.Object(deals, "period") is not { } period)
            return null;
        var from = Day(period, "from", reader);
        var through = Day(period, "through", reader);
        if (asOf is not { } news || from is not { } first || through is not { } last)
            return null;
        if (last >= first)
            return new(news, Window.Through(first, last));
        reader.Report(ProblemKind.EndBeforeStart, period["through"]!, $"the period ends on {last:O}, before it starts", $"a last day no earlier than the first, {first:O}");
        return null;
    }

    private static DateOnly? Day(JsonPart part, string property, PropertyReader reader)
    {
        if (reader.RequiredText(part, property) is not { } text)
            return null;
        if (FieldType.Date.Read(text) is DateOnly day)
            return day;
        reader.Wrong(part[property]!, FieldType.Date.Form);
        return null;
    }
}
