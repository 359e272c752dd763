namespace Deals.Data;

/// <summary>Holds one cell against its field: type and constraints. It reports the first thing that is wrong.</summary>
internal sealed class CellCheck(FieldDescriptor field, bool inKey, IReadOnlySet<string> missingValues, ProblemLog log)
{
    private static readonly HashSet<string> SpreadsheetErrors =
        new(["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"], StringComparer.Ordinal);

    private readonly FieldConstraints constraints = field.Constraints;
    private readonly bool keepsBlanks = field.Type.KeepsBlanks && !inKey && field.Constraints.Allowed is null;
    private readonly bool required = field.Constraints.Required;
    private readonly HashSet<string>? allowed = field.Constraints.Allowed?.ToHashSet(StringComparer.Ordinal);

    /// <summary>Checks a cell.</summary>
    /// <param name="text">What stands in it; on return without stray blanks, and null when it counts as empty.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>Whether the value, or that there is none, can be used.</returns>
    public bool Check(ref string? text, Place place)
    {
        if (!keepsBlanks && text!.Trim() is var trimmed && trimmed.Length != text.Length)
        {
            Report(ProblemKind.Blanks, place, text, "has blanks around it", "the same without blanks before and after it");
            text = trimmed;
        }

        if (missingValues.Contains(text!))
        {
            text = null;
            if (required)
                log.Report(ProblemKind.RequiredEmpty, place, null, "the cell is empty",
                    inKey ? $"{field.Type.Form} in every row; of merged cells only the first keeps it" : field.Type.Form);
            return !required;
        }

        var value = field.Type.Read(text!);
        if (value is null || value == FieldType.OutOfRange)
        {
            if (value is null && FieldType.NoSuchDay(field.Type, text!) is { } days)
                Report(ProblemKind.WrongType, place, text!, "is no day of the calendar", days);
            else if (value is null)
                Report(ProblemKind.WrongType, place, text!, $"is not {field.Type.Noun}", Meant.Expected(field.Type, text!, !required));
            else
                Report(ProblemKind.OutOfRange, place, text!, "is out of range", FieldType.NumberRange);
            return false;
        }

        if (SpreadsheetErrors.Contains(text!))
        {
            Report(ProblemKind.WrongType, place, text!, "is what a spreadsheet writes where a formula fails",
                "what the formula should have given");
            return false;
        }

        if (field.Type == FieldType.String && allowed is null && constraints.Pattern is null && Meant.IsNothing(text!))
        {
            Report(ProblemKind.WrongType, place, text!, "is what programs write into a cell without a value",
                Meant.Expected(field.Type, text!, !required));
            return false;
        }

        if (VisibleText.HasControl(text!) || (inKey && VisibleText.HasHidden(text!)))
        {
            Report(ProblemKind.ControlCharacter, place, text!, "has a character that does not show", "text that can be seen");
            return false;
        }

        if (constraints.Allowed is { } words && !IsAllowed(words, text!, value))
        {
            var wrong = text!;
            log.Report(
                ProblemKind.NotListed, place, wrong, $"{VisibleText.Quoted(wrong)} is not in the list",
                () => Suggestion.OneOf(words, wrong));
            return false;
        }

        CheckConstraints(text!, value, place);
        return true;
    }

    private bool IsAllowed(IReadOnlyList<string> words, string text, object value)
        => allowed!.Contains(text) || (value is not string && words.Any(one => value.Equals(field.Type.Read(one))));

    private void CheckConstraints(string text, object value, Place place)
    {
        if (constraints.Pattern is { } pattern && !pattern.IsMatch(text))
            Report(ProblemKind.WrongPattern, place, text, "does not follow the pattern", Meant.Expected(constraints.PatternText!, text));
        else if (constraints.MinLength is { } fewest && Length(text) < fewest)
            Report(
                ProblemKind.TooShort, place, text, "is too short",
                string.Create(CultureInfo.InvariantCulture, $"at least {fewest} characters"));
        else if (constraints.MaxLength is { } most && Length(text) > most)
            Report(
                ProblemKind.TooLong, place, text, "is too long", string.Create(CultureInfo.InvariantCulture, $"at most {most} characters"));
        else if (constraints.Minimum is { } minimum && minimum.CompareTo(value) > 0)
            Report(ProblemKind.BelowMinimum, place, text, "is too small", $"at least {Bound(minimum)}");
        else if (constraints.Maximum is { } maximum && maximum.CompareTo(value) < 0)
            Report(ProblemKind.AboveMaximum, place, text, "is too large", $"at most {Bound(maximum)}");
    }

    private static string Bound(IComparable bound)
        => bound is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(bound, CultureInfo.InvariantCulture)!;

    private static int Length(string text) => text.EnumerateRunes().Count();

    private void Report(ProblemKind kind, Place place, string text, string fault, string expected)
        => log.Report(kind, place, text, $"{VisibleText.Quoted(text)} {fault}", expected);
}
