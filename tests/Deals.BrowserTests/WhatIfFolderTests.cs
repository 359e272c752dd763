namespace Deals.BrowserTests;

/// <summary>`deals whatif` and the folders that it writes into.</summary>
public sealed class WhatIfFolderTests
{
    [Fact]
    public async Task What_a_person_put_beside_a_published_page_stays_when_it_is_published_again_also_after_an_interruption()
    {
        var folder = Directory.CreateTempSubdirectory("deals-whatif-");
        try
        {
            var site = Path.Combine(folder.FullName, "site");
            var (code, _, error) = await WhatIfSite.RunAsync("whatif", "--publish", site);
            Assert.True(code == 0, error);
            var files = Directory.GetFiles(site, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
            Directory.CreateDirectory(Path.Combine(site, ".git"));
            string[] mine = [Path.Combine(site, "CNAME"), Path.Combine(site, ".git", "HEAD"), Path.Combine(site, "data", "notes.txt")];
            foreach (var file in mine)
                await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

            (code, _, error) = await WhatIfSite.RunAsync("whatif", "--publish", site);
            Assert.True(code == 0, error);
            Assert.Equal(files.Concat(mine).Order(StringComparer.Ordinal), Directory.GetFiles(site, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            Assert.All(mine, file => Assert.Equal("mine", File.ReadAllText(file)));
            Assert.Equal([site], Directory.GetFileSystemEntries(folder.FullName));

            // As a kill leaves it while files take their places: the list of the page's files is not yet back.
            var staging = Path.Combine(folder.FullName, ".site.deals-writing");
            Directory.CreateDirectory(Path.Combine(staging, "new"));
            File.Move(Path.Combine(site, "manifest.json"), Path.Combine(staging, "new", "manifest.json"));
            await File.WriteAllTextAsync(Path.Combine(staging, "moves.json"), """{"coming": [], "going": [], "listed": true}""", TestContext.Current.CancellationToken);
            (code, _, error) = await WhatIfSite.RunAsync("whatif", "--publish", site);
            Assert.True(code == 0, error);
            Assert.Equal(files.Concat(mine).Order(StringComparer.Ordinal), Directory.GetFiles(site, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            Assert.Equal([site], Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task It_is_served_where_nothing_temporary_can_be_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TMPDIR is Unix's");
        using var command = WhatIfSite.Start(["whatif", "--no-browser", "--port", WhatIfSite.FreePort().ToString(CultureInfo.InvariantCulture)], new Dictionary<string, string?> { ["TMPDIR"] = "/nowhere" });
        try
        {
            using var http = new HttpClient();
            Assert.Contains("blazor.web.js", await http.GetStringAsync(await WhatIfSite.AddressOfAsync(command), TestContext.Current.CancellationToken));
        }
        finally
        {
            command.Kill(entireProcessTree: true);
        }
    }
}
