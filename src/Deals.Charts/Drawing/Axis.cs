namespace Deals.Charts.Drawing;

internal enum AxisKind
{
    Number,

    /// <summary>Each given by its <see cref="DateOnly.DayNumber"/>.</summary>
    Day,
}

/// <summary>One axis of a panel. A descending one (from a large value to a small one) is allowed.</summary>
internal sealed record Axis(AxisKind Kind, double From, double To)
{
    /// <summary>The size of the type of labels and captions, in pixels.</summary>
    public const double LabelSize = 11;

    private const double LabelGap = 9;

    /// <summary>A value that is off a round place by less than this share of a step stands on it.</summary>
    private const double Slack = 1e-9;

    /// <summary>Whether it shows labels and grid lines; without them it only places things.</summary>
    public bool IsShown { get; init; }

    /// <summary>Whether lines run across the panel from its labels.</summary>
    public bool HasGrid { get; init; } = true;

    /// <summary>The places that get a label.</summary>
    public IReadOnlyList<Tick> Ticks { get; init; } = [];

    /// <summary>Every place that has a name, in order, whether a label shows it or not; none on an axis that counts. Programs that draw
    /// the numbers themselves need them.</summary>
    public IReadOnlyList<Tick> Names { get; init; } = [];

    /// <summary>Whether a line that stands out runs across the panel at zero.</summary>
    public bool MarksZero { get; init; }

    /// <summary>
    /// What it counts, in words: above the panel at the left for a y axis, below the labels in the middle for an x axis; null
    /// for nothing.
    /// </summary>
    public string? Caption { get; init; }

    /// <summary>How many lines the longest label has.</summary>
    public int LabelLines => Ticks.Select(tick => tick.Label.Count(letter => letter == '\n') + 1).DefaultIfEmpty(1).Max();

    /// <summary>The room that the labels of <see cref="Ticks"/> take beside a y axis, in pixels, with the gap to the panel.</summary>
    public double LabelRoom => Math.Ceiling(
        Ticks.Select(tick => Lettering.Width(tick.Label, LabelSize)).DefaultIfEmpty(0).Max() + LabelGap);

    /// <summary>
    /// An axis of numbers that covers all of them, with labels in a unit at round places (1, 2 or 5 of a power of ten apart),
    /// from the last such place below them to the first one above.
    /// </summary>
    /// <param name="values">What must find its place; NaN counts for nothing.</param>
    /// <param name="unit">What the labels say.</param>
    /// <param name="mostTicks">How many labels there may be, at least 3.</param>
    public static Axis Numbers(IEnumerable<double> values, Unit unit, int mostTicks = 7)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostTicks, 3);
        var known = values.Where(double.IsFinite).ToList();
        var (low, high) = known.Count == 0 ? (0, 1) : (known.Min(), known.Max());
        if (low == high)
            (low, high) = low == 0 ? (0, 1) : (Math.Min(low, 0), Math.Max(high, 0));
        var power = (int)Math.Floor(Math.Log10((high - low) / mostTicks));
        for (; ; power++)
        {
            foreach (var digit in (int[])[1, 2, 5])
            {
                var step = digit * Math.Pow(10, power);
                var (first, last) = (Math.Floor((low / step) + Slack), Math.Ceiling((high / step) - Slack));
                if (last - first + 1 > mostTicks)
                    continue;
                // A power of ten below one is no exact double; its inverse is.
                double At(double count) => power < 0 ? count * digit / Math.Pow(10, -power) : count * step;
                var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(at => At(first + at))
                    .Select(at => new Tick(at, unit.Of(at, Math.Max(0, -power))));
                return new(AxisKind.Number, At(first), At(last)) { IsShown = true, Ticks = [.. ticks] };
            }
        }
    }

    /// <summary>
    /// An x axis of numbered places (0, 1, 2 …), half a place of room at both ends. Each has its label, in as many lines as
    /// it needs; where not every word fits into a place, every second or third label stands, on one line.
    /// </summary>
    public static Axis Places(IReadOnlyList<string> labels, double width)
    {
        double WidthOf(string text) => Lettering.Width(text, LabelSize);
        var place = width / labels.Count;
        var wraps = labels.SelectMany(label => label.Split(' ')).All(word => WidthOf(word) + LabelGap <= place);
        var every = wraps ? 1 : (int)Math.Ceiling(labels.Max(label => WidthOf(label) + LabelGap) / place);
        var ticks = labels.Select((label, at) => new Tick(at, wraps ? string.Join('\n', Lettering.Wrap(label, place - LabelGap, LabelSize))
            : label));
        return new(AxisKind.Number, -0.5, labels.Count - 0.5)
        {
            IsShown = true,
            HasGrid = false,
            Ticks = [.. ticks.Where((_, at) => at % every == 0)],
            Names = [.. labels.Select((label, at) => new Tick(at, label))],
        };
    }

    /// <summary>
    /// An axis of days with labels at the starts of years, of months or at days, as far apart as it takes; it ends with the start
    /// of the last day, so that no label of the next year stands on its edge. A single day has its whole length.
    /// </summary>
    public static Axis Days(DateOnly from, DateOnly to, int mostTicks)
        => new(AxisKind.Day, from.DayNumber, Math.Max(from.DayNumber + 1, to.DayNumber))
        { IsShown = true, Ticks = [.. DayTicks(from, to, mostTicks)] };

    private static IEnumerable<Tick> DayTicks(DateOnly from, DateOnly to, int most)
    {
        const double DaysAMonth = 30.436875;
        var apart = Math.Max(1, (to.DayNumber - from.DayNumber) / (double)Math.Max(1, most));
        if (apart <= 14)
        {
            var days = ((int[])[1, 2, 3, 7, 14]).First(step => step >= apart);
            for (var day = from.DayNumber; day <= to.DayNumber; day += days)
                yield return new(day, DateOnly.FromDayNumber(day).ToString("d MMM yyyy", CultureInfo.InvariantCulture));
            yield break;
        }

        var years = (int[])[12, 24, 60, 120, 240, 600, 1200];
        var months = ((int[])[1, 2, 3, 6, .. years]).FirstOrDefault(step => step * DaysAMonth >= apart, years[^1]);
        for (var month = new DateOnly(from.Year / Math.Max(1, months / 12) * Math.Max(1, months / 12), 1, 1);
            month <= to && month.Year < DateOnly.MaxValue.Year - months / 12; month = month.AddMonths(months))
        {
            if (month >= from)
                yield return new(month.DayNumber, month.ToString(months < 12 ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>An axis that only places things: in pixels from the top of the panel.</summary>
    public static Axis FromTop(double height) => new(AxisKind.Number, height, 0);
}

/// <summary>A labelled place on an axis; lines of its label end with a line feed.</summary>
internal sealed record Tick(double At, string Label);

/// <summary>How the numbers of an axis are written: <c>−$2.5 bn</c> has the prefix <c>$</c> and the suffix <c> bn</c>.</summary>
internal sealed record Unit(string Prefix = "", string Suffix = "")
{
    /// <summary>Percent, of values that are percent already.</summary>
    public static Unit Percent { get; } = new(Suffix: "%");

    /// <summary>A number with so many decimals, the same in every culture; what rounds to zero has no sign.</summary>
    public string Of(double value, int decimals)
    {
        var digits = SpokenNumber.Digits(value, $"N{decimals}");
        var minus = value < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? "−" : "";
        return $"{minus}{Prefix}{digits}{Suffix}";
    }
}
