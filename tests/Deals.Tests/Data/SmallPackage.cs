using System.Text.Json.Nodes;
using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>
/// A small valid data package in memory, about nobody, that a test changes before it is read. Its files come in small pieces and
/// never at once, as they would from a web server.
/// </summary>
internal sealed class SmallPackage : IDataFiles
{
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public SmallPackage()
    {
        foreach (var (table, text) in SmallTables.Csv)
            files.Add($"{table}.csv", Encoding.UTF8.GetBytes(text));
        files.Add("datapackage.json", Encoding.UTF8.GetBytes(SmallTables.Descriptor().ToJsonString(new() { WriteIndented = true })));
    }

    public IEnumerable<string> CsvFiles => files.Keys.Where(file => file.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>How many bytes a read gives at most.</summary>
    public int Piece { get; init; } = 7;

    /// <summary>What opening a file throws instead; by path.</summary>
    public Dictionary<string, IOException> Refused { get; } = [];

    public byte[] this[string file]
    {
        get => files[file];
        set => files[file] = value;
    }

    public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation)
    {
        await Task.Yield();
        if (Refused.TryGetValue(path, out var refusal))
            throw refusal;
        return files.TryGetValue(path, out var bytes) ? new PiecewiseStream(bytes, Piece) : null;
    }

    public Task<DatasetCheck> CheckAsync() => new Dataset("small", this).CheckAsync(MissingLetters.In, TestContext.Current.CancellationToken);

    public SmallPackage Text(string file, string text) => Bytes(file, Encoding.UTF8.GetBytes(text));

    public SmallPackage Bytes(string file, byte[] bytes)
    {
        files[file] = bytes;
        return this;
    }

    /// <summary>Changes a whole file's text.</summary>
    public SmallPackage Text(string file, Func<string, string> change) => Text(file, change(Encoding.UTF8.GetString(files[file])));

    /// <summary>Replaces a line, counted from 1.</summary>
    public SmallPackage Line(string file, int line, string text) => Text(file, all =>
    {
        var lines = all.Split('\n');
        lines[line - 1] = text;
        return string.Join('\n', lines);
    });

    /// <summary>Replaces a cell by the bytes of a CSV cell, line and column counted from 1. The small tables have no commas within cells.</summary>
    public SmallPackage Cell(string file, int line, int column, string csv) => Text(file, all =>
    {
        var lines = all.Split('\n');
        var cells = lines[line - 1].Split(',');
        cells[column - 1] = csv;
        lines[line - 1] = string.Join(',', cells);
        return string.Join('\n', lines);
    });

    /// <summary>Adds a line at the end.</summary>
    public SmallPackage Add(string file, string line) => Text(file, all => $"{all}{line}\n");

    public SmallPackage Without(string file)
    {
        files.Remove(file);
        return this;
    }

    /// <summary>Changes the descriptor.</summary>
    public SmallPackage Descriptor(Action<JsonObject> change) => Text("datapackage.json", all =>
    {
        var root = JsonNode.Parse(all)!.AsObject();
        change(root);
        return root.ToJsonString(new() { WriteIndented = true });
    });

    /// <summary>Changes what the descriptor says of a table.</summary>
    public SmallPackage Table(string table, Action<JsonObject> change)
        => Descriptor(root => change(root["resources"]!.AsArray().Single(part => (string?)part!["name"] == table)!.AsObject()));

    /// <summary>Changes what the descriptor says of a table's schema.</summary>
    public SmallPackage Schema(string table, Action<JsonObject> change) => Table(table, part => change(part["schema"]!.AsObject()));

    /// <summary>Changes what the descriptor says of a field.</summary>
    public SmallPackage Field(string table, string field, Action<JsonObject> change)
        => Schema(table, schema => change(schema["fields"]!.AsArray().Single(part => (string?)part!["name"] == field)!.AsObject()));

    /// <summary>Adds a constraint to a field.</summary>
    public SmallPackage Constraint(string table, string field, string constraint, JsonNode value) => Field(table, field, part =>
    {
        if (part["constraints"] is null)
            part["constraints"] = new JsonObject();
        part["constraints"]![constraint] = value;
    });

    /// <summary>Adds a table that the kit does not know, with one text column <c>id</c> and one of the type asked for.</summary>
    public SmallPackage ExtraTable(string type, string cell, JsonObject? extra = null)
    {
        var field = extra?.DeepClone().AsObject() ?? [];
        (field["name"], field["type"]) = ("value", type);
        Descriptor(root => root["resources"]!.AsArray().Add(new JsonObject
        {
            ["name"] = "extra",
            ["path"] = "extra.csv",
            ["schema"] = new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["name"] = "id", ["type"] = "string" }, field) },
        }));
        return Text("extra.csv", $"id,value\nx,{cell}\n");
    }

    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes, writable: false)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span[..Math.Min(piece, buffer.Length)]);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
