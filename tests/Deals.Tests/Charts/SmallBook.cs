namespace Deals.Tests.Charts;

/// <summary>A library, two shops and a magazine, small enough to work every figure out by hand.</summary>
internal static class SmallBook
{
    public static DateOnly AsOf { get; } = new(2031, 6, 30);

    public static DealBook Book { get; } = Make();

    /// <summary>Under it, the two exclusive rights collide for the 31 days of March 2030.</summary>
    public static Reading Wide => Book.Readings["wide"];

    /// <summary>Under it, nothing collides.</summary>
    public static Reading Narrow => Book.Readings["narrow"];

    /// <summary>The same book with texts that would be markup, script or formulas if anything read them so.</summary>
    public static DealBook Hostile { get; } = Make(text => $"<script>alert('{text}')</script> & \"$x$ and $y$\" </figure><b>");

    /// <summary>The same book with a text behind every name.</summary>
    public static DealBook Saying(string text) => Make(name => $"{name} {text}");

    /// <summary>The book without anything that could collide or be chosen.</summary>
    public static DealBook Bare { get; } = Make(tables: tables => new()
    {
        Sources = tables.Sources,
        Parties = tables.Parties,
        Deals = tables.Deals,
        Subjects = tables.Subjects,
        Readings = tables.Readings,
    });

    /// <summary>The book with the named rights only; besides its own there are those that <paramref name="further"/> makes of them.</summary>
    public static DealBook Holding(IReadOnlyList<string> ids, Func<IReadOnlyList<Right>, IReadOnlyList<Right>> further)
        => Make(rights: own => [.. own.Concat(further(own)).Where(right => ids.Contains(right.Id))]);

    private static DealBook Make(Func<string, string>? wording = null, Func<DealTables, DealTables>? tables = null, Func<IReadOnlyList<Right>, IReadOnlyList<Right>>? rights = null)
    {
        var say = wording ?? (text => text);
        var read = new DateOnly(2031, 6, 1);
        var gazette = new Source("S1", say("Gazette"), "Shops and shelves", read, null, read, SourceKind.Press, SourceAccess.Relayed);
        var contract = new Source("S2", say("Library"), "The contract", null, null, read, SourceKind.Party, SourceAccess.Direct);
        var library = new Party("library", say("The Library"), say("Library"), PartyRole.Lab, "#2d9696", null);
        var north = new Party("north", say("Northern Books"), say("North"), PartyRole.Cloud, "#0b1d51", null);
        var south = new Party("south", say("Southern Books"), say("South"), PartyRole.Cloud, "#ffe680", null);
        var books = new Subject("books", say("Books"), null);
        var novels = new Subject("novels", say("Novels"), null);
        var maps = new Subject("maps", say("Maps"), null);
        var first = new Deal("first", say("First contract"), new(2029, 1, 1), 10, "gold", AmountKind.Exact, DealStatus.Superseded, [new(north, "buyer"), new(library, "seller")], contract, null);
        var second = new Deal("second", say("Second contract"), new(2030, 3, 1), null, null, null, DealStatus.InForce, [new(south, "buyer")], gazette, null);
        var peace = new Deal("peace", say("The peace"), new(2030, 4, 1), null, null, null, DealStatus.InForce, [], gazette, null);
        var settled = new DealEvent("settled", new(2030, 4, 1), DatePrecision.Day, EventKind.Settlement, say("Shops make peace"), null, peace, gazette);
        var exclusive = new Right("north_books", first, say("All books"), north, library, books, RightKind.Exclusive, new(2029, 1, 1), null, null, settled, [], contract, Confidence.High, null);
        var maker = new Right("south_novels", second, say("Novels only"), south, library, novels, RightKind.Exclusive, new(2030, 3, 1), new(2032, 12, 31), null, null, [], gazette, Confidence.Medium, null);
        var any = new Right("north_any", peace, say("Any books, for ever"), north, library, books, RightKind.NonExclusive, new(2033, 1, 1), null, null, null, [], gazette, Confidence.High, null);
        Right[] own = [exclusive, maker, any];
        var held = rights?.Invoke(own) ?? own;
        Dictionary<Subject, Subject?> Tree(Subject? aboveNovels) => new() { [books] = null, [novels] = aboveNovels, [maps] = books };
        var all = new DealTables
        {
            Sources = [gazette, contract],
            Claims = [new("C1", "sales", library, "Library", "lends a year", 1234.5m, null, "books", "2030", ClaimBasis.ReportedByPress, gazette, Confidence.Low, null)],
            Parties = [library, north, south],
            Deals = [first, second, peace],
            Events =
            [
                new("signed", new(2029, 1, 1), DatePrecision.Day, EventKind.Agreement, say("First contract signed"), say("For all books"), first, contract),
                new("disputed", new(2030, 3, 2), DatePrecision.Day, EventKind.Dispute, say("North disputes the second contract"), null, second, gazette),
                new("reported", new(2030, 3, 1), DatePrecision.Month, EventKind.Report, say("The Gazette writes of it"), null, second, gazette),
                settled,
            ],
            Subjects = [books, novels, maps],
            Readings =
            [
                new("wide", say("Wide"), say("Novels are books."), [north], Tree(books), contract, null),
                new("narrow", say("Narrow"), say("Novels are no books."), [], Tree(null), gazette, null),
            ],
            Offers = [new(novels, north, contract, null), new(novels, south, gazette, null), new(maps, north, contract, null), new(maps, south, null, "judgement")],
            Rights = held,
            Assumptions = [.. held.SelectMany(right => right.EndsOn)],
        };
        return new("small-book", say("A small book"), null, AsOf, Window.Through(new(2029, 1, 1), new(2033, 12, 31)), tables is null ? all : tables(all));
    }
}
