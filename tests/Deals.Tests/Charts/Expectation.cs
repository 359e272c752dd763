using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Tests.Charts;

/// <summary>Files that say what a test expects. A test never writes them: it leaves what it got beside its output, to be looked at and copied.</summary>
internal static class Expectation
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(Readable) + "\n";

    public static void Compare(string name, string actual)
    {
        var path = Repository.PathOf("tests", "Deals.Tests", "Charts", "Expectations", name);
        if (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == actual)
            return;
        var got = Repository.PathOf("artifacts", "expectations", name);
        Directory.CreateDirectory(Path.GetDirectoryName(got)!);
        File.WriteAllText(got, actual);
        Assert.Fail($"{name} is not what was expected. Look at the figure; if it is right, copy {got} to {path}.");
    }
}
