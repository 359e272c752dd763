using System.Text.RegularExpressions;
using Deals.Report.Exports;

namespace Deals.Tests.Report;

/// <summary>
/// The figures that the README shows are those of the data as they are. After a change:
/// <c>./deals export … --format svg json --out docs/figures</c>, and look at them.
/// </summary>
public sealed partial class ReadmeFiguresTests
{
    public static TheoryData<string> Ids => [.. Directory.GetFiles(Repository.PathOf("docs", "figures"), "*.svg").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_readme_shows_four_figures_and_no_other_lie_there()
    {
        var shown = Shown().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(4, Ids.Count);
        Assert.Equal(Ids.Select(row => row.Data), shown);
        // Each as SVG and JSON, and the list of what is the command's own.
        Assert.Equal(9, Directory.GetFiles(Repository.PathOf("docs", "figures")).Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_figure_of_the_readme_is_what_the_data_give(string id)
    {
        var (book, figures) = await RealDeals.OfAsync(Repository.PathOf("data", "openai-clouds"));
        var record = figures.Single(figure => figure.Id == id);
        var export = new FigureExport(new(), book.AsOf);
        Assert.Equal(Stored(id, "json"), Encoding.UTF8.GetString(export.Write(record, FigureFormat.Json)));
        Assert.Equal(Stored(id, "svg"), Encoding.UTF8.GetString(export.Write(record, FigureFormat.Svg)));
    }

    private static string Stored(string id, string ending) => File.ReadAllText(Repository.PathOf("docs", "figures", $"{id}.{ending}"));

    [GeneratedRegex(@"docs/figures/(?<id>[a-z0-9-]+)\.svg")]
    private static partial Regex Shown();
}
