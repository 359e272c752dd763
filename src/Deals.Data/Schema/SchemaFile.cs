using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Deals.Data;

/// <summary>
/// A file of a dataset as the deals schema has it: its descriptor, or its codebook (README.md) where that has a place for the
/// tables. What a dataset has of its own stays: tables, columns, and all that the descriptor says beside its tables.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Text">What it should hold.</param>
/// <param name="Differs">Whether it holds something else now; a line break at its end is no difference.</param>
public sealed record SchemaFile(string Path, string Text, bool Differs)
{
    /// <summary>The first line that differs, from 1, with what it is and what it should be; null where nothing differs.</summary>
    public (int Line, string Now, string Expected)? FirstDifference { get; private init; }

    private const string Begin = "<!-- tables: begin (written by ./deals schema --write) -->", End = "<!-- tables: end -->";
    private static readonly JsonWriterOptions Readable
        = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the files of a dataset anew, from its descriptor and the deals schema; nothing on the disk is changed.</summary>
    /// <param name="folder">The dataset's folder. A table that the descriptor lacks is added where its CSV file is there.</param>
    /// <exception cref="JsonException">The descriptor is not JSON, or not an object.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<SchemaFile> Of(string folder)
    {
        string In(string file) => System.IO.Path.Combine(folder, file);
        var root = JsonNode.Parse(File.ReadAllText(In(PackageDescriptor.FileName))) as JsonObject ?? throw new JsonException(
            "It is not an object.");
        root["resources"] = Resources(root["resources"] as JsonArray ?? [], table => HeaderOf(In($"{table}.csv")));
        var descriptor = Made(In(PackageDescriptor.FileName), _ => Json(root));
        return File.Exists(In("README.md")) ? [descriptor, Made(In("README.md"), text => WithTables(text, root))] : [descriptor];
    }

    /// <summary>The names in a CSV file's first line; null when there is no file.</summary>
    private static string[]? HeaderOf(string csv)
        => File.Exists(csv) ? [.. (File.ReadLines(csv).FirstOrDefault() ?? "").Split(',').Select(name => name.Trim('"', ' '))] : null;

    private static SchemaFile Made(string path, Func<string, string> make)
    {
        var now = File.ReadAllText(path).ReplaceLineEndings("\n");
        var text = make(now);
        var (have, want) = (now.TrimEnd().Split('\n'), text.TrimEnd().Split('\n'));
        var at = Enumerable.Range(0, Math.Max(have.Length, want.Length)).Select(line => (int?)line)
            .FirstOrDefault(line => have.ElementAtOrDefault(line!.Value) != want.ElementAtOrDefault(line.Value));
        return new(path, text, at is not null)
        {
            FirstDifference = at is { } first
                ? (first + 1, have.ElementAtOrDefault(first)?.Trim() ?? "", want.ElementAtOrDefault(first)?.Trim() ?? "") : null,
        };
    }

    private static string Json(JsonObject root)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            root.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>The tables of the schema that the dataset has, then its own.</summary>
    /// <param name="now">The tables that the descriptor has.</param>
    /// <param name="headerOf">Returns the columns of a table's file; null where there is none.</param>
    private static JsonArray Resources(JsonArray now, Func<string, IReadOnlyList<string>?> headerOf)
    {
        var known = now.OfType<JsonObject>().Where(resource => DealSchema.Find(Name(resource)) is not null).ToDictionary(Name);
        List<TableSchema> tables = [.. DealSchema.Tables.Where(table => known.ContainsKey(table.Name) || headerOf(table.Name) is not null)];
        return List(
            tables.Select(table => Resource(table, known.GetValueOrDefault(table.Name) ?? [], tables, headerOf(table.Name) ?? [])),
            now.Where(resource => DealSchema.Find(Name(resource)) is null));
    }

    private static JsonObject Resource(TableSchema table, JsonObject now, List<TableSchema> tables, IReadOnlyList<string> header)
    {
        var schema = now["schema"] as JsonObject ?? [];
        bool Has(string column)
            => header.Contains(column) || (schema["fields"] as JsonArray ?? []).Any(field => Name(field) == column);
        List<ColumnSchema> columns = [.. table.Columns.Where(column => !column.Said.MayBeAbsent || Has(column.Name))];
        var made = new JsonObject
        {
            ["name"] = table.Name,
            ["path"] = now["path"]?.DeepClone() ?? $"{table.Name}.csv",
            ["profile"] = "tabular-data-resource",
            ["title"] = table.Title,
            ["description"] = table.Description,
            ["format"] = "csv",
            ["mediatype"] = "text/csv",
            ["encoding"] = "utf-8",
            ["dialect"] = now["dialect"]?.DeepClone() ?? Object(
                ("delimiter", ","), ("quoteChar", "\""), ("doubleQuote", true), ("header", true)),
            ["schema"] = new JsonObject
            {
                ["fields"] = List(
                    [], columns.Select(Field).Concat(Own(schema["fields"], field => Name(field))).OrderBy(field => PlaceOf(Name(field)))),
                ["primaryKey"] = table.KeyColumns == 1
                    ? table.Columns[0].Name
                    : List(table.Key.Select(column => JsonValue.Create(column.Name)), []),
                ["foreignKeys"] = List(
                    columns.Where(column => column.Target is { } target && tables.Contains(target)).Select(
                        column => ForeignKey(column, table)),
                    Own(schema["foreignKeys"], key => key?["fields"]?.ToString())),
                ["missingValues"] = schema["missingValues"]?.DeepClone() ?? new JsonArray(""),
            },
        };
        if (made["schema"]!["foreignKeys"]!.AsArray().Count == 0)
            made["schema"]!.AsObject().Remove("foreignKeys");
        foreach (var (name, value) in now.Where(property => !made.ContainsKey(property.Key)))
            made[name] = value?.DeepClone();
        return made;

        // In the order of the file: other readers of Frictionless take fields by their place.
        int PlaceOf(string column) => header.TakeWhile(name => name != column).Count();

        IEnumerable<JsonNode?> Own(JsonNode? list, Func<JsonNode?, string?> columnOf)
            => (list as JsonArray ?? []).Where(each => table.Columns.All(column => column.Name != columnOf(each)));
    }

    private static JsonObject Field(ColumnSchema column)
    {
        var said = column.Said;
        var pattern = said.Pattern ?? (column.IsId || column.Target is not null ? Patterns.Ids : null);
        var constraints = Object(
            ("required", column.MayBeEmpty ? null : true),
            ("unique", column.IsKey || said.Unique ? true : null),
            ("pattern", pattern),
            ("minLength", column.Type == FieldType.String && pattern is null && column.Words is null ? 1 : null),
            ("enum", column.Words is { } words ? List(words.Select(word => JsonValue.Create(word)), []) : null),
            ("minimum", double.IsNaN(said.Minimum) ? null : said.Minimum),
            ("maximum", double.IsNaN(said.Maximum) ? null : said.Maximum));
        return Object(
            ("name", column.Name), ("type", column.Type.Name), ("format", said.Format), ("title", column.Title), (
                "description", said.Description),
            ("unit", said.Unit), ("constraints", constraints.Count > 0 ? constraints : null));
    }

    private static JsonObject ForeignKey(ColumnSchema column, TableSchema table) => new()
    {
        ["fields"] = column.Name,
        ["reference"] = Object(("resource", column.Target == table ? "" : column.Target!.Name), ("fields", column.Target!.Columns[0].Name)),
    };

    private static JsonArray List(IEnumerable<JsonNode?> made, IEnumerable<JsonNode?> own)
        => [.. made, .. own.Select(each => each?.DeepClone())];

    private static JsonObject Object(params (string Name, JsonNode? Value)[] properties)
        => new(from property in properties where property.Value is not null select KeyValuePair.Create(property.Name, property.Value));

    private static string Name(JsonNode? part) => (part as JsonObject)?["name"]?.ToString() ?? "";

    /// <summary>The codebook with its tables written from the descriptor; as it is when it has no place for them.</summary>
    private static string WithTables(string codebook, JsonObject root)
    {
        var (from, to) = (codebook.IndexOf(Begin, StringComparison.Ordinal), codebook.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
            return codebook;
        var described = root["resources"]!.AsArray().OfType<JsonObject>().Where(resource => resource["schema"]?["fields"] is JsonArray);
        var tables = described.Select(resource => $"""
            ### {Name(resource)}

            {resource["description"]}

            | column | type | unit | meaning |
            |---|---|---|---|
            {string.Join('\n', resource["schema"]!["fields"]!.AsArray().Select(field => Line(field!, resource)))}

            """);
        return $"{codebook[..from]}{Begin}\n\n{string.Join('\n', tables)}\n{codebook[to..]}";
    }

    private static string Line(JsonNode field, JsonObject resource)
    {
        var (name, constraints, schema) = (Name(field), field["constraints"], resource["schema"]!);
        bool Names(JsonNode? columns)
            => columns is JsonArray several ? several.Any(column => column?.ToString() == name) : columns?.ToString() == name;
        var reference = (schema["foreignKeys"] as JsonArray)?.FirstOrDefault(key => Names(key?["fields"]))?["reference"];
        var target = reference?["resource"]?.ToString();
        var type = $"{field["type"]}{(Names(schema["primaryKey"]) ? ", key" : constraints?["required"] is null ? ", may be empty" : "")}";
        string?[] meaning =
        [
            field["description"]?.ToString(),
            target is null ? null : $"Refers to `{(target.Length == 0 ? Name(resource) : target)}`.",
            constraints?["enum"] is JsonArray list ? $"One of {string.Join(", ", list.Select(word => $"`{word}`"))}." : null,
            constraints?["minimum"] is { } minimum ? $"At least {minimum}." : null,
        ];
        var words = string.Join(' ', meaning.OfType<string>()).Replace("|", "\\|", StringComparison.Ordinal);
        return $"| `{name}` | {type} | {field["unit"]} | {words} |";
    }
}
