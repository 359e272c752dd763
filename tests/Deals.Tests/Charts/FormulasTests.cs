using System.Net;
using System.Text.RegularExpressions;
using Deals.Charts.Html;
using Deals.Tests.Runner;

namespace Deals.Tests.Charts;

/// <summary>MathJax, which notebooks and the pages made of them load, takes what stands between two dollar signs for a formula.</summary>
public sealed class FormulasTests
{
    private const string MathJax = "/usr/share/javascript/mathjax/MathJax.js";

    [Fact]
    public async Task Amounts_in_dollars_stay_amounts_on_a_page_with_formulas()
    {
        OtherTools.Require(MathJax, "libjs-mathjax");
        var book = SmallBook.Saying("earns $1bn of $2bn");
        var (figure, table) = (book.ChoiceIndex(book.Timeline()), new FigureTable(["What $ is, and $"], [["from $3bn to $4bn"]]));
        var still = FigurePage.WithoutFormulas(FigurePage.StillOf(FigureRecord.Of(book.EventTimeline())));
        var document = await HeadlessBrowser.DocumentAfterAsync($$$"""
            <!doctype html><meta charset="utf-8">
            <script type="text/x-mathjax-config">MathJax.Hub.Config({tex2jax: {inlineMath: [["$", "$"]], processEscapes: true}});</script>
            <script src="{{{new Uri(MathJax).AbsoluteUri}}}?config=TeX-AMS_HTML-full,Safe"></script>
            <p id="formula">$x^2$ and $y$</p>
            <div id="figure">{{{FigurePage.Of(figure)}}}</div>
            <div id="table">{{{HtmlTable.Of(table)}}}</div>
            <div id="still">{{{still}}}</div>
            """, TestContext.Current.CancellationToken);
        Assert.Contains("MathJax", Part("formula", "p"), StringComparison.Ordinal);
        Assert.All(((string, string)[])[("figure", "div"), ("table", "div")], one => Assert.DoesNotContain("MathJax", Part(one.Item1, one.Item2), StringComparison.Ordinal));
        Assert.DoesNotContain("MathJax", string.Concat(Regex.Matches(document, "<text .*?</text>", RegexOptions.Singleline).Select(text => text.Value)), StringComparison.Ordinal);
        Assert.Contains("from $3bn to $4bn", WebUtility.HtmlDecode(Part("table", "div")), StringComparison.Ordinal);
        Assert.Contains("$</tspan>1bn of <tspan>$</tspan>2bn", document, StringComparison.Ordinal);

        string Part(string id, string tag) => Regex.Match(document, $"<{tag} id=\"{id}\">(.*?)(<div id|<p id|</body>)", RegexOptions.Singleline).Groups[1].Value;
    }
}
