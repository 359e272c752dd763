using System.Text;
using System.Text.Json.Nodes;
using Deals.Report.Output;
using Deals.Report.Pages;
using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Report;

/// <summary>The folder that a report is written into: one report at a time, and nothing of others is touched.</summary>
public sealed class ReportFolderTests
{
    private static ReportContents Contents(params FigureRecord[] figures) => new("Title", null, new(2030, 1, 1), "small", "base", [], figures);

    [Fact]
    public void Two_reports_at_once_are_refused_and_one_after_the_other_are_not()
    {
        using var folder = new TemporaryFolder();
        using (ReportFolder.Take(folder.Path))
        {
            var refusal = Assert.Throws<IOException>(() => ReportFolder.Take(folder.Path));
            Assert.Contains("Another report is being written", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("--out", refusal.Message, StringComparison.Ordinal);
        }

        using (ReportFolder.Take(folder.Path))
            Assert.True(Directory.Exists(folder.Path));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Tidying_takes_what_the_earlier_manifest_lists_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["old.csv", "figures/old.svg", "mine.txt", "figures/mine.txt", "kept.csv"];
        Directory.CreateDirectory(folder.PathOf("report", "figures"));
        foreach (var name in names)
            File.WriteAllText(folder.PathOf(["report", .. name.Split('/')]), "x");
        File.WriteAllText(folder.PathOf("outside.txt"), "x");
        Directory.CreateDirectory(folder.PathOf("report", "a-folder"));
        using var report = ReportFolder.Take(folder.PathOf("report"));
        report.Write("kept.csv", [1]);
        string[] listed = ["old.csv", "figures/old.svg", "kept.csv", "../outside.txt", "figures/../../outside.txt", folder.PathOf("outside.txt"), "..\\outside.txt", "", ".", "a-folder", "gone/with/its/folder.csv", "no\0name"];
        report.Tidy(Encoding.UTF8.GetBytes(new JsonObject { ["files"] = new JsonArray([.. listed.Select(path => new JsonObject { ["path"] = path })]) }.ToJsonString()));
        Assert.False(File.Exists(folder.PathOf("report", "old.csv")));
        Assert.False(File.Exists(folder.PathOf("report", "figures", "old.svg")));
        Assert.True(File.Exists(folder.PathOf("report", "mine.txt")));
        Assert.True(File.Exists(folder.PathOf("report", "figures", "mine.txt")));
        Assert.True(File.Exists(folder.PathOf("report", "kept.csv")));
        Assert.True(File.Exists(folder.PathOf("outside.txt")));
        Assert.True(Directory.Exists(folder.PathOf("report", "a-folder")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{\"files\":7}")]
    [InlineData("{\"files\":[7,null,{\"path\":7}]}")]
    [InlineData("{\"files\":[],\"files\":[]}")]
    public void A_manifest_that_is_none_is_passed_over(string manifest)
    {
        using var folder = new TemporaryFolder();
        using var report = ReportFolder.Take(folder.Path);
        report.Tidy(Encoding.UTF8.GetBytes(manifest));
        report.Tidy(null);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("file"), "");
        Assert.ThrowsAny<IOException>(() => ReportFolder.Take(folder.PathOf("file")));
        Assert.ThrowsAny<IOException>(() => ReportFolder.Take(folder.PathOf("file", "below")));
    }

    [Fact]
    public async Task A_report_has_all_its_files_and_the_next_takes_away_what_it_has_no_more()
    {
        using var folder = new TemporaryFolder();
        using var report = ReportFolder.Take(folder.Path);
        await WriteAsync(report, Contents(Records.Invented("invented-quarters"), Records.Invented("invented-field")));
        string[] figures = [.. from name in (string[])["field", "quarters"] from ending in (string[])["csv", "json", "pdf", "png", "svg"] select $"figures/invented-{name}.{ending}"];
        Assert.Equal([".writing", "deck.pptx", .. figures, "index.html", "manifest.json", "report.docx", "report.pdf", "tables.xlsx"], FilesIn(folder.Path));
        report.Dispose();
        using var next = ReportFolder.Take(folder.Path);
        await WriteAsync(next, Contents(Records.Invented("invented-field")));
        Assert.DoesNotContain("figures/invented-quarters.csv", FilesIn(folder.Path));
        var manifest = JsonNode.Parse(File.ReadAllBytes(folder.PathOf("manifest.json")))!;
        Assert.Equal(FilesIn(folder.Path).Except([".writing", "manifest.json"]), manifest["files"]!.AsArray().Select(file => (string)file!["path"]!));
    }

    [Fact]
    public async Task A_report_that_was_broken_off_has_no_manifest_and_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        using var report = ReportFolder.Take(folder.Path);
        await WriteAsync(report, Contents(Records.Invented("invented-field")));
        using var cancellation = new CancellationTokenSource();
        var writer = new ReportWriter(report, new()) { Tell = _ => cancellation.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.WriteAsync(Contents(Records.Invented("invented-field"), Records.Invented("invented-quarters")), [], [], cancellation.Token));
        Assert.DoesNotContain(FilesIn(folder.Path), name => name.EndsWith(".tmp", StringComparison.Ordinal));

        Directory.Delete(folder.PathOf("figures"), recursive: true);
        File.WriteAllText(folder.PathOf("figures"), "a file in the place of the folder");
        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(report, Contents(Records.Invented("invented-field"))));
        Assert.DoesNotContain("manifest.json", FilesIn(folder.Path));
        Assert.DoesNotContain(FilesIn(folder.Path), name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    /// <summary>A file system of a quarter of a megabyte, which only root may mount.</summary>
    [Fact]
    public async Task A_full_disk_is_told_and_leaves_no_half_of_a_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can mount a small file system");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("small"));
        var mounted = await Command.ToEndAsync(Command.Start(folder.Path, "/bin/mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.PathOf("small")]));
        Assert.SkipUnless(mounted.ExitCode == 0, "this machine lets nothing be mounted");
        try
        {
            var run = await Command.DealsAsync(
                Repository.Root, "export", "--all", "--dataset", Repository.PathOf("tests", "data", "league-rights"), "--format", "html", "--out", folder.PathOf("small", "figures"));
            Assert.Equal(6, run.ExitCode);
            Assert.StartsWith("deals: ", run.Errors, StringComparison.Ordinal);
            Assert.Single(run.Errors.Trim().Split('\n'));
            var left = Directory.GetFiles(folder.PathOf("small"), "*", SearchOption.AllDirectories);
            Assert.All(left, file => Assert.EndsWith("</html>", File.ReadAllText(file).Trim(), StringComparison.Ordinal));
        }
        finally
        {
            await Command.ToEndAsync(Command.Start(folder.Path, "/bin/umount", [folder.PathOf("small")]));
        }
    }

    private static Task WriteAsync(ReportFolder folder, ReportContents contents) => new ReportWriter(folder, new()).WriteAsync(contents, [], [], TestContext.Current.CancellationToken);

    private static IEnumerable<string> FilesIn(string folder)
        => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
