namespace Deals.BrowserTests;

/// <summary>The view for which worlds are drawn: in pieces, so that the page answers meanwhile, and given up for what its reader does next.</summary>
public sealed class WhatIfHowSureTests(Browser browser, WhatIfSite site)
{
    private const string All = "4,096 of 4,096 simulations are drawn.";

    [Theory]
    [InlineData(Host.Program)]
    [InlineData(Host.Browser)]
    public async Task It_says_how_often_each_party_gains_and_a_value_that_is_set_is_no_longer_drawn(Host computes)
    {
        await using var open = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync(computes)}#view=howsure&party=microsoft");
        // Interpreted, all take long: what is tried while they are drawn is tried here, and not on a page of its own.
        if (computes == Host.Browser)
            await While_worlds_are_drawn_a_slider_is_followed_and_the_drawing_begins_anew(open);
        await open.SettledAsync();
        Assert.Equal(All, await open.Page.InnerTextAsync("#drawn"));
        var before = await PicturesAsync(open);
        Assert.Equal(["chances", "joint", "spread"], before.Keys.Order());
        Assert.Contains("4,096 simulations", before["chances"], StringComparison.Ordinal);
        Assert.Contains("the old terms end on 1 Jan 2031", before["chances"], StringComparison.Ordinal);

        await open.SlideAsync("old_terms_end", 0);
        await open.SettledAsync();
        var after = await PicturesAsync(open);
        Assert.DoesNotContain("the end of the old terms", after["chances"], StringComparison.Ordinal);
        Assert.All(before.Keys, sheet => Assert.NotEqual(before[sheet], after[sheet]));
        Assert.Empty(open.Errors);
    }

    /// <summary>Leaves the page with a slider at its least, and its worlds being drawn.</summary>
    private static async Task While_worlds_are_drawn_a_slider_is_followed_and_the_drawing_begins_anew(WhatIfPage open)
    {
        await open.Page.WaitForFunctionAsync("() => /^[1-9][0-9,]* of/.test(document.getElementById('drawn')?.textContent ?? '')");
        var numbers = await open.Page.InnerTextAsync(".verdicts");
        await open.SlideAsync("revenue_2030", 0);
        Assert.NotEqual(numbers, await open.Page.InnerTextAsync(".verdicts"));
        Assert.NotEqual(All, await open.Page.InnerTextAsync("#drawn"));
    }

    /// <summary>Each sheet's figure in words.</summary>
    private static async Task<Dictionary<string, string>> PicturesAsync(WhatIfPage open)
        => await open.Page.EvaluateAsync<Dictionary<string, string>>(
            "() => Object.fromEntries([...document.querySelectorAll('.sheet')].map(sheet => [sheet.id.slice(6), sheet.querySelector('.picture').getAttribute('aria-label')]))");
}
