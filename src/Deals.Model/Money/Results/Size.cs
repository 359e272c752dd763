namespace Deals;

/// <summary>How large an amount is, where amounts are put in order.</summary>
internal static class Size
{
    /// <summary>Returns it without its sign: equal amounts stay equal, though the last digits of their sums differ.</summary>
    public static double Of(double amount) => Math.Round(Math.Abs(amount), 9);
}
