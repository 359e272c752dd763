using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Notebooks;

/// <summary>JSON as Jupyter writes it: one space a level, letters as letters, long text as a list of lines.</summary>
internal static class NotebookJson
{
    public static JsonDocumentOptions Reading { get; } = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    public static JsonWriterOptions Writing { get; } = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        MaxDepth = 512,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Text as nbformat's list of lines, each with its own line end.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0)
                end = text.Length;
            lines.Add((JsonNode)JsonValue.Create(text[start..end]));
            start = end;
        }
        return lines;
    }
}
