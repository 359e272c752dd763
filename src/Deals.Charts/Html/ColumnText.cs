namespace Deals.Charts.Html;

/// <summary>
/// How the cells of a table's column are written: rounded to what a reader needs, and alike, so that they can be compared.
/// Three digits of the largest number count, but none below a tenth from 10 on and none below one from 1,000 on. Where rows
/// differ in unit, or numbers stand among other things, each number is rounded by its own size.
/// </summary>
public sealed class ColumnText
{
    /// <summary>What is smaller is the rounding of binary fractions, in any unit that a table is kept in.</summary>
    private const double Dust = 1e-9;

    /// <summary>What is smaller, and nothing larger beside it, would have four zeros before it says anything.</summary>
    private const double Tiny = 0.0005;

    private readonly int? decimals;

    private ColumnText(int? decimals) => this.decimals = decimals;

    /// <summary>How each column of a table is written.</summary>
    public static IReadOnlyList<ColumnText> Of(FigureTable table)
    {
        var unitsDiffer = Enumerable.Range(0, table.Columns.Count)
            .Where(at => table.Columns[at].EndsWith("unit", StringComparison.OrdinalIgnoreCase) || table.Columns[at] == "measure")
            .Any(at => table.Rows.Select(row => row[at]).OfType<string>().Distinct().Skip(1).Any());
        return [.. Enumerable.Range(0, table.Columns.Count)
            .Select(at => Of([.. table.Rows.Select(row => row[at]).Where(cell => cell is not null)], unitsDiffer))];
    }

    /// <summary>A cell as people read it, whatever the machine's culture is; empty for null.</summary>
    public string Of(object? cell) => NumberOf(cell) is { } number ? TextOf(number) : HtmlText.Of(cell);

    /// <summary>Whether a cell is a number, whole or not.</summary>
    public static bool IsNumber(object? cell)
        => cell is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;

    private static ColumnText Of(IReadOnlyList<object?> cells, bool unitsDiffer)
    {
        var numbers = cells.Select(NumberOf).OfType<double>().Where(double.IsFinite).ToList();
        var largest = numbers.Select(Math.Abs).DefaultIfEmpty().Max();
        if (unitsDiffer || numbers.Count < cells.Count || largest is >= Dust and < Tiny)
            return new(null);
        var most = DecimalsOf(largest);
        return new(Enumerable.Range(0, most).FirstOrDefault(count => numbers.All(number
            => Math.Round(number, count) == Math.Round(number, most)), most));
    }

    private static double? NumberOf(object? cell)
        => cell switch { double number => number, float number => number, decimal number => (double)number, _ => null };

    private static int DecimalsOf(double size) => size switch { >= 1000 => 0, >= 10 => 1, >= 1 => 2, >= 0.1 => 3, _ => 4 };

    private string TextOf(double number)
    {
        var size = Math.Abs(number);
        if (decimals is null && size is >= Dust and < Tiny)
            return number.ToString("0.##E+0", CultureInfo.InvariantCulture);
        var whole = size >= 10_000 ? "#,##0" : "0";
        // Beside other units a number of four digits may be a year, with the part of it that has passed.
        var fraction = new string(decimals is null ? '#' : '0', decimals ?? (size is >= 1000 and < 10_000 ? 2 : DecimalsOf(size)));
        var text = number.ToString($"{whole}.{fraction}", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') || !double.IsFinite(number) ? text : text.TrimStart('-');
    }
}
