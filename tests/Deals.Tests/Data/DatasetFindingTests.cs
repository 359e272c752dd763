using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>How a notebook or a command finds a dataset.</summary>
public sealed class DatasetFindingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DatasetFindingTests()
    {
        foreach (var name in new[] { "rights-of-b", "rights-of-a" })
            folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"), "data", name);
        Directory.CreateDirectory(folder.PathOf("data", "no-dataset"));
        Directory.CreateDirectory(folder.PathOf("notebooks", "old"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_name_is_looked_for_in_data_here_and_above()
    {
        foreach (var start in new[] { folder.Path, folder.PathOf("notebooks"), folder.PathOf("notebooks", "old"), folder.PathOf("data") })
            Assert.Equal(folder.PathOf("data", "rights-of-a"), Dataset.Find("rights-of-a", start).Folder);
    }

    [Fact]
    public void A_path_is_taken_as_it_is()
    {
        var found = folder.PathOf("data", "rights-of-a");
        Assert.Equal(found, Dataset.Find(found, "/").Folder);
        Assert.Equal(found, Dataset.Find(found + Path.DirectorySeparatorChar, "/").Folder);
        Assert.Equal(found, Dataset.Find(Path.Combine("..", "data", "rights-of-a"), folder.PathOf("notebooks")).Folder);
        Assert.Equal(found, Dataset.Find(Path.Combine(found, "datapackage.json")).Folder);
        Assert.Equal("rights-of-a", Dataset.Find(".", found).Name);
    }

    [Theory]
    [InlineData("rights-of-c")]
    [InlineData("no-dataset")]
    [InlineData("rights-of-a/claims.csv")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_is_not_there_is_an_error_that_lists_what_is(string name)
    {
        var thrown = Assert.Throws<DatasetNotFoundException>(() => Dataset.Find(name, folder.PathOf("notebooks")));
        Assert.Equal(["rights-of-a", "rights-of-b"], thrown.Known);
        Assert.Contains($"; it was looked for from {folder.PathOf("notebooks")}. There are rights-of-a, rights-of-b", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', thrown.Message);
    }

    [Fact]
    public void Where_there_is_no_dataset_at_all_the_error_says_so()
    {
        using var empty = new TemporaryFolder();
        var thrown = Assert.Throws<DatasetNotFoundException>(() => Dataset.Find("rights-of-a", empty.Path));
        Assert.EndsWith($"; it was looked for from {empty.Path}. There is none in data/ there or above.", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(Dataset.FindAll(empty.Path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_has_no_descriptor()
    {
        var check = await Dataset.In(folder.PathOf("data", "gone")).CheckAsync(TestContext.Current.CancellationToken);
        Assert.Equal("missing-descriptor", Assert.Single(check.Problems).Kind.Id);
    }

    [Fact]
    public async Task A_folder_in_a_files_place_cannot_be_read()
    {
        var claims = folder.PathOf("data", "rights-of-a", "claims.csv");
        File.Delete(claims);
        Directory.CreateDirectory(claims);
        var check = await Dataset.Find("rights-of-a", folder.Path).CheckAsync(TestContext.Current.CancellationToken);
        Assert.Equal("not-a-file", Assert.Single(check.Problems).Kind.Id);
    }

    [Fact]
    public async Task Files_outside_the_folder_are_not_opened()
    {
        var files = new FolderFiles(folder.PathOf("data", "rights-of-a"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await files.OpenAsync("../rights-of-b/claims.csv", TestContext.Current.CancellationToken));
    }
}
