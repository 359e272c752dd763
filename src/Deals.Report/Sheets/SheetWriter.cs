namespace Deals.Report.Sheets;

/// <summary>Writes one sheet: the header row, which stays in view, and the rows, each cell with its type.</summary>
internal sealed class SheetWriter(SharedTexts texts)
{
    /// <summary>A row with a very long text is not so high that nothing else is seen; the cell still holds all of it.</summary>
    private const int MostLines = 25;
    private const double LineHeight = 15; // points, at the font's size of 11

    /// <summary>From this day on all programs count alike: Excel believes that there was a 29 February 1900.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>The greatest whole number up to which a spreadsheet's numbers hold every one.</summary>
    private const decimal LastExact = 9_007_199_254_740_992;

    /// <summary>Writes the sheet.</summary>
    /// <param name="part">Where it goes.</param>
    /// <param name="table">The headings and rows.</param>
    /// <param name="links">For each row the sheet to which its first cell leads; empty where cells are no links.</param>
    public void Write(WorksheetPart part, FigureTable table, IReadOnlyList<string> links)
    {
        var widths = ColumnWidths.Of(table);
        var area = table.Columns.Count == 0 ? "A1" : $"A1:{Reference(table.Columns.Count - 1, table.Rows.Count)}";
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Xl.Worksheet());
        writer.WriteElement(new Xl.SheetProperties { PageSetupProperties = new() { FitToPage = true } });
        writer.WriteElement(new Xl.SheetDimension { Reference = area });
        writer.WriteElement(new Xl.SheetViews(new Xl.SheetView(
            new Xl.Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = Xl.PaneValues.BottomLeft, State = Xl.PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Xl.SheetFormatProperties { DefaultRowHeight = LineHeight });
        if (widths.Length > 0)
        {
            // Excel's widths count a cell's padding too.
            writer.WriteElement(new Xl.Columns(widths.Select((width, at)
                => new Xl.Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = width + 1.7, CustomWidth = true })));
        }

        writer.WriteStartElement(new Xl.SheetData());
        WriteRow(writer, 0, table.Columns, widths, isHeader: true, isLink: false);
        for (var at = 0; at < table.Rows.Count; at++)
            WriteRow(writer, at + 1, table.Rows[at], widths, isHeader: false, isLink: links.Count > 0);
        writer.WriteEndElement();

        if (table.Columns.Count > 0)
            writer.WriteElement(new Xl.AutoFilter { Reference = area });
        if (links.Count > 0)
            writer.WriteElement(new Xl.Hyperlinks(links.Select((sheet, at)
                => new Xl.Hyperlink { Reference = Reference(0, at + 1), Location = $"{Quoted(sheet)}!A1" })));
        writer.WriteElement(new Xl.PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new Xl.PageSetup
        {
            Orientation = Xl.OrientationValues.Landscape,
            PaperSize = 9,
            FitToWidth = 1,
            FitToHeight = 0
        }); // A4, as many pages as it takes
        writer.WriteElement(new Xl.HeaderFooter(new Xl.OddFooter("&L&A&RPage &P of &N")));
        writer.WriteEndElement();
    }

    /// <summary>A sheet's name as formulas and links have it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private void WriteRow(OpenXmlWriter writer, int at, IReadOnlyList<object?> cells, int[] widths, bool isHeader, bool isLink)
    {
        // Not every program finds the height itself; where one does, ours is a first guess.
        var lines = cells.Zip(widths, (cell, width) => cell is string text
            ? ColumnWidths.LinesOf(text, isHeader ? width - ColumnWidths.FilterButton : width) : 1).DefaultIfEmpty().Max();
        var row = new Xl.Row { RowIndex = (uint)at + 1 };
        if (lines > 1)
            (row.Height, row.CustomHeight) = (Math.Min(lines, MostLines) * LineHeight, lines > MostLines ? true : null);
        writer.WriteStartElement(row);
        for (var column = 0; column < cells.Count; column++)
        {
            // Without a cell there is nothing at all, which is what null says; an empty text is a cell.
            if (cells[column] is not { } value)
                continue;
            var cell = CellOf(value, isHeader ? SheetStyle.Heading : isLink && column == 0 ? SheetStyle.Link : SheetStyle.Text);
            cell.CellReference = Reference(column, at);
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    private Xl.Cell CellOf(object value, SheetStyle textStyle) => value switch
    {
        string text => TextCell(text, textStyle),
        bool truth => new() { StyleIndex = (uint)SheetStyle.Truth, DataType = Xl.CellValues.Boolean, CellValue = new(truth ? "1" : "0") },
        DateOnly day when day >= FirstDay => new()
        { StyleIndex = (uint)SheetStyle.Day, CellValue = new((day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture)) },
        DateOnly day => TextCell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), textStyle),
        _ => NumberCell(value, textStyle),
    };

    /// <summary>A spreadsheet's numbers are doubles: what is not finite, and a whole number that would be rounded, is kept as a
    /// text.</summary>
    private Xl.Cell NumberCell(object value, SheetStyle textStyle)
    {
        var text = CellNumber.Of(value)!;
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number) || (value is long or ulong && Math.Abs(Convert.ToDecimal(value,
            CultureInfo.InvariantCulture)) > LastExact))
            return TextCell(text, textStyle);
        return new() { StyleIndex = (uint)SheetStyle.Number, CellValue = new(number.ToString("R", CultureInfo.InvariantCulture)) };
    }

    private Xl.Cell TextCell(string text, SheetStyle style)
    {
        var shown = SheetText.OfCell(text);
        return new()
        {
            // The style that follows each of text, heading and link is the quoted one.
            StyleIndex = (uint)style + (FormulaStart.Of(shown) ? 1u : 0u),
            DataType = Xl.CellValues.SharedString,
            CellValue = new(texts.NumberOf(shown).ToString(CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>A cell's address, its column and row counted from 0: <c>A1</c>.</summary>
    internal static string Reference(int column, int row)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
            letters = (char)('A' + (rest % 26)) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }
}

/// <summary>The texts of a workbook, each once; cells name them by number. Every program reads texts kept so, and not all read texts within
/// cells.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int NumberOf(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
            numbers.Add(text, number = numbers.Count);
        return number;
    }

    public void WriteTo(SharedStringTablePart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Xl.SharedStringTable());
        foreach (var (text, _) in numbers.OrderBy(entry => entry.Value))
        {
            var written = new Xl.Text(SheetText.Escaped(text)) { Space = SpaceProcessingModeValues.Preserve };
            writer.WriteElement(new Xl.SharedStringItem(written));
        }

        writer.WriteEndElement();
    }
}

/// <summary>How a cell looks; the number is its place in the workbook's list of formats.</summary>
internal enum SheetStyle : uint
{
    /// <summary>What the program takes where a cell has no format of its own.</summary>
    Plain,

    /// <summary>A number, with as many digits as fit.</summary>
    Number,

    /// <summary>TRUE or FALSE.</summary>
    Truth,

    /// <summary>A text, on as many lines as it takes.</summary>
    Text,

    /// <summary>A text that starts like a formula: Excel shows the quote that keeps it a text, also after someone edits the cell.</summary>
    QuotedText,

    /// <summary>A day as yyyy-mm-dd.</summary>
    Day,

    Heading,

    /// <summary>A heading that starts like a formula.</summary>
    QuotedHeading,

    /// <summary>A text that leads to another sheet.</summary>
    Link,

    /// <summary>A link whose text starts like a formula.</summary>
    QuotedLink,
}

/// <summary>The formats behind <see cref="SheetStyle"/>.</summary>
internal static class Stylesheet
{
    private const uint DayFormat = 164; // the first number that is free for formats of one's own

    public static Xl.Stylesheet Make() => new(
        new Xl.NumberingFormats(new Xl.NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }),
        new Xl.Fonts(Font(), Font(bold: true), Font(link: true)),
        // Excel takes the first two fills for itself, whatever they say.
        new Xl.Fills(Fill(Xl.PatternValues.None), Fill(Xl.PatternValues.Gray125), Fill(Xl.PatternValues.Solid, "FFE7EBF0")),
        new Xl.Borders(new Xl.Border(),
            new Xl.Border(new Xl.BottomBorder(new Xl.Color { Rgb = "FF7A869A" }) { Style = Xl.BorderStyleValues.Thin })),
        new Xl.CellStyleFormats(new Xl.CellFormat()),
        new Xl.CellFormats(Enum.GetValues<SheetStyle>().Select(Format)),
        new Xl.CellStyles(new Xl.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static Xl.CellFormat Format(SheetStyle style)
    {
        var heading = style is SheetStyle.Heading or SheetStyle.QuotedHeading;
        var link = style is SheetStyle.Link or SheetStyle.QuotedLink;
        var format = new Xl.CellFormat
        {
            FormatId = 0,
            NumberFormatId = style == SheetStyle.Day ? DayFormat : 0,
            FontId = heading ? 1u : link ? 2u : 0u,
            FillId = heading ? 2u : 0u,
            BorderId = heading ? 1u : 0u,
            Alignment = new() { Vertical = Xl.VerticalAlignmentValues.Top },
        };
        if (style >= SheetStyle.Text && style != SheetStyle.Day)
            format.Alignment.WrapText = true;
        if (style is SheetStyle.Day or SheetStyle.Truth)
            format.Alignment.Horizontal = Xl.HorizontalAlignmentValues.Left;
        // The indent keeps a number off the text in the next column.
        if (style == SheetStyle.Number)
            (format.Alignment.Horizontal, format.Alignment.Indent) = (Xl.HorizontalAlignmentValues.Right, 1);
        if (style is SheetStyle.QuotedText or SheetStyle.QuotedHeading or SheetStyle.QuotedLink)
            format.QuotePrefix = true;
        return format;
    }

    private static Xl.Font Font(bool bold = false, bool link = false)
    {
        var font = new Xl.Font();
        if (bold)
            font.Append(new Xl.Bold());
        if (link)
            font.Append(new Xl.Underline());
        font.Append(new Xl.FontSize { Val = 11 }, new Xl.Color { Rgb = link ? "FF0B5CAD" : "FF000000" },
            new Xl.FontName { Val = "Calibri" });
        return font;
    }

    private static Xl.Fill Fill(Xl.PatternValues pattern, string? color = null)
        => new(color is null ? new Xl.PatternFill { PatternType = pattern }
            : new Xl.PatternFill(new Xl.ForegroundColor { Rgb = color }) { PatternType = pattern });
}
