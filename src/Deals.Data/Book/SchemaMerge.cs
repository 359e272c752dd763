namespace Deals.Data;

/// <summary>
/// Brings a descriptor and the deals schema together: what the descriptor leaves open and the schema needs is added, so that
/// one check covers both; what contradicts is reported.
/// </summary>
internal sealed class SchemaMerge(ProblemLog log)
{
    /// <summary>The descriptor with all that the deals schema needs.</summary>
    public PackageDescriptor Apply(PackageDescriptor descriptor)
    {
        foreach (var table in DealSchema.Tables.Where(table => !table.MayBeAbsent && descriptor.Find(table.Name) is null && !descriptor.Unread.Contains(table.Name)))
            log.Report(ProblemKind.MissingTable, PropertyReader.At(descriptor.Root, "resources"), null, $"there is no table {table.Name}", "it, as every set of deals needs it; it may have no rows");
        return descriptor with { Resources = [.. descriptor.Resources.Select(resource => Merge(resource, descriptor))] };
    }

    private Resource Merge(Resource resource, PackageDescriptor descriptor)
    {
        if (DealSchema.Find(resource.Name) is not { } shape)
            return resource;
        foreach (var column in shape.Columns.Where(column => resource.Find(column.Name) is null))
        {
            log.Report(
                ProblemKind.MissingField, PropertyReader.At(resource.Part["schema"]!, "fields"), null, $"the table {shape.Name} has no field {column.Name}",
                $"the field {column.Name} of type {column.Type.Name}");
        }

        return resource with
        {
            Fields = [.. resource.Fields.Select(field => shape.Columns.FirstOrDefault(column => column.Name == field.Name) is { } column ? Merge(field, column) : field)],
            PrimaryKey = [.. shape.Key.Select(column => column.Name).Where(name => resource.Find(name) is not null)],
            ForeignKeys = [.. resource.ForeignKeys.Concat(References(resource, shape, descriptor)).DistinctBy(key => (string.Join('\n', key.Fields), key.Table))],
        };
    }

    private Field Merge(Field field, ColumnShape column)
    {
        var type = field.Type;
        var constraints = field.Constraints;
        if (type.Name != column.Type.Name)
        {
            log.Report(
                ProblemKind.OtherType, PropertyReader.At(field.Part, "type"), type.Name, $"the type of {field.Name} is {VisibleText.Quoted(type.Name)} here", column.Type.Name);
            type = column.Type;
            constraints = constraints with { Minimum = null, Maximum = null };
        }

        return field with
        {
            Type = type,
            Constraints = constraints with
            {
                Required = constraints.Required || !column.MayBeEmpty,
                Unique = constraints.Unique || column.Unique,
                Allowed = column.Words is { } words ? [.. words.Where(word => constraints.Allowed?.Contains(word) != false)] : constraints.Allowed,
            },
        };
    }

    private static IEnumerable<ForeignKey> References(Resource resource, TableShape shape, PackageDescriptor descriptor)
        => from column in shape.Columns
           where resource.Find(column.Name) is not null
           from other in DealSchema.Tables
           where other.Name == column.Table
           let target = other.Key.First().Name
           where descriptor.Find(other.Name)?.Find(target) is not null
           select new ForeignKey([column.Name], other.Name, [target]);
}
