using Microsoft.DotNet.Interactive.Formatting;

namespace Deals.NotebookHost;

/// <summary>A value as text in its preferred MIME types, by the same formatters that VS Code's kernel uses.</summary>
internal static class FormattedValue
{
    /// <summary>One entry a MIME type. A text longer than is kept is replaced by a note.</summary>
    public static IReadOnlyDictionary<string, string> Of(object? value, IReadOnlyCollection<string>? mimeTypes = null)
    {
        var type = value?.GetType() ?? typeof(object);
        var wanted = mimeTypes is { Count: > 0 } ? mimeTypes : Formatter.GetPreferredMimeTypesFor(type);
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var mimeType in wanted)
        {
            try
            {
                data[mimeType] = Format(value, type, mimeType);
            }
            catch (OutputTooLongException)
            {
                data[PlainTextFormatter.MimeType] = $"[{type.Name}: as {mimeType} longer than {OutputLimits.Value:N0} characters, and so left out.]";
            }
        }
        return data;
    }

    private static string Format(object? value, Type type, string mimeType)
    {
        using var writer = new BoundedWriter(OutputLimits.Value);
        using var context = new FormatContext(writer);
        Formatter.GetPreferredFormatterFor(type, mimeType).Format(value!, context);
        return writer.ToString();
    }
}
