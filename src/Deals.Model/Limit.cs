namespace Deals;

/// <summary>
/// How much the kit takes on. Every limit stands here with its reason, and in the codebook; what goes beyond one is refused with
/// its count, before any of it is computed. Within them `deals check` takes seconds and less than 500 MB.
/// </summary>
/// <param name="What">What is counted.</param>
/// <param name="Most">How many there may be at most.</param>
/// <param name="Reason">Why no more.</param>
internal sealed record Limit(string What, long Most, string Reason)
{
    private static readonly List<Limit> Known = [];

    // Reading
    public static readonly Limit
        FileSize = Of("megabytes of a table's file", 64, "Rows are held in memory, which takes several times as much."),
        DescriptorSize = Of("megabytes of the descriptor, or of a scenario's file", 8, "It is held in memory as a whole."),
        RecordSize = Of("megabytes of a row", 1, "A quote that is never closed would make the rest of the file one row."),
        Problems = Of("problems and warnings of a file that are listed", 500, "The others are counted: nobody mends more in one go."),
        Nesting = Of("levels of brackets in JSON", 64, "Deeper ones are a mistake, and would take the stack.");

    // What multiplies
    public static readonly Limit
        Parties = Of("parties", 200, "Every term is valued for every party, and no chart tells more apart."),
        Terms = Of("terms", 1_000, "Each is computed for every quarter and regime, at both ends of every assumption."),
        Drivers = Of("drivers", 1_000, "As terms; a chain of them is followed from its end to its beginning."),
        CapMembers = Of("terms of a cap group", 100, "They share what is left of the cap, quarter by quarter."),
        Paths = Of("regimes, each end of a mixture counted", 100, "Every term is computed for each."),
        Labs = Of("valuations", 20, "Every term is valued for every holder of every lab."),
        Clauses = Of("clauses in which the current regime and a baseline differ", 12,
            "A bridge by clause values every set of them: 2 to that power, 4,096. With more the figure says "
                + "that there is none; all others are as with fewer."),
        Worlds = Of("combinations of odds", 400,
            "Results are expectations over every combination of the odds of discrete assumptions, so numbers of odds multiply."),
        Numbers = Of("numbers of the money", 20_000_000,
            "Terms, times regimes, times quarters, times combinations of odds: what one result takes."),
        Quarters = Of("quarters of the ledger, and of published numbers before and after it", 400, "A century; no forecast says more."),
        Years = Of("years of the period", 100, "Charts show it day by day; a century is the most that a sheet can."),
        Rights = Of("rights", 2_000, "Every right is held against every other one under every reading."),
        Readings = Of("readings", 50, "Each has figures of its own, for which every pair of rights is looked at.");

    /// <summary>All, in the order of reading.</summary>
    public static IReadOnlyList<Limit> All => Known;

    /// <summary>The limit as a row of the codebook.</summary>
    public override string ToString() => $"| {What} | {Spoken(Most)} | {Reason} |";

    /// <summary>The end of "expected …" for whoever has more.</summary>
    public string Expected(string advice) => $"at most {Spoken(Most)} {What}: {advice}";

    private static string Spoken(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static Limit Of(string what, long most, string reason)
    {
        var limit = new Limit(what, most, reason);
        Known.Add(limit);
        return limit;
    }
}
