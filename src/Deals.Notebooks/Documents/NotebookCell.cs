using System.Text.Json.Nodes;

namespace Deals.Notebooks;

/// <summary>One cell: its text, what the author said about it, and what running it gave.</summary>
public sealed class NotebookCell
{
    /// <summary>A cell with nothing run yet.</summary>
    public NotebookCell(CellKind kind, string source, JsonObject? metadata = null)
    {
        Kind = kind;
        Source = source;
        Metadata = metadata ?? [];
    }

    /// <summary>Whether the cell runs, renders or does neither.</summary>
    public CellKind Kind { get; }

    /// <summary>The id nbformat 4.5 asks for; empty until the notebook is written, if the file had none.</summary>
    public string Id { get; set; } = "";

    /// <summary>The cell's text with LF line ends.</summary>
    public string Source { get; }

    /// <summary>Everything the file said about the cell, known or not; it is written back as it came.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Pictures pasted into a markdown or raw cell; null where there are none.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>What the cell gave, in nbformat's own form and in the order it came.</summary>
    public JsonArray Outputs { get; } = [];

    /// <summary>The number in brackets beside the cell: its place among the code cells; null where it was not run.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>The cell's tags, as `parameters` or `raises-exception`.</summary>
    public IEnumerable<string> Tags =>
        Metadata["tags"] is JsonArray tags ? tags.Select(TextOf).OfType<string>() : [];

    /// <summary>The language named by the cell's metadata; null where the notebook's own holds.</summary>
    public string? Language =>
        TextOf(Metadata["polyglot_notebook"]?["kernelName"]) ?? TextOf(Metadata["dotnet_interactive"]?["language"]);

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
