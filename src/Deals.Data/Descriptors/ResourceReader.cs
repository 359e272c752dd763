using System.Text.Json;

namespace Deals.Data;

/// <summary>Reads what a descriptor says of one table: name, file, way of writing, columns, keys.</summary>
internal sealed class ResourceReader(ProblemLog log, PropertyReader properties)
{
    private static readonly HashSet<string> EmptyCell = new(StringComparer.Ordinal) { "" };
    private readonly FieldReader fieldReader = new(properties);
    private readonly KeyReader keys = new(log, properties);

    /// <summary>Reads the description of a table; null when it has no name or no columns, which is then reported.</summary>
    public TableDescriptor? Read(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            properties.Wrong(part, "an object that describes a table");
            return null;
        }

        var name = properties.RequiredText(part, "name");
        var path = FilePath(part);
        CheckDialect(part);
        if (part["schema"] is { Kind: JsonValueKind.String } address)
        {
            properties.Unsupported(address, "the schema itself, not where it is");
            return null;
        }

        if (properties.Object(part, "schema") is not { } schema || properties.List(schema, "fields") is not { } fieldParts || name is null)
            return null;

        var fields = new List<FieldDescriptor>();
        foreach (var fieldPart in fieldParts)
        {
            if (fieldReader.Read(fieldPart) is not { } field)
                continue;
            if (fields.Exists(other => other.Name == field.Name))
                log.Report(ProblemKind.DuplicateName, PropertyReader.At(fieldPart, "name"), field.Name, $"there are two fields {VisibleText.Quoted(field.Name)}", "a name of its own for each field");
            else
                fields.Add(field);
        }

        return new(part, name, path, fields, keys.PrimaryKey(schema, fields), [.. keys.ForeignKeys(schema, name, fields)], MissingValues(schema));
    }

    private string? FilePath(JsonPart part)
    {
        if (part["data"] is { } inline)
        {
            properties.Unsupported(inline, "a file's path instead of the data itself");
            return null;
        }

        if (part["path"] is { Kind: JsonValueKind.Array } several)
        {
            properties.Unsupported(several, "one path");
            return null;
        }

        if (properties.RequiredText(part, "path") is not { } path)
            return null;
        if (DataPath.StaysInFolder(path))
            return path;
        log.Report(ProblemKind.UnsafePath, PropertyReader.At(part, "path"), path, $"{VisibleText.Quoted(path)} does not stay in the data package's folder", "a relative path with forward slashes and without . or ..");
        return null;
    }

    private void CheckDialect(JsonPart part)
    {
        if (part["encoding"] is { } encoding && !encoding.Text.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !encoding.Text.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            properties.Unsupported(encoding, "utf-8");
        if (part["compression"] is { Kind: not JsonValueKind.Null } compression)
            properties.Unsupported(compression, "a file that is not compressed");
        if (part["dialect"] is not { } dialect)
            return;
        if (dialect.Kind != JsonValueKind.Object)
        {
            properties.Unsupported(dialect, "no dialect but the default");
            return;
        }

        foreach (var (property, usual) in new[] { ("delimiter", ","), ("quoteChar", "\""), ("doubleQuote", "true"), ("header", "true"), ("skipInitialSpace", "false") })
        {
            if (dialect[property] is { } other && other.Text != usual)
                properties.Unsupported(other, usual);
        }

        foreach (var property in new[] { "escapeChar", "commentChar", "nullSequence" })
        {
            if (dialect[property] is { Kind: not JsonValueKind.Null } other)
                properties.Unsupported(other, $"no {property}");
        }
    }

    private HashSet<string> MissingValues(JsonPart schema)
    {
        if (schema["missingValues"] is null || properties.List(schema, "missingValues") is not { } values)
            return EmptyCell;
        foreach (var wrong in values.Where(value => value.Kind != JsonValueKind.String))
            properties.Wrong(wrong, "a text");
        return values.Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
    }
}
