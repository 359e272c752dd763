using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deals.Data;
using Deals.Report.Browsers;
using Deals.Report.Exports;
using Deals.Report.Pictures;

namespace Deals.Tests.Report;

/// <summary>
/// The figures that the README shows are those of the data as they are. After a change:
/// <c>./deals export … --format svg json --out docs/figures</c>, and look at them.
/// </summary>
public sealed partial class ReadmeFiguresTests
{
    /// <summary>A browser may set a text or a tick a little elsewhere than the one that drew the stored picture.</summary>
    private const double Pixels = 1.5;

    public static TheoryData<string> Ids => [.. Directory.GetFiles(Repository.PathOf("docs", "figures"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_readme_shows_four_figures_and_no_other_lie_there()
    {
        var shown = Shown().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(4, Ids.Count);
        Assert.Equal(Ids.Select(row => row.Data), shown);
        Assert.Equal(8, Directory.GetFiles(Repository.PathOf("docs", "figures")).Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_figure_of_the_readme_is_what_the_data_give(string id)
    {
        var (record, export) = await RecordAsync(id, painter: null);
        var made = await export.WriteAsync(record, [FigureFormat.Json], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Stored(id, "json"), Encoding.UTF8.GetString(made[0]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_picture_of_the_readme_is_what_the_browser_draws(string id)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") == "1", "Pictures are compared where the fonts are known: with DEALS_REQUIRE_ALL=1.");
        await using var painter = await Painter.StartAsync(BrowserProgram.Find()!, cancellation: TestContext.Current.CancellationToken);
        var (record, export) = await RecordAsync(id, painter);
        var made = Encoding.UTF8.GetString((await export.WriteAsync(record, [FigureFormat.Svg], cancellation: TestContext.Current.CancellationToken))[0]);
        var stored = Stored(id, "svg");
        Assert.Equal(Number().Replace(stored, "#"), Number().Replace(made, "#"));
        Assert.All(NumbersIn(stored).Zip(NumbersIn(made)), pair => Assert.InRange(pair.Second, pair.First - Pixels, pair.First + Pixels));
    }

    private static async Task<(FigureRecord Record, FigureExport Export)> RecordAsync(string id, Painter? painter)
    {
        var book = await Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
        var record = FigureRecord.Of(DealFigures.All(book, book.Timeline()).Single(figure => figure.Id == id));
        return (record, new(painter, new(), book.AsOf));
    }

    private static string Stored(string id, string ending) => File.ReadAllText(Repository.PathOf("docs", "figures", $"{id}.{ending}"));

    private static IEnumerable<double> NumbersIn(string svg) => Number().Matches(svg).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"docs/figures/(?<id>[a-z0-9-]+)\.svg")]
    private static partial Regex Shown();
}
