namespace Deals.Notebooks;

/// <summary>The three kinds of cell nbformat 4 knows.</summary>
public enum CellKind
{
    /// <summary>A cell that is run.</summary>
    Code,
    /// <summary>Prose, shown as it is rendered.</summary>
    Markdown,
    /// <summary>Text that neither runs nor renders.</summary>
    Raw,
}

/// <summary>One cell: its text, what the author said about it, and what running it gave.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject? _attachments;

    /// <summary>A cell with nothing run yet.</summary>
    public NotebookCell(CellKind kind, string source, JsonObject? metadata = null)
        => (Kind, Source, Metadata) = (kind, source, metadata ?? []);

    private NotebookCell(CellKind kind, JsonObject cell,
        int number) : this(kind, ReadSource(cell["source"], number), cell["metadata"]?.DeepClone() as JsonObject)
    {
        (Id, _attachments) = (Text(cell["id"]) ?? "", cell["attachments"]?.DeepClone() as JsonObject);
        ExecutionCount = cell["execution_count"] is JsonValue count && count.TryGetValue(out int place) ? place : null;
        Outputs = cell["outputs"]?.DeepClone() as JsonArray ?? [];
    }

    /// <summary>Whether the cell runs, renders or does neither.</summary>
    public CellKind Kind { get; }

    /// <summary>The id that nbformat 4.5 asks for; empty until the notebook is written, if the file had none.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The cell's text, as it stands in the file.</summary>
    public string Source { get; internal set; }

    /// <summary>Everything the file said about the cell, known or not; it is written back as it came.</summary>
    public JsonObject Metadata { get; }

    /// <summary>What the cell gave, in nbformat's own form and in the order it came.</summary>
    public JsonArray Outputs { get; internal set; } = [];

    /// <summary>The number in brackets beside the cell: its place among the code cells; null where it was not run.</summary>
    public int? ExecutionCount { get; internal set; }

    /// <summary>The cell's tags, as <c>parameters</c> or <c>raises-exception</c>.</summary>
    public IEnumerable<string> Tags => Metadata["tags"] is JsonArray tags ? tags.Select(Text).OfType<string>() : [];

    /// <summary>The language named by the cell's metadata; null where the notebook's own holds.</summary>
    public string? Language => Text(Metadata, "polyglot_notebook", "kernelName") ?? Text(Metadata, "dotnet_interactive", "language");

    internal static NotebookCell Read(JsonObject? cell, int number) => new(
        Text((cell ?? throw new NotebookFormatException($"cell {number} is no object"))["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new NotebookFormatException(
                $"cell {number} has the cell_type {other ?? "(none)"}; expected code, markdown or raw"),
        }, cell, number);

    /// <summary>The text at the end of a way through objects; null where there is none, or something else on the way.</summary>
    internal static string? Text(JsonNode? node, params IEnumerable<string> way)
        => Text(way.Aggregate(node, (at, name) => (at as JsonObject)?[name]));

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    internal JsonObject ToJson()
    {
        var isCode = Kind == CellKind.Code;
        var json = new JsonObject();
        if (_attachments is not null && !isCode)
            json["attachments"] = _attachments.DeepClone();
        json["cell_type"] = Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" };
        if (isCode)
            json["execution_count"] = ExecutionCount;
        json["id"] = Id;
        json["metadata"] = Metadata.DeepClone();
        if (isCode)
            json["outputs"] = Outputs.DeepClone();
        json["source"] = Notebook.Lines(Source);
        return json;
    }

    private static string ReadSource(JsonNode? source, int number)
    {
        string[] lines = source switch { JsonArray all => [.. all.Select(line => Text(line)!)], null => [], _ => [Text(source)!] };
        return lines.Contains(null) ? throw new NotebookFormatException($"cell {number}: its source is neither text nor a list of lines")
            : string.Concat(lines);
    }
}
