namespace Deals.BrowserTests;

/// <summary>What the page says is what the kit says, and stays so through every step back and forth.</summary>
public sealed class WhatIfNumbersTests(Browser browser, WhatIfSite site)
{
    /// <summary>One visit, as a page takes longer to load than to tell most of this; who computes in the browser is interpreted, and is asked less.</summary>
    [Theory]
    [InlineData(Host.Program, 40, 24)]
    [InlineData(Host.Browser, 10, 8)] // by hand 100 edits and 200 settings were tried
    public async Task The_page_says_what_the_kit_says(Host computes, int edits, int tried)
    {
        // At first the rights alone are shown, so that each edit is quick; the sliders are those of every view.
        await using var open = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync(computes)}#view=windows");
        await Undoing_random_edits_leads_back_to_the_start_and_redoing_to_the_end(open, edits);
        await Verdicts_and_tornado_are_the_kits(open);
        await The_numbers_and_figures_of_random_settings_are_the_kits_to_the_last_printed_digit(open, tried);
        await Settings_that_contradict_each_other_leave_no_number_of_other_settings(open);
        Assert.Empty(open.Errors);
    }

    private async Task The_numbers_and_figures_of_random_settings_are_the_kits_to_the_last_printed_digit(WhatIfPage open, int tried)
    {
        var book = await site.BookAsync();
        var money = book.Money();
        var parties = money.Outcomes().Parties;
        var settings = new Settings(book, seed: 5);
        // All that is expected first: then no time passes between two settings, and the page has none to judge them in.
        var expected = Enumerable.Range(0, tried).Select(at =>
        {
            var (scenario, party) = (settings.Next(), parties[at % parties.Count]);
            var outcomes = money.Outcomes(scenario);
            var numbers = outcomes.Result.Deltas.Where(delta => delta.Party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor)
                .Select(delta => $"d-{delta.Party.Id}-{delta.Baseline.Id} {Signed(delta.LookThrough)}").Order(StringComparer.Ordinal);
            string[] figures = [AltOf(() => outcomes.BridgeFigure(party)), AltOf(() => outcomes.Result.FlowsByQuarter(party)), AltOf(() => outcomes.Result.CapBurnDown())];
            return (Fragment: ScenarioAddress.Of(book, scenario, others: [new("party", party.Id)]), Said: string.Join('\n', numbers.Concat(figures)));
        }).ToList();
        foreach (var (fragment, said) in expected)
        {
            await GoToAsync(open, fragment);
            Assert.Equal(fragment, await open.FragmentAsync());
            Assert.Equal(said, await open.Page.EvaluateAsync<string>(
                """
                () => [...document.querySelectorAll(".number")].map(each => `${each.id} ${each.textContent}`).sort()
                  .concat(["bridge", "flows", "cap"].map(name => document.getElementById("sheet-" + name))
                    .map(sheet => sheet.querySelector(".why").hidden ? sheet.querySelector(".picture").getAttribute("aria-label") : sheet.querySelector(".why").textContent)).join("\n")
                """));
        }
    }

    private async Task Settings_that_contradict_each_other_leave_no_number_of_other_settings(WhatIfPage open)
    {
        var book = await site.BookAsync();
        await GoToAsync(open, "set.foundation_stake=0.5");
        await open.SettledAsync();
        var before = await open.SaidAsync();
        Assert.DoesNotContain("–", await NumbersAsync(), StringComparison.Ordinal);
        // The holders would own 110 percent.
        await open.SlideAsync("microsoft_stake_2025", int.Parse((await open.Page.GetAttributeAsync("[id='s-microsoft_stake_2025']", "max"))!, CultureInfo.InvariantCulture));
        Assert.Equal(string.Join(' ', Enumerable.Repeat("–", book.Parties.Count(party => party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor) * book.Money().Baselines.Count)), await NumbersAsync());
        Assert.Contains("expected 1 or less in all", await open.MessageAsync(), StringComparison.Ordinal);
        foreach (var sheet in (string[])["bridge", "flows", "cap"])
            Assert.True(await open.Page.Locator($"#sheet-{sheet} .why").IsVisibleAsync(), sheet);
        await open.SettledAsync();
        await open.Page.ClickAsync("#undo");
        await open.SettledAsync();
        Assert.Equal(before, await open.SaidAsync());
        Assert.Equal("", await open.MessageAsync());

        Task<string> NumbersAsync() => open.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('.number')].map(each => each.textContent).join(' ')");
    }

    private async Task Verdicts_and_tornado_are_the_kits(WhatIfPage open)
    {
        var book = await site.BookAsync();
        var outcomes = book.Money().Outcomes(book.NamedScenario("slow_growth"));
        await GoToAsync(open, "scenario=slow_growth");
        await open.SettledAsync();
        Assert.Equal(outcomes.VerdictFigure().AltText, await AltOnPageAsync(open, "verdicts"));
        Assert.Equal(outcomes.OutcomeMatrix().AltText, await AltOnPageAsync(open, "criteria"));
        await open.Page.ClickAsync("#tab-Tornado");
        await open.SettledAsync();
        Assert.Equal(outcomes.TornadoFigure(outcomes.MostAffected).AltText, await AltOnPageAsync(open, "tornado"));
    }

    private async Task Undoing_random_edits_leads_back_to_the_start_and_redoing_to_the_end(WhatIfPage open, int edits)
    {
        var book = await site.BookAsync();
        var random = new Random(11);
        var settings = new Settings(book, seed: 12);
        // What lies between is not waited for.
        await open.SettledAsync();
        var (start, startSaid) = (await open.FragmentAsync(), await open.SaidAsync());
        var made = 0;
        while (made < edits)
        {
            var assumption = book.Assumptions[random.Next(book.Assumptions.Count)];
            var last = int.Parse((await open.Page.GetAttributeAsync($"[id='s-{assumption.Id}']", "max"))!, CultureInfo.InvariantCulture);
            if (last == 0)
                continue;
            var before = await open.FragmentAsync();
            await open.MoveAsync(assumption.Id, random.Next(last + 1));
            if (await open.FragmentAsync() != before)
                made++;
        }

        await open.SettledAsync();
        var (end, endSaid) = (await open.FragmentAsync(), await open.SaidAsync());
        await StepAsync(open, "#undo", edits);
        Assert.Equal((start, startSaid), (await open.FragmentAsync(), await open.SaidAsync()));
        Assert.True(await open.Page.IsDisabledAsync("#undo"));
        await StepAsync(open, "#redo", edits);
        Assert.Equal((end, endSaid), (await open.FragmentAsync(), await open.SaidAsync()));
        Assert.NotEqual(startSaid, endSaid);
    }

    private static async Task GoToAsync(WhatIfPage open, string fragment)
    {
        await open.Page.EvaluateAsync("fragment => { location.hash = fragment; }", fragment);
        await open.ShownAsync();
    }

    private static async Task StepAsync(WhatIfPage open, string button, int times)
    {
        for (var at = 0; at < times; at++)
            await open.Page.EvaluateAsync("button => document.querySelector(button).click()", button);
        await open.SettledAsync();
    }

    private static async Task<string> AltOnPageAsync(WhatIfPage open, string sheet)
    {
        var why = open.Page.Locator($"#sheet-{sheet} .why");
        return await why.IsVisibleAsync() ? await why.InnerTextAsync() : (await open.Page.GetAttributeAsync($"#sheet-{sheet} .picture", "aria-label"))!;
    }

    private static string AltOf(Func<Figure> figure)
    {
        try
        {
            return figure().AltText;
        }
        catch (InvalidOperationException nothing)
        {
            return nothing.Message;
        }
    }

    private static string Signed(double value)
    {
        var text = Math.Abs(value).ToString("#,##0.0", CultureInfo.InvariantCulture);
        return text == "0.0" ? text : $"{(value > 0 ? '+' : '−')}{text}";
    }
}
