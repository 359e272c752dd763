using Deals.Charts.Html;
using Deals.Hosting;

namespace Deals.Tests.Notebooks;

public class SetupTests
{
    [Fact]
    public void The_set_up_of_a_fresh_build_has_no_warning_and_brings_the_script()
    {
        var report = Deals.Kit.Setup();
        Assert.Null(report.Warning);
        Assert.Contains("plotly.js 2.28.0", report.ToString(), StringComparison.Ordinal);
        using var html = new StringWriter();
        var formatter = Assert.IsType<Shown>(Assert.Single(new SetupFormatters().CreateTypeFormatters()));
        Assert.Equal(MimeType.Html, formatter.MimeType);
        Assert.True(formatter.Format(report, html));
        Assert.Contains("plotly.js v2.28.0", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_was_rebuilt_asks_for_a_new_kernel()
        => Assert.StartsWith("Library rebuilt; restart the kernel.", new SetupReport("Deals 1", ["Deals.Model"]).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_file_is_stale_when_it_is_another_module_than_the_one_loaded()
    {
        var assembly = typeof(SetupReport).Assembly;
        Assert.False(LibraryVersion.IsStale(assembly.ManifestModule.ModuleVersionId, assembly.Location));
        Assert.True(LibraryVersion.IsStale(assembly.ManifestModule.ModuleVersionId, typeof(SetupTests).Assembly.Location));
        Assert.False(LibraryVersion.IsStale(assembly.ManifestModule.ModuleVersionId, "no such file"));
    }

    [Fact]
    public async Task Warming_up_draws_without_a_fault()
    {
        var warm = DrawingWarmUp.Start();
        await warm;
        Assert.True(warm.IsCompletedSuccessfully);
    }
}
