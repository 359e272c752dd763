namespace Deals;

/// <summary>A calendar quarter.</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    private readonly int index;

    private Quarter(int index) => this.index = index;

    /// <summary>A quarter of a year.</summary>
    /// <param name="year">The year, 1 to 9998.</param>
    /// <param name="number">1 to 4.</param>
    public Quarter(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        index = (year * 4) + number - 1;
    }

    /// <summary>The year.</summary>
    public int Year => index / 4;

    /// <summary>Which quarter of the year, 1 to 4.</summary>
    public int Number => (index % 4) + 1;

    /// <summary>Its first day.</summary>
    public DateOnly Start => new(Year, (index % 4 * 3) + 1, 1);

    /// <summary>The first day after it.</summary>
    public DateOnly End => Next(1).Start;

    /// <summary>How many days it has: 90, 91 or 92.</summary>
    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>Its days.</summary>
    public Window Window => Window.Until(Start, End);

    /// <summary>Returns the quarter a day lies in.</summary>
    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Returns the quarters from <paramref name="first"/> to <paramref name="last"/>, both of which count.</summary>
    public static IReadOnlyList<Quarter> Through(Quarter first, Quarter last)
        => [.. Enumerable.Range(0, Math.Max(0, last - first + 1)).Select(first.Next)];

    /// <summary>Reads "2026Q2".</summary>
    public static bool TryParse(string text, out Quarter quarter)
    {
        quarter = default;
        if (text is not [_, _, _, _, 'Q', >= '1' and <= '4'])
            return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
            return false;
        quarter = new(year, text[5] - '0');
        return true;
    }

    /// <summary>Returns the quarter <paramref name="count"/> quarters later; earlier when negative.</summary>
    public Quarter Next(int count = 1) => new(index + count);

    /// <summary>Returns how many quarters lie from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static int operator -(Quarter left, Quarter right) => left.index - right.index;

    /// <summary>Returns whether the left one is earlier.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.index < right.index;

    /// <summary>Returns whether the left one is later.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.index > right.index;

    /// <summary>Returns whether the left one is not later.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.index <= right.index;

    /// <summary>Returns whether the left one is not earlier.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.index >= right.index;

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => index.CompareTo(other.index);

    /// <summary>As people write it: "2026Q2".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}");
}
