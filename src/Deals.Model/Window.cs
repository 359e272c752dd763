namespace Deals;

/// <summary>
/// A range of whole days, half-open: the start counts, the end does not. On the day on which a new agreement takes over
/// from an old one, only the new one runs. People write and read the last day ("through 2030"); <see cref="Through"/>
/// and <see cref="LastDay"/> speak that language. An end that is not known or not agreed is an open end, not a far date.
/// </summary>
public sealed record Window
{
    private const int OpenEnd = int.MaxValue;

    private Window(DateOnly start, int endDayNumber)
    {
        Start = start;
        EndDayNumber = endDayNumber;
    }

    /// <summary>The first day that counts.</summary>
    public DateOnly Start { get; }

    /// <summary>The first day that no longer counts; null when the end is open.</summary>
    public DateOnly? End => IsOpen ? null : DateOnly.FromDayNumber(EndDayNumber);

    /// <summary>The last day that counts; null when the end is open.</summary>
    public DateOnly? LastDay => IsOpen ? null : DateOnly.FromDayNumber(EndDayNumber - 1);

    /// <summary>Whether the window has no end.</summary>
    public bool IsOpen => EndDayNumber == OpenEnd;

    /// <summary>How many days count; null when the end is open.</summary>
    public int? Days => IsOpen ? null : EndDayNumber - Start.DayNumber;

    internal int EndDayNumber { get; }

    /// <summary>From <paramref name="start"/> with no end.</summary>
    public static Window From(DateOnly start) => new(start, OpenEnd);

    /// <summary>From <paramref name="first"/> to <paramref name="last"/>, both of which count.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static Window Through(DateOnly first, DateOnly last) => last >= first
        ? new(first, last.DayNumber + 1)
        : throw new ArgumentException($"The last day {last:O} is before the first, {first:O}.", nameof(last));

    /// <summary>From <paramref name="start"/> up to, and not counting, <paramref name="end"/>; null is an open end.</summary>
    /// <exception cref="ArgumentException">The end is not after the start: a window has at least one day.</exception>
    public static Window Until(DateOnly start, DateOnly? end) => end switch
    {
        null => From(start),
        { } day when day > start => new(start, day.DayNumber),
        { } day => throw new ArgumentException($"The end {day:O} is not after the start, {start:O}.", nameof(end)),
    };

    /// <summary>Returns whether <paramref name="day"/> counts.</summary>
    public bool Contains(DateOnly day) => day >= Start && day.DayNumber < EndDayNumber;

    /// <summary>Returns the days that count in both windows; null when there are none.</summary>
    public Window? Intersection(Window other)
    {
        var start = Start > other.Start ? Start : other.Start;
        var end = Math.Min(EndDayNumber, other.EndDayNumber);
        return start.DayNumber < end ? new(start, end) : null;
    }

    /// <summary>
    /// Returns the same days as <paramref name="windows"/>, as the fewest windows in order of time: overlapping and adjoining ones
    /// become one, so that no day is counted twice.
    /// </summary>
    public static IReadOnlyList<Window> Union(IEnumerable<Window> windows)
    {
        var union = new List<Window>();
        foreach (var window in windows.OrderBy(window => window.Start).ThenBy(window => window.EndDayNumber))
        {
            if (union.Count > 0 && window.Start.DayNumber <= union[^1].EndDayNumber)
                union[^1] = new(union[^1].Start, Math.Max(union[^1].EndDayNumber, window.EndDayNumber));
            else
                union.Add(window);
        }

        return union;
    }

    /// <summary>
    /// Returns the days of this window that are in none of <paramref name="windows"/>, as the fewest windows in order of time.
    /// </summary>
    public IReadOnlyList<Window> Without(IEnumerable<Window> windows)
    {
        var left = new List<Window>();
        var from = Start;
        foreach (var taken in Union(windows.Select(Intersection).OfType<Window>()))
        {
            if (taken.Start > from)
                left.Add(Until(from, taken.Start));
            if (taken.EndDayNumber >= EndDayNumber)
                return left;
            from = DateOnly.FromDayNumber(taken.EndDayNumber);
        }

        left.Add(new(from, EndDayNumber));
        return left;
    }

    /// <summary>First and last day as people write them: "2030-02-01 to 2030-04-30", or "from 2030-02-01" with an open end.</summary>
    public override string ToString() => IsOpen ? $"from {Start:O}" : $"{Start:O} to {LastDay:O}";
}
