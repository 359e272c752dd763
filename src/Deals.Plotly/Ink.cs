using System.Buffers;

namespace Deals.Plotly;

/// <summary>Colours and texts as plotly.js takes them, in a theme or, where there is none, in pairs for a page's script.</summary>
internal sealed class Ink(Theme? theme)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>$\n\r\t");

    public string Of(Colour colour) => theme is { } one ? colour.In(one).ToString() : $"light-dark({colour.Light},{colour.Dark})";

    public string Of(Colour colour, double opacity)
    {
        string Faded(Rgb one) => string.Create(CultureInfo.InvariantCulture, $"rgba({one.Red},{one.Green},{one.Blue},{opacity})");
        return theme is { } one ? Faded(colour.In(one)) : $"light-dark({Faded(colour.Light)},{Faded(colour.Dark)})";
    }

    public string Of(Note note) => string.Join("<br>", note.Lines.Select(Of));

    /// <summary>The first line is the heading.</summary>
    public static string OfHover(IReadOnlyList<string> lines)
        => string.Join("<br>", lines.Select((line, at) => at == 0 ? $"<b>{Escape(line)}</b>" : Escape(line)));

    /// <summary>
    /// Plain text for plotly.js, which reads a few tags and, where MathJax is about, formulas between dollar signs: here every
    /// character means itself.
    /// </summary>
    public static string Escape(string text)
    {
        // Most texts need nothing; taking each letter on costs a browser more than all else in a drawing.
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '$' => escaped.Append("&#36;"),
                '\n' or '\r' or '\t' => escaped.Append(' '),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    private string Of(NoteLine line)
    {
        var text = Escape(line.Text);
        if (line.Bold)
            text = $"<b>{text}</b>";
        return line.Colour is { } colour ? $"<span style=\"color:{Of(colour)}\">{text}</span>" : text;
    }
}

/// <summary>The names that plotly.js has for axes and dashes; places and lengths as it wants them: days as ISO text, their lengths in
/// milliseconds.</summary>
internal static class PlotlyNames
{
    private const double MillisecondsADay = 86_400_000;

    /// <summary>An axis of a panel as traces, shapes and annotations refer to it: x, x2.</summary>
    public static string Axis(char axis, int panelAt) => $"{axis}{Number(panelAt)}";

    /// <summary>As the layout defines it: xaxis, xaxis2.</summary>
    public static string WholeAxis(char axis, int panelAt) => $"{axis}axis{Number(panelAt)}";

    public static string Of(Dash dash) => dash switch
    {
        Dash.Dashed => "dash",
        Dash.Dotted => "dot",
        Dash.DashDotted => "dashdot",
        _
        => "solid"
    };

    public static object At(double value, Axis axis) => axis.Kind == AxisKind.Number
        ? value
        : DateOnly.MinValue.ToDateTime(TimeOnly.MinValue).AddDays(value) is var moment && moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static double Length(double length, Axis axis) => axis.Kind == AxisKind.Number ? length : length * MillisecondsADay;

    // The first has no number.
    private static string Number(int panelAt) => panelAt == 0 ? "" : (panelAt + 1).ToString(CultureInfo.InvariantCulture);
}
