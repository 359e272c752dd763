using System.Collections;

namespace Deals.Tests.Data;

/// <summary>All that a book says, as text, so that two books can be compared.</summary>
internal static class BookText
{
    public static string Of(DealBook book)
    {
        var text = new StringBuilder();
        Write(book, text, 0);
        foreach (var reading in book.Readings)
            text.AppendLine(string.Join(", ", reading.Subjects.Select(subject => $"{subject.Id} < {reading.ParentOf(subject)?.Id}")));
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, int depth)
    {
        switch (value)
        {
            case null or string or bool or decimal or int or DateOnly or Enum or Window or AssumptionValue:
                text.Append(CultureInfo.InvariantCulture, $"{(value is string words ? words.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) : value)}").AppendLine();
                break;
            case IEnumerable rows:
                foreach (var row in rows)
                    Write(row, text.Append("- "), depth);
                break;
            case IIdentified fact when depth > 1:
                text.AppendLine(fact.Id);
                break;
            default:
                text.AppendLine();
                foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
                    Write(property.GetValue(value), text.Append(CultureInfo.InvariantCulture, $"{new string(' ', depth)}{property.Name}: "), depth + 1);
                break;
        }
    }
}
