using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deals.Notebooks;

/// <summary>Turns the text of a <c>--set</c> into C# of the declared type, read the same way under every culture.</summary>
public static class ParameterValue
{
    private const string Known =
        "string, bool, int, long, float, double, decimal, DateOnly, DateTime, their nullable forms, arrays of them, and var with a literal";
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    /// <summary>The C# expression for a value.</summary>
    /// <exception cref="ParameterException">The value is none of the declared type.</exception>
    public static string ToLiteral(ParameterDeclaration parameter, string value)
    {
        var type = parameter.Type == "var" ? Inferred(SyntaxFactory.ParseExpression(parameter.Default)) : parameter.Type;
        if (type.EndsWith('?') && value == "null")
            return parameter.Type == "var" ? $"({type})null" : "null";
        type = type.TrimEnd('?');
        return type.EndsWith("[]", StringComparison.Ordinal) ? Array(parameter, type[..^2], value) : Scalar(parameter, type, value);
    }

    /// <summary>Why a value does not fit a parameter; null where it does.</summary>
    public static string? Problem(ParameterDeclaration parameter, string value)
    {
        try
        {
            ToLiteral(parameter, value);
            return null;
        }
        catch (ParameterException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>The texts that a setting of a list of texts holds: JSON, or the short form a, b, c.</summary>
    /// <exception cref="ParameterException">It starts like JSON and is none, or holds null.</exception>
    public static IReadOnlyList<string> Texts(ParameterSetting setting)
    {
        var parameter = new ParameterDeclaration("string[]", setting.Name, "");
        return [.. Items(parameter, setting.Value).Select(item => item ?? throw Wrong(parameter, setting.Value))];
    }

    private static string Array(ParameterDeclaration parameter, string element, string value)
    {
        var items = Items(parameter, value).Select(item => item is not null ? Scalar(parameter, element.TrimEnd('?'), item)
            : element.EndsWith('?') ? "null" : throw Wrong(parameter, value)).ToList();
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
        return type switch
        {
            "string" or "String" or "System.String" => SymbolDisplay.FormatLiteral(value, quote: true),
            "bool" or "Boolean" when bool.TryParse(text, out var flag) => flag ? "true" : "false",
            "int" or "Int32" when int.TryParse(text, NumberStyles.AllowLeadingSign, s_invariant, out var number) =>
                number == int.MinValue ? "int.MinValue" : number.ToString(s_invariant),
            "long" or "Int64" when long.TryParse(text, NumberStyles.AllowLeadingSign, s_invariant, out var number) =>
                number == long.MinValue ? "long.MinValue" : number.ToString(s_invariant) + "L",
            "double" or "Double" when double.TryParse(text, NumberStyles.Float, s_invariant, out var number) && IsMeant(number, text) =>
                Real(number, "double", "d"),
            "float" or "Single" when float.TryParse(text, NumberStyles.Float, s_invariant, out var number) && IsMeant(number, text) =>
                Real(number, "float", "f"),
            "decimal" or "Decimal" when decimal.TryParse(text, NumberStyles.Float, s_invariant, out var number) =>
                number.ToString(s_invariant) + "m",
            "DateOnly" or "System.DateOnly" when DateOnly.TryParseExact(text, "yyyy-MM-dd", s_invariant, DateTimeStyles.None,
                out var day) =>
                string.Create(s_invariant, $"new DateOnly({day.Year}, {day.Month}, {day.Day})"),
            "DateTime" or "System.DateTime" when DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"],
                s_invariant, DateTimeStyles.None, out var time) =>
                string.Create(s_invariant,
                    $"new DateTime({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second})"),
            _ when !Known.Split(", ").Contains(type, StringComparer.OrdinalIgnoreCase)
                && type is not ("Int32" or "Int64" or "Single" or "Boolean" or "System.DateOnly" or "System.DateTime") =>
                throw new ParameterException(
                    $"parameter {parameter.Name} is declared as {parameter.Type}, which --set cannot convert to; it can convert to "
                        + $"{Known}"),
            _ => throw Wrong(parameter, value),
        };
    }

    /// <summary>Infinity is one only where it is written so: 1e400 is a number too large.</summary>
    private static bool IsMeant(double number, string text) => double.IsFinite(number) || !text.Any(char.IsAsciiDigit);

    private static string Real<T>(T number, string type, string suffix) where T : System.Numerics.IFloatingPointIeee754<T> =>
        T.IsFinite(number) ? number.ToString("R", s_invariant) + suffix
        : $"{type}.{(T.IsNaN(number) ? nameof(double.NaN) : T.IsPositive(number) ? nameof(double.PositiveInfinity) : nameof(double.NegativeInfinity))}";

    private static string Inferred(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: { } value } => value switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            double => "double",
            float => "float",
            decimal => "decimal",
            _ => "var",
        },
        PrefixUnaryExpressionSyntax signed => Inferred(signed.Operand),
        ObjectCreationExpressionSyntax made => made.Type.ToString(),
        ArrayCreationExpressionSyntax made => made.Type.ToString(),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var first, ..] } => Inferred(first) + "[]",
        _ => "var",
    };

    private static ParameterException Wrong(ParameterDeclaration parameter, string value)
    {
        var type = parameter.Type == "var" ? $"var, here {Inferred(SyntaxFactory.ParseExpression(parameter.Default))}" : parameter.Type;
        var form = type.Contains("DateTime", StringComparison.Ordinal) ? " (expected as 2030-06-30 or 2030-06-30T09:15)"
            : type.Contains("Date", StringComparison.Ordinal) ? " (expected as 2030-06-30)" : "";
        return new($"parameter {parameter.Name} is of type {type}; \"{value}\" is no such value{form}");
    }
}
