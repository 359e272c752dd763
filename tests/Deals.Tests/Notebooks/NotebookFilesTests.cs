using System.Text.Json;

namespace Deals.Tests.Notebooks;

/// <summary>The notebooks as they lie in the repository: what every front end needs to open them, and nothing that a run left behind.</summary>
public sealed class NotebookFilesTests
{
    public static TheoryData<string> Notebooks =>
        [.. Directory.GetFiles(Repository.PathOf("notebooks"), "*.ipynb").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_names_the_kernel_so_that_vs_code_and_jupyter_both_find_it(string notebook)
    {
        var root = Read(notebook);
        Assert.Equal(4, root.GetProperty("nbformat").GetInt32());
        Assert.Equal(5, root.GetProperty("nbformat_minor").GetInt32());
        var metadata = root.GetProperty("metadata");
        Assert.Equal(".net-csharp", metadata.GetProperty("kernelspec").GetProperty("name").GetString());
        Assert.Equal("polyglot-notebook", metadata.GetProperty("language_info").GetProperty("name").GetString());
        Assert.Equal("csharp", metadata.GetProperty("polyglot_notebook").GetProperty("kernelInfo").GetProperty("defaultKernelName").GetString());
        Assert.All(CodeCells(root), cell => Assert.Equal("csharp", cell.GetProperty("metadata").GetProperty("polyglot_notebook").GetProperty("kernelName").GetString()));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_committed_without_outputs(string notebook)
        => Assert.All(CodeCells(Read(notebook)), cell =>
        {
            Assert.Equal(0, cell.GetProperty("outputs").GetArrayLength());
            Assert.Equal(JsonValueKind.Null, cell.GetProperty("execution_count").ValueKind);
        });

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_says_first_that_the_kit_must_be_built(string notebook)
    {
        var first = Read(notebook).GetProperty("cells")[0];
        Assert.Equal("markdown", first.GetProperty("cell_type").GetString());
        Assert.Contains("./deals", SourceOf(first), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_has_one_cell_of_parameters(string notebook)
        => Assert.Single(CodeCells(Read(notebook)), IsParameters);

    /// <summary>A kernel finds only the names of dlls that a cell references itself: naming the top one is not enough.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_references_each_kit_dll_whose_names_it_uses(string notebook)
    {
        var code = string.Join('\n', CodeCells(Read(notebook)).Select(SourceOf));
        Assert.All(
            code.Split('\n').Where(line => line.StartsWith("using Deals.", StringComparison.Ordinal)).Select(line => line["using ".Length..].TrimEnd(';', ' ')),
            name => Assert.Contains($"/Deals.Kit/release/{name}.dll\"", code, StringComparison.Ordinal));
    }

    /// <summary>A loop or a branch in a cell is a sign that the library wants a method.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_neither_loops_nor_branches(string notebook)
        => Assert.All(CodeCells(Read(notebook)), cell => Assert.DoesNotMatch(@"\b(for|foreach|while|if|switch)\s*[({]", SourceOf(cell)));

    private static JsonElement Read(string notebook)
        => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("notebooks", notebook))).RootElement;

    private static IEnumerable<JsonElement> CodeCells(JsonElement notebook)
        => notebook.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code");

    private static bool IsParameters(JsonElement cell)
        => cell.GetProperty("metadata").TryGetProperty("tags", out var tags) && tags.EnumerateArray().Any(tag => tag.GetString() == "parameters");

    private static string SourceOf(JsonElement cell)
        => cell.GetProperty("source") is { ValueKind: JsonValueKind.Array } lines
            ? string.Concat(lines.EnumerateArray().Select(line => line.GetString()))
            : cell.GetProperty("source").GetString()!;
}
