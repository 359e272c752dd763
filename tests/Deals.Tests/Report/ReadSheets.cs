using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Deals.Tests.Report;

/// <summary>A sheet as another program finds it.</summary>
/// <param name="Name">What its tab says.</param>
/// <param name="Cells">By address: a text, a number, a day or a truth value. What is not there is not here.</param>
/// <param name="Xml">Cells as they stand in the file.</param>
/// <param name="Worksheet">The whole part.</param>
internal sealed record ReadSheet(string Name, IReadOnlyDictionary<string, object> Cells, IReadOnlyDictionary<string, Cell> Xml, Worksheet Worksheet);

/// <summary>Reads a workbook by the file format's rules, and by nothing that the writer knows.</summary>
internal static partial class ReadSheets
{
    /// <summary>The sheets; the file must be valid, and have nothing in it that is computed.</summary>
    public static IReadOnlyList<ReadSheet> Of(byte[] xlsx)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        var book = document.WorkbookPart!;
        string[] texts = [.. book.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>().Select(item => Unescape(item.Text!.Text))];
        return [.. book.Workbook.Sheets!.Elements<Sheet>().Select(sheet => Read(book, sheet, texts))];
    }

    /// <summary>The format of a cell.</summary>
    public static CellFormat FormatOf(byte[] xlsx, Cell cell)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        return (CellFormat)document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).CloneNode(deep: true);
    }

    private static ReadSheet Read(WorkbookPart book, Sheet sheet, string[] texts)
    {
        var worksheet = ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet;
        var formats = book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var cells = worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
        Assert.All(cells.Values, cell => Assert.Null(cell.CellFormula));
        return new(sheet.Name!, cells.ToDictionary(entry => entry.Key, entry => ValueOf(entry.Value, texts, formats)), cells, worksheet);
    }

    private static object ValueOf(Cell cell, string[] texts, List<CellFormat> formats)
    {
        var text = cell.CellValue!.Text;
        if (cell.DataType?.Value == CellValues.SharedString)
            return texts[int.Parse(text, CultureInfo.InvariantCulture)];
        if (cell.DataType?.Value == CellValues.Boolean)
            return text == "1";
        Assert.Null(cell.DataType);
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return formats[(int)cell.StyleIndex!.Value].NumberFormatId! >= 164u ? DateOnly.FromDateTime(DateTime.FromOADate(number)) : number;
    }

    /// <summary>ECMA-376, 22.9.2.19: a character may be written by its number.</summary>
    private static string Unescape(string text) => Escape().Replace(text, found => ((char)int.Parse(found.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
