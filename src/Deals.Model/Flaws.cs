namespace Deals;

/// <summary>One thing that is wrong with the values a fact was given.</summary>
/// <param name="Field">The constructor parameter that holds the wrong value, in camelCase.</param>
/// <param name="Kind">
/// What kind of fault it is, one of the kinds the data package's codebook lists, such as <c>end-before-start</c>.
/// </param>
/// <param name="Expected">What was expected instead, as the end of "expected …".</param>
public sealed record Flaw(string Field, string Kind, string Expected);

/// <summary>
/// Thrown by the constructor of a fact that would be wrong. It carries every flaw, not only the first, so that whoever
/// reads a file can report them all in one go.
/// </summary>
public sealed class FlawedException : ArgumentException
{
    internal FlawedException(IReadOnlyList<Flaw> flaws)
        : base(string.Join("; ", flaws.Select(flaw => $"{flaw.Field}: expected {flaw.Expected}")))
        => Flaws = flaws;

    /// <summary>All that is wrong, in the order of the checks; at least one.</summary>
    public IReadOnlyList<Flaw> Flaws { get; }
}

/// <summary>Gathers the flaws of one fact while its constructor checks it.</summary>
internal sealed class Flaws
{
    private readonly List<Flaw> found = [];

    public Flaws If(bool wrong, string field, string kind, string expected)
    {
        if (wrong)
            found.Add(new(field, kind, expected));
        return this;
    }

    /// <summary>Notes that an assumption is no number, or may go beyond what makes sense, whatever the scenario.</summary>
    public Flaws Number(string column, Assumption? number, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        If(number is { IsDate: true }, column, "not-a-number", "an assumption that is a number");
        if (number is { IsDate: false } && (number.Minimum.Number < least || number.Maximum.Number > most))
        {
            var end = number.Minimum.Number < least ? $"minimum is {number.Minimum}" : $"maximum is {number.Maximum}";
            If(
                true, column, "number-out-of-kind",
                $"an assumption {Range(least, most)}; its {end}{Assumption.PercentHint(number.Unit, number.Maximum)}");
        }

        return this;
    }

    /// <summary>Takes over flaws of fields that nothing is known of yet.</summary>
    public void AddOthers(IEnumerable<Flaw> others)
        => found.AddRange([.. others.Where(other => found.TrueForAll(known => known.Field != other.Field))]);

    /// <summary>Returns the range a number must keep to, as the end of "an assumption …".</summary>
    public static string Range(decimal least, decimal most)
        => least == decimal.MinValue ? $"of at most {most}" : most == decimal.MaxValue ? $"from {least}" : $"from {least} to {most}";

    /// <summary>"RevenueShare" as files write it: "revenue_share".</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
        => string.Concat(
            value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();

    public void Throw()
    {
        if (found.Count > 0)
            throw new FlawedException(found);
    }
}

/// <summary>
/// The parts of a fact whose kind decides which it has, under the names of columns. What the kind needs and does not find is a
/// flaw, and so is what is there and not used; both are told together with what the constructor finds.
/// </summary>
/// <param name="owner">What the parts are of, as "a term of kind sales".</param>
/// <param name="find">Finds a part.</param>
internal sealed class Parts(string owner, Func<string, object?> find)
{
    public const string Missing = "part-missing";

    private readonly Flaws flaws = new();
    private readonly HashSet<string> used = [];

    /// <summary>Returns a part that must be there; nothing, once that it is not has been noted.</summary>
    public T Needed<T>(string column)
    {
        flaws.If(
            find(column) is null, CellOf(column), Missing,
            column == "bases" ? $"a row for it in term_bases, as {owner} is computed from other terms" : $"a value, as {owner} needs it");
        return Maybe<T>(column)!;
    }

    /// <summary>Returns a part that may be there.</summary>
    public T? Maybe<T>(string column)
    {
        used.Add(column);
        return find(column) is T part ? part : default;
    }

    /// <summary>Makes the fact.</summary>
    /// <param name="columns">All parts that some kind has.</param>
    /// <param name="make">Asks for the parts of its kind.</param>
    public T Whole<T>(string[] columns, Func<T> make)
        where T : class
    {
        T? made = null;
        try
        {
            made = make();
        }
        catch (FlawedException flawed)
        {
            flaws.AddOthers(flawed.Flaws);
        }

        foreach (var column in columns)
            flaws.If(
                !used.Contains(column) && find(column) is not null, CellOf(column), "part-not-of-kind",
                $"nothing, as {owner} does not use it");
        flaws.Throw();
        return made!;
    }

    /// <summary>Bases stand in a table of their own, so what is wrong with them is told at the kind.</summary>
    private static string CellOf(string column) => column == "bases" ? "kind" : column;
}
