namespace Deals.Charts.Figures;

/// <summary>A row of lying bars: its name, what stands below it in small type, and the number at the right.</summary>
internal sealed record BarRow(string Name, string Below, string Number, Colour? Colour = null, bool Bold = false);

/// <summary>Rows of lying bars, each as high as its name needs: names in a column at the left, numbers in one at the right.</summary>
internal sealed class BarRows
{
    private const double LabelShare = 0.36;
    private const double LabelGap = 16;
    private const double Air = 10;

    /// <summary>Where the sheet's height is given.</summary>
    private const double TightAir = 4;

    /// <summary>How much lower rows may be there than their least height elsewhere.</summary>
    private const double TightLess = 5;

    /// <summary>Between a name and what else would stand below it.</summary>
    private const double WordGap = 8;

    /// <summary>The least height of a row of one bar, in pixels.</summary>
    public const double OneBar = 26;

    /// <summary>The least height of a row of two bars, in pixels.</summary>
    public const double TwoBars = 34;

    private readonly IReadOnlyList<BarRow> rows;
    private readonly Canvas canvas;
    private readonly List<(IReadOnlyList<string> Name, IReadOnlyList<string> Below, double Top, double Height)> places = [];

    /// <summary>Places the rows.</summary>
    /// <param name="rows">The rows, from top to bottom.</param>
    /// <param name="canvas">What they are laid out for.</param>
    /// <param name="labelWidth">The width of the column of names; as wide as they need, up to a share of the sheet, when left out.</param>
    /// <param name="leastHeight">How high a row is at least, in pixels.</param>
    /// <param name="numbers">Every number that may stand at the right, in any state; the rows' own when left out.</param>
    public BarRows(IReadOnlyList<BarRow> rows, Canvas canvas, double? labelWidth = null, IEnumerable<string>? numbers = null,
        double leastHeight = OneBar)
    {
        (this.rows, this.canvas) = (rows, canvas);
        LabelWidth = labelWidth ?? WidthOf(rows, canvas);
        NumberWidth = Math.Ceiling((numbers ?? rows.Select(row => row.Number))
            .Select(text => Lettering.Width(text, TypeSize.Label, bold: true)).DefaultIfEmpty(0).Max()) + LabelGap;
        var top = 0.0;
        foreach (var row in rows)
        {
            var name = Lettering.Wrap(row.Name, LabelWidth - LabelGap + 1, TypeSize.Label, row.Bold);
            var below = row.Below.Length == 0 ? [] : Lettering.Wrap(row.Below, LabelWidth - LabelGap + 1, TypeSize.Small);
            var height = Math.Max(leastHeight - (canvas.IsTight ? TightLess : 0), (name.Count * TypeSize.Label * Lettering.LineHeight)
                + (IsOneLine(row) ? 0 : below.Count * TypeSize.Small * Lettering.LineHeight) + (canvas.IsTight ? TightAir : Air));
            places.Add((name, below, top, height));
            top += height;
        }

        Height = top;
    }

    /// <summary>The width of the column of names, in pixels.</summary>
    public double LabelWidth { get; }

    /// <summary>The width of the column of numbers, in pixels.</summary>
    public double NumberWidth { get; }

    public double Height { get; }

    public static double WidthOf(IEnumerable<BarRow> rows, Canvas canvas) => Math.Round(Math.Min(canvas.ContentWidth * LabelShare, rows
        .Select(row => canvas.IsTight ? WidthOnOneLine(row)
            : Math.Max(Lettering.Width(row.Name, TypeSize.Label, row.Bold), Lettering.Width(row.Below, TypeSize.Small)))
            .DefaultIfEmpty(0).Max() + LabelGap));

    private static double WidthOnOneLine(BarRow row) => Lettering.Width(row.Name, TypeSize.Label, row.Bold)
        + (row.Below.Length == 0 ? 0 : WordGap + Lettering.Width(row.Below, TypeSize.Small));

    /// <summary>Whether what stands below a name elsewhere stands beside it, where the sheet's height is given.</summary>
    private bool IsOneLine(BarRow row) => canvas.IsTight && row.Below.Length > 0 && WidthOnOneLine(row) <= LabelWidth - LabelGap + 1;

    /// <summary>The middle of a row, in pixels from the top.</summary>
    public double Middle(int at) => places[at].Top + (places[at].Height / 2);

    /// <summary>The rows as a panel with an axis of amounts.</summary>
    /// <param name="values">What must find its place on the axis.</param>
    /// <param name="unit">What stands below its labels.</param>
    /// <param name="marks">The bars.</param>
    public Panel Panel(IEnumerable<double> values, string unit, params IReadOnlyList<Mark> marks)
    {
        var x = ValueAxis.Across(values, unit, canvas.ContentWidth - LabelWidth - NumberWidth);
        var y = Axis.FromTop(Height) with { Names = [.. rows.Select((row, at) => new Tick(Middle(at), row.Name))] };
        return Drawing.Panel.Of(Height, x, LabelWidth, NumberWidth, y) with { Marks = marks, Notes = [.. Notes(x)] };
    }

    /// <summary>The names, and the numbers beyond the end of the axis.</summary>
    public IEnumerable<Note> Notes(Axis x)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            var (row, place) = (rows[at], places[at]);
            var nameHeight = place.Name.Count * TypeSize.Label * Lettering.LineHeight;
            var belowHeight = IsOneLine(row) ? 0 : place.Below.Count * TypeSize.Small * Lettering.LineHeight;
            var start = Middle(at) - ((nameHeight + belowHeight) / 2);
            yield return Note.Of(place.Name, 0, start, TypeSize.Label, Palette.Text, row.Colour, row.Bold).FromInset();
            if (IsOneLine(row))
                yield return Note.Of(place.Below, WidthOnOneLine(row) - Lettering.Width(row.Below, TypeSize.Small), Middle(at),
                    TypeSize.Small, Palette.Muted).FromInset() with
                { AtY = Side.Middle };
            else if (place.Below.Count > 0)
                yield return Note.Of(place.Below, 0, start + nameHeight, TypeSize.Small, Palette.Muted).FromInset();
            if (row.Number.Length > 0)
            {
                yield return Note.Of([row.Number], x.To, Middle(at), TypeSize.Label, Palette.Text, bold: row.Bold) with
                { ShiftX = NumberWidth, AtX = Side.End, AtY = Side.Middle };
            }
        }
    }
}
