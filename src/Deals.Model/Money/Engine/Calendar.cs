namespace Deals;

/// <summary>The quarters a plan counts over, as day numbers, and where the value date cuts them.</summary>
internal sealed class Calendar
{
    public const double DaysInYear = 365;

    public Calendar(Quarter first, Quarter last, DateOnly valuationDate)
    {
        Quarters = Quarter.Through(first, last);
        Starts = [.. Quarters.Select(quarter => Lane.Create((double)quarter.Start.DayNumber))];
        Ends = [.. Quarters.Select(quarter => Lane.Create((double)quarter.End.DayNumber))];
        FirstDays = [.. Quarters.Select(quarter => (double)quarter.Start.DayNumber)];
        Days = [.. Quarters.Select(quarter => (double)quarter.Days)];
        ValuationDay = valuationDate.DayNumber;
        Times = [.. Quarters.Select(each => Math.Max(0, YearsTo(Math.Max(each.Start.DayNumber, ValuationDay), each.End.DayNumber)))];
        Count = Quarters.Count;
        LastDay = Quarters[^1].End.DayNumber;
        FirstCounted = Quarters.TakeWhile(quarter => quarter.End.DayNumber <= ValuationDay).Count();
        FirstWhole = Quarters.TakeWhile(quarter => quarter.Start.DayNumber < ValuationDay).Count();
        Horizon = (Quarters[^1].End.DayNumber - ValuationDay) / DaysInYear;
    }

    public IReadOnlyList<Quarter> Quarters { get; }

    /// <summary>How many quarters there are.</summary>
    public int Count { get; }

    /// <summary>The first day after the last quarter.</summary>
    public double LastDay { get; }

    /// <summary>The first quarter with a day on or after the valuation date.</summary>
    public int FirstCounted { get; }

    /// <summary>The first quarter all of whose days lie on or after it.</summary>
    public int FirstWhole { get; }

    /// <summary>The first day of each quarter, the same in every lane.</summary>
    public V[] Starts { get; }

    /// <summary>The first day after each quarter.</summary>
    public V[] Ends { get; }

    /// <summary>The first day of each quarter, as a single number.</summary>
    public double[] FirstDays { get; }

    public double[] Days { get; }

    public int ValuationDay { get; }

    /// <summary>Years from the valuation date to the middle of each quarter's part on or after it.</summary>
    public double[] Times { get; }

    /// <summary>Years from the valuation date to the end of the last quarter.</summary>
    public double Horizon { get; }

    /// <summary>Returns which quarter a day lies in; -1 for none of them.</summary>
    public int IndexOf(DateOnly day) => Quarter.Of(day) - Quarters[0] is >= 0 and var at && at < Quarters.Count ? at : -1;

    /// <summary>
    /// Returns years to the middle of a quarter that lies <paramref name="beyond"/> quarters after the last; 1 is the next.
    /// </summary>
    public double TimeBeyond(int beyond)
        => Quarters[^1].Next(beyond) is var quarter ? YearsTo(quarter.Start.DayNumber, quarter.End.DayNumber) : 0;

    /// <summary>Years from the valuation date to the middle of a stretch of days.</summary>
    private double YearsTo(int start, int end) => (((start + end) / 2.0) - ValuationDay) / DaysInYear;
}
