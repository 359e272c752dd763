namespace Deals.Tests.Data;

/// <summary>Data that differ in a byte have another fingerprint, and so have their figures; the same data have the same, however they are read.</summary>
public sealed class FingerprintTests
{
    [Theory]
    [InlineData(4_096)]
    [InlineData(1)]
    public async Task The_same_files_have_the_same_fingerprint_however_they_come(int piece)
    {
        var whole = await FingerprintAsync(new());
        Assert.Matches("^[0-9a-f]{64}$", whole);
        Assert.Equal(whole, await FingerprintAsync(new() { Piece = piece }));
    }

    [Fact]
    public async Task Another_cell_or_property_gives_another_fingerprint()
    {
        string[] all =
        [
            await FingerprintAsync(new()),
            await FingerprintAsync(new SmallPackage().Cell("parties.csv", 2, 2, "Another")),
            await FingerprintAsync(new SmallPackage().Descriptor(root => root["title"] = "Another title")),
        ];
        Assert.Distinct(all);
    }

    [Fact]
    public async Task Figures_of_other_data_under_the_same_assumptions_have_another_hash()
    {
        var (first, second) = (await BookAsync(new()), await BookAsync(new SmallPackage().Descriptor(root => root["title"] = "Another title")));
        Assert.NotEqual(first.EventTimeline().AssumptionsHash, second.EventTimeline().AssumptionsHash);
        Assert.Equal(first.EventTimeline().AssumptionsHash, (await BookAsync(new())).EventTimeline().AssumptionsHash);
    }

    private static async Task<string> FingerprintAsync(SmallPackage package) => (await BookAsync(package)).Fingerprint;

    private static async Task<DealBook> BookAsync(SmallPackage package) => (await package.CheckAsync()).Book!;
}
