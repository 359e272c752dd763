using Deals.Data;

namespace Deals.Tests.Runner;

/// <summary>`deals new`; that its notebooks run is tested with all others.</summary>
public sealed class NewCommandTests
{
    private static readonly string[] NextSteps = ["check my-deals", "run --dataset my-deals", "report --dataset my-deals"];

    [Fact]
    public async Task A_new_dataset_is_clean_and_every_table_of_the_schema_has_a_row()
    {
        using var bench = new Workbench();
        var made = await CommandAfterCommand.DealsAsync(bench.Folder, "new", "my-deals");
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.All(NextSteps, next => Assert.Contains(next, made.Output, StringComparison.Ordinal));

        var folder = bench.PathOf("data", "my-deals");
        var check = await Dataset.In(folder).CheckAsync(TestContext.Current.CancellationToken);
        Assert.Empty(check.Problems);
        Assert.Empty(check.Warnings);
        Assert.Equal(("my-deals", "My deals"), (check.Book!.Name, check.Book.Title));
        Assert.Contains("Invented", check.Book.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(SchemaFile.Of(folder), file => file.Differs);
        Assert.All(check.Tables, table => Assert.True(table.Rows > 0, table.Name));
        Assert.Equal(
            (await Dataset.In(Repository.PathOf("data", "openai-clouds")).CheckAsync(TestContext.Current.CancellationToken)).Tables.Select(table => table.Name),
            check.Tables.Select(table => table.Name));
    }

    [Fact]
    public async Task New_notebooks_are_the_templates_about_the_new_dataset()
    {
        using var bench = new Workbench();
        await CommandAfterCommand.DealsAsync(bench.Folder, "new", "my-deals", "--out", "a place");
        var folder = bench.PathOf("a place", "notebooks", "my-deals");
        Assert.Equal(
            Directory.GetFiles(Repository.PathOf("notebooks", "template"), "*.ipynb").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var kit = Path.GetRelativePath(folder, Repository.PathOf("artifacts", "bin", "Deals.Kit", "release", "Deals.Kit.dll"));
        Assert.All(Directory.GetFiles(folder).Select(File.ReadAllText), notebook =>
        {
            Assert.Contains("\"string dataset = \\\"my-deals\\\";", notebook, StringComparison.Ordinal);
            Assert.Contains($"\"#r \\\"{kit}\\\"", notebook, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("data/mine/notes.txt")]
    [InlineData("notebooks/mine/notes.txt")]
    public async Task What_is_there_stays_as_it_is(string file)
    {
        using var bench = new Workbench();
        bench.Write(file, "mine");
        var refused = await CommandAfterCommand.DealsAsync(bench.Folder, "new", "mine");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal($"deals: {Path.GetDirectoryName(file)} is there already, and stays as it is; choose another name\n", refused.Errors);
        Assert.Equal([bench.PathOf(file)], Directory.GetFiles(bench.Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../mine")]
    [InlineData("/mine")]
    [InlineData("a\\b")]
    [InlineData("My-Deals")]
    [InlineData("mine\n")]
    [InlineData("\"; throw null; //")]
    [InlineData("con")]
    [InlineData("template")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a")]
    public async Task A_name_that_would_do_harm_is_refused_in_words(string name)
    {
        using var bench = new Workbench();
        var refused = await CommandAfterCommand.DealsAsync(bench.Folder, "new", name);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("cannot be a dataset's name", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_has_its_exit_code()
    {
        using var bench = new Workbench();
        bench.Write("file", "");
        var refused = await CommandAfterCommand.DealsAsync(bench.Folder, "new", "mine", "--out", "file");
        Assert.Equal(6, refused.ExitCode);
        Assert.NotEmpty(refused.Errors);
    }
}
