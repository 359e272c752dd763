namespace Deals;

/// <summary>For how long a holder held a subject within a period.</summary>
/// <param name="Holder">Who.</param>
/// <param name="Subject">What.</param>
/// <param name="Days">Days with any right to it; a day with two rights counts once.</param>
/// <param name="ExclusiveDays">Of these, days with an exclusive right.</param>
/// <param name="Period">The days that were looked at.</param>
public sealed record Coverage(Party Holder, Subject Subject, int Days, int ExclusiveDays, Window Period)
{
    /// <summary>The days as a share of the period, 0 to 1.</summary>
    public double Share => (double)Days / Period.Days!.Value;
}

/// <summary>A stretch in which nobody held a right to a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Window">The days.</param>
public sealed record Gap(Subject Product, Window Window);
