namespace Deals.Charts.Html;

/// <summary>The MIME types of a notebook's outputs.</summary>
public static class MimeType
{
    /// <summary>A piece of a page.</summary>
    public const string Html = "text/html";

    /// <summary>A picture.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>Text for a console.</summary>
    public const string Plain = "text/plain";

    /// <summary>A figure's record as JSON, which no host shows and a report reads; see <see cref="FigureRecord"/>.</summary>
    public const string Figure = "application/vnd.deals.figure+json";
}

/// <summary>
/// Says how a type is shown in a notebook. The notebook's kernel looks for an attribute of this name and with these
/// properties, so that no reference to it is needed.
/// </summary>
/// <param name="formatterSourceType">A type with a public constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>What makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that are written, all of them, the preferred one first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>Writes things of one type for one MIME type; a notebook's kernel calls it by its members' names.</summary>
/// <param name="mimeType">What it writes.</param>
/// <param name="textOf">The text of a thing.</param>
public sealed class Shown(string mimeType, Func<object, string> textOf)
{
    /// <summary>What it writes.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes a thing.</summary>
    /// <returns>Always true: it was written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(textOf(instance));
        return true;
    }
}

/// <summary>How the numbers behind a figure go into a notebook: as a table of their first rows.</summary>
public sealed class FigureTableFormatters
{
    private const int MostRows = 100;

    private readonly Shown[] formatters =
        [new(MimeType.Html, table => Html((FigureTable)table)), new(MimeType.Plain, table => Text((FigureTable)table))];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;

    private static string Caption(FigureTable table) => table.Rows.Count == 1 ? "1 row"
        : string.Create(CultureInfo.InvariantCulture,
            $"{table.Rows.Count:N0} rows{(table.Rows.Count > MostRows ? $", the first {MostRows}" : "")}");

    private static string Html(FigureTable table)
        => $"{FigurePage.Styles()}<div "
            + $"class=\"deals-scroll\">{HtmlTable.Of(table with { Rows = [.. table.Rows.Take(MostRows)] }, Caption(table))}</div>";

    private static string Text(FigureTable table)
    {
        var texts = ColumnText.Of(table);
        return string.Join('\n', table.Rows.Take(MostRows).Select(row => string.Join("; ", row.Select((cell, at) => texts[at].Of(cell))))
            .Prepend(string.Join("; ", table.Columns)).Prepend(Caption(table)));
    }
}

/// <summary>How a figure goes into a notebook: as a piece of the page, and as data.</summary>
public sealed class FigureFormatters
{
    private readonly Shown[] formatters =
    [
        new(MimeType.Html, figure => FigurePage.Of((Figure)figure)),
        new(MimeType.Svg, figure => FigurePage.WithoutFormulas(FigurePage.StillOf(((Figure)figure).Record))),
        new(MimeType.Figure, figure => FigureRecord.Of((Figure)figure).Write()),
    ];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
