namespace Deals;

/// <summary>
/// Holds published numbers against the quarters that can be computed for them: a driver reaches from its first annual total on,
/// and beyond its last only with a growth. It does not depend on a scenario.
/// </summary>
internal sealed class PublishedReach(DealBook book)
{
    private readonly Dictionary<string, Reach> ofDrivers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reach> ofTerms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reach> ofParties = new(StringComparer.Ordinal);

    /// <summary>Returns which published numbers ask for quarters that a driver does not reach, or that lie a century away.</summary>
    public static IEnumerable<MoneyFault> Of(DealBook book)
    {
        var reaches = new PublishedReach(book);
        return book.Published.SelectMany(published => reaches.Faults(published, book.Ledger!));
    }

    private IEnumerable<MoneyFault> Faults(PublishedNumber published, LedgerFrame frame)
    {
        MoneyFault Fault(string column, string message, string expected)
            => new("published", published.Id, column, "out-of-bounds", message, expected);
        var (first, last) = (frame.First.Next(-MoneySize.QuartersBeside), frame.Last.Next(MoneySize.QuartersBeside));
        var (late, early) = ReachOf(published);
        if (published.From < first)
            yield return Fault("from_quarter", $"{published.From} is more than a century before the ledger", $"{first} or later");
        else if (published.Through > last)
            yield return Fault("through_quarter", $"{published.Through} is more than a century after the ledger", $"{last} or earlier");
        else if (late is not null && published.From.Year < FirstYear(late))
            yield return Fault(
                "from_quarter", $"{published.From} is before the first annual total of {late.Id}",
                $"a quarter of {FirstYear(late)} or later");
        else if (early is not null && published.Through.Year > LastYear(early))
            yield return Fault(
                "through_quarter", $"{published.Through} is after the last annual total of {early.Id}, which has no growth",
                $"a quarter of {LastYear(early)} or earlier");
        else if (published.Through > frame.Last)
            yield return new(
                "published", published.Id, "through_quarter", "beyond-ledger",
                $"{published.Through} is after the ledger, which ends with {frame.Last}", $"{frame.Last} or earlier, or a longer ledger",
                IsWarning: true);
    }

    private Reach ReachOf(PublishedNumber published)
    {
        if (published.Party is not { } party)
            return published.Terms.Aggregate(
                published.Driver is { } driver ? OfDriver(driver.Id) : default, (all, each) => all.With(OfTerm(each.Term.Id)));
        if (!ofParties.TryGetValue(party.Id, out var reach))
        {
            reach = book.Terms.Where(term => term is not Tranche && (term.Payer == party || term.Payee == party))
                .Aggregate(default(Reach), (all, term) => all.With(OfTerm(term.Id)));
            ofParties.Add(party.Id, reach);
        }

        return reach;
    }

    private Reach OfTerm(string id)
    {
        if (!ofTerms.TryGetValue(id, out var reach))
        {
            var term = book.Terms[id];
            reach = term.ComputedFrom.Aggregate(term.DriverId is { } driver ? OfDriver(driver) : default,
                (all, of) => all.With(OfTerm(of)));
            ofTerms.Add(id, reach);
        }

        return reach;
    }

    private Reach OfDriver(string id)
    {
        if (!ofDrivers.TryGetValue(id, out var reach))
        {
            reach = book.Drivers[id] is AnchoredDriver anchored
                ? new(anchored, anchored.Growth is null ? anchored : null)
                : book.Drivers[id].ComputedFrom.Aggregate(default(Reach), (all, of) => all.With(OfDriver(of)));
            ofDrivers.Add(id, reach);
        }

        return reach;
    }

    private static int FirstYear(AnchoredDriver driver) => Years(driver).DefaultIfEmpty().Min();

    private static int LastYear(AnchoredDriver driver) => Years(driver).DefaultIfEmpty().Max();

    private static IEnumerable<int> Years(AnchoredDriver driver)
        => driver.Anchors.Where(anchor => anchor.Number is null).Select(anchor => anchor.Year);

    /// <summary>
    /// Of the drivers that something is computed from, the one that begins last and, of those without a growth, the one that ends first.
    /// </summary>
    private readonly record struct Reach(AnchoredDriver? Late, AnchoredDriver? Early)
    {
        public Reach With(Reach other) => new(
            Late is null || (other.Late is not null && FirstYear(other.Late) > FirstYear(Late)) ? other.Late : Late,
            Early is null || (other.Early is not null && LastYear(other.Early) < LastYear(Early)) ? other.Early : Early);
    }
}
