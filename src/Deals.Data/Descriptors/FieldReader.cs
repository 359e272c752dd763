using System.Text.RegularExpressions;

namespace Deals.Data;

/// <summary>Reads one field of a descriptor: name, type, constraints.</summary>
internal sealed class FieldReader(PropertyReader properties)
{
    /// <summary>Most fields of a package share a few patterns, and making one ready takes longer than reading a field.</summary>
    private readonly Dictionary<string, Regex> patterns = new(StringComparer.Ordinal);

    /// <summary>Reads the field; null when it has no name.</summary>
    public FieldDescriptor? Read(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            properties.Wrong(part, "an object that describes a field");
            return null;
        }

        if (properties.RequiredText(part, "name") is not { } name)
            return null;
        var type = Type(part);
        return new(part, name, type, Constraints(part, type));
    }

    private FieldType Type(JsonPart part)
    {
        // The Table Schema's default is text.
        var name = properties.Text(part, "type") ?? FieldType.String.Name;
        var format = properties.Text(part, "format") ?? "default";
        if (!FieldType.Names.Contains(name))
        {
            properties.Report(
                ProblemKind.UnknownType, part["type"]!, $"{VisibleText.Quoted(name)} is no type", Suggestion.OneOf(FieldType.Names, name));
            return FieldType.Any;
        }

        if (FieldType.Find(name, format) is not { } type)
        {
            properties.Unsupported(part["format"]!, $"the default format of {name}");
            return FieldType.Any;
        }

        foreach (var (property, usual) in new[] { ("decimalChar", "."), ("groupChar", ""), ("bareNumber", "true") })
            properties.CheckUsual(part, property, usual, "numbers with a point, without thousands separators or signs around them");
        return type == FieldType.Boolean && (part["trueValues"] ?? part["falseValues"]) is not null
            ? FieldType.BooleanOf(Words(part, "trueValues", FieldType.TrueWords), Words(part, "falseValues", FieldType.FalseWords))
            : type;
    }

    private IReadOnlyCollection<string> Words(JsonPart part, string property, string[] usual)
        => part[property] is not null && properties.List(part, property) is { } words ? words.ConvertAll(word => word.Text) : usual;

    private FieldConstraints Constraints(JsonPart field, FieldType type)
    {
        if (field["constraints"] is null || properties.Object(field, "constraints") is not { } part)
            return new();
        var (minimum, maximum) = (Bound(part, "minimum", type), Bound(part, "maximum", type));
        if (minimum is not null && maximum is not null && minimum.CompareTo(maximum) > 0)
            Wrong(part["minimum"]!, "no more than the maximum");
        return new(
            Truth(part, "required"), Truth(part, "unique"), Allowed(part, type), Pattern(part), part["pattern"]?.Text,
            Length(part, "minLength"), Length(part, "maxLength"), minimum, maximum);
    }

    private bool Truth(JsonPart part, string property)
    {
        if (part[property] is { Kind: not (JsonValueKind.True or JsonValueKind.False) } found)
            Wrong(found, "true or false");
        return part[property] is { Kind: JsonValueKind.True };
    }

    private int? Length(JsonPart part, string property)
    {
        if (part[property] is not { } found)
            return null;
        if (int.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return length;
        Wrong(found, "a whole number, zero or more");
        return null;
    }

    private IComparable? Bound(JsonPart part, string property, FieldType type)
    {
        if (part[property] is not { } found)
            return null;
        if (type.Ordered && type.Read(found.Text) is IComparable value)
            return value;
        Wrong(found, type.Ordered ? type.Form : $"no {property}, as the type {type.Name} has no order");
        return null;
    }

    private List<string>? Allowed(JsonPart part, FieldType type)
    {
        if (part["enum"] is null || properties.List(part, "enum") is not { } values)
            return null;
        foreach (var wrong in values.Where(value => type.Read(value.Text) is null))
            Wrong(wrong, type.Form);
        if (values.Count == 0)
            Wrong(part["enum"]!, "at least one value");
        return values.ConvertAll(value => value.Text);
    }

    private Regex? Pattern(JsonPart part)
    {
        if (properties.Text(part, "pattern") is not { } pattern)
            return null;
        try
        {
            // Without backtracking, a pattern takes time in proportion to the text, whatever the text is.
            if (!patterns.TryGetValue(pattern, out var known))
                patterns.Add(pattern, known = new($"^(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            return known;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            Wrong(part["pattern"]!, "a regular expression without look-around and back-references");
            return null;
        }
    }

    private void Wrong(JsonPart part, string expected) => properties.Report(
        ProblemKind.WrongConstraint, part,
        $"{VisibleText.Quoted(part.Text)} will not do as {part.Path[(part.Path.LastIndexOf('.') + 1)..]}", expected);
}
