using Deals.Hosting;

namespace Deals.Tests.Notebooks;

/// <summary>study.WhatIf() where outputs are not live, and the program behind it where they are.</summary>
public sealed class WhatIfPageTests
{
    [Theory]
    [InlineData("bridge", "bridge-")]
    [InlineData("flows", "flows-")]
    [InlineData("cap", "cap-")]
    [InlineData("verdicts", "verdicts")]
    [InlineData("windows", "exclusivity-windows-")]
    [InlineData("choice", "choice")]
    public async Task Where_outputs_are_not_live_it_is_the_figures_picture_with_the_settings_and_a_sentence(string sheet, string id)
    {
        var book = await Kit.OpenAsync(Repository.PathOf("data", "openai-clouds"));
        var shown = book.Study(assume: ["share_cap=60"]).WhatIf(sheet);
        var html = shown.ToHtml();
        Assert.StartsWith(id, shown.Figure.Id);
        Assert.Contains($"data-figure=\"{shown.Figure.Id}\"", html);
        Assert.Contains("$60bn", html);
        Assert.Contains("the sliders are here while the notebook’s kernel runs", html);
        Assert.DoesNotContain("data-address", html);
        Assert.Null(shown.Lack);
        Assert.Equal("share_cap=60", Assert.Single(shown.Study.Scenario.Changes.Select(change => $"{change.Assumption.Id}={change.Value}")));
    }

    [Fact]
    public async Task Deals_without_money_show_their_windows_and_an_unknown_figure_is_refused_with_the_known_ones()
    {
        var book = await Kit.OpenAsync(Repository.PathOf("tests", "data", "drug-licence"));
        Assert.StartsWith("exclusivity-windows", book.Study().WhatIf().Figure.Id);
        Assert.Contains("There are bridge, flows", Assert.Throws<ArgumentException>(() => book.Study().WhatIf("bridges")).Message);
        var party = book.Parties[0].Id;
        Assert.Contains($"the nearest is '{party}'", Assert.Throws<KeyNotFoundException>(() => book.Study(viewer: $"{party}x")).Message);
    }

    [Fact]
    public async Task A_book_that_no_folder_holds_says_so()
    {
        var book = await Deals.Data.Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
        var shown = book.Study().WhatIf();
        Assert.NotNull(shown.Lack);
        Assert.Contains(shown.Lack, shown.ToHtml());
    }

    /// <summary>What a cell does in a live kernel, but for the output.</summary>
    [Fact]
    public void One_program_serves_all_cells_of_a_kernel_and_its_address_has_a_key()
    {
        var server = new WhatIfServer();
        try
        {
            var (first, lack) = server.Open(Repository.PathOf("data", "openai-clouds"));
            Assert.Null(lack);
            var address = server.Address;
            var (second, _) = server.Open(Repository.PathOf("tests", "data", "league-rights"));
            Assert.Equal((1, 2), (first, second));
            Assert.Equal(address, server.Address);
            Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/[A-Za-z0-9_-]{22}/$", address);
            Assert.Null(server.SettingsOf(1));
        }
        finally
        {
            server.Dispose();
        }
    }
}
