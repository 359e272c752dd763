namespace Deals;

/// <summary>One thing that is wrong with the values a fact was given.</summary>
/// <param name="Field">The constructor parameter that holds the wrong value, in camelCase.</param>
/// <param name="Kind">What kind of fault it is, one of the kinds the data package's codebook lists, such as <c>end-before-start</c>.</param>
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

    /// <summary>A part that must be there when its kind needs it, and must not when it does not.</summary>
    public Flaws Part<TKind>(bool isNeeded, bool isSet, string field, TKind kind)
        where TKind : struct, Enum
        => If(isNeeded && !isSet, field, "part-missing", $"a value, as the kind {Word(kind)} needs it")
            .If(!isNeeded && isSet, field, "part-not-of-kind", $"nothing, as the kind {Word(kind)} does not use it");

    /// <summary>"RevenueShare" as files write it: "revenue_share".</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
        => string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    public void Throw()
    {
        if (found.Count > 0)
            throw new FlawedException(found);
    }
}
