using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deals.Notebooks;

/// <summary>Turns the text of a `--set` into C# of the declared type, read the same way under every culture.</summary>
public static partial class ParameterValue
{
    private const string Known = "string, bool, int, long, float, double, decimal, DateOnly, DateTime, their nullable forms, arrays of them, and var with a literal";

    /// <summary>The C# expression for a value. Throws <see cref="ParameterException"/> when the value is none of the declared type.</summary>
    public static string ToLiteral(ParameterDeclaration parameter, string value)
    {
        var type = parameter.Type == "var" ? Inferred(parameter) : parameter.Type;
        if (type.EndsWith("[]?", StringComparison.Ordinal) || (type.EndsWith('?') && !type.EndsWith("]?", StringComparison.Ordinal)))
        {
            if (value == "null")
                return parameter.Type == "var" ? $"({type})null" : "null";
            type = type[..^1];
        }
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return ArrayOf(parameter, type[..^2], value);
        return Scalar(parameter, type, value);
    }

    /// <summary>The texts that a setting of a list of texts holds: JSON, or the short form a, b, c.</summary>
    /// <exception cref="ParameterException">It starts like JSON and is none, or holds null.</exception>
    public static IReadOnlyList<string> Texts(ParameterSetting setting)
    {
        var parameter = new ParameterDeclaration("string[]", setting.Name, "");
        return [.. Items(parameter, setting.Value).Select(item => item ?? throw Wrong(parameter, setting.Value))];
    }

    private static string ArrayOf(ParameterDeclaration parameter, string element, string value)
    {
        var isNullable = element.EndsWith('?');
        var type = isNullable ? element[..^1] : element;
        var items = Items(parameter, value).Select(item =>
            item is null ? isNullable ? "null" : throw Wrong(parameter, value) : Scalar(parameter, type, item)).ToList();
        return items.Count == 0 ? $"new {element}[0]" : $"new {element}[] {{ {string.Join(", ", items)} }}";
    }

    // Either a JSON list, which can hold any text, or the short form a, b, c.
    private static string?[] Items(ParameterDeclaration parameter, string value)
    {
        if (!value.TrimStart().StartsWith('['))
            return value.Trim().Length == 0 ? [] : value.Split(',', StringSplitOptions.TrimEntries);
        try
        {
            using var list = JsonDocument.Parse(value);
            return [.. list.RootElement.EnumerateArray().Select(item => item.ValueKind switch
            {
                JsonValueKind.String => item.GetString(),
                JsonValueKind.Null => null,
                _ => item.GetRawText(),
            })];
        }
        catch (JsonException)
        {
            throw Wrong(parameter, value);
        }
    }

    private static string Scalar(ParameterDeclaration parameter, string type, string value)
    {
        var text = value.Trim();
        var invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            "string" or "String" or "System.String" => CSharpLiteral.Of(value),
            "bool" or "Boolean" => bool.TryParse(text, out var flag) ? flag ? "true" : "false" : throw Wrong(parameter, value),
            "int" or "Int32" => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number)
                ? number == int.MinValue ? "int.MinValue" : number.ToString(invariant) : throw Wrong(parameter, value),
            "long" or "Int64" => long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number)
                ? number == long.MinValue ? "long.MinValue" : number.ToString(invariant) + "L" : throw Wrong(parameter, value),
            "double" or "Double" => double.TryParse(text, NumberStyles.Float, invariant, out var number)
                ? CSharpLiteral.Of(number) : throw Wrong(parameter, value),
            "float" or "Single" => float.TryParse(text, NumberStyles.Float, invariant, out var number)
                ? CSharpLiteral.Of(number) : throw Wrong(parameter, value),
            "decimal" or "Decimal" => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, invariant, out var number)
                ? CSharpLiteral.Of(number) : throw Wrong(parameter, value),
            "DateOnly" or "System.DateOnly" => DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day)
                ? CSharpLiteral.Of(day) : throw Wrong(parameter, value),
            "DateTime" or "System.DateTime" => DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], invariant, DateTimeStyles.None, out var time)
                ? CSharpLiteral.Of(time) : throw Wrong(parameter, value),
            _ => throw new ParameterException($"parameter {parameter.Name} is declared as {parameter.Type}, which --set cannot convert to; it can convert to {Known}"),
        };
    }

    private static string Inferred(ParameterDeclaration parameter)
    {
        var expression = parameter.Default;
        if (CSharpStatements.StringValue(expression) is not null || expression.StartsWith('"') || expression.StartsWith("@\"", StringComparison.Ordinal))
            return "string";
        if (expression is "true" or "false")
            return "bool";
        if (WholeNumber().IsMatch(expression))
            return expression.EndsWith('L') ? "long" : "int";
        if (RealNumber().Match(expression) is { Success: true } real)
            return real.Groups["suffix"].Value.ToUpperInvariant() switch { "M" => "decimal", "F" => "float", _ => "double" };
        if (Construction().Match(expression) is { Success: true } made)
            return made.Groups["type"].Value;
        if (ListOf().Match(expression) is { Success: true } list)
            return Inferred(parameter with { Default = list.Groups["first"].Value.Trim() }) + "[]";
        return "var";
    }

    private static ParameterException Wrong(ParameterDeclaration parameter, string value)
    {
        var type = parameter.Type == "var" ? $"var, here {Inferred(parameter)}" : parameter.Type;
        var form = type.Contains("Date", StringComparison.Ordinal) ? " (expected as 2030-06-30)" : "";
        return new($"parameter {parameter.Name} is of type {type}; \"{value}\" is no such value{form}");
    }

    [GeneratedRegex(@"^-?[0-9][0-9_]*L?$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^-?[0-9][0-9_]*(\.[0-9][0-9_]*)?([eE][+-]?[0-9]+)?(?<suffix>[mMfFdD]?)$")]
    private static partial Regex RealNumber();

    [GeneratedRegex(@"^new\s+(?<type>DateOnly|DateTime|[a-zA-Z]+\??\[\])\s*[({\[]?")]
    private static partial Regex Construction();

    [GeneratedRegex(@"^new\s*\[\s*\]\s*\{(?<first>[^,}]+)")]
    private static partial Regex ListOf();
}
