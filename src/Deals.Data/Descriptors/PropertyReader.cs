namespace Deals.Data;

/// <summary>Takes properties out of a descriptor, and reports those that are missing or not what they must be.</summary>
internal sealed class PropertyReader(ProblemLog log)
{
    /// <summary>Where a value stands.</summary>
    public static Place At(JsonPart part) => new(PackageDescriptor.FileName, part.Line, null, part.Path.Length == 0 ? null : part.Path);

    /// <summary>Where a property stands, or where it is missed.</summary>
    public static Place At(JsonPart part, string property)
        => new(PackageDescriptor.FileName, (part[property] ?? part).Line, null, part.PathOf(property));

    public void Report(ProblemKind kind, JsonPart part, string fault, string expected)
        => log.Report(kind, At(part), part.Text, fault, expected);

    public void Report(ProblemKind kind, JsonPart part, string property, string? value, string fault, string expected)
        => log.Report(kind, At(part, property), value, fault, expected);

    public void Wrong(JsonPart part, string expected)
        => Report(ProblemKind.WrongProperty, part,
            part.IsEmptyText ? "the text is empty"
                : part.Kind == JsonValueKind.String && expected.StartsWith("a number", StringComparison.Ordinal)
                    && FieldType.Number.Read(part.Text) is decimal ? $"{VisibleText.Quoted(part.Text)} is a text, as quotes stand around it"
                : $"{VisibleText.Quoted(part.Text)} will not do here", expected);

    public void Unsupported(JsonPart part, string expected)
        => Report(ProblemKind.Unsupported, part, $"{VisibleText.Quoted(part.Text)} is not something this reader does", expected);

    /// <summary>Reports a property that asks for something else than the usual.</summary>
    public void CheckUsual(JsonPart part, string property, string usual, string expected)
    {
        if (part[property] is { } other && other.Text != usual)
            Unsupported(other, expected);
    }

    public JsonPart? Required(JsonPart part, string property, string expected)
    {
        if (Present(part, property) is { } found)
            return found;
        Report(ProblemKind.MissingProperty, part, property, null, "the property is missing", expected);
        return null;
    }

    /// <summary>A property that must be a text and not empty.</summary>
    public string? RequiredText(JsonPart part, string property, string expected = "a text")
    {
        if (Required(part, property, expected) is not { } found)
            return null;
        if (found is { Kind: JsonValueKind.String, IsEmptyText: false })
            return found.Text;
        Wrong(found, expected);
        return null;
    }

    /// <summary>A property that, where it is there, is a text.</summary>
    public string? Text(JsonPart part, string property) => OfKind(Present(part, property), JsonValueKind.String, "a text")?.Text;

    public JsonPart? Object(JsonPart part, string property)
        => OfKind(Required(part, property, "an object"), JsonValueKind.Object, "an object");

    public List<JsonPart>? List(JsonPart part, string property)
        => OfKind(Required(part, property, "a list"), JsonValueKind.Array, "a list")?.Items;

    private static JsonPart? Present(JsonPart part, string property)
        => part[property] is { Kind: not JsonValueKind.Null } found ? found : null;

    private JsonPart? OfKind(JsonPart? found, JsonValueKind kind, string noun)
    {
        if (found is null || found.Kind == kind)
            return found;
        Wrong(found, noun);
        return null;
    }
}
