using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace Deals.Report.Sheets;

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

    /// <summary>A heading.</summary>
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
        new Xl.Borders(new Xl.Border(), new Xl.Border(new Xl.BottomBorder(new Xl.Color { Rgb = "FF7A869A" }) { Style = Xl.BorderStyleValues.Thin })),
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
        font.Append(new Xl.FontSize { Val = 11 }, new Xl.Color { Rgb = link ? "FF0B5CAD" : "FF000000" }, new Xl.FontName { Val = "Calibri" });
        return font;
    }

    private static Xl.Fill Fill(Xl.PatternValues pattern, string? color = null)
        => new(color is null ? new Xl.PatternFill { PatternType = pattern } : new Xl.PatternFill(new Xl.ForegroundColor { Rgb = color }) { PatternType = pattern });
}
