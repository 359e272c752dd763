using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace Deals.Report.Sheets;

/// <summary>The texts of a workbook, each once; cells name them by number. Every program reads texts kept so, and not all read texts within cells.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The number of a text.</summary>
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
            writer.WriteElement(new Xl.SharedStringItem(new Xl.Text(SheetText.Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }));
        writer.WriteEndElement();
    }
}
