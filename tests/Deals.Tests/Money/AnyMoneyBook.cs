using CsCheck;

namespace Deals.Tests.Money;

/// <summary>
/// A random book in which every kind of driver, term and regime stands: a lab that sells itself and through a cloud, pays two
/// shares out of one pool and another one late, buys capacity under a contract or elsewhere, and is owned by a fund and a cloud.
/// </summary>
/// <param name="Parts">Random fractions.</param>
/// <param name="Days">Random days after 2026-01-01, up to three years.</param>
/// <param name="Flips">Random yes or no.</param>
internal sealed record AnyMoneyBook(decimal[] Parts, int[] Days, bool[] Flips)
{
    public static readonly Gen<AnyMoneyBook> Any = Gen.Select(Gen.Int[0, 1000].Array[24], Gen.Int[0, 1095].Array[12], Gen.Bool.Array[24])
        .Select((parts, days, flips) => new AnyMoneyBook([.. parts.Select(part => part / 1000m)], days, flips));

    /// <summary>The terms that may be split in two, with the day: no commitment and no tranche, nor what stands for a part of a commitment.</summary>
    public static readonly string[] Splittable = ["own_sales", "cloud_sales", "share_north", "share_south", "share_late", "share_back", "lab_cost", "south_cost", "premium", "fees"];

    private static readonly DateOnly Start = new(2026, 1, 1);

    public Quarter First => new(2026, 1 + (Days[0] % 4));

    public Quarter Last => First.Next(3 + (Days[1] % 9));

    public override string ToString() => $"[{string.Join(", ", Parts)}], [{string.Join(", ", Days)}], [{string.Join(", ", Flips)}]";

    /// <summary>The book, as drawn.</summary>
    /// <param name="split">A term that stands in two pieces: the second begins on the day.</param>
    /// <param name="life">For how many years shares go on after the ledger.</param>
    /// <param name="orEnd">Another day on which what ends on the assumed one may end.</param>
    /// <param name="fade">Over how many years growth fades after the last total.</param>
    public DealBook Book((string Term, DateOnly Day)? split = null, decimal life = 4, DateOnly? orEnd = null, decimal? fade = null)
    {
        var book = new MoneyBook { First = First, Last = Last, ValuationDate = Start.AddDays(Days[2] / 3), Rate = Parts[0] * 0.3m };
        Switch[] clauses = [.. Enumerable.Range(0, 5).Select(at => book.Switch($"clause{at}"))];
        Regimes(book, clauses);
        Drivers(book, fade);
        Terms(book, clauses, split, life, orEnd);
        book.Value(500 + (1000 * Parts[20]), (MoneyBook.North, new(2020, 1, 1), 0.5m * Parts[21]), (MoneyBook.Fund, new(2020, 1, 1), 0.25m), (MoneyBook.Fund, Day(3), 0.25m * Parts[22]));
        return book.Book();
    }

    /// <summary>A day from 2026 on.</summary>
    public DateOnly Day(int at) => Start.AddDays(Days[at]);

    private void Regimes(MoneyBook book, Switch[] clauses)
    {
        Switch[] Some(int first) => [.. clauses.Where((_, at) => Flips[first + at])];
        book.Regime("now", RegimeRole.Current, Some(0));
        book.Regime("before", RegimeRole.DefaultBaseline, Some(5));
        var (one, other) = (book.Regime("one", RegimeRole.Other, Some(10)), book.Regime("other", RegimeRole.Other, Some(15)));
        var ruling = Flips[20] ? book.Day("ruling", Day(4), (Day(4), 0.6m), (null, 0.4m)) : book.Day("ruling", Day(4));
        book.Regime(new("disputed", "disputed", "disputed", RegimeRole.Baseline, [], new(one, ruling, [new(one, book.Number("upheld", Parts[1])), new(other, null)])));
    }

    private void Drivers(MoneyBook book, decimal? fade)
    {
        Anchor Total(int year, decimal value) => new(year, null, value, null, MoneyBook.Somewhere, null);
        book.Driver(new AnchoredDriver(
            "revenue", "revenue", [Total(2025, 10 + (50 * Parts[3])), Total(2027, 10 + (100 * Parts[4]))], book.Number("growth", Parts[2], -0.5m), MoneyBook.Somewhere, null,
            fade is { } years ? book.Number("fade", years, 0, 10) : null));
        book.Driver(new ShareDriver(
            "through", "through", "revenue", Flips[21] ? RampShape.Linear : RampShape.Logistic, First, First.Next(1 + (Days[5] % 6)),
            book.Number("share_from", Parts[5]), book.Number("share_to", Parts[6]), MoneyBook.Somewhere, null));
        book.Driver(new LessDriver("own", "own", "revenue", book.Number("lost", Parts[7]), "through", MoneyBook.Somewhere, null));
        if (First.Number == 1)
            book.Driver(new BandDriver("tier", "tier", "revenue", book.Money("tier_from", 10 * Parts[5]), book.Money("tier_to", 60), MoneyBook.Somewhere, null));
        book.Driver(new ProductDriver("sold", "sold", "through", book.Number("sold_part", Parts[8]), MoneyBook.Somewhere, null));
    }

    private void Terms(MoneyBook book, Switch[] clauses, (string Term, DateOnly Day)? split, decimal years, DateOnly? orEnd)
    {
        var later = new HashSet<string>();
        var another = orEnd is { } or ? book.Day("or_end", or) : null;
        string[] Pieces(string id) => later.Contains(id) ? [id, $"{id}_later"] : [id];
        TermBase[] Of(string id, Assumption? weight = null, bool subtracted = false) => [.. Pieces(id).Select(piece => new TermBase(piece, subtracted, weight))];
        void Add(string id, TermKind kind, Party payer, Party payee, TermNumbers numbers, Switch? clause = null, DateOnly? from = null, DateOnly? to = null, Assumption? until = null)
        {
            var day = split?.Term == id && !(from >= split.Value.Day) && !(to < split.Value.Day) ? split.Value.Day : (DateOnly?)null;
            book.Term(id, kind, payer, payee, numbers, clause, from, day?.AddDays(-1) ?? to, until, orUntil: until is null ? null : another);
            if (day is null)
                return;
            later.Add(id);
            book.Term($"{id}_later", kind, payer, payee, numbers, clause, day, to, until, orUntil: until is null ? null : another);
        }

        var pool = book.Cap("pool", 40 * Parts[9], new(2024, 1, 1), book.Money("opening", 10), book.Number("opening_share", Parts[10]));
        var end = Flips[22] ? book.Day("end", null, (Day(6), 0.3m), (null, 0.7m)) : book.Day("end", Day(6));
        var life = book.Number("life", years, 0, 10);
        Add("own_sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.Lab, new() { DriverId = "own", Rate = book.Number("own_rate", 1) });
        Add("cloud_sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = "sold" }, clauses[0], Day(7));
        Add("share_north", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate_north", Parts[11] / 2), Bases = Of("own_sales"), CapGroup = pool, Life = life }, clauses[1], to: Day(8).AddYears(1));
        Add("share_south", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.South, new() { Rate = book.Number("rate_south", Parts[12] / 2), Bases = Of("own_sales", book.Number("weight", Parts[13])), CapGroup = pool }, clauses[2], until: end);
        Add("share_late", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.South, new() { Rate = book.Number("rate_late", 0.1m), Bases = Of("own_sales"), Lag = book.Number("lag", 2, 0, 4), Spread = book.Number("spread", 1.5m, 1, 4) }, from: Day(9));
        Add("share_back", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate_back", Parts[14]), Bases = Of("cloud_sales") }, until: end);
        Add("share_extra", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate_extra", 0), Bases = Of("own_sales"), Life = life });
        book.Term("contract", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, new() { Amount = book.Money("amount", 100 * Parts[15]), Profile = book.Number("profile", 1 + (2 * Parts[16]), 1, 3) }, clauses[3], Day(10), Day(10).AddDays(100 + Days[11]));
        book.Term("elsewhere", TermKind.Substitute, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "contract", Share = book.Number("elsewhere_part", Parts[17]) });
        Add("premium", TermKind.Premium, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "elsewhere", Rate = book.Number("more", 0.1m) });
        book.Term("unserved", TermKind.Unserved, MoneyBook.Customers, MoneyBook.Lab, new() { OfTermId = "contract", Rate = book.Number("unserved_rate", 1.5m, 0, 10) });
        var margin = book.Number("margin", Parts[18]);
        Add("lab_cost", TermKind.Cost, MoneyBook.Lab, MoneyBook.Suppliers, new() { Margin = margin, Bases = [.. Of("own_sales"), new("contract", true, book.Number("serving", Parts[19]))] });
        Add("south_cost", TermKind.Cost, MoneyBook.South, MoneyBook.Suppliers, new() { Margin = margin, Bases = [new("contract", false, null)] });
        // Clouds buy of each other and of suppliers, too, and share what they sell.
        book.Term("wholesale", TermKind.Commitment, MoneyBook.North, MoneyBook.South, new() { Amount = book.Money("wholesale_amount", 30 * Parts[16]) }, clauses[1], Day(10), Day(10).AddDays(400));
        book.Term("chips", TermKind.Substitute, MoneyBook.North, MoneyBook.Suppliers, new() { OfTermId = "wholesale" });
        Add("resale", TermKind.RevenueShare, MoneyBook.North, MoneyBook.South, new() { Rate = book.Number("rate_resale", Parts[12] / 2), Bases = Of("cloud_sales"), Life = life }, clauses[2]);
        Add("fees", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Money("fees_amount", 2) }, clauses[4], until: end);
        book.Term("upfront", TermKind.LumpSum, MoneyBook.South, MoneyBook.North, new() { Amount = book.Money("upfront_amount", 5), Probability = book.Number("upfront_likely", Parts[23]) }, clauses[2], from: Day(4));
        book.Term("round", TermKind.Tranche, MoneyBook.Fund, MoneyBook.Lab, new() { Amount = book.Money("round_amount", 20), Probability = book.Number("round_likely", Parts[23]) }, from: Day(3));
    }
}
