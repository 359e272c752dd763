using System.Diagnostics;
using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>Only files that have an end are read: a pipe, a device, a folder and a circle of links are told at once.</summary>
public sealed class RegularFileTests
{
    public static TheoryData<string, string, string> NoFiles => new()
    {
        { "mkfifo claims.csv", "not-a-file", "this is not a regular file" },
        { "mkdir claims.csv", "not-a-file", "this is a folder" },
        { "ln -s /dev/zero claims.csv", "not-a-file", "this is not a regular file" },
        { "ln -s /dev/null claims.csv", "not-a-file", "this is not a regular file" },
        { "ln -s claims.csv claims.csv", "not-a-file", "this is a link that leads to no file, or in a circle" },
        { "ln -s b claims.csv && ln -s claims.csv b", "not-a-file", "this is a link that leads to no file, or in a circle" },
        { "ln -s nowhere claims.csv", "not-a-file", "this is a link that leads to no file, or in a circle" },
        { "truncate -s 65M claims.csv", "file-too-large", "the file has 65 MB" },
        { "truncate -s 3T claims.csv", "file-too-large", "at most 64 megabytes" },
        { ": > claims.csv", "empty-file", "the file has no header row" },
        { "true", "missing-file", "is not there" },
    };

    [Theory]
    [MemberData(nameof(NoFiles))]
    public async Task What_is_no_file_is_told_and_not_waited_for(string make, string kind, string says)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"));
        File.Delete(folder.PathOf("claims.csv"));
        Shell(folder.Path, make);

        var check = await Dataset.In(folder.Path).CheckAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var problem = Assert.Single(check.Problems, problem => problem.Place.File == "claims.csv");
        Assert.Equal(kind, problem.Kind.Id);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mkfifo datapackage.json", "this is not a regular file")]
    [InlineData("ln -s /dev/zero datapackage.json", "this is not a regular file")]
    [InlineData("truncate -s 9M datapackage.json", "the file has 9 MB; expected at most 8 megabytes")]
    public async Task A_descriptor_that_is_no_file_is_told(string make, string says)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var folder = new TemporaryFolder();
        Shell(folder.Path, make);
        var check = await Dataset.In(folder.Path).CheckAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Contains(says, Assert.Single(check.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_file_is_that_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"));
        Shell(folder.Path, "mkdir there && mv claims.csv there && ln -s there/claims.csv claims.csv");
        Assert.Empty((await Dataset.In(folder.Path).CheckAsync(TestContext.Current.CancellationToken)).Problems);
    }

    private static void Shell(string folder, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
