using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Deals.Data;

/// <summary>Reads <c>datapackage.json</c> and says what is wrong with it. It knows Frictionless, and nothing of deals.</summary>
internal sealed class DescriptorReader(ProblemLog log)
{
    private static readonly HashSet<string> EmptyCell = new(StringComparer.Ordinal) { "" };

    /// <summary>Reads the descriptor.</summary>
    /// <returns>What it says; null when nothing can be made of it, which is then reported.</returns>
    public async Task<PackageDescriptor?> ReadAsync(IDataFiles files, CancellationToken cancellation)
    {
        byte[]? bytes = null;
        try
        {
            await using var stream = await files.OpenAsync(PackageDescriptor.FileName, cancellation);
            if (stream is not null)
                bytes = await AllBytesAsync(stream, cancellation);
        }
        catch (IOException refused)
        {
            log.Report(ProblemKind.UnreadableFile, new(PackageDescriptor.FileName), null, $"the file cannot be read ({refused.Message})", "a file that can be read");
            return null;
        }

        if (bytes is not null)
            return Parse(bytes) is { } root ? Package(root) : null;
        log.Report(ProblemKind.MissingDescriptor, new(PackageDescriptor.FileName), null, "there is no such file", "a data package's descriptor");
        return null;
    }

    private static async Task<byte[]> AllBytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellation);
        return all.ToArray();
    }

    private JsonPart? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (bytes.IsEmpty)
        {
            log.Report(ProblemKind.EmptyFile, new(PackageDescriptor.FileName), null, "the file is empty", "a JSON object");
            return null;
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]) || (bytes.Length > 1 && bytes[0] == 0 != (bytes[1] == 0)))
        {
            log.Report(ProblemKind.WideFile, new(PackageDescriptor.FileName), null, "the file is UTF-16 or UTF-32", "UTF-8");
            return null;
        }

        if (!Utf8.IsValid(bytes))
        {
            log.Report(ProblemKind.InvalidUtf8, new(PackageDescriptor.FileName), null, "the file has bytes that are not UTF-8", "UTF-8");
            return null;
        }

        try
        {
            var root = JsonPart.Parse(bytes);
            if (root.Kind == JsonValueKind.Object)
                return root;
            Wrong(root, "a JSON object");
        }
        catch (JsonException wrong)
        {
            var position = string.Create(CultureInfo.InvariantCulture, $"byte {wrong.BytePositionInLine + 1} of the line");
            log.Report(
                ProblemKind.NotJson, new(PackageDescriptor.FileName, (int)(wrong.LineNumber ?? 0) + 1), null, $"this is not JSON from {position} on", "JSON without comments or trailing commas");
        }

        return null;
    }

    private PackageDescriptor Package(JsonPart root)
    {
        foreach (var twice in Duplicates(root))
            log.Report(ProblemKind.DuplicateName, At(twice), twice.Text, "the property stands twice", "each property once");

        var resources = new List<Resource>();
        if (List(root, "resources") is { } list)
        {
            foreach (var part in list.Where(IsTable))
            {
                if (Table(part) is not { } resource)
                    continue;
                if (resources.Exists(other => other.Name == resource.Name))
                    log.Report(ProblemKind.DuplicateName, At(part, "name"), resource.Name, $"there are two tables {VisibleText.Quoted(resource.Name)}", "a name of its own for each table");
                else
                    resources.Add(resource);
            }

            if (list.Count == 0)
                Wrong(root["resources"]!, "a list of at least one table");
        }

        foreach (var resource in resources)
            CheckReferences(resource, resources);
        return new(root, Text(root, "name"), Text(root, "title"), Text(root, "description"), resources);
    }

    private static IEnumerable<JsonPart> Duplicates(JsonPart part)
        => part.Duplicates.Concat(part.Members.Values.Concat(part.Items).SelectMany(Duplicates));

    /// <summary>A package may hold other files than tables; these are left alone.</summary>
    private static bool IsTable(JsonPart part)
        => part.Kind != JsonValueKind.Object || part["schema"] is not null || part["path"] is not { Kind: JsonValueKind.String } path
        || path.Text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private Resource? Table(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            Wrong(part, "an object that describes a table");
            return null;
        }

        var name = RequiredText(part, "name");
        var path = FilePath(part);
        CheckDialect(part);
        if (part["schema"] is { Kind: JsonValueKind.String } address)
        {
            Unsupported(address, "the schema itself, not where it is");
            return null;
        }

        if (Object(part, "schema") is not { } schema || List(schema, "fields") is not { } fieldParts || name is null)
            return null;

        var fields = new List<Field>();
        foreach (var fieldPart in fieldParts)
        {
            if (new FieldReader(this).Read(fieldPart) is not { } field)
                continue;
            if (fields.Exists(other => other.Name == field.Name))
                log.Report(ProblemKind.DuplicateName, At(fieldPart, "name"), field.Name, $"there are two fields {VisibleText.Quoted(field.Name)}", "a name of its own for each field");
            else
                fields.Add(field);
        }

        return new(part, name, path, fields, Key(schema, fields), [.. ForeignKeys(schema, name, fields)], MissingValues(schema));
    }

    private string? FilePath(JsonPart part)
    {
        if (part["data"] is { } inline)
        {
            Unsupported(inline, "a file's path instead of the data itself");
            return null;
        }

        if (part["path"] is { Kind: JsonValueKind.Array } several)
        {
            Unsupported(several, "one path");
            return null;
        }

        if (RequiredText(part, "path") is not { } path)
            return null;
        if (DataPath.StaysInFolder(path))
            return path;
        log.Report(ProblemKind.UnsafePath, At(part, "path"), path, $"{VisibleText.Quoted(path)} does not stay in the data package's folder", "a relative path with forward slashes and without . or ..");
        return null;
    }

    private void CheckDialect(JsonPart part)
    {
        if (part["encoding"] is { } encoding && !encoding.Text.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !encoding.Text.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            Unsupported(encoding, "utf-8");
        if (part["compression"] is { Kind: not JsonValueKind.Null } compression)
            Unsupported(compression, "a file that is not compressed");
        if (part["dialect"] is not { } dialect)
            return;
        if (dialect.Kind != JsonValueKind.Object)
        {
            Unsupported(dialect, "no dialect but the default");
            return;
        }

        foreach (var (property, usual) in new[] { ("delimiter", ","), ("quoteChar", "\""), ("doubleQuote", "true"), ("header", "true"), ("skipInitialSpace", "false") })
        {
            if (dialect[property] is { } other && other.Text != usual)
                Unsupported(other, usual);
        }

        foreach (var property in new[] { "escapeChar", "commentChar", "nullSequence" })
        {
            if (dialect[property] is { Kind: not JsonValueKind.Null } other)
                Unsupported(other, $"no {property}");
        }
    }

    private List<string> Key(JsonPart schema, List<Field> fields)
        => schema["primaryKey"] is { Kind: not JsonValueKind.Null } key ? Names(key, fields) : [];

    private IEnumerable<ForeignKey> ForeignKeys(JsonPart schema, string self, List<Field> fields)
    {
        if (schema["foreignKeys"] is null || List(schema, "foreignKeys") is not { } keys)
            yield break;
        foreach (var part in keys)
        {
            if (part.Kind != JsonValueKind.Object || part["fields"] is not { } from || Object(part, "reference") is not { } reference
                || reference["fields"] is not { } to || Text(reference, "resource") is not { } table)
            {
                log.Report(ProblemKind.WrongKey, At(part), null, "the foreign key is incomplete", "fields, and a reference with resource and fields");
                continue;
            }

            // Whether the target's columns are there is checked when all tables are known.
            var names = Names(from, fields);
            var targets = Names(to, null);
            if (names.Count == targets.Count && names.Count > 0)
                yield return new(names, table.Length == 0 ? self : table, targets);
            else if (names.Count > 0)
                log.Report(ProblemKind.WrongKey, At(reference, "fields"), null, "the foreign key refers to another number of fields", "as many fields on both sides");
        }
    }

    private void CheckReferences(Resource resource, List<Resource> resources)
    {
        foreach (var key in resource.ForeignKeys)
        {
            var where = At(resource.Part["schema"]!, "foreignKeys");
            if (resources.Find(other => other.Name == key.Table) is not { } target)
                log.Report(ProblemKind.WrongKey, where, key.Table, $"there is no table {VisibleText.Quoted(key.Table)} to refer to", OneOf(resources.ConvertAll(other => other.Name), key.Table));
            else if (key.TargetFields.FirstOrDefault(name => target.Find(name) is null) is { } lost)
                log.Report(ProblemKind.WrongKey, where, lost, $"the table {key.Table} has no field {VisibleText.Quoted(lost)}", OneOf([.. target.Fields.Select(field => field.Name)], lost));
        }
    }

    /// <summary>A name or a list of names of fields; empty when one is wrong, which is then reported.</summary>
    private List<string> Names(JsonPart part, List<Field>? fields)
    {
        List<JsonPart> parts = part.Kind == JsonValueKind.Array ? part.Items : [part];
        var good = true;
        foreach (var name in parts)
        {
            if (name.Kind == JsonValueKind.String && (fields is null || fields.Exists(field => field.Name == name.Text)))
                continue;
            good = false;
            var known = fields is null ? "the name of a field" : OneOf(fields.ConvertAll(field => field.Name), name.Text);
            log.Report(ProblemKind.WrongKey, At(name), name.Text, $"{VisibleText.Quoted(name.Text)} is no field of the table", known);
        }

        return good ? parts.ConvertAll(name => name.Text) : [];
    }

    private HashSet<string> MissingValues(JsonPart schema)
    {
        if (schema["missingValues"] is null || List(schema, "missingValues") is not { } values)
            return EmptyCell;
        foreach (var wrong in values.Where(value => value.Kind != JsonValueKind.String))
            Wrong(wrong, "a text");
        return values.Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The end of "expected …" that names some of the words allowed, and the nearest to a wrong one.</summary>
    public static string OneOf(IReadOnlyCollection<string> words, string wrong)
    {
        const int Shown = 12;
        var list = words.Count == 0 ? "none" : string.Join(", ", words.Take(Shown).Select(VisibleText.Shortened));
        var more = words.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $", … ({words.Count} in all)") : "";
        return $"one of {list}{more}{Nearest(words, wrong)}";
    }

    /// <summary>"; the nearest is 'x'", or nothing.</summary>
    public static string Nearest(IReadOnlyCollection<string> words, string wrong)
        => NearestWord.To(wrong, words) is { } nearest ? $"; the nearest is {VisibleText.Quoted(nearest)}" : "";

    public static Place At(JsonPart part) => new(PackageDescriptor.FileName, part.Line, null, part.Path.Length == 0 ? null : part.Path);

    /// <summary>Where a property stands, or where it is missed.</summary>
    public static Place At(JsonPart part, string property)
        => new(PackageDescriptor.FileName, (part[property] ?? part).Line, null, part.PathOf(property));

    public void Report(ProblemKind kind, JsonPart part, string fault, string expected) => log.Report(kind, At(part), part.Text, fault, expected);

    public void Wrong(JsonPart part, string expected) => Report(ProblemKind.WrongProperty, part, $"{VisibleText.Quoted(part.Text)} will not do here", expected);

    public void Unsupported(JsonPart part, string expected) => Report(ProblemKind.Unsupported, part, $"{VisibleText.Quoted(part.Text)} is not something this reader does", expected);

    /// <summary>A property that must be there.</summary>
    public JsonPart? Required(JsonPart part, string property, string expected)
    {
        if (part[property] is { Kind: not JsonValueKind.Null } found)
            return found;
        log.Report(ProblemKind.MissingProperty, At(part, property), null, "the property is missing", expected);
        return null;
    }

    /// <summary>A property that must be a text and not empty.</summary>
    public string? RequiredText(JsonPart part, string property)
    {
        if (Required(part, property, "a text") is not { } found)
            return null;
        if (found is { Kind: JsonValueKind.String, Text.Length: > 0 })
            return found.Text;
        Wrong(found, "a text");
        return null;
    }

    /// <summary>A property that, where it is there, is a text.</summary>
    public string? Text(JsonPart part, string property)
    {
        if (part[property] is not { Kind: not JsonValueKind.Null } found)
            return null;
        if (found.Kind == JsonValueKind.String)
            return found.Text;
        Wrong(found, "a text");
        return null;
    }

    /// <summary>A property that must be an object.</summary>
    public JsonPart? Object(JsonPart part, string property)
    {
        if (Required(part, property, "an object") is not { } found)
            return null;
        if (found.Kind == JsonValueKind.Object)
            return found;
        Wrong(found, "an object");
        return null;
    }

    /// <summary>A property that must be a list.</summary>
    public List<JsonPart>? List(JsonPart part, string property)
    {
        if (Required(part, property, "a list") is not { } found)
            return null;
        if (found.Kind == JsonValueKind.Array)
            return found.Items;
        Wrong(found, "a list");
        return null;
    }
}
