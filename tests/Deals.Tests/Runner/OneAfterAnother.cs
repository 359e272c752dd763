using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Deals.Tests.Runner;

/// <summary>
/// Notebooks that run in one kernel, one after another, where what they say is tested and not that each starts by itself: a kernel takes
/// longer to start than to run one.
/// </summary>
internal static partial class OneAfterAnother
{
    /// <summary>The cells of code of all notebooks as one notebook, on another dataset where one is given.</summary>
    public static string Join(IReadOnlyList<string> notebooks, string? dataset = null)
    {
        var cells = notebooks.SelectMany((notebook, at) => CodeIn(notebook).Select(cell =>
        {
            var own = cell.DeepClone().AsObject();
            own["id"] = $"{at}-{cell["id"]}";
            if (dataset is not null)
                own["source"] = Dataset().Replace(Executed.Text(cell["source"]!), $"string dataset = @\"{dataset}\";");
            return own;
        }));
        return Workbench.NotebookJson([.. cells]);
    }

    /// <summary>Writes what each cell gave as executed notebooks, each with the name of its own.</summary>
    public static void Split(string executed, IReadOnlyList<string> notebooks, string folder)
    {
        Directory.CreateDirectory(folder);
        var cells = new Queue<JsonObject>(CodeIn(executed));
        foreach (var notebook in notebooks)
        {
            var own = CodeIn(notebook).Select(_ => cells.Dequeue().DeepClone().AsObject()).ToArray();
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(notebook)), Workbench.NotebookJson(own));
        }

        Assert.Empty(cells);
    }

    [GeneratedRegex("^string dataset = \".*?\";")]
    private static partial Regex Dataset();

    private static List<JsonObject> CodeIn(string notebook) => [.. new Executed(notebook).Cells.Where(cell => (string)cell["cell_type"]! == "code")];
}
