using System.Text.Json.Nodes;
using Deals.Output;
using Deals.Report.Output;
using Deals.Report.Pages;
using Deals.Tests.Data;

namespace Deals.Tests.Report;

/// <summary>A report is written as one: all of it or none.</summary>
public sealed class WholeReportTests
{
    private static ReportContents Contents(params FigureRecord[] figures) => new("Title", null, new(2030, 1, 1), "small", "base", [], figures);

    [Fact]
    public async Task A_report_has_all_its_files_and_the_next_takes_away_what_it_has_no_more()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder.PathOf("report"), Contents(Records.Invented("invented-quarters"), Records.Invented("invented-field")));
        string[] figures = [.. from name in (string[])["field", "quarters"] from ending in (string[])["csv", "json", "pdf", "png", "svg"] select $"figures/invented-{name}.{ending}"];
        Assert.Equal(["deck.pptx", .. figures, "index.html", "manifest.json", "report.docx", "report.pdf", "tables.xlsx"], FilesIn(folder.PathOf("report")));
        await WriteAsync(folder.PathOf("report"), Contents(Records.Invented("invented-field")));
        Assert.DoesNotContain("figures/invented-quarters.csv", FilesIn(folder.PathOf("report")));
        var manifest = JsonNode.Parse(File.ReadAllBytes(folder.PathOf("report", "manifest.json")))!;
        Assert.Equal(FilesIn(folder.PathOf("report")).Except(["manifest.json"]), manifest["files"]!.AsArray().Select(file => (string)file!["path"]!));
    }

    [Fact]
    public async Task A_report_that_was_broken_off_leaves_the_earlier_one_as_it_was()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder.PathOf("report"), Contents(Records.Invented("invented-field")));
        var before = FolderBytes.Of(folder.Path);
        using (var report = Take(folder.PathOf("report")))
        {
            using var cancellation = new CancellationTokenSource();
            var writer = new ReportWriter(report, new()) { Tell = _ => cancellation.Cancel() };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.WriteAsync(Contents(Records.Invented("invented-field"), Records.Invented("invented-quarters")), [], [], cancellation.Token));
        }

        Assert.Equal(before, FolderBytes.Of(folder.Path));
    }

    private static OutputFolder Take(string path) => OutputFolder.Take(path, new("deals report"));

    private static async Task WriteAsync(string path, ReportContents contents)
    {
        using var folder = Take(path);
        await new ReportWriter(folder, new()).WriteAsync(contents, [], [], TestContext.Current.CancellationToken);
        folder.Swap();
    }

    private static IEnumerable<string> FilesIn(string folder)
        => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
