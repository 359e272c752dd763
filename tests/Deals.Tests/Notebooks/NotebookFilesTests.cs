using System.Text.Json;
using System.Text.RegularExpressions;
using Deals.Data;

namespace Deals.Tests.Notebooks;

/// <summary>The notebooks as they lie in the repository: what every front end needs to open them, and nothing that a run left behind.</summary>
public sealed class NotebookFilesTests
{
    private static readonly string[] Folders = ["", "template/"];

    public static TheoryData<string> Notebooks =>
    [
        .. Folders.SelectMany(folder => Directory.GetFiles(Repository.PathOf("notebooks", folder), "*.ipynb")
            .Select(file => folder + Path.GetFileName(file)).Order(StringComparer.Ordinal)),
    ];

    /// <summary>
    /// The form in which VS Code saves a notebook that this kernel ran: keys sorted, the kernel's own description of its
    /// language, the language of each cell. So both its hosts show C# at once, and a run changes outputs only.
    /// </summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_has_the_form_in_which_vs_code_saves_it(string notebook)
    {
        var root = Read(notebook);
        Assert.Equal("cells metadata nbformat nbformat_minor", KeysOf(root));
        Assert.Equal(4, root.GetProperty("nbformat").GetInt32());
        Assert.Equal(5, root.GetProperty("nbformat_minor").GetInt32());
        AssertJson(
            """
            {
              "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
              "language_info": { "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "13.0" },
              "polyglot_notebook": { "kernelInfo": { "defaultKernelName": "csharp", "items": [{ "aliases": [], "name": "csharp" }] } }
            }
            """,
            root.GetProperty("metadata"));
        Assert.All(CodeCells(root), cell =>
        {
            Assert.Equal("cell_type execution_count id metadata outputs source", KeysOf(cell));
            AssertJson(
                IsParameters(cell)
                    ? """{ "polyglot_notebook": { "kernelName": "csharp" }, "tags": ["parameters"], "vscode": { "languageId": "csharp" } }"""
                    // A tag of Jupyter Book, for cells that are no part of a report.
                    : cell.GetProperty("metadata").TryGetProperty("tags", out _)
                    ? """{ "polyglot_notebook": { "kernelName": "csharp" }, "tags": ["remove-cell"], "vscode": { "languageId": "csharp" } }"""
                    : """{ "polyglot_notebook": { "kernelName": "csharp" }, "vscode": { "languageId": "csharp" } }""",
                cell.GetProperty("metadata"));
        });
        Assert.All(
            root.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() != "code"),
            cell => Assert.Equal("cell_type id metadata source", KeysOf(cell)));
    }

    /// <summary>Indented by one space with a line break at the end, as Jupyter and VS Code write, so that a saved notebook differs in no other line.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_written_with_the_white_space_of_vs_code(string notebook)
    {
        var lines = File.ReadAllText(Repository.PathOf("notebooks", notebook)).Split('\n');
        Assert.Equal("{", lines[0]);
        Assert.Equal(" \"cells\": [", lines[1]);
        Assert.Equal(["}", ""], lines[^2..]);
        Assert.DoesNotContain(lines, line => line.EndsWith('\r') || line.EndsWith(' '));
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

    /// <summary>The kernel's C# knows no nullable annotations and warns of each in red; what may be left out is an empty text instead.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_has_no_nullable_annotation(string notebook)
        => Assert.All(CodeCells(Read(notebook)), cell => Assert.DoesNotMatch(@"\b(string|\w+\[\]|[A-Z]\w*)\?\s+\w+\s*=", SourceOf(cell)));

    /// <summary>Whoever changes a parameter sees on its line what it may say.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_parameter_has_an_example_on_its_line_or_says_itself_what_it_may_be(string notebook)
        => Assert.All(
            SourceOf(CodeCells(Read(notebook)).Single(IsParameters)).Split('\n'),
            line => Assert.Matches("""^(string dataset = "[a-z-]+";|string \w+ = "\w+"; // .+|int \w+ = \d+; // .+|string(\[\])? \w+ = (""|\[\]); // (\[)?".+)$""", line));

    /// <summary>Only what draws a reader's own chart comes besides.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_set_up_by_one_reference_one_namespace_and_one_call(string notebook)
    {
        var cells = CodeCells(Read(notebook)).Select(SourceOf).ToList();
        var top = notebook.StartsWith("template/", StringComparison.Ordinal) ? "../.." : "..";
        Assert.Equal($"#r \"{top}/artifacts/bin/Deals.Kit/release/Deals.Kit.dll\"\nusing Deals;\nKit.Setup()", cells[0]);
        Assert.All(cells.Skip(1), source => Assert.DoesNotMatch(@"(?m)^\s*(#r (?!""nuget: Plotly)|#i |using (?!Plotly))", source));
    }

    /// <summary>A loop or a branch in a cell is a sign that the library wants a method.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_neither_loops_nor_branches(string notebook)
        => Assert.All(CodeCells(Read(notebook)), cell => Assert.DoesNotMatch(@"\b(for|foreach|while|if|switch)\s*[({]", SourceOf(cell)));

    /// <summary>What stands between two dollar signs of a paragraph is a formula to Jupyter; a backslash before them says that they are none.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Amounts_in_dollars_are_no_formulas(string notebook)
        => Assert.All(
            Read(notebook).GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "markdown").SelectMany(cell => SourceOf(cell).Split("\n\n")),
            paragraph => Assert.InRange(Regex.Count(Regex.Replace(paragraph, "`[^`]*`", ""), @"(?<!\\)\$"), 0, 1));

    /// <summary>It is for any deals: it names no party, product or deal of those that the kit was made for.</summary>
    [Fact]
    public async Task The_template_names_nobody_and_nothing_of_the_real_deals()
    {
        var words = new SortedSet<string>(["Azure", "AWS", "Bedrock", "AGI"], StringComparer.OrdinalIgnoreCase);
        var book = await Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
        words.Add(book.Name);
        words.UnionWith(book.Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor)
            .SelectMany(party => new[] { party.Id, party.Name, party.ShortName }));
        words.UnionWith(book.Deals.Select(deal => deal.Name));

        var pattern = new Regex($"(?<![A-Za-z0-9])(?i:{string.Join('|', words.Select(Regex.Escape))})(?![A-Za-z0-9])");
        var told = Directory.EnumerateFiles(Repository.PathOf("notebooks", "template"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".ipynb" or ".csv")
            .SelectMany(file => pattern.Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));
        Assert.Empty(told);
    }

    private static string KeysOf(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));

    private static void AssertJson(string expected, JsonElement actual)
        => Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(expected)), JsonSerializer.Serialize(actual));

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
