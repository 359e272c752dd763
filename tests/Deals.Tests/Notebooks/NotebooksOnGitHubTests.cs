using System.Text.RegularExpressions;
using Deals.Notebooks;
using Deals.Report.Pages;
using Deals.Tests.Runner;

namespace Deals.Tests.Notebooks;

/// <summary>The executed notebooks in docs/notebooks, which GitHub shows, are those of the sources, the data and the kit as they are.</summary>
public sealed partial class NotebooksOnGitHubTests(NotebooksOnDealsTests.Runs runs)
{
    private const string Remedy = "make it anew: ./deals run --static --out docs/notebooks";

    /// <summary>GitHub shows no larger ones.</summary>
    private const int MostBytes = 1_000_000;

    public static TheoryData<string> Files => NotebooksOnDealsTests.Files;

    private static string Folder { get; } = Repository.PathOf("docs", "notebooks");

    [Fact]
    public void Each_notebook_is_there_and_no_other_and_both_lists_lead_to_it()
    {
        var names = Files.Select(row => row.Data).ToList();
        Assert.Equal(names, Directory.GetFiles(Folder, "*.ipynb").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal(names, Linked().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(link => link.Groups["name"].Value));
        Assert.Equal(names, LinkedFromTop().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(link => link.Groups["name"].Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_asks_nothing_of_the_place_that_shows_it(string notebook)
    {
        var path = Path.Combine(Folder, notebook);
        Assert.InRange(new FileInfo(path).Length, 1, MostBytes);
        Assert.DoesNotMatch(@"<script|<style|light-dark|\.net/[0-9]|vnd\.deals", File.ReadAllText(path));
        var outputs = new Executed(path).Cells.SelectMany(cell => cell["outputs"]?.AsArray() ?? []).Select(output => output!["data"]!.AsObject()).ToList();
        // GitHub would show the HTML and not the picture.
        Assert.All(outputs.Where(data => data.ContainsKey("image/svg+xml")), data => Assert.Equal(["image/svg+xml", "text/plain"], data.Select(one => one.Key)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_is_not_older_than_its_source_its_data_and_the_kit(string notebook)
    {
        var now = Notebook.ParseExecuted(await File.ReadAllBytesAsync(await runs.OfAsync("openai-clouds", notebook), TestContext.Current.CancellationToken));
        StillNotebook.Make(now);
        var source = Notebook.Read(Repository.PathOf("notebooks", notebook));
        var stored = Notebook.ParseExecuted(await File.ReadAllBytesAsync(Path.Combine(Folder, notebook), TestContext.Current.CancellationToken));

        Assert.True(
            source.Cells.Select(cell => (cell.Id, cell.Kind, Moved(cell))).SequenceEqual(stored.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source))),
            $"docs/notebooks/{notebook} has other cells than notebooks/{notebook}; {Remedy}");
        foreach (var (cell, same) in stored.Cells.Zip(now.Cells.Where(cell => !cell.Tags.Contains("injected-parameters"))))
            Assert.True(Shown(cell) == Shown(same), $"the cell {cell.Id} of docs/notebooks/{notebook} shows something else now; {Remedy}");
    }

    private static string Moved(NotebookCell cell) => cell.Kind == CellKind.Code ? CellReferences.Moved(cell.Source, Repository.PathOf("notebooks"), Folder) : cell.Source;

    /// <summary>All but the number in brackets, which is another one where a cell of parameters was put in.</summary>
    private static string Shown(NotebookCell cell) => string.Join('\n', cell.Outputs.Select(output =>
    {
        var shown = output!.DeepClone().AsObject();
        shown.Remove("execution_count");
        return shown.ToJsonString();
    }));

    [GeneratedRegex(@"\]\((?<name>[^/)]+\.ipynb)\)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"\]\(docs/notebooks/(?<name>[^/)]+\.ipynb)\)")]
    private static partial Regex LinkedFromTop();
}
