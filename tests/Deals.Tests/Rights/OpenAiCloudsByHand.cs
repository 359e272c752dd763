using Deals.Data;

namespace Deals.Tests.Rights;

/// <summary>
/// The real data, worked by hand from the clauses. The tables below can be checked with the codebook and a calendar: 27 and 28
/// February are 2 days, March has 31, and 1 to 26 April are 26: 59 in all.
/// </summary>
public sealed class OpenAiCloudsByHand
{
    private static readonly Lazy<Task<DealBook>> Read = new(() => Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync());

    /// <summary>Which clauses collided over what, from which day through which, and what ended it.</summary>
    public static TheoryData<string, string[]> Collisions => new()
    {
        {
            "microsoft",
            [
                "msft_api_2025_10 × aws_frontier_2026_02 | frontier         | 2026-02-27 to 2026-04-26 | 59 | settlement_2026_04",
                "msft_api_2025_10 × aws_runtime_2026_02  | stateful_runtime | 2026-02-27 to 2026-04-26 | 59 | settlement_2026_04",
            ]
        },
        { "openai_amazon", [] },
    };

    [Theory]
    [MemberData(nameof(Collisions))]
    public async Task Collisions_under_a_reading(string reading, string[] expected)
    {
        var book = await Read.Value;
        var found =
            from collision in book.Timeline().Collisions(book.Readings[reading])
            let ending = Assert.Single(collision.Endings)
            select $"{collision.First.Right.Id} × {collision.Second.Right.Id} | {collision.Subject.Id} | {collision.Window} | {collision.Window.Days} | {ending.Right.EndedBy?.Id}";
        Assert.Equal(expected.Select(Squeezed), found.Select(Squeezed));
    }

    /// <summary>
    /// Usable pairs of those that are on sale or announced, or kept from it by a right. At first models and Codex on Azure: 2. Kept away
    /// are models on AWS and Google Cloud and Codex on AWS, 3; under Microsoft's reading the runtime and Frontier on AWS too, 5. From 27
    /// February 2026 Frontier on Azure, and where they are not barred the runtime and Frontier on AWS: 3 of 8, or 5 of 8. With the
    /// amendment nothing is barred: 5 of 5. On 28 April models and Codex on AWS: 7. By the end of September models on Google Cloud: 8.
    /// </summary>
    [Theory]
    [InlineData("microsoft", "2025-01-21: 2/7; 2026-02-27: 3/8; 2026-04-27: 5/5; 2026-04-28: 7/7; 2026-09-30: 8/8")]
    [InlineData("openai_amazon", "2025-01-21: 2/5; 2026-02-27: 5/8; 2026-04-27: 5/5; 2026-04-28: 7/7; 2026-09-30: 8/8")]
    public async Task The_choice_index_under_a_reading(string reading, string expected)
    {
        var book = await Read.Value;
        var steps = book.Timeline().ChoiceIndex(book.Readings[reading], book.Period);
        Assert.All(steps, step => Assert.Equal(4, step.PossiblePairs));
        var changes = steps.Where((step, at) => at == 0 || (step.Usable, step.Pairs) != (steps[at - 1].Usable, steps[at - 1].Pairs));
        Assert.Equal(expected, string.Join("; ", changes.Select(step => $"{step.Window.Start:O}: {step.Usable}/{step.Pairs}")));
    }

    [Fact]
    public async Task After_the_amendment_only_amazons_own_rights_bar_anything()
    {
        var book = await Read.Value;
        Assert.Equal(
            ["frontier on google_cloud", "stateful_runtime on google_cloud", "stateful_runtime on microsoft"],
            book.Timeline().Offers(book.Readings["microsoft"], new(2026, 4, 27)).Where(offer => offer.BarredBy.Count > 0)
                .Select(offer => $"{offer.Offer.Product.Id} on {offer.Offer.Cloud.Id}").Order(StringComparer.Ordinal));
    }

    /// <summary>Microsoft's exclusivity ran from 21 January 2025 to 26 April 2026: 461 days, of which 280 under the old terms and 181 under the new.</summary>
    [Theory]
    [InlineData("microsoft", "model_apis", 461)]
    [InlineData("microsoft", "chatgpt", 0)]
    [InlineData("amazon", "frontier", 2_500)] // 27 February 2026 to the period's end, 31 December 2032: 308 + 4 × 365 + 2 × 366
    public async Task Days_of_exclusivity_within_the_period(string holder, string subject, int days)
    {
        var book = await Read.Value;
        var row = book.Timeline().Coverage(book.Readings["microsoft"], book.Period)
            .SingleOrDefault(row => row.Holder.Id == holder && row.Subject.Id == subject);
        Assert.Equal(days, row?.ExclusiveDays ?? 0);
    }

    [Fact]
    public async Task Without_the_amendment_the_collisions_last_until_agi()
    {
        var book = await Read.Value;
        var microsoft = book.Readings["microsoft"];
        var scenario = Scenario.Base(book).Unsettled(book.Timeline().Collisions(microsoft)).With(["agi_date=2029-01-01"]);
        Assert.Equal(["msft_openai_2026_04"], scenario.LeftOut.Select(deal => deal.Id));
        Assert.All(book.Timeline(scenario).Collisions(microsoft), collision =>
        {
            Assert.Equal(new DateOnly(2028, 12, 31), collision.Window.LastDay);
            Assert.Equal(EndingCause.AssumedDay, Assert.Single(collision.Endings).Cause);
        });
    }

    [Fact]
    public async Task Every_fact_of_the_article_is_a_claim_with_the_article_as_its_source()
    {
        var book = await Read.Value;
        Assert.All(Enumerable.Range(1, 26), number =>
        {
            var claim = book.Claims[string.Create(CultureInfo.InvariantCulture, $"F{number:000}")];
            Assert.Equal(ClaimBasis.Seed, claim.Basis);
            Assert.Equal(SourceKind.Seed, claim.Source.Kind);
        });
    }

    private static string Squeezed(string row) => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
