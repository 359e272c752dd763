namespace Deals.Tests.Money;

/// <summary>What a single row of the money tables must not be: each flaw of the constructors, with its column and kind.</summary>
public sealed class MoneyFactsTests
{
    private static readonly Party[] Parties =
        [MoneyBook.Lab, MoneyBook.North, MoneyBook.Fund, MoneyBook.Customers, MoneyBook.Suppliers, MoneyBook.OtherClouds, MoneyBook.OtherHolders, MoneyBook.Courts];

    /// <summary>Who pays whom, kind by kind, written down again.</summary>
    private static readonly Dictionary<TermKind, string> Pairs = new()
    {
        [TermKind.Sales] = "Customers>Lab Customers>Cloud Customers>OtherClouds",
        [TermKind.Cost] = "Lab>Suppliers Cloud>Suppliers OtherClouds>Suppliers",
        [TermKind.RevenueShare] = "Lab>Cloud Cloud>Lab",
        [TermKind.Commitment] = "Lab>Cloud Lab>OtherClouds Lab>Suppliers Cloud>OtherClouds Cloud>Suppliers",
        [TermKind.Substitute] = "Lab>Cloud Lab>OtherClouds Lab>Suppliers Cloud>OtherClouds Cloud>Suppliers",
        [TermKind.Premium] = "Lab>Cloud Lab>OtherClouds Lab>Suppliers Cloud>OtherClouds Cloud>Suppliers",
        [TermKind.Unserved] = "Customers>Lab Customers>Cloud",
        [TermKind.Tranche] = "Cloud>Lab Investor>Lab OtherHolders>Lab",
        [TermKind.LumpSum] = string.Join(' ', from payer in Parties from payee in Parties where payer != payee select $"{payer.Role}>{payee.Role}"),
        [TermKind.Expense] = "Lab>Courts Lab>Suppliers Lab>Cloud Cloud>Courts Cloud>Suppliers Cloud>Lab",
    };

    private static readonly string[] AllParts = ["driver_id", "rate", "margin", "amount", "take_up", "profile", "probability", "of_term_id", "share", "cap_group_id", "lag", "spread", "life", "bases"];

    /// <summary>What each kind needs, and after the bar what it may have.</summary>
    private static readonly Dictionary<TermKind, string> Parts = new()
    {
        [TermKind.Sales] = "driver_id | rate",
        [TermKind.Cost] = "margin bases |",
        [TermKind.RevenueShare] = "rate bases | cap_group_id lag spread life",
        [TermKind.Commitment] = "amount from to | take_up profile",
        [TermKind.Substitute] = "of_term_id | share",
        [TermKind.Premium] = "of_term_id rate |",
        [TermKind.Unserved] = "of_term_id rate | share",
        [TermKind.Tranche] = "amount from | probability",
        [TermKind.LumpSum] = "amount from | probability",
        [TermKind.Expense] = "amount |",
    };

    public static TheoryData<TermKind> Kinds => [.. Enum.GetValues<TermKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_some_roles_pay_each_other(TermKind kind)
    {
        var allowed = from payer in Parties
                      from payee in Parties
                      where Flaws(() => Make(kind, payer: payer, payee: payee)).All(flaw => flaw.Kind != "roles-do-not-pay")
                      select $"{payer.Role}>{payee.Role}";
        Assert.Equal(Pairs[kind].Split(' ').Order(), allowed.Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_the_parts_it_needs_and_none_that_it_does_not_use(TermKind kind)
    {
        var (needs, may) = (Needed(kind), Parts[kind].Split('|')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Flaws(() => Make(kind)));
        foreach (var part in needs)
            Assert.Equal([(ColumnOf(part), "part-missing")], Told(() => Make(kind, without: part)));
        foreach (var part in may)
            Assert.Empty(Flaws(() => Make(kind, with: part)));
        foreach (var part in AllParts.Except(needs).Except(may))
        {
            // An expense has an amount or a driver.
            var fault = kind == TermKind.Expense && part == "driver_id" ? "one-of-two" : "part-not-of-kind";
            Assert.Equal([(ColumnOf(part), fault)], Told(() => Make(kind, with: part)));
        }
    }

    [Theory]
    // kind, number, least and most that a scenario may set, and whether that makes sense
    [InlineData(TermKind.RevenueShare, "rate", 0, 1, true)]
    [InlineData(TermKind.RevenueShare, "rate", 0, 1.01, false)]
    [InlineData(TermKind.RevenueShare, "rate", -0.01, 1, false)]
    [InlineData(TermKind.Sales, "rate", 0, 2, false)]
    [InlineData(TermKind.Unserved, "rate", 0, 7, true)]
    [InlineData(TermKind.Unserved, "rate", -1, 7, false)]
    [InlineData(TermKind.Cost, "margin", -3, 1, true)]
    [InlineData(TermKind.Cost, "margin", 0, 1.5, false)]
    [InlineData(TermKind.Commitment, "amount", 0, 1000, true)]
    [InlineData(TermKind.Commitment, "amount", -1, 1000, false)]
    [InlineData(TermKind.Commitment, "take_up", 0, 1.1, false)]
    [InlineData(TermKind.Commitment, "profile", 1, 3, true)]
    [InlineData(TermKind.Commitment, "profile", 0.9, 3, false)]
    [InlineData(TermKind.Commitment, "profile", 1, 3.1, false)]
    [InlineData(TermKind.Tranche, "probability", 0, 1.1, false)]
    [InlineData(TermKind.LumpSum, "probability", 0, 1.1, false)]
    [InlineData(TermKind.LumpSum, "amount", -1, 1000, false)]
    [InlineData(TermKind.Substitute, "share", -0.1, 1, false)]
    [InlineData(TermKind.RevenueShare, "lag", -1, 4, false)]
    [InlineData(TermKind.RevenueShare, "lag", 0, 41, false)]
    [InlineData(TermKind.RevenueShare, "spread", 0, 4, false)]
    [InlineData(TermKind.RevenueShare, "spread", 1, 40, true)]
    [InlineData(TermKind.RevenueShare, "life", 0, 101, false)]
    public void A_number_stays_within_what_its_kind_allows(TermKind kind, string part, double least, double most, bool isAllowed)
    {
        var number = new MoneyBook().Number("n", (decimal)most, (decimal)least, (decimal)most);
        Assert.Equal(isAllowed ? [] : [(part, "number-out-of-kind")], Told(() => Make(kind, with: part, number: number)));
    }

    [Fact]
    public void A_number_is_no_day()
        => Assert.Equal([("rate", "not-a-number")], Told(() => Make(TermKind.RevenueShare, with: "rate", number: new MoneyBook().Day("day", null))));

    [Fact]
    public void A_term_does_not_end_before_it_starts_and_ends_on_an_assumed_day_if_at_all()
    {
        Assert.Equal([("to", "end-before-start")], Told(() => Make(TermKind.Expense, from: new(2026, 1, 2), to: new(2026, 1, 1))));
        Assert.Empty(Flaws(() => Make(TermKind.Expense, from: new(2026, 1, 1), to: new(2026, 1, 1))));
        Assert.Equal([("until", "end-not-a-date")], Told(() => Make(TermKind.Expense, until: new MoneyBook().Number("n", 1))));
    }

    [Fact]
    public void A_term_and_a_driver_need_a_source_or_a_reason()
    {
        Assert.Equal([("reason", "neither-source-nor-reason")], Told(() => Make(TermKind.Expense, hasSource: false)));
        Assert.Equal([("reason", "neither-source-nor-reason")], Told(() => new AnchoredDriver("d", "d", [], null, null, null)));
    }

    [Fact]
    public void A_term_tells_what_is_expected()
    {
        var flaw = Assert.Single(Flaws(() => Make(TermKind.Expense, payee: MoneyBook.Customers)));
        Assert.Equal("payee_id", flaw.Field);
        Assert.Equal("from lab or cloud to courts or suppliers or lab or cloud, as the kind is expense", flaw.Expected);
        Assert.Equal("a value, as a term of kind tranche needs it", Assert.Single(Flaws(() => Make(TermKind.Tranche, without: "amount"))).Expected);
        Assert.Equal("nothing, as a term of kind expense does not use it", Assert.Single(Flaws(() => Make(TermKind.Expense, with: "margin"))).Expected);
        Assert.Equal("an assumption from 1 to 3; its minimum is 0", Assert.Single(Flaws(() => Make(TermKind.Commitment, with: "profile", number: new MoneyBook().Number("n", 0)))).Expected);
    }

    [Theory]
    [InlineData(DriverKind.Anchored, "")]
    [InlineData(DriverKind.Share, "parent_id ramp ramp_from ramp_to share_from share_to")]
    [InlineData(DriverKind.Product, "factor parent_id")]
    [InlineData(DriverKind.Less, "factor other_id parent_id")]
    public void A_driver_has_the_parts_of_its_kind(DriverKind kind, string needs)
    {
        var number = new MoneyBook().Number("n", 0.5m);
        var all = new Dictionary<string, object>
        {
            ["factor"] = number,
            ["other_id"] = "o",
            ["parent_id"] = "p",
            ["ramp"] = RampShape.Linear,
            ["ramp_from"] = new Quarter(2026, 1),
            ["ramp_to"] = new Quarter(2026, 2),
            ["share_from"] = number,
            ["share_to"] = number,
        };
        string[] parts = [.. all.Keys];
        string[] needed = needs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Driver Make(Dictionary<string, object> made) => Driver.Of(kind, "d", "d", MoneyBook.Somewhere, null, [], made.GetValueOrDefault);
        Assert.Equal(needed.Select(part => (part, "part-missing")), Told(() => Make([])));
        Assert.Equal(parts.Except(needed).Select(part => (part, "part-not-of-kind")), Told(() => Make(all)));
        if (kind != DriverKind.Anchored)
            Assert.Contains(("growth", "part-not-of-kind"), Told(() => Make(new(all) { ["growth"] = number })));
    }

    [Fact]
    public void A_band_needs_an_end_and_begins_at_zero_or_above()
    {
        var book = new MoneyBook();
        Driver Band(Assumption? from, Assumption? to) => new BandDriver("d", "d", "p", from, to, MoneyBook.Somewhere, null);
        Assert.Equal([("band_from", "part-missing")], Told(() => Band(null, null)));
        Assert.Equal([("band_to", "number-out-of-kind")], Told(() => Band(null, book.Number("n", 1, -1, 10))));
        Assert.Empty(Flaws(() => Band(null, book.Money("m", 1))));
    }

    [Fact]
    public void A_ramp_ends_after_it_begins()
    {
        var number = new MoneyBook().Number("n", 0.5m);
        Assert.Equal(
            [("ramp_to", "end-before-start")],
            Told(() => new ShareDriver("d", "d", "p", RampShape.Linear, new(2026, 2), new(2026, 2), number, number, MoneyBook.Somewhere, null)));
    }

    [Fact]
    public void A_mixture_has_no_clauses_of_its_own_consists_of_settled_regimes_and_ends_on_a_day()
    {
        var book = new MoneyBook();
        var (clause, settled) = (book.Switch("c"), book.Regime("settled", RegimeRole.Other));
        Regime Mixed(Regime before, Assumption until, params Switch[] clauses) => new("r", "r", "r", RegimeRole.Baseline, clauses, new(before, until, [new(settled, null)]));
        var (day, number) = (book.Day("day", null), book.Number("n", 1));
        var mixed = Mixed(settled, day);
        Assert.Equal([("regime_id", "mixture-with-clauses")], Told(() => Mixed(settled, day, clause)));
        Assert.Equal([("regime_id", "mixture-of-mixtures")], Told(() => Mixed(mixed, day)));
        Assert.Equal([("regime_id", "mixture-of-mixtures")], Told(() => new Regime("r", "r", "r", RegimeRole.Baseline, [], new(settled, day, [new(mixed, null)]))));
        Assert.Equal([("until", "end-not-a-date")], Told(() => Mixed(settled, number)));
    }

    private static string[] Needed(TermKind kind) => Parts[kind].Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>That a cost has no bases is told at its kind, as bases stand in a table of their own.</summary>
    private static string ColumnOf(string part) => part == "bases" ? "kind" : part;

    private static Term Make(
        TermKind kind, string? with = null, string? without = null, Assumption? number = null, Party? payer = null, Party? payee = null,
        DateOnly? from = null, DateOnly? to = null, Assumption? until = null, bool hasSource = true)
    {
        var any = new MoneyBook();
        string[] set = [.. Needed(kind).Append(with).OfType<string>().Distinct().Where(part => part != without)];
        Assumption? Part(string part) => !set.Contains(part)
            ? null
            : part == with && number is not null ? number : any.Number(part, 1, part is "profile" or "spread" ? 1 : 0);
        var numbers = new TermNumbers
        {
            DriverId = set.Contains("driver_id") ? "d" : null,
            Rate = Part("rate"),
            Margin = Part("margin"),
            Amount = Part("amount"),
            TakeUp = Part("take_up"),
            Profile = Part("profile"),
            Probability = Part("probability"),
            OfTermId = set.Contains("of_term_id") ? "t" : null,
            Share = Part("share"),
            CapGroup = set.Contains("cap_group_id") ? any.Cap("pool", 1, new(2026, 1, 1)) : null,
            Lag = Part("lag"),
            Spread = Part("spread"),
            Life = Part("life"),
            Bases = set.Contains("bases") ? [new("t", false, null)] : [],
        };
        var pair = Pairs[kind].Split(' ')[0].Split('>');
        var facts = new TermFacts(
            "term", "term", null, payer ?? Parties.First(party => $"{party.Role}" == pair[0]), payee ?? Parties.First(party => $"{party.Role}" == pair[1]), RiskClass.Contract,
            set.Contains("from") ? new(2026, 1, 1) : from, set.Contains("to") ? new(2026, 12, 31) : to, null, until, true, hasSource ? MoneyBook.Somewhere : null, null);
        return Term.Of(kind, facts, column => numbers[column]);
    }

    private static IEnumerable<(string Field, string Kind)> Told(Func<object> make) => Flaws(make).Select(flaw => (flaw.Field, flaw.Kind)).Order();

    private static IReadOnlyList<Flaw> Flaws(Func<object> make)
    {
        try
        {
            make();
            return [];
        }
        catch (FlawedException flawed)
        {
            return flawed.Flaws;
        }
    }
}
