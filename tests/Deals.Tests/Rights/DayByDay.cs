namespace Deals.Tests.Rights;

/// <summary>
/// The rights counted the slow way: one day at a time, straight from what the clauses say, with none of the library's windows.
/// </summary>
internal static class DayByDay
{
    public static IEnumerable<DateOnly> Days(Window period)
    {
        for (var day = period.Start; day < period.End; day = day.AddDays(1))
            yield return day;
    }

    public static bool Runs(Right right, Scenario scenario, DateOnly day)
        => scenario.Includes(right.Deal)
        && day >= right.From
        && (right.To is null || day <= right.To)
        && right.EndsOn.All(end => scenario.ValueOf(end).Day is not { } assumed || day < assumed)
        && (right.EndedBy is null || !scenario.Includes(right.EndedBy.Deal) || day < right.EndedBy.Date);

    public static bool IsSelfOrBelow(Reading reading, Subject above, Subject subject)
        => subject == above || (reading.ParentOf(subject) is { } parent && IsSelfOrBelow(reading, above, parent));

    public static bool Forbids(Right right, Party party)
        => right.Kind == RightKind.Exclusive && right.Holder != party && !right.Exceptions.Contains(party);

    public static bool Collide(Reading reading, Right one, Right other)
        => new[] { one, other }.All(right => right.Kind is RightKind.Exclusive or RightKind.NonExclusive)
        && ((Forbids(one, other.Holder) && other.Grantor != one.Holder) || (Forbids(other, one.Holder) && one.Grantor != other.Holder))
        && (IsSelfOrBelow(reading, one.Subject, other.Subject) || IsSelfOrBelow(reading, other.Subject, one.Subject));
}
