namespace Deals;

/// <summary>What of a party is measured.</summary>
public enum SizeMeasure
{
    /// <summary>What all its shares were worth on a day.</summary>
    MarketValue,

    /// <summary>How many shares it has: millions of them where the ledger counts millions, billions where it counts billions.</summary>
    Shares,

    /// <summary>Its revenue in a fiscal year.</summary>
    Revenue,

    /// <summary>Its operating income in a fiscal year.</summary>
    OperatingIncome,
}

/// <summary>How large a party is, in one measure.</summary>
/// <param name="Party">The party.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Period">The day or fiscal year, in words.</param>
/// <param name="Value">The number, in the ledger's unit; of shares as many as the unit counts, millions or billions.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">Remarks.</param>
public sealed record PartySize(Party Party, SizeMeasure Measure, string Period, decimal Value, Source Source, string? Note);

/// <summary>What a party gains, held against how large it is.</summary>
/// <param name="Delta">What it gains.</param>
/// <param name="Size">How large it is, in one measure.</param>
public sealed record RelativeGain(Delta Delta, PartySize Size)
{
    /// <summary>
    /// The gain with its part of the labs, as a fraction of the size; for shares, in units of currency a share (millions by millions,
    /// billions by billions).
    /// </summary>
    public double Ratio => Delta.LookThrough / (double)Size.Value;
}

/// <summary>Two assumptions that move together.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Coefficient">The rank correlation, -1 to 1.</param>
/// <param name="Source">Where it was read; null for a judgement.</param>
/// <param name="Reason">Why; required without a source.</param>
public sealed record Correlation(Assumption One, Assumption Other, double Coefficient, Source? Source, string? Reason);
