using Deals.Data;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>Every control does what it says, and the address holds what it did.</summary>
public sealed class WhatIfControlsTests(Browser browser, WhatIfSite site)
{
    [Fact]
    public async Task A_slider_moves_its_value_the_numbers_and_the_figures_while_it_moves()
    {
        await using var open = await OpenAsync();
        var before = await open.SaidAsync();
        await open.Page.EvaluateAsync("() => { const slider = document.getElementById('s-revenue_2030'); slider.value = slider.max; slider.dispatchEvent(new Event('input', { bubbles: true })); }");
        await open.Page.WaitForFunctionAsync("() => performance.getEntriesByName('slide-to-paint').length > 0");
        var after = await open.SaidAsync();
        Assert.NotEqual(before, after);
        Assert.DoesNotContain("set.revenue_2030", await open.FragmentAsync()); // not a step before it rests
        Assert.Equal(await open.Page.InnerTextAsync("#v-revenue_2030"), await open.Page.GetAttributeAsync("#s-revenue_2030", "aria-valuetext"));
        await open.Page.DispatchEventAsync("#s-revenue_2030", "change");
        await open.ShownAsync();
        Assert.Contains("set.revenue_2030", await open.FragmentAsync());
    }

    [Fact]
    public async Task Scenario_baseline_party_and_count_are_picked_and_an_address_brings_them_back()
    {
        var book = await site.BookAsync();
        await using var open = await OpenAsync();
        await open.Page.SelectOptionAsync("#scenario", "company_plan");
        await open.Page.SelectOptionAsync("#baseline", book.Money().Baselines[1].Id);
        await open.Page.SelectOptionAsync("#party", book.Money().Outcomes().Parties[0].Id);
        await open.Page.SelectOptionAsync("#count", "direct");
        await open.SettledAsync();
        var fragment = await open.FragmentAsync();
        var read = ScenarioAddress.Parse(fragment, book, ["party", "count"]);
        Assert.Equal(ScenarioAddress.Of(book, book.NamedScenario("company_plan")), ScenarioAddress.Of(book, read.Scenario));
        Assert.Equal(book.Money().Baselines[1], read.Baseline);
        await using var other = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync()}#{fragment}");
        await other.SettledAsync();
        Assert.Equal(fragment, await other.FragmentAsync());
        Assert.Equal(await open.SaidAsync(), await other.SaidAsync());
        Assert.Equal(await open.Page.InnerTextAsync(".verdicts"), await other.Page.InnerTextAsync(".verdicts"));
    }

    [Fact]
    public async Task Each_view_and_what_it_shows_comes_back_by_its_address()
    {
        await using var open = await OpenAsync("#scenario=slow_growth");
        await using var other = await WhatIfPage.NewAsync(browser);
        foreach (var (tab, sheet) in new[] { ("Tornado", "tornado"), ("Windows", "windows"), ("Beside", "beside"), ("BreakEven", "sweep"), ("HowSure", "chances"), ("Overview", "bridge") })
        {
            await open.Page.ClickAsync($"#tab-{tab}");
            if (tab == "Beside")
                await open.Page.SelectOptionAsync("#other", "base");
            await open.SettledAsync();
            Assert.True(await open.Page.IsVisibleAsync($"#sheet-{sheet} .main-svg"));
            // The first is loaded at its address; the others are gone to, as a link goes to them.
            await other.GoToAsync($"{await site.AddressAsync()}#{await open.FragmentAsync()}");
            await other.SettledAsync();
            Assert.Equal(await open.SaidAsync(), await other.SaidAsync());
        }

        Assert.Empty(open.Errors);
    }

    [Fact]
    public async Task One_assumption_and_all_of_them_are_reset_and_odds_come_back()
    {
        await using var open = await OpenAsync("#set.agi_date=2029-01-01&set.revenue_2030=100");
        Assert.Equal("1 Jan 2029", await open.Page.InnerTextAsync("#v-agi_date"));
        await open.Page.ClickAsync("[data-assumption=agi_date] button[title='Back to its odds']");
        await open.ShownAsync();
        Assert.Equal("at its odds", await open.Page.InnerTextAsync("#v-agi_date"));
        Assert.Contains("set.revenue_2030=100", await open.FragmentAsync());
        await open.Page.ClickAsync("#reset");
        await open.ShownAsync();
        Assert.DoesNotContain("set.", await open.FragmentAsync());
        await open.Page.Keyboard.PressAsync("Control+z");
        await open.Page.Keyboard.PressAsync("Control+z");
        await open.ShownAsync();
        Assert.Contains("set.agi_date=2029-01-01", await open.FragmentAsync());
        await open.Page.Keyboard.PressAsync("Control+Shift+z");
        await open.ShownAsync();
        Assert.DoesNotContain("set.agi_date", await open.FragmentAsync());
    }

    [Theory]
    [InlineData("revenue_2030", "123.456", "$123.5bn")]
    [InlineData("agi_date", "never", "never")]
    [InlineData("agi_date", "2030-05-03", "3 May 2030")]
    public async Task An_exact_value_is_typed(string assumption, string typed, string shown)
    {
        await using var open = await OpenAsync();
        await open.Page.EvaluateAsync("id => { document.querySelector(`[data-assumption=${id}]`).closest('.group').open = true; document.querySelector(`[data-assumption=${id}] details`).open = true; }", assumption);
        await open.Page.FillAsync($"#x-{assumption}", typed);
        await open.Page.Keyboard.PressAsync("Enter");
        await open.ShownAsync();
        Assert.Contains($"set.{assumption}={typed}", await open.FragmentAsync());
        Assert.Equal(shown, await open.Page.InnerTextAsync($"#v-{assumption}"));
    }

    [Fact]
    public async Task What_cannot_be_typed_is_said_and_changes_nothing()
    {
        await using var open = await OpenAsync();
        await open.SettledAsync();
        var (before, said) = (await open.FragmentAsync(), await open.SaidAsync());
        foreach (var (assumption, typed) in new[] { ("revenue_2030", "NaN"), ("revenue_2030", "1e9"), ("revenue_2030", "<script>alert(1)</script>"), ("agi_date", "soon") })
        {
            await open.Page.EvaluateAsync("id => { document.querySelector(`[data-assumption=${id}]`).closest('.group').open = true; document.querySelector(`[data-assumption=${id}] details`).open = true; }", assumption);
            await open.Page.FillAsync($"#x-{assumption}", typed);
            await open.Page.Keyboard.PressAsync("Enter");
            await open.Page.WaitForFunctionAsync("([id, text]) => { const field = document.getElementById('x-' + id); return document.getElementById('w-' + id).textContent.includes(id) && field.ariaInvalid === 'true' && field.value === text; }", new[] { assumption, typed });
            Assert.Equal((before, said), (await open.FragmentAsync(), await open.SaidAsync()));
        }

        // At the field alone, and only until it is mended.
        Assert.Equal("", await open.MessageAsync());
        await open.Page.FillAsync("#x-agi_date", "2030-05-03");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.ShownAsync();
        Assert.Equal("", await open.Page.InnerTextAsync("#w-agi_date"));
        Assert.Null(await open.Page.GetAttributeAsync("#x-agi_date", "aria-invalid"));
    }

    [Fact]
    public async Task A_slider_of_days_comes_to_never_by_the_keyboard()
    {
        await using var open = await OpenAsync("#set.agi_date=2029-01-01");
        var last = int.Parse((await open.Page.GetAttributeAsync("#s-agi_date", "max"))!, System.Globalization.CultureInfo.InvariantCulture);
        await open.SlideAsync("agi_date", last - 2);
        await open.ShownAsync();
        await open.Page.FocusAsync("#s-agi_date");
        foreach (var said in new[] { "31 Dec 2032", "never" })
        {
            await open.Page.Keyboard.PressAsync("ArrowRight");
            await open.ShownAsync();
            Assert.Equal(said, await open.Page.InnerTextAsync("#v-agi_date"));
        }
    }

    [Fact]
    public async Task On_a_phone_sliders_stand_above_the_figures_which_fit_and_the_number_stays_in_sight()
    {
        await using var open = await OpenAsync("#party=microsoft");
        await open.SettledAsync();
        Assert.False(await open.Page.IsVisibleAsync(".bar"));
        await open.Page.SetViewportSizeAsync(390, 844);
        await open.SlideAsync("revenue_2030", 0);
        Assert.True(await open.Page.IsVisibleAsync(".bar"));
        var book = await site.BookAsync();
        Assert.Equal(await open.NumberAsync(book.Parties["microsoft"], book.Money().Baselines[0]), await open.Page.InnerTextAsync("#bar-number"));
        Assert.True(await open.Page.EvaluateAsync<bool>("() => document.getElementById('s-revenue_2030').getBoundingClientRect().top < document.querySelector('.tabs').getBoundingClientRect().top"));
        await open.SettledAsync();
        Assert.Empty(await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.sheet')].filter(sheet => { const place = sheet.querySelector('.scroll'); return place && place.scrollWidth > place.clientWidth + 1; }).map(sheet => sheet.id)"));
    }

    [Fact]
    public async Task The_answer_waits_while_a_slider_moves_and_until_it_tells_of_the_new_scenario()
    {
        await using var open = await OpenAsync("#set.revenue_2030=100");
        await open.SettledAsync();
        var before = await open.Page.InnerTextAsync("#sheet-answer h2");
        await open.Page.EvaluateAsync("() => { const slider = document.getElementById('s-revenue_2030'); slider.value = slider.max; slider.dispatchEvent(new Event('input', { bubbles: true })); }");
        await open.Page.WaitForFunctionAsync("() => document.getElementById('sheet-answer').classList.contains('waits')");
        await open.Page.DispatchEventAsync("#s-revenue_2030", "change");
        await open.SettledAsync();
        await open.Page.WaitForFunctionAsync("() => !document.getElementById('sheet-answer').classList.contains('waits')");
        Assert.NotEqual(before, await open.Page.InnerTextAsync("#sheet-answer h2"));
    }

    [Fact]
    public async Task The_value_at_which_a_party_breaks_even_is_the_models_own()
    {
        var book = await site.BookAsync();
        var outcomes = book.Money().Outcomes();
        await using var open = await OpenAsync("#view=breakeven");
        foreach (var (assumption, kind) in Kinds(outcomes))
        {
            await open.Page.SelectOptionAsync("#sought", assumption.Id);
            await open.ShownAsync();
            await open.Page.ClickAsync("#seek");
            var answer = await open.Page.InnerTextAsync("#answer");
            var expected = outcomes.BreakEven(assumption, outcomes.MostAffected, outcomes.Model.Baselines[0]);
            Assert.Equal(kind, expected.Kind);
            Assert.StartsWith(kind switch { BreakEvenKind.None => "No value does", BreakEvenKind.Interval => "There is no single value", _ => $"{outcomes.MostAffected.ShortName} breaks even at" }, answer);
            Assert.Equal(expected.Zeros.Sum(zero => zero.IsPoint ? 1 : 2), await open.Page.Locator(".take").CountAsync());
            if (kind != BreakEvenKind.One)
                continue;
            await open.Page.ClickAsync(".take");
            await open.ShownAsync();
            Assert.Equal(expected.Zeros[0].From, ScenarioAddress.Parse(await open.FragmentAsync(), book, ["view", "party", "seek"]).Scenario.ValueOf(assumption));
            Assert.Equal("0.0", await open.NumberAsync(outcomes.MostAffected, outcomes.Model.Baselines[0]));
            await open.Page.ClickAsync("#undo");
            await open.ShownAsync();
        }
    }

    [Fact]
    public async Task A_downloaded_scenario_is_read_by_the_kit_and_uploading_it_is_the_identity()
    {
        var book = await site.BookAsync();
        var settings = new Settings(book, seed: 3);
        await using var open = await OpenAsync();
        for (var at = 0; at < 5; at++)
        {
            var scenario = settings.Next();
            var fragment = ScenarioAddress.Of(book, scenario);
            await open.Page.EvaluateAsync("fragment => { location.hash = fragment; }", fragment);
            await open.Page.WaitForFunctionAsync("fragment => document.documentElement.dataset.shown?.startsWith(fragment)", fragment);
            var said = await open.FragmentAsync();
            var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync("#download"));
            var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
            Assert.Equal(ScenarioFile.Write(scenario, book), text);
            Assert.Equal(fragment, ScenarioAddress.Of(book, ScenarioFile.Parse(text, book)));
            await open.Page.ClickAsync("#reset");
            await open.ShownAsync();
            await UploadAsync(open, "mine.json", text);
            await open.Page.WaitForFunctionAsync("said => location.hash.slice(1) === said", said);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_refused_in_words_and_changes_nothing()
    {
        await using var open = await OpenAsync("#set.revenue_2030=100");
        await open.SettledAsync();
        var (before, said) = (await open.FragmentAsync(), await open.SaidAsync());
        foreach (var (what, text) in new[]
        {
            ("not JSON", "<script>document.title='taken'</script>"),
            ("a list", "[]"),
            ("another dataset", """{ "dataset": "elsewhere" }"""),
            ("an unknown assumption", """{ "assumptions": { "no_such": 1 } }"""),
            ("out of bounds", """{ "assumptions": { "revenue_2030": 1e12 } }"""),
            ("not a number", """{ "assumptions": { "revenue_2030": "NaN" } }"""),
            ("markup as a value", """{ "assumptions": { "revenue_2030": "<img src=x onerror=alert(1)>" } }"""),
            ("an unknown property", """{ "surprise": true }"""),
            ("a megabyte", new string(' ', 1_048_576)),
        })
        {
            await UploadAsync(open, $"{what}.json", text);
            await open.Page.WaitForFunctionAsync("word => document.getElementById('message').textContent.includes(word)", $"{what}.json");
            Assert.EndsWith("Nothing was changed.", await open.MessageAsync());
            Assert.Equal((before, said), (await open.FragmentAsync(), await open.SaidAsync()));
        }

        Assert.Equal("What if?", await open.Page.TitleAsync());
    }

    [Fact]
    public async Task An_address_that_cannot_be_used_is_refused_in_words_and_changes_nothing()
    {
        await using var open = await OpenAsync("#set.revenue_2030=100");
        await open.SettledAsync();
        var (before, said) = (await open.FragmentAsync(), await open.SaidAsync());
        foreach (var (fragment, word) in new[]
        {
            ("set.no_such=1", "no_such"),
            ("set.revenue_2030=NaN", "revenue_2030 takes"),
            ("set.revenue_2030=1e12", "revenue_2030 goes from"),
            ("set.agi_date=yesterday", "agi_date"),
            ("baseline=nothing", "no baseline"),
            ("party=nobody", "unknown party"),
            ("view=<script>", "unknown view"),
            ("<script>alert(1)</script>", "name=value"),
            ("dataset=elsewhere", "elsewhere"),
            ("scenario=none_such", "none_such"),
            ("set.revenue_2030=100&set.revenue_2030=200", "twice"),
            ($"set.a={new string('x', 1_000_000)}", "letters long"),
        })
        {
            await open.Page.EvaluateAsync("fragment => { location.hash = fragment; }", fragment);
            await open.Page.WaitForFunctionAsync("word => document.getElementById('message').textContent.includes(word)", word);
            await open.SettledAsync();
            Assert.Equal((before, said), (await open.FragmentAsync(), await open.SaidAsync()));
        }
    }

    [Fact]
    public async Task The_chart_on_screen_is_saved_as_SVG_and_PNG_with_its_source_note()
    {
        await using var open = await OpenAsync();
        var svg = await SaveAsync(open, "svg");
        var text = Encoding.UTF8.GetString(svg);
        Assert.StartsWith("<svg", text);
        Assert.Contains("Sources:", text);
        Assert.Contains("Scenario: base", text);
        var png = await SaveAsync(open, "png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.True(png.Length > 20_000);
    }

    [Fact]
    public async Task The_present_scenario_is_kept_and_set_beside_a_later_one_with_what_differs()
    {
        await using var open = await OpenAsync("#view=beside");
        await open.Page.ClickAsync("#keep");
        await open.ShownAsync();
        await open.SlideAsync("revenue_2030", 0);
        await open.SettledAsync();
        var told = await open.Page.GetAttributeAsync("#sheet-beside .picture", "aria-label");
        Assert.Contains("between the scenarios", told);
        Assert.EndsWith($" {(await site.BookAsync()).Assumptions["revenue_2030"].Label}: $40bn, then $284bn.", told);
    }

    /// <summary>As when the page writes the address of an earlier step just after somebody went to another one.</summary>
    [Fact]
    public async Task An_address_that_is_written_over_before_it_is_read_is_gone_to_all_the_same()
    {
        await using var open = await OpenAsync("#view=windows");
        await open.Page.EvaluateAsync("() => { const before = location.href; location.hash = 'view=tornado'; history.replaceState(null, '', before); }");
        await open.Page.WaitForSelectorAsync("#tab-Tornado[aria-selected=true]");
        await open.SettledAsync();
        Assert.Contains("view=tornado", await open.FragmentAsync());
    }

    private async Task<WhatIfPage> OpenAsync(string fragment = "") => await WhatIfPage.OpenAsync(browser, await site.AddressAsync() + fragment);

    private static Task UploadAsync(WhatIfPage open, string name, string text)
        => open.Page.SetInputFilesAsync("#upload", new FilePayload { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });

    private static async Task<byte[]> SaveAsync(WhatIfPage open, string format)
    {
        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync($"#sheet-cap [data-export={format}]"));
        Assert.EndsWith($".{format}", download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>An assumption for each kind of answer that the dataset has.</summary>
    private static IEnumerable<(Assumption, BreakEvenKind)> Kinds(Outcomes outcomes)
        => outcomes.Model.Book.Assumptions.Where(assumption => assumption.Minimum != assumption.Maximum)
            .Select(assumption => (assumption, outcomes.BreakEven(assumption, outcomes.MostAffected, outcomes.Model.Baselines[0]).Kind))
            .DistinctBy(pair => pair.Kind);
}
