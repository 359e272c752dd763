using System.Text.Json;

namespace Deals.Data;

/// <summary>Reads the primary and foreign keys of a table.</summary>
internal sealed class KeyReader(ProblemLog log, PropertyReader properties)
{
    /// <summary>The columns that tell rows apart; empty when none are named.</summary>
    public List<string> PrimaryKey(JsonPart schema, List<FieldDescriptor> fields)
        => schema["primaryKey"] is { Kind: not JsonValueKind.Null } key ? Names(key, fields) : [];

    /// <summary>The references to other rows; whether their targets are there is seen when all tables are known.</summary>
    public IEnumerable<ForeignKey> ForeignKeys(JsonPart schema, string self, List<FieldDescriptor> fields)
    {
        if (schema["foreignKeys"] is null || properties.List(schema, "foreignKeys") is not { } keys)
            yield break;
        foreach (var part in keys)
        {
            if (part.Kind != JsonValueKind.Object || part["fields"] is not { } from || part["reference"] is not { Kind: JsonValueKind.Object } reference
                || reference["fields"] is not { } to || properties.Text(reference, "resource") is not { } table)
            {
                log.Report(ProblemKind.WrongKey, PropertyReader.At(part), null, "the foreign key is incomplete", "fields, and a reference with resource and fields");
                continue;
            }

            var names = Names(from, fields);
            var targets = Names(to, null);
            if (names.Count == targets.Count && names.Count > 0)
                yield return new(names, table.Length == 0 ? self : table, targets);
            else if (names.Count > 0)
                log.Report(ProblemKind.WrongKey, PropertyReader.At(reference, "fields"), null, "the foreign key refers to another number of fields", "as many fields on both sides");
        }
    }

    /// <summary>Reports the references of a table that lead to no table or no column.</summary>
    public void CheckReferences(TableDescriptor resource, List<TableDescriptor> resources, List<string> unread)
    {
        foreach (var key in resource.ForeignKeys.Where(key => !unread.Contains(key.Table)))
        {
            var where = PropertyReader.At(resource.Part["schema"]!, "foreignKeys");
            if (resources.Find(other => other.Name == key.Table) is not { } target)
                log.Report(ProblemKind.WrongKey, where, key.Table, $"there is no table {VisibleText.Quoted(key.Table)} to refer to", Suggestion.OneOf(resources.ConvertAll(other => other.Name), key.Table));
            else if (key.TargetFields.FirstOrDefault(name => target.Find(name) is null) is { } lost)
                log.Report(ProblemKind.WrongKey, where, lost, $"the table {key.Table} has no field {VisibleText.Quoted(lost)}", Suggestion.OneOf([.. target.Fields.Select(field => field.Name)], lost));
        }
    }

    /// <summary>A name or a list of names of fields; empty when one is wrong, which is then reported.</summary>
    private List<string> Names(JsonPart part, List<FieldDescriptor>? fields)
    {
        List<JsonPart> parts = part.Kind == JsonValueKind.Array ? part.Items : [part];
        var good = true;
        foreach (var name in parts)
        {
            if (name.Kind == JsonValueKind.String && (fields is null || fields.Exists(field => field.Name == name.Text)))
                continue;
            good = false;
            var known = fields is null ? "the name of a field" : Suggestion.OneOf(fields.ConvertAll(field => field.Name), name.Text);
            log.Report(ProblemKind.WrongKey, PropertyReader.At(name), name.Text, $"{VisibleText.Quoted(name.Text)} is no field of the table", known);
        }

        return good ? parts.ConvertAll(name => name.Text) : [];
    }
}
