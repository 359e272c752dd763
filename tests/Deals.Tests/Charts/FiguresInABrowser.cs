using System.Net;
using System.Text.RegularExpressions;
using Deals.Charts.Html;
using Deals.Data;

namespace Deals.Tests.Charts;

public class FiguresInABrowser
{
    /// <summary>Waits until every figure is drawn or time is up, then looks at the texts and marks of each and leaves only the verdict in the page.</summary>
    private const string Check = """
        <script>
        (function () {
          const faults = [];
          let drawn = 0, marks = 0, compared = 0, waits = 0;
          function ready() { return [...document.querySelectorAll(".deals-figure")].every(figure => figure.querySelector(".js-plotly-plot .main-svg")); }
          function name(figure) { return figure.dataset.figure + " at " + Math.round(figure.getBoundingClientRect().width) + " px"; }
          // The still picture and the moving chart, both at the width that the picture was painted for: every text and every bar
          // of the one stands where the other has it.
          function alike(figure, still, plot) {
            if (Math.round(plot.getBoundingClientRect().width) !== 700) return;
            const image = still.querySelector("img");
            if (image) image.outerHTML = decodeURIComponent(image.getAttribute("src").slice("data:image/svg+xml,".length));
            // The still picture shows the state that the slider first had.
            if (still.querySelector("desc").textContent !== plot.getAttribute("aria-label")) return;
            still.hidden = false;
            const there = plot.querySelector(".main-svg").getBoundingClientRect(), here = still.querySelector("svg").getBoundingClientRect();
            function boxes(root, what, origin) {
              return [...root.querySelectorAll(what)].map(one => ({ text: one.textContent, box: one.getBoundingClientRect() })).filter(one => one.box.width > 0.5 && one.box.height > 0.5)
                .map(one => ({ text: one.text, left: one.box.left - origin.left, right: one.box.right - origin.left, top: one.box.top - origin.top, bottom: one.box.bottom - origin.top }));
            }
            const painted = boxes(still, "svg text", here);
            // A text of several lines is one element there, and one a line here. Other letters are left out: plotly.js places a text
            // by the box of whichever font steps in.
            const said = [...plot.querySelectorAll(".main-svg text")]
              .filter(text => /^[\x20-\x7e\u2010-\u2026\u2212]*$/.test(text.textContent))
              .flatMap(text => text.querySelector("tspan.line") ? [...text.querySelectorAll("tspan.line")] : [text])
              .map(one => ({ text: one.textContent, box: one.getBoundingClientRect() })).filter(one => one.text && one.box.width > 0)
              .map(one => ({ text: one.text, left: one.box.left - there.left, right: one.box.right - there.left, top: one.box.top - there.top, bottom: one.box.bottom - there.top }));
            for (const text of said) {
              const nearest = Math.min(...painted.filter(one => one.text === text.text).map(one => Math.max(
                // A line ends where the browser's kerning ends it; its beginning, middle or end is what was placed. plotly.js takes
                // a width in whole pixels for that, so that a third of a pixel is added to the one that is allowed.
                Math.min(Math.abs(one.left - text.left), Math.abs(one.right - text.right), Math.abs((one.left + one.right - text.left - text.right) / 2)),
                Math.abs((one.top + one.bottom - text.top - text.bottom) / 2))));
              if (!(nearest <= 1.35)) faults.push(name(figure) + ": painted " + nearest + " px off: " + text.text);
            }
            compared += said.length;
            still.hidden = true;
          }
          function look(figure) {
            const plot = figure.querySelector(".js-plotly-plot");
            if (!plot) { faults.push(name(figure) + ": not drawn"); return; }
            drawn++;
            marks += plot.querySelectorAll(".barlayer path, .scatterlayer path, .heatmaplayer image, .contourlayer path").length;
            const still = figure.querySelector(".deals-static");
            if (!still.hidden) faults.push(name(figure) + ": the still picture is still there");
            alike(figure, still, plot);
            const frame = plot.querySelector(".main-svg").getBoundingClientRect();
            const texts = [...plot.querySelectorAll(".main-svg text")].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() })).filter(one => one.text && one.box.width > 0);
            if (texts.length < 4) faults.push(name(figure) + ": only " + texts.length + " texts");
            for (let at = 0; at < texts.length; at++) {
              const one = texts[at].box;
              if (one.left < frame.left - 1 || one.right > frame.right + 1 || one.top < frame.top - 1 || one.bottom > frame.bottom + 1) faults.push(name(figure) + ": outside: " + texts[at].text);
              for (let to = at + 1; to < texts.length; to++) {
                const other = texts[to].box;
                const across = Math.min(one.right, other.right) - Math.max(one.left, other.left), down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
                if (across > 1 && down > 2) faults.push(name(figure) + ": overlap: " + texts[at].text + " | " + texts[to].text);
              }
            }
          }
          function verdict() {
            document.querySelectorAll(".deals-figure").forEach(look);
            const fetched = performance.getEntriesByType("resource").map(entry => entry.name);
            if (fetched.length) faults.push("fetched " + fetched.join(" "));
            document.documentElement.innerHTML = "<body><pre id='verdict'></pre></body>";
            document.getElementById("verdict").textContent = JSON.stringify({ drawn: drawn, marks: marks, compared: compared, faults: faults });
          }
          const timer = setInterval(function () { if (ready() || ++waits > 100) { clearInterval(timer); setTimeout(verdict, 300); } }, 100);
        })();
        </script>
        """;

    /// <summary>Moves the slider, changes the theme and the width, and writes down what is seen after each.</summary>
    private const string Slide = """
        <script>
        (function () {
          const seen = [];
          function slideTo(at) { const input = document.querySelector("input[type=range]"); input.value = at; input.dispatchEvent(new Event("input", { bubbles: true })); }
          const steps = [
            function () {}, function () { slideTo(2); }, function () { document.body.dataset.theme = "dark"; },
            function () { document.getElementById("place").style.width = "1300px"; }, function () { slideTo(0); }, function () { slideTo(1); }];
          function look() {
            const plot = document.querySelector(".js-plotly-plot"), input = document.querySelector("input[type=range]");
            const texts = [...plot.querySelectorAll(".annotation-text")].map(text => text.textContent);
            input.focus();
            seen.push({
              label: document.querySelector(".deals-states output").textContent, finding: texts.find(text => /^20\d\d: /.test(text)), alt: plot.getAttribute("aria-label"),
              data: JSON.stringify(plot.calcdata.map(trace => trace.map(point => Math.round(point.y)))), ground: plot._fullLayout.paper_bgcolor,
              width: Math.round(plot.getBoundingClientRect().width), height: plot.getBoundingClientRect().height,
              reachable: document.activeElement === input && input.getAttribute("aria-valuetext") === document.querySelector(".deals-states output").textContent
            });
          }
          let waits = 0;
          const timer = setInterval(function () {
            if (!document.querySelector(".js-plotly-plot .main-svg") && ++waits < 100) return;
            clearInterval(timer);
            (function next(at) {
              if (at === steps.length) {
                document.documentElement.innerHTML = "<body><pre id='verdict'></pre></body>";
                document.getElementById("verdict").textContent = JSON.stringify(seen);
                return;
              }
              steps[at]();
              setTimeout(function () { look(); next(at + 1); }, 300);
            })(0);
          }, 100);
        })();
        </script>
        """;

    private static readonly int[] Widths = [700, 1050, 1400];

    private const string WithModuleLoader = "<script>window.define = function () {}; define.amd = {};</script>";

    /// <summary>In the light theme; ThemeTests says that the dark one differs from it in colours alone.</summary>
    [Theory]
    [InlineData("data/openai-clouds")]
    [InlineData("tests/data/league-rights")]
    public async Task No_text_covers_another_or_leaves_the_figure(string dataset)
    {
        var book = await Dataset.In(Repository.PathOf(dataset.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        var timeline = book.Timeline();
        var unsettled = book.Timeline(timeline.Scenario.Unsettled(book.Readings.SelectMany(timeline.Collisions)));
        // What is not settled changes some figures and leaves others to the letter.
        var figures = DealFigures.All(book, timeline).Concat(DealFigures.OfRights(book, unsettled)).Select(FigurePage.Of).Distinct().ToList();
        var body = string.Concat(figures.SelectMany(figure => Widths.Select(width => $"<div style=\"width:{width}px\">{figure}</div>")));

        var verdict = await VerdictAsync($"<body data-theme=\"light\">{FigurePage.Script()}{body}{Check}</body>");
        Assert.Equal(3 * figures.Count, verdict.Drawn);
        Assert.True(verdict.Compared > 10 * figures.Count, $"only {verdict.Compared} texts compared");
        Assert.True(verdict.Faults.Count == 0, string.Join('\n', verdict.Faults));
    }

    [Theory]
    [InlineData("")]
    [InlineData(WithModuleLoader)]
    public async Task A_page_shows_its_figures_with_the_set_up_first_or_last_and_with_a_module_loader(string before)
    {
        var figures = string.Concat(DealFigures.All(SmallBook.Book, SmallBook.Book.Timeline()).Select(FigurePage.Of));
        foreach (var page in new[] { $"{FigurePage.Script()}{figures}", $"{figures}{FigurePage.Script()}", $"{FigurePage.Script()}{figures}{FigurePage.Script()}" })
        {
            var verdict = await VerdictAsync($"<body>{before}<div style=\"width:900px\">{page}</div>{Check}</body>");
            Assert.Equal(7, verdict.Drawn);
            Assert.True(verdict.Marks > 30, $"only {verdict.Marks} marks");
            Assert.True(verdict.Faults.Count == 0, string.Join('\n', verdict.Faults));
        }
    }

    [Fact]
    public async Task No_text_covers_another_or_leaves_the_figure_in_any_of_its_states()
    {
        var figures = InventedFigures.All.Concat(DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline())).Concat(OutcomeBook.Figures(OutcomeBook.Book)).Concat(FlowFigures.All(FlowBook.Book.Money().Under())).SelectMany(EachState).ToList();
        var body = string.Concat(figures.SelectMany(figure => Widths.Select(width => $"<div style=\"width:{width}px\">{figure}</div>")));
        var verdict = await VerdictAsync($"<body data-theme=\"light\">{FigurePage.Script()}{body}{Check}</body>");
        Assert.Equal(3 * figures.Count, verdict.Drawn);
        Assert.True(verdict.Faults.Count == 0, string.Join('\n', verdict.Faults));

        static IEnumerable<string> EachState(Figure figure)
        {
            var page = FigurePage.Of(figure);
            return figure.Slider is { } slider
                ? slider.States.Select((_, at) => page.Replace($" value=\"{slider.Initial}\"", $" value=\"{at}\"", StringComparison.Ordinal))
                : [page];
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(WithModuleLoader, true)]
    public async Task The_slider_moves_the_data_and_its_state_outlives_theme_and_width(string before, bool setUpLast)
    {
        var figure = FigurePage.Of(InventedFigures.All.Single(figure => figure.Id == "invented-sankey"));
        var page = setUpLast ? $"{figure}{FigurePage.Script()}" : $"{FigurePage.Script()}{figure}";
        var states = await ReadAsync<List<Shown>>($"<body data-theme=\"light\">{before}<div id=\"place\" style=\"width:800px\">{page}</div>{Slide}</body>");

        Assert.Equal(["2031", "2032", "2032", "2032", "2030", "2031"], states.Select(state => state.Label));
        Assert.All(states, state => Assert.StartsWith($"{state.Label}: $", state.Finding, StringComparison.Ordinal));
        Assert.All(states, state => Assert.Equal($"Year by year more fruit goes through the market. {state.Finding}", state.Alt));
        Assert.Equal(3, states.Select(state => state.Data).Distinct().Count());
        Assert.Equal(states[0], states[^1] with { Ground = states[0].Ground, Width = states[0].Width });
        Assert.Equal(["#ffffff", "#ffffff", "#181a1f", "#181a1f", "#181a1f", "#181a1f"], states.Select(state => state.Ground));
        Assert.Equal([800, 800, 800, 1300, 1300, 1300], states.Select(state => state.Width));
        Assert.Single(states.Select(state => state.Height).Distinct());
        Assert.All(states, state => Assert.True(state.Reachable));
    }

    /// <summary>Without the set-up, or where no script runs, a figure is the picture that the kit painted.</summary>
    [Fact]
    public void A_figure_is_whole_without_scripts()
    {
        var figure = SmallBook.Book.ChoiceIndex(SmallBook.Book.Timeline());
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(FigurePage.Of(figure));
        var image = page.QuerySelector(".deals-static img")!;
        Assert.Equal(figure.AltText, image.GetAttribute("alt"));
        var still = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Uri.UnescapeDataString(image.GetAttribute("src")!["data:image/svg+xml,".Length..])).QuerySelector("svg")!;
        Assert.Equal((figure.Title, figure.AltText, "img"), (still.QuerySelector("title")!.TextContent, still.QuerySelector("desc")!.TextContent, still.GetAttribute("role")));
        var texts = string.Concat(still.QuerySelectorAll("text").Select(text => text.TextContent + " "));
        Assert.All(figure.Title.Split(' '), word => Assert.Contains(word, texts, StringComparison.Ordinal));
        Assert.True(page.QuerySelector(".deals-plot")!.HasAttribute("hidden"));
        Assert.True(still.QuerySelectorAll("path").Length > 5);
    }

    private static Task<Verdict> VerdictAsync(string body) => ReadAsync<Verdict>(body);

    private static async Task<T> ReadAsync<T>(string body)
    {
        var document = await HeadlessBrowser.DocumentAfterAsync($"<!doctype html><html><head><meta charset=\"utf-8\"></head>{body}</html>", TestContext.Current.CancellationToken);
        var found = Regex.Match(document, "<pre id=\"verdict\">(.*?)</pre>", RegexOptions.Singleline);
        Assert.True(found.Success, "The page came to no verdict.");
        return System.Text.Json.JsonSerializer.Deserialize<T>(WebUtility.HtmlDecode(found.Groups[1].Value), System.Text.Json.JsonSerializerOptions.Web)!;
    }

    private sealed record Verdict(int Drawn, int Marks, int Compared, IReadOnlyList<string> Faults);

    /// <summary>What a reader sees of a figure with a slider; the data as the y values of its links.</summary>
    private sealed record Shown(string Label, string Finding, string Alt, string Data, string Ground, int Width, double Height, bool Reachable);
}
