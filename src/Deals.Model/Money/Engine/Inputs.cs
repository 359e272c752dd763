namespace Deals.Model;

/// <summary>Where each assumption's values stand, and how a value is written as a number: a day as its day number, never as infinity.</summary>
internal sealed class Inputs
{
    private readonly Dictionary<string, int> columns = [];

    public Inputs(IReadOnlyList<Assumption> assumptions)
    {
        Assumptions = assumptions;
        foreach (var assumption in assumptions)
            columns.Add(assumption.Id, columns.Count);
    }

    public IReadOnlyList<Assumption> Assumptions { get; }

    public int Count => columns.Count;

    public int ColumnOf(Assumption assumption) => columns[assumption.Id];

    public Input Of(Assumption assumption) => new(columns[assumption.Id], 0);

    /// <summary>The assumption, or a fixed number where there is none.</summary>
    public Input OrElse(Assumption? assumption, double otherwise) => assumption is null ? new(-1, otherwise) : Of(assumption);

    public static double NumberOf(AssumptionValue value) => value.Number is { } number ? (double)number : value.Day is { } day ? day.DayNumber : double.PositiveInfinity;
}

/// <summary>A number that is the same in all worlds, or an assumption's in each.</summary>
internal readonly record struct Input(int Column, double Fixed)
{
    public V In(ReadOnlySpan<V> worlds) => Column < 0 ? Lane.Create(Fixed) : worlds[Column];
}
