using System.Buffers;
using System.Text.Unicode;

namespace Deals.Data;

/// <summary>Reads <c>datapackage.json</c> and says what is wrong with it. It knows Frictionless, and nothing of deals.</summary>
internal sealed class DescriptorReader(ProblemLog log)
{
    private static readonly HashSet<string> EmptyCell = new(StringComparer.Ordinal) { "" };
    private readonly PropertyReader properties = new(log);

    /// <summary>Reads the descriptor.</summary>
    /// <returns>What it says; null when nothing can be made of it, which is then reported.</returns>
    public async Task<PackageDescriptor?> ReadAsync(IDataFiles files, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await files.OpenAsync(PackageDescriptor.FileName, cancellation);
            if (stream is null)
            {
                Report(ProblemKind.MissingDescriptor, "there is no such file", "a data package's descriptor");
                return null;
            }

            using var all = new MemoryStream();
            await stream.CopyToAsync(all, cancellation);
            return Parse(all.ToArray()) is { } root ? Package(root) : null;
        }
        catch (RefusedFileException refused)
        {
            Report(refused.Kind, refused.Message, refused.Expected);
            return null;
        }
        catch (IOException refused)
        {
            Report(ProblemKind.UnreadableFile, $"the file cannot be read ({refused.Message})", "a file that can be read");
            return null;
        }
    }

    private JsonPart? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        try
        {
            if (bytes.IsEmpty)
                Report(ProblemKind.EmptyFile, "the file is empty", "a JSON object");
            else if (TextBytes.AreWide(bytes))
                Report(ProblemKind.WideFile, "the file is UTF-16 or UTF-32", "UTF-8");
            else if (!Utf8.IsValid(bytes))
                Report(ProblemKind.InvalidUtf8, "the line has bytes that are not UTF-8", "a file saved as UTF-8", FirstWrongLine(bytes));
            else if (JsonPart.Parse(bytes) is { Kind: JsonValueKind.Object } root)
                return root;
            else
                properties.Wrong(JsonPart.Parse(bytes), "a JSON object");
        }
        catch (JsonTooDeepException deep)
        {
            Report(ProblemKind.TooDeep, $"this is nested deeper than {Limit.Nesting.Most}",
                "brackets that are closed before others open", deep.Line);
        }
        catch (JsonException wrong)
        {
            var position = string.Create(CultureInfo.InvariantCulture, $"byte {wrong.BytePositionInLine + 1} of the line");
            Report(
                ProblemKind.NotJson, $"this is not JSON from {position} on", "JSON without comments or trailing commas",
                (int)(wrong.LineNumber ?? 0) + 1);
        }

        return null;
    }

    private static int FirstWrongLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[length..];
        }

        return line;
    }

    private PackageDescriptor Package(JsonPart root)
    {
        foreach (var twice in Duplicates(root))
            properties.Report(ProblemKind.DuplicateName, twice, "the property stands twice", "each property once");
        foreach (var text in WithControl(root))
            properties.Report(
                ProblemKind.ControlCharacter, text, $"{VisibleText.Quoted(text.Text)} has a character that does not show",
                "text that can be seen");

        var tables = new List<TableDescriptor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var unread = new List<string>();
        var fields = new FieldReader(properties);
        if (properties.List(root, "resources") is { } list)
        {
            foreach (var part in list.Where(IsTable))
            {
                if (Table(part, fields) is not { } table)
                    unread.Add(part["name"]?.Text ?? "");
                else if (IsNew(names, table.Name, part, "table"))
                    tables.Add(table);
            }

            if (list.Count == 0)
                properties.Wrong(root["resources"]!, "a list of at least one table");
        }

        foreach (var table in tables)
            CheckReferences(table, tables, unread);
        if (root["name"] is { } given && !(given.Kind == JsonValueKind.String && IsName(given.Text)))
            properties.Wrong(given, "a name of lower-case letters, digits, '.', '_' and '-' that "
                + "begins with a letter or digit, or no property name");
        return new(
            root, root["name"] is { Kind: JsonValueKind.String } name && IsName(name.Text) ? name.Text : null,
            properties.Text(root, "title"), properties.Text(root, "description"), tables, unread);
    }

    /// <summary>Whether a text is a name that Frictionless allows, and every file system too.</summary>
    private static bool IsName(string text)
        => text.Length > 0 && char.IsAsciiLetterOrDigit(text[0])
            && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-');

    private static IEnumerable<JsonPart> WithControl(JsonPart part)
        => part.Members.Values.Concat(part.Items).SelectMany(WithControl)
            .Concat(part.Kind == JsonValueKind.String && VisibleText.HasControl(part.Text) ? [part] : []);

    private static IEnumerable<JsonPart> Duplicates(JsonPart part)
        => part.Duplicates.Concat(part.Members.Values.Concat(part.Items).SelectMany(Duplicates));

    /// <summary>A package may hold other files than tables; these are left alone.</summary>
    private static bool IsTable(JsonPart part)
        => part.Kind != JsonValueKind.Object || part["schema"] is not null || part["path"] is not { Kind: JsonValueKind.String } path
        || path.Text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private bool IsNew(HashSet<string> names, string name, JsonPart part, string noun)
    {
        if (names.Add(name))
            return true;
        properties.Report(
            ProblemKind.DuplicateName, part, "name", name, $"there are two {noun}s {VisibleText.Quoted(name)}",
            $"a name of its own for each {noun}");
        return false;
    }

    /// <summary>Reads the description of a table; null when it has no name or no columns, which is then reported.</summary>
    private TableDescriptor? Table(JsonPart part, FieldReader reader)
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
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fieldPart in fieldParts)
        {
            if (reader.Read(fieldPart) is { } field && IsNew(columns, field.Name, fieldPart, "field"))
                fields.Add(field);
        }

        return new(part, name, path, fields, PrimaryKey(schema, columns), [.. ForeignKeys(schema, name, columns)], MissingValues(schema));
    }

    private string? FilePath(JsonPart part)
    {
        if (part["data"] is { } inline)
            properties.Unsupported(inline, "a file's path instead of the data itself");
        else if (part["path"] is { Kind: JsonValueKind.Array } several)
            properties.Unsupported(several, "one path");
        else if (properties.RequiredText(part, "path") is { } path)
        {
            if (FolderFiles.StaysInFolder(path))
                return path;
            properties.Report(
                ProblemKind.UnsafePath, part, "path", path, $"{VisibleText.Quoted(path)} does not stay in the data package's folder",
                "a relative path with forward slashes and without . or ..");
        }

        return null;
    }

    private void CheckDialect(JsonPart part)
    {
        if (part["encoding"] is { } encoding && encoding.Text.ToUpperInvariant() is not ("UTF-8" or "UTF8"))
            properties.Unsupported(encoding, "utf-8");
        if (part["compression"] is { Kind: not JsonValueKind.Null } compression)
            properties.Unsupported(compression, "a file that is not compressed");
        if (part["dialect"] is { Kind: not JsonValueKind.Object } other)
            properties.Unsupported(other, "no dialect but the default");
        if (part["dialect"] is not { } dialect)
            return;

        foreach (var (property, usual) in
            new[] { ("delimiter", ","), ("quoteChar", "\""), ("doubleQuote", "true"), ("header", "true"), ("skipInitialSpace", "false") })
        {
            properties.CheckUsual(dialect, property, usual, usual);
        }

        foreach (var property in new[] { "escapeChar", "commentChar", "nullSequence" })
        {
            if (dialect[property] is { Kind: not JsonValueKind.Null } found)
                properties.Unsupported(found, $"no {property}");
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

    private List<string> PrimaryKey(JsonPart schema, HashSet<string> columns)
        => schema["primaryKey"] is { Kind: not JsonValueKind.Null } key ? Names(key, columns) : [];

    /// <summary>The references to other rows; whether their targets are there is seen when all tables are known.</summary>
    private IEnumerable<ForeignKey> ForeignKeys(JsonPart schema, string self, HashSet<string> columns)
    {
        if (schema["foreignKeys"] is null || properties.List(schema, "foreignKeys") is not { } keys)
            yield break;
        foreach (var part in keys)
        {
            if (part.Kind != JsonValueKind.Object || part["fields"] is not { } from
                || part["reference"] is not { Kind: JsonValueKind.Object } reference || reference["fields"] is not { } to
                || properties.Text(reference, "resource") is not { } table)
            {
                log.Report(
                    ProblemKind.WrongKey, PropertyReader.At(part), null, "the foreign key is incomplete",
                    "fields, and a reference with resource and fields");
                continue;
            }

            var (names, targets) = (Names(from, columns), Names(to, null));
            if (names.Count == targets.Count && names.Count > 0)
                yield return new(names, table.Length == 0 ? self : table, targets);
            else if (names.Count > 0)
                properties.Report(
                    ProblemKind.WrongKey, reference, "fields", null, "the foreign key refers to another number of fields",
                    "as many fields on both sides");
        }
    }

    /// <summary>Reports the references of a table that lead to no table or no column.</summary>
    private void CheckReferences(TableDescriptor table, List<TableDescriptor> tables, List<string> unread)
    {
        foreach (var key in table.ForeignKeys.Where(key => !unread.Contains(key.Table)))
        {
            void Report(string lost, string fault, IReadOnlyCollection<string> known)
                => properties.Report(
                    ProblemKind.WrongKey, table.Part["schema"]!, "foreignKeys", lost, fault, Suggestion.OneOf(known, lost));
            if (tables.Find(other => other.Name == key.Table) is not { } target)
                Report(key.Table, $"there is no table {VisibleText.Quoted(key.Table)} to refer to", tables.ConvertAll(other => other.Name));
            else if (key.TargetFields.FirstOrDefault(name => target.Find(name) is null) is { } lost)
                Report(
                    lost, $"the table {key.Table} has no field {VisibleText.Quoted(lost)}", [.. target.Fields.Select(field => field.Name)]);
        }
    }

    /// <summary>
    /// A name or a list of names of columns, of which any will do where they are null; empty when one is wrong, which is then
    /// reported.
    /// </summary>
    private List<string> Names(JsonPart part, HashSet<string>? columns)
    {
        List<JsonPart> parts = part.Kind == JsonValueKind.Array ? part.Items : [part];
        var wrong = parts.FindAll(name => name.Kind != JsonValueKind.String || columns?.Contains(name.Text) == false);
        foreach (var name in wrong)
        {
            properties.Report(
                ProblemKind.WrongKey, name, $"{VisibleText.Quoted(name.Text)} is no field of the table",
                columns is null ? "the name of a field" : Suggestion.OneOf(columns, name.Text));
        }

        return wrong.Count == 0 ? parts.ConvertAll(name => name.Text) : [];
    }

    private void Report(ProblemKind kind, string fault, string expected, int? line = null)
        => log.Report(kind, new(PackageDescriptor.FileName, line), null, fault, expected);
}
