using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deals.Notebooks.Hosting;

namespace Deals.Notebooks;

/// <summary>Puts what a cell tells into the cell, in nbformat's form; text of one stream that comes in pieces becomes one output.</summary>
internal sealed class OutputCollector(NotebookCell cell)
{
    private readonly StringBuilder _text = new();
    private string _stream = "";

    public void Add(HostEvent message)
    {
        switch (message)
        {
            case StreamText text:
                if (text.Name != _stream)
                    EndStream();
                _stream = text.Name;
                _text.Append(text.Text);
                break;
            case DisplayData shown:
                EndStream();
                cell.Outputs.Add((JsonNode)Shown(shown));
                break;
            case CellError error:
                EndStream();
                cell.Outputs.Add((JsonNode)new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Value,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line))]),
                });
                break;
        }
    }

    /// <summary>A sentence in the place of what the cell would have shown.</summary>
    public void Say(string sentence) => Add(new DisplayData(new Dictionary<string, string> { ["text/plain"] = sentence }, IsResult: false));

    public void End() => EndStream();

    private JsonObject Shown(DisplayData shown)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in shown.Data.OrderBy(one => one.Key, StringComparer.Ordinal))
            data[mimeType] = IsJson(mimeType) && TryParse(text) is { } json ? json : NotebookJson.Lines(text);
        var output = new JsonObject { ["data"] = data };
        if (shown.IsResult)
            output["execution_count"] = cell.ExecutionCount;
        output["metadata"] = new JsonObject();
        output["output_type"] = shown.IsResult ? "execute_result" : "display_data";
        return output;
    }

    private void EndStream()
    {
        if (_text.Length == 0)
            return;
        cell.Outputs.Add((JsonNode)new JsonObject
        {
            ["name"] = _stream,
            ["output_type"] = "stream",
            ["text"] = NotebookJson.Lines(_text.ToString()),
        });
        _text.Clear();
    }

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: NotebookJson.Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
