namespace Deals.BrowserTests;

/// <summary>What the page says is what the kit says, and stays so through every step back and forth.</summary>
public sealed class WhatIfNumbersTests(Browser browser, WhatIfSite site)
{

    [Theory]
    [InlineData(Host.Program, 60)]
    [InlineData(Host.Browser, 20)] // interpreted, each takes long; of both 200 were tried by hand
    public async Task The_numbers_and_figures_of_random_settings_are_the_kits_to_the_last_printed_digit(Host computes, int tried)
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
        await using var open = await WhatIfPage.OpenAsync(browser, await site.AddressAsync(computes));
        foreach (var (fragment, said) in expected)
        {
            await open.Page.EvaluateAsync("fragment => { location.hash = fragment; }", fragment);
            await open.Page.WaitForFunctionAsync("fragment => document.documentElement.dataset.shown === fragment", fragment);
            Assert.Equal(said, await open.Page.EvaluateAsync<string>(
                """
                () => [...document.querySelectorAll(".number")].map(each => `${each.id} ${each.textContent}`).sort()
                  .concat(["bridge", "flows", "cap"].map(name => document.getElementById("sheet-" + name))
                    .map(sheet => sheet.querySelector(".why").hidden ? sheet.querySelector(".picture").getAttribute("aria-label") : sheet.querySelector(".why").textContent)).join("\n")
                """));
        }
    }

    [Theory]
    [InlineData(Host.Program)]
    [InlineData(Host.Browser)]
    public async Task Settings_that_contradict_each_other_leave_no_number_of_other_settings(Host computes)
    {
        var book = await site.BookAsync();
        await using var open = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync(computes)}#set.foundation_stake=0.5");
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

    [Theory]
    [InlineData(Host.Program)]
    [InlineData(Host.Browser)]
    public async Task Verdicts_and_tornado_are_the_kits(Host computes)
    {
        var book = await site.BookAsync();
        var outcomes = book.Money().Outcomes(book.NamedScenario("slow_growth"));
        await using var open = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync(computes)}#scenario=slow_growth");
        await open.SettledAsync();
        Assert.Equal(outcomes.VerdictFigure().AltText, await AltOnPageAsync(open, "verdicts"));
        Assert.Equal(outcomes.OutcomeMatrix().AltText, await AltOnPageAsync(open, "criteria"));
        await open.Page.ClickAsync("#tab-Tornado");
        await open.SettledAsync();
        Assert.Equal(outcomes.TornadoFigure(outcomes.MostAffected).AltText, await AltOnPageAsync(open, "tornado"));
    }

    [Theory]
    [InlineData(Host.Program, 100)]
    [InlineData(Host.Browser, 25)] // interpreted; 100 were tried by hand
    public async Task Undoing_random_edits_leads_back_to_the_start_and_redoing_to_the_end(Host computes, int edits)
    {
        var book = await site.BookAsync();
        var random = new Random(11);
        var settings = new Settings(book, seed: 12);
        // The rights alone are shown, so that each step is quick; the sliders are those of every view. What lies between is not
        // waited for.
        await using var open = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync(computes)}#view=windows");
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
