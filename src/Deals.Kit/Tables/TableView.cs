using System.Collections;

namespace Deals.Tables;

/// <summary>How rows of some type are laid out as a data frame.</summary>
internal abstract class TableView
{
    /// <summary>What a column of ids is called after the thing that they name: "payer id" beside "payer".</summary>
    public const string IdEnding = " id";

    public abstract Type RowType { get; }

    /// <summary>The columns that hold ids, by name, each with what it names: the rows of the table to join it with.</summary>
    public abstract IReadOnlyDictionary<string, Type[]> Ids { get; }

    /// <summary>Rows of this view's type as a frame.</summary>
    public abstract DataFrame Frame(IEnumerable rows);

    /// <summary>"NonExclusive" as "non exclusive".</summary>
    public static string WordsOf(Enum value)
        => string.Concat(value.ToString()
            .Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}"
                : char.ToLowerInvariant(letter).ToString(CultureInfo.InvariantCulture)));

    /// <summary>What people call a fact that a row names.</summary>
    protected static string LabelOf(IIdentified fact) => fact switch
    {
        Source source => source.Publisher,
        Right right => right.Clause,
        DealEvent happened => happened.Title,
        Assumption assumption => assumption.Label,
        Criterion criterion => criterion.Name,
        PublishedNumber figure => figure.Name,
        _ => fact.ToString()!,
    };
}

/// <summary>
/// A view, put together column by column. What is not there is null, never an empty text; a number is a number and a day a
/// day in every row, whatever the rows' units are.
/// </summary>
/// <typeparam name="T">What a row is.</typeparam>
internal sealed class TableView<T> : TableView
{
    private readonly List<Func<IReadOnlyList<T>, DataFrameColumn>> columns = [];
    private readonly Dictionary<string, Type[]> ids = new(StringComparer.Ordinal);

    public override Type RowType => typeof(T);

    public override IReadOnlyDictionary<string, Type[]> Ids => ids;

    public override DataFrame Frame(IEnumerable rows)
    {
        var all = rows.Cast<T>().ToList();
        return new(columns.Select(column => column(all)));
    }

    public TableView<T> Text(string name, Func<T, string?> value) => With(rows => new StringDataFrameColumn(name, rows.Select(value)));

    /// <summary>Several things in one text; null when there is none.</summary>
    public TableView<T> List(string name, Func<T, IEnumerable<object>> things)
        => Text(name, row => string.Join(", ", things(row)) is { Length: > 0 } list ? list : null);

    /// <summary>An enum's member in words.</summary>
    public TableView<T> Words(string name, Func<T, Enum?> value) => Text(name, row => value(row) is { } member ? WordsOf(member) : null);

    /// <summary>A day, at midnight: data frames know no days.</summary>
    public TableView<T> Day(string name, Func<T, DateOnly?> value)
        => With(rows => new DateTimeDataFrameColumn(name, rows.Select(row => value(row)?.ToDateTime(TimeOnly.MinValue))));

    public TableView<T> Whole(string name, Func<T, int?> value) => With(rows => new Int32DataFrameColumn(name, rows.Select(value)));

    public TableView<T> Number(string name, Func<T, double?> value) => With(rows => new DoubleDataFrameColumn(name, rows.Select(value)));

    public TableView<T> Number(string name, Func<T, decimal?> value) => Number(name, row => (double?)value(row));

    public TableView<T> Truth(string name, Func<T, bool?> value) => With(rows => new BooleanDataFrameColumn(name, rows.Select(value)));

    /// <summary>A fact that a row names, or the row itself: its id, and what people call it.</summary>
    public TableView<T> Link<TFact>(string name, Func<T, TFact?> fact)
        where TFact : class, IIdentified
        => Id(name, row => fact(row)?.Id, typeof(TFact)).Text(name, row => fact(row) is { } named ? LabelOf(named) : null);

    /// <summary>The id alone of what a row names.</summary>
    /// <param name="name">What it is called without the ending.</param>
    /// <param name="id">The id.</param>
    /// <param name="named">The rows of the tables in one of which it stands.</param>
    public TableView<T> Id(string name, Func<T, string?> id, params Type[] named)
    {
        ids.Add(name + IdEnding, named);
        return Text(name + IdEnding, id);
    }

    /// <summary>An assumption that a row takes a number from: its id and its base.</summary>
    public TableView<T> Base(string name, Func<T, Assumption?> assumption)
        => Id(name, row => assumption(row)?.Id, typeof(Assumption)).Number(name, row => assumption(row)?.Base.Number);

    /// <summary>A quarter: as text, which sorts by time, and its year as a number.</summary>
    /// <param name="name">The text's column; the year's is called after it, or just "year" beside "quarter".</param>
    /// <param name="quarter">The quarter.</param>
    public TableView<T> Quarter(string name, Func<T, Quarter?> quarter)
        => Text(name, row => quarter(row)?.ToString()).Whole(name == "quarter" ? "year" : $"{name} year", row => quarter(row)?.Year);

    /// <summary>
    /// Values of an assumption, each of which may be a number, a day, or never: a column of numbers for each, their unit, how
    /// people say them, and a column of days for each, called after the numbers'. Where neither is there although the
    /// words are, the value is never.
    /// </summary>
    /// <param name="unit">The name of the unit's column.</param>
    /// <param name="assumption">The assumption, which has the unit.</param>
    /// <param name="words">The name of the column that says it in words.</param>
    /// <param name="inWords">How people say it.</param>
    /// <param name="values">The values with their names.</param>
    public TableView<T> Values(string unit, Func<T, Assumption?> assumption, string words, Func<T, string?> inWords,
        params (string Name, Func<T, AssumptionValue?> Value)[] values)
    {
        foreach (var (name, value) in values)
            Number(name, row => value(row)?.Number);
        Text(unit, row => assumption(row)?.Unit).Text(words, inWords);
        foreach (var (name, value) in values)
            Day($"{name} date", row => value(row)?.Day);
        return this;
    }

    private TableView<T> With(Func<IReadOnlyList<T>, DataFrameColumn> column)
    {
        columns.Add(column);
        return this;
    }
}
