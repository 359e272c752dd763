using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace Deals.Data;

/// <summary>
/// The rows of a book's tables, and the facts that were made of them so far. A row that is wrong leaves a stand-in behind, so
/// that the rows that refer to it are still held against their own rules. With a problem there is no book, so that no stand-in
/// gets out.
/// </summary>
internal sealed class Binding(IReadOnlyList<Table> tables, ProblemLog log)
{
    private readonly Dictionary<Type, object> facts = [];

    private Binding(IReadOnlyList<Table> tables, ProblemLog log, Dictionary<Type, object> facts)
        : this(tables, log)
        => this.facts = facts;

    /// <summary>The same rows and facts, whose problems go elsewhere: what is odd about a clean dataset is a warning.</summary>
    public Binding To(ProblemLog warnings) => new(tables, warnings, facts);

    /// <summary>A table's rows, whether they can be read or not; none when the dataset lacks the table or one of its columns.</summary>
    public IReadOnlyList<Row> Rows<TRow>()
        where TRow : TableRow
        => DealSchema.For<TRow>() is var schema && tables.FirstOrDefault(table => table.Descriptor.Name == schema.Name) is { } table
            && schema.Columns.All(column => column.Said.MayBeAbsent || table.Descriptor.Find(column.Name) is not null)
            ? table.Rows
            : [];

    /// <summary>Whether a table was read: of one that was not, nothing is known, and that has been told.</summary>
    public bool HasRead<TRow>()
        where TRow : TableRow
        => tables.Any(table => table.Descriptor.Name == DealSchema.For<TRow>().Name);

    /// <summary>A table's rows that can be read.</summary>
    public IEnumerable<TRow> Readable<TRow>()
        where TRow : TableRow
        => Rows<TRow>().Where(row => row.Readable).Select(row => (TRow)DealSchema.For<TRow>().Make(row));

    /// <summary>The readable rows of a table that belong to a row of another, by that one's id.</summary>
    public ILookup<string, T> Lookup<TRow, T>(Func<TRow, string> owner, Func<TRow, T> make)
        where TRow : TableRow
        => Readable<TRow>().ToLookup(owner, make, StringComparer.Ordinal);

    /// <summary>Makes a fact of each row that can be read, and tells each flaw that the fact's constructor finds at its cell.</summary>
    /// <param name="make">Makes a fact of a row; null when something beyond the row is wrong, which it has then reported.</param>
    public void Bind<TRow, TFact>(Func<TRow, TFact?> make)
        where TRow : RowOf<TFact>
        where TFact : class
    {
        foreach (var row in Readable<TRow>())
        {
            try
            {
                if (make(row) is { } fact)
                    Of<TFact>().Add(row.Cells, fact);
            }
            catch (FlawedException flawed)
            {
                foreach (var flaw in flawed.Flaws)
                    Report(DealSchema.For<TRow>(), row.Cells, flaw);
            }
        }
    }

    /// <summary>The facts of a table, in the order of its rows.</summary>
    public IReadOnlyList<TFact> All<TFact>()
        where TFact : class
        => [.. Of<TFact>().Rows.OrderBy(row => row.Line).Select(row => row.Fact)];

    /// <summary>The fact that a cell refers to, or its stand-in.</summary>
    public TFact Get<[DynamicallyAccessedMembers(PublicConstructors | NonPublicConstructors)] TFact>(To<TFact> to)
        where TFact : class
        => Real(to) ?? Of<TFact>().StandIn(to.Id, StandIn<TFact>);

    /// <summary>The fact that a cell refers to, or its stand-in; null for an empty cell.</summary>
    public TFact? Find<[DynamicallyAccessedMembers(PublicConstructors | NonPublicConstructors)] TFact>(To<TFact>? to)
        where TFact : class
        => to is { } some ? Get(some) : null;

    /// <summary>
    /// The fact that a cell refers to; null when the cell is empty, or the fact is wrong: for rules that depend on what it
    /// says.
    /// </summary>
    public TFact? Real<TFact>(To<TFact>? to)
        where TFact : class
        => to is { } some ? Of<TFact>().ById.GetValueOrDefault(some.Id) : null;

    /// <inheritdoc cref="Real{TFact}(To{TFact}?)"/>
    public TFact? Real<TFact>(To<TFact> to)
        where TFact : class
        => Real((To<TFact>?)to);

    /// <summary>Reports that something is wrong with a cell, named by its property.</summary>
    public void Report(ProblemKind kind, TableRow row, string property, string fault, string expected)
        => Report(kind, row.Cells, SnakeCase.Of(property), fault, expected);

    /// <summary>Reports that something is wrong with a cell, named by its column.</summary>
    public void Report(ProblemKind kind, Row row, string column, string fault, string expected)
        => log.Report(kind, row.At(column), row.Text(column), fault, expected);

    /// <summary>Reports that a cell's text is wrong.</summary>
    public void ReportText(ProblemKind kind, TableRow row, string property, string fault, string expected)
        => Report(kind, row, property, $"{VisibleText.Quoted(row.TextOf(property)!)} {fault}", expected);

    /// <summary>Reports a row that has neither a source nor a reason.</summary>
    public void CheckFounded(TableRow row, To<Source>? source, string? reason, string what)
    {
        if (source is null && reason is null)
            Report(
                ProblemKind.NeitherSourceNorReason, row, "reason", $"the {what} has neither a source nor a reason",
                "a reason here, or a source in source_id");
    }

    /// <summary>Reports an assumption that is no number, or may go beyond what makes sense.</summary>
    public void CheckNumber(
        TableRow row, To<Assumption>? to, string property, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        if (Real(to) is not { } number)
            return;
        if (number.IsDate)
            ReportText(ProblemKind.NotANumber, row, property, "is a date", "an assumption that is a number");
        else if (number.Minimum.Number < least || number.Maximum.Number > most)
            ReportText(
                ProblemKind.NumberOutOfKind, row, property, $"goes from {number.Minimum} to {number.Maximum}",
                $"an assumption from {least} to {most}");
    }

    /// <summary>A quarter, or nothing; what is none is reported.</summary>
    public Quarter? Quarter(TableRow row, string? text, string property)
    {
        if (text is null)
            return null;
        if (Deals.Quarter.TryParse(text, out var quarter) && KnownDays.Include(quarter.Year))
            return quarter;
        ReportText(
            ProblemKind.WrongType, row, property, "is not a quarter",
            $"a quarter as 2026Q1, of the years {KnownDays.First.Year} to {KnownDays.Last.Year}");
        return null;
    }

    private void Report(TableSchema schema, Row row, Flaw flaw)
    {
        var kind = ProblemKind.Named(flaw.Kind);
        var column = schema.ColumnOf(flaw.Field);
        var value = column is null ? null : row.Text(column);
        // The cell names something that is wrong itself, which has been told where it stands.
        if (kind == ProblemKind.PartMissing && value is not null && log.Count > 0 && schema.Find(column!)?.Target is not null)
            return;
        // A column that the descriptor lacks has no cell to be empty, whatever the file has; that the file has one more has been told.
        if (kind == ProblemKind.PartMissing && column is not null && row.Table.Find(column) is null)
        {
            if (!log.Has(ProblemKind.UnknownColumn, row.Table.File, column))
                log.Report(kind, row.At(column), null, $"there is no column {VisibleText.Quoted(column)} in the descriptor", flaw.Expected);
            return;
        }

        log.Report(
            kind, row.At(column), value, value is null ? "the cell is empty" : $"{VisibleText.Quoted(value)} {kind.Fault}", flaw.Expected);
    }

    private FactsOf<TFact> Of<TFact>()
        where TFact : class
    {
        if (!facts.TryGetValue(typeof(TFact), out var found))
            facts.Add(typeof(TFact), found = new FactsOf<TFact>());
        return (FactsOf<TFact>)found;
    }

    /// <summary>
    /// A fact that breaks no rule, whoever refers to it. Of most nothing is read but that they are there, so they are left
    /// blank.
    /// </summary>
    private static TFact StandIn<[DynamicallyAccessedMembers(PublicConstructors | NonPublicConstructors)] TFact>(string id)
    {
        var one = AssumptionValue.Of(1m);
        object fact = typeof(TFact) == typeof(Subject) ? new Subject(id, id, null)
            : typeof(TFact) == typeof(Assumption) ? new Assumption(
                id, id, id, id, one, one, one, Distribution.Fixed, one, one, 1, AssumptionBasis.Judgement, null, id, default)
            : typeof(TFact) == typeof(Driver) ? new AnchoredDriver(id, id, [], null, null, id)
            : RuntimeHelpers.GetUninitializedObject(typeof(TFact) == typeof(Term) ? typeof(Sales) : typeof(TFact));
        return (TFact)fact;
    }

    private sealed class FactsOf<TFact>
        where TFact : class
    {
        private readonly Dictionary<string, TFact> standIns = new(StringComparer.Ordinal);

        public List<(int Line, TFact Fact)> Rows { get; } = [];

        public Dictionary<string, TFact> ById { get; } = new(StringComparer.Ordinal);

        public void Add(Row row, TFact fact)
        {
            Rows.Add((row.Line, fact));
            ById.TryAdd(row.Text(row.Table.Descriptor.PrimaryKey[0])!, fact);
        }

        public TFact StandIn(string id, Func<string, TFact> make)
        {
            if (!standIns.TryGetValue(id, out var stands))
                standIns.Add(id, stands = make(id));
            return stands;
        }
    }
}
