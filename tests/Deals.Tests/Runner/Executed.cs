using System.Text.Json.Nodes;
using Deals.Notebooks;

namespace Deals.Tests.Runner;

/// <summary>An executed notebook as a test reads it: cells by number, outputs as text.</summary>
internal sealed class Executed
{
    private readonly List<JsonObject> _code;

    public Executed(string path)
    {
        Root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        _code = [.. Cells.Where(cell => (string)cell["cell_type"]! == "code")];
    }

    public static Executed Of(RunResult result) => new(result.Job.Target);

    public JsonObject Root { get; }

    public IEnumerable<JsonObject> Cells => Root["cells"]!.AsArray().Select(cell => cell!.AsObject());

    public JsonObject Code(int number) => _code[number - 1];

    public JsonArray Outputs(int number) => Code(number)["outputs"]!.AsArray();

    /// <summary>Each output of a cell as `kind: text`.</summary>
    public IReadOnlyList<string> Told(int number) => [.. Outputs(number).Select(output => Tell(output!.AsObject()))];

    public string Printed(int number, string stream = "stdout") =>
        string.Concat(Outputs(number).Where(o => (string?)o!["name"] == stream).Select(o => Text(o!["text"]!)));

    public (string Name, string Value, string Traceback) Error(int number)
    {
        var error = Outputs(number).Single(o => (string)o!["output_type"]! == "error")!;
        return ((string)error["ename"]!, (string)error["evalue"]!, string.Join('\n', error["traceback"]!.AsArray().Select(line => (string)line!)));
    }

    public static string Text(JsonNode node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)node!;

    private static string Tell(JsonObject output) => (string)output["output_type"]! switch
    {
        "stream" => $"{output["name"]}: {Text(output["text"]!)}",
        "error" => $"error: {output["ename"]}",
        var kind => $"{kind}: " + string.Join(" | ", output["data"]!.AsObject().Select(one => $"{one.Key} {(one.Value is JsonArray or JsonValue ? WithoutStyles(Text(one.Value)) : one.Value!.ToJsonString())}")),
    };

    // The kernel's formatters put the same style sheet behind each value.
    private static string WithoutStyles(string html) => html.IndexOf("<style>", StringComparison.Ordinal) is >= 0 and var start && html.EndsWith("</style>", StringComparison.Ordinal) ? html[..start] : html;
}
