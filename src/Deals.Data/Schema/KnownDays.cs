namespace Deals.Data;

/// <summary>
/// The days that deals are of. What lies outside is a slip of the keyboard, or a far day that stands for no end, which is an empty
/// cell, or never.
/// </summary>
internal static class KnownDays
{
    public static readonly DateOnly First = new(1800, 1, 1), Last = new(2999, 12, 31);

    /// <summary>The end of "expected …".</summary>
    public static string Expected { get; } = string.Create(
        CultureInfo.InvariantCulture, $"a day from {First:O} to {Last:O}; for no end an empty cell, or never where the column allows it");

    public static bool Include(DateOnly day) => day >= First && day <= Last;

    public static bool Include(int year) => year >= First.Year && year <= Last.Year;
}
