using Deals.Notebooks.Hosting;

namespace Deals.Notebooks;

/// <summary>
/// Puts what the cells tell into the cells, in nbformat's form; text of one stream that comes in pieces becomes one output.
/// </summary>
internal sealed class CellOutputs(IReadOnlyList<NotebookCell> code)
{
    private readonly Dictionary<string, JsonObject> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonObject, StringBuilder> _texts = [];

    /// <summary>Adds what a cell tells to the cell that it belongs to.</summary>
    /// <param name="told">What was told.</param>
    /// <param name="running">The number of the cell that runs, from 1.</param>
    public void Add(HostEvent told, int running)
    {
        switch (told)
        {
            case StreamText text:
                Write(code[text.Cell - 1].Outputs, text);
                break;
            case DisplayData shown:
                Add(shown.Cell, Shown(shown));
                break;
            case DisplayUpdate update when _shown.TryGetValue(update.Id, out var shown):
                shown["data"] = Data(update.Data);
                break;
            case CellError error:
                Add(running, new()
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Value,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
                });
                break;
        }
    }

    /// <summary>Ends the run: the pieces of text are whole.</summary>
    public void End()
    {
        foreach (var (output, text) in _texts)
            output["text"] = Notebook.Lines(text.ToString());
    }

    private void Write(JsonArray outputs, StreamText told)
    {
        if (outputs.LastOrDefault() is not JsonObject last || NotebookCell.Text(last["name"]) != told.Name)
        {
            outputs.Add((JsonNode)(last = new() { ["name"] = told.Name, ["output_type"] = "stream" }));
            _texts[last] = new();
        }
        _texts[last].Append(told.Text);
    }

    private JsonObject Shown(DisplayData shown)
    {
        var output = new JsonObject { ["data"] = Data(shown.Data) };
        if (shown.IsResult)
            output["execution_count"] = shown.Cell;
        output["metadata"] = new JsonObject();
        output["output_type"] = shown.IsResult ? "execute_result" : "display_data";
        return shown.Id is null ? output : _shown[shown.Id] = output;
    }

    private void Add(int cell, JsonObject output) => code[cell - 1].Outputs.Add((JsonNode)output);

    private static JsonObject Data(IReadOnlyDictionary<string, string> data)
        => new(data.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => KeyValuePair.Create(
        one.Key, (one.Key == "application/json" || one.Key.EndsWith("+json", StringComparison.Ordinal) ? Notebook.Json(one.Value) : null)
            ?? (JsonNode?)Notebook.Lines(one.Value))));
}
