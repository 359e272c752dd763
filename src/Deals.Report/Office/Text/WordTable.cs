namespace Deals.Report.Office.Text;

/// <summary>A table of a document: as wide as the text, columns by what stands in them, the headings again on every page.</summary>
internal static class WordTable
{
    /// <summary>A table of texts, few enough to stand on one page together.</summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="areNumbers">Of each column, whether it stands at the right.</param>
    public static W.Table Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<bool> areNumbers)
        => Of(columns, [.. rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => new Cell(cell, [WordText.Line(cell)]))])],
            areNumbers, staysWhole: true);

    /// <summary>A table of cells that may hold links.</summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="areNumbers">Of each column, whether it stands at the right.</param>
    /// <param name="staysWhole">Whether it stands on one page, with the paragraph below it.</param>
    public static W.Table Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Cell>> rows, IReadOnlyList<bool> areNumbers,
        bool staysWhole)
    {
        var widths = Widths(columns, rows);
        var table = new W.Table(
            new W.TableProperties(
                new W.TableStyle { Val = "Numbers" }, new W.TableWidth
                { Width = Twips(widths.Sum()), Type = W.TableWidthUnitValues.Dxa },
                new W.TableLayout { Type = W.TableLayoutValues.Fixed }, new W.TableLook { Val = "0020", FirstRow = true }),
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = Twips(width) })));
        table.Append(Row([.. columns.Select(column => new Cell(column, [WordText.Line(column)]))], isHeader: true));
        table.Append(rows.Select(row => Row(row, isHeader: false)));
        return table;

        W.TableRow Row(IReadOnlyList<Cell> cells, bool isHeader)
        {
            var row = new W.TableRow(new W.TableRowProperties(isHeader ? [new W.CantSplit(), new W.TableHeader()] : [new W.CantSplit()]));
            for (var at = 0; at < columns.Count; at++)
            {
                var text = WordText.Paragraph("TableText", at < cells.Count ? cells[at].Content : []);
                if (staysWhole)
                    text.ParagraphProperties!.Append(new W.KeepNext());
                if (areNumbers[at])
                    text.ParagraphProperties!.Append(new W.Justification { Val = W.JustificationValues.Right });
                var width = new W.TableCellWidth { Width = Twips(widths[at]), Type = W.TableWidthUnitValues.Dxa };
                row.Append(new W.TableCell(new W.TableCellProperties(width), text));
            }

            return row;
        }
    }

    private static string Twips(int length) => length.ToString(CultureInfo.InvariantCulture);

    /// <summary>Columns as wide as their longest word, and what is left over by how much more their longest text would take.</summary>
    private static int[] Widths(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        const double Size = 7.5, Padding = 8, LongestWord = 110, LongestText = 240, TwipsAPoint = 20;
        double Width(string text) => Lettering.Width(text, Size, bold: true);
        List<(double Least, double Wanted)> widths = [.. columns.Select((column, at) =>
        {
            var texts = rows.Where(row => at < row.Count).Select(row
                => OfficeText.Line(row[at].Text)).Append(OfficeText.Line(column)).ToList();
            return (Math.Min(LongestWord, texts.SelectMany(text => text.Split(' ')).Max(Width)) + Padding, Math.Min(LongestText,
                texts.Max(Width)) + Padding);
        })];
        var (room, least, more) = (ReportDocument.TextWidth / TwipsAPoint, widths.Sum(width => width.Least),
            widths.Sum(width => Math.Max(0, width.Wanted - width.Least)));
        return [.. widths.Select(width => (int)(TwipsAPoint * (least >= room ? width.Least * room / least
            : more == 0 ? width.Least + ((room - least) / widths.Count)
            : width.Least + ((room - least) * Math.Max(0, width.Wanted - width.Least) / more))))];
    }

    /// <summary>A cell.</summary>
    /// <param name="Text">What it says, by which it is measured.</param>
    /// <param name="Content">What it holds.</param>
    internal sealed record Cell(string Text, IReadOnlyList<OpenXmlElement> Content);
}
