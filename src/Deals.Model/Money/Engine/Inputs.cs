namespace Deals;

/// <summary>Where each assumption's values stand, and how a value is written as a number: a day as its day number, never as infinity.</summary>
internal sealed class Inputs
{
    private readonly Dictionary<string, int> columns = [];
    private readonly Stack<SortedSet<int>> recorded = [];

    public Inputs(IReadOnlyList<Assumption> assumptions)
    {
        Assumptions = assumptions;
        foreach (var assumption in assumptions)
            columns.Add(assumption.Id, columns.Count);
    }

    public IReadOnlyList<Assumption> Assumptions { get; }

    public int Count => columns.Count;

    public int ColumnOf(Assumption assumption) => columns[assumption.Id];

    public Input Of(Assumption assumption)
    {
        var column = columns[assumption.Id];
        Touch([column]);
        return new(column, 0);
    }

    /// <summary>Makes something, and tells which columns it reads: those it asked for while it was made.</summary>
    public (T Made, int[] Columns) Record<T>(Func<T> make)
    {
        recorded.Push([]);
        var made = make();
        return (made, [.. recorded.Pop()]);
    }

    /// <summary>Says that what is being made reads some columns through something made earlier.</summary>
    public void Touch(IEnumerable<int> read)
    {
        if (recorded.TryPeek(out var columnsRead))
            columnsRead.UnionWith(read);
    }

    /// <summary>The assumption, or a fixed number where there is none.</summary>
    public Input OrElse(Assumption? assumption, double otherwise) => assumption is null ? new(-1, otherwise) : Of(assumption);

    public static double NumberOf(AssumptionValue value) => value.Number is { } number ? (double)number : value.Day is { } day ? day.DayNumber : double.PositiveInfinity;
}

/// <summary>A number that is the same in all worlds, or an assumption's in each.</summary>
internal readonly record struct Input(int Column, double Fixed)
{
    public V In(ReadOnlySpan<V> worlds) => Column < 0 ? Lane.Create(Fixed) : worlds[Column];
}
