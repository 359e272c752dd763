using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>The datasets that come with the kit.</summary>
public sealed class DatasetsInTheRepositoryTests
{
    private static readonly string[] Places = ["data", "tests/data", "notebooks/template/data"];

    public static TheoryData<string> Folders =>
    [
        .. Places.SelectMany(folder => Directory.EnumerateDirectories(Repository.PathOf(folder)))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_dataset_of_the_repository_is_clean(string folder)
    {
        var dataset = Dataset.In(Repository.PathOf(folder));
        var check = await dataset.CheckAsync(TestContext.Current.CancellationToken);
        Assert.Empty(check.Problems);
        Assert.Equal(dataset.Name, check.Book!.Name);
        Assert.NotEmpty(check.Book.Rights);
        Assert.All(check.Tables, table => Assert.Equal(File.ReadLines(Repository.PathOf(folder, table.File)).Any(), table.Rows > 0));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_descriptor_and_the_codebook_say_what_the_row_types_say(string folder)
        => Assert.DoesNotContain(SchemaFile.Of(Repository.PathOf(folder)), file => file.Differs);

    [Fact]
    public void There_is_a_dataset_that_the_kit_was_not_built_for()
        => Assert.True(Folders.Count >= 2);

    [Fact]
    public void The_codebook_lists_each_kind_of_problem_with_its_sentence()
    {
        var codebook = File.ReadAllLines(Repository.PathOf("data", "openai-clouds", "README.md"));
        var section = codebook.SkipWhile(line => line != "## What the check reports").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var listed = section.Where(line => line.StartsWith("- `", StringComparison.Ordinal));
        Assert.Equal(ProblemKind.All.Select(kind => $"- `{kind.Id}`: {kind.Meaning}"), listed);
    }

    [Fact]
    public void The_codebook_lists_each_limit_with_its_reason()
    {
        var codebook = File.ReadAllLines(Repository.PathOf("data", "openai-clouds", "README.md"));
        var section = codebook.SkipWhile(line => line != "### Limits").Skip(1).TakeWhile(line => !line.StartsWith('#'));
        Assert.Equal(Limit.All.Select(limit => $"{limit}"), section.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1));
    }

    [Fact]
    public void Each_kind_of_problem_has_an_id_of_its_own_in_kebab_case_and_a_sentence()
    {
        Assert.Equal(ProblemKind.All.Count, ProblemKind.All.Select(kind => kind.Id).Distinct().Count());
        Assert.All(ProblemKind.All, kind => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", kind.Id));
        Assert.All(ProblemKind.All, kind => Assert.Matches("^[A-Z].*\\.$", kind.Meaning));
    }

    [Fact]
    public void Each_flaw_that_a_fact_can_have_is_a_kind_of_problem()
    {
        var kinds = Directory.EnumerateFiles(Repository.PathOf("src", "Deals.Model"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => System.Text.RegularExpressions.Regex.Match(line, """\.If\(.*?, (?:nameof\(@?\w+\)|"\w+"), "([a-z-]+)","""))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.NotEmpty(kinds);
        Assert.Empty(kinds.Except(ProblemKind.All.Select(kind => kind.Id)));
    }
}
