using static Deals.Data.TableSchema;

namespace Deals.Data;

/// <summary>The deals schema: its tables, and what they ask of a data package's descriptor.</summary>
internal static class DealSchema
{
    /// <summary>The version this kit reads.</summary>
    public const string Version = "1";

    /// <summary>Every table, in the order of the codebook.</summary>
    public static IReadOnlyList<TableSchema> Tables { get; } =
    [
        Of<SourceRow, Source>(), Of<ClaimRow, Claim>(), Of<ClaimConflictRow>(), Of<PartyRow, Party>(), Of<DealRow, Deal>(),
        Of<DealPartyRow>(), Of<EventRow, DealEvent>(), Of<ReadingRow, Reading>(), Of<ReadingHolderRow>(), Of<SubjectRow, Subject>(),
        Of<PlacementRow>(),
        Of<OfferRow>(), Of<RightRow, Right>(), Of<RightExceptionRow>(), Of<AssumptionRow, Assumption>(), Of<OddsRow>(),
        Of<CorrelationRow>(),
        Of<SizeRow>(),
        Of<DriverRow, Driver>(), Of<AnchorRow>(), Of<ClauseRow, Switch>(), Of<RegimeRow, Regime>(), Of<RegimeClauseRow>(), Of<RegimeEndRow>(
            ),
        Of<CapGroupRow, CapGroup>(), Of<TermRow, Term>(), Of<TermBaseRow>(), Of<ValuationRow, Valuation>(), Of<OwnershipRow>(),
        Of<ScenarioRow, NamedScenario>(), Of<ScenarioValueRow>(), Of<CriterionRow, Criterion>(), Of<PublishedRow, PublishedNumber>(),
        Of<PublishedTermRow>(),
    ];

    /// <summary>The table with a name; null when the deals schema has none.</summary>
    public static TableSchema? Find(string name) => Tables.FirstOrDefault(table => table.Name == name);

    public static TableSchema For<TRow>()
        where TRow : TableRow
        => Tables.First(table => table.Row == typeof(TRow));

    /// <summary>
    /// The descriptor with all that the deals schema needs, so that one check covers both: what it leaves open is added, what
    /// contradicts is reported.
    /// </summary>
    public static PackageDescriptor Complete(PackageDescriptor descriptor, ProblemLog log)
    {
        bool IsThere(string table) => descriptor.Find(table) is not null || descriptor.Unread.Contains(table);
        foreach (var table in Tables.Where(table => !table.MayBeAbsent && !IsThere(table.Name)))
        {
            log.Report(
                ProblemKind.MissingTable, PropertyReader.At(descriptor.Root, "resources"), null, $"there is no table {table.Name}",
                "it, as every set of deals needs it; it may have no rows");
        }

        return descriptor with
        {
            Tables =
            [
                .. descriptor.Tables.Select(table => Find(table.Name) is { } schema ? Complete(table, schema, descriptor, log) : table),
            ],
        };
    }

    private static TableDescriptor Complete(TableDescriptor table, TableSchema schema, PackageDescriptor descriptor, ProblemLog log)
    {
        foreach (var column in schema.Columns.Where(column => !column.Said.MayBeAbsent && table.Find(column.Name) is null))
        {
            log.Report(
                ProblemKind.MissingField, PropertyReader.At(table.Part["schema"]!, "fields"), null,
                $"the table {schema.Name} has no field {column.Name}",
                $"the field {column.Name} of type {column.Type.Name}");
        }

        var references = from column in schema.Columns
                         let target = column.Target
                         where target is not null && table.Find(column.Name) is not null
                         let key = target.Columns[0].Name
                         where descriptor.Find(target.Name)?.Find(key) is not null
                         select new ForeignKey([column.Name], target.Name, [key]);
        return table with
        {
            Fields = [.. table.Fields.Select(field => schema.Find(field.Name) is { } column ? Complete(field, column, log) : field)],
            PrimaryKey = [.. schema.Key.Select(column => column.Name).Where(name => table.Find(name) is not null)],
            ForeignKeys = [.. table.ForeignKeys.Concat(references).DistinctBy(key => (string.Join('\n', key.Fields), key.Table))],
        };
    }

    private static FieldDescriptor Complete(FieldDescriptor field, ColumnSchema column, ProblemLog log)
    {
        var constraints = field.Constraints;
        var isOther = field.Type.Name != column.Type.Name;
        if (isOther)
        {
            log.Report(
                ProblemKind.OtherType, PropertyReader.At(field.Part, "type"), field.Type.Name,
                $"the type of {field.Name} is {VisibleText.Quoted(field.Type.Name)} here", column.Type.Name);
        }

        return field with
        {
            Type = isOther ? column.Type : field.Type,
            Constraints = constraints with
            {
                Required = constraints.Required || !column.MayBeEmpty,
                Unique = constraints.Unique || column.Said.Unique,
                Allowed = column.Words is { } words
                    ? [.. words.Where(word => constraints.Allowed?.Contains(word) != false)]
                    : constraints.Allowed,
                Minimum = isOther ? null : constraints.Minimum ?? (column.Type == FieldType.Date ? KnownDays.First : null),
                Maximum = isOther ? null : constraints.Maximum ?? (column.Type == FieldType.Date ? KnownDays.Last : null),
            },
        };
    }
}
