namespace Deals;

/// <summary>On whose word a claim rests.</summary>
public enum ClaimBasis
{
    /// <summary>The article that the dataset was asked to analyse.</summary>
    Seed,

    /// <summary>A party said so itself or filed it.</summary>
    ReportedByParty,

    /// <summary>The press reported it; the parties did not confirm it.</summary>
    ReportedByPress,

    /// <summary>An analyst's estimate or judgement.</summary>
    AnalystEstimate,
}

/// <summary>How far a fact can be relied on, as judged by whoever entered it.</summary>
public enum Confidence
{
    /// <summary>One weak source, or contradicted by a better one.</summary>
    Low,

    /// <summary>Plausible, not confirmed.</summary>
    Medium,

    /// <summary>Confirmed by a party or by several independent sources.</summary>
    High,
}

/// <summary>One stated fact: who says what of whom, with its source. A claim is either a number with a unit or a text.</summary>
public sealed class Claim : IIdentified
{
    /// <summary>Creates a claim.</summary>
    /// <exception cref="FlawedException">Neither or both of value and text are given, or a number has no unit.</exception>
    public Claim(
        string id, string topic, Party? party, string subject, string predicate, decimal? value, string? text, string? unit,
        string period, ClaimBasis basis, Source source, Confidence confidence, string? note)
    {
        new Flaws()
            .If(value is null && text is null, nameof(value), "claim-without-content", "a number here or a text in the column text")
            .If(
                value is not null && text is not null, nameof(text), "claim-with-two-contents",
                "an empty cell, as the claim already has a number")
            .If(value is not null && unit is null, nameof(unit), "number-without-unit", "the number's unit")
            .Throw();
        (Id, Topic, Party, Subject, Predicate, Value, Text, Unit) = (id, topic, party, subject, predicate, value, text, unit);
        (Period, Basis, Source, Confidence, Note) = (period, basis, source, confidence, note);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>The heading it is filed under.</summary>
    public string Topic { get; }

    /// <summary>The party it is about, where it is about one of the dataset's parties.</summary>
    public Party? Party { get; }

    /// <summary>Whom or what it is about, in words.</summary>
    public string Subject { get; }

    /// <summary>What is said of the subject.</summary>
    public string Predicate { get; }

    /// <summary>The number, in <see cref="Unit"/>; null for a text.</summary>
    public decimal? Value { get; }

    /// <summary>The text; null for a number.</summary>
    public string? Text { get; }

    /// <summary>The number's unit, such as <c>USD bn</c> or <c>percent</c>.</summary>
    public string? Unit { get; }

    /// <summary>The day, period or state of affairs it holds for, in words.</summary>
    public string Period { get; }

    /// <summary>On whose word it rests.</summary>
    public ClaimBasis Basis { get; }

    /// <summary>Where it was read.</summary>
    public Source Source { get; }

    /// <summary>How far it can be relied on.</summary>
    public Confidence Confidence { get; }

    /// <summary>Remarks: conflicts, limits, what it is not.</summary>
    public string? Note { get; }

    /// <summary>The number with its unit, "$64bn", "8 percent" or "25%" of a fraction; or the text.</summary>
    public string Content => Value is not { } number ? Text!
        : Unit == Assumption.FractionUnit ? $"{(100 * number).ToString("0.####;−0.####", CultureInfo.InvariantCulture)}%"
        : SpokenMoney.Of(number.ToString("0.####;−0.####", CultureInfo.InvariantCulture), Unit!);

    /// <inheritdoc/>
    public override string ToString() => $"{Subject} {Predicate}: {Content} ({Period})";
}

/// <summary>Two claims that cannot both be right.</summary>
/// <param name="Claim">The one claim.</param>
/// <param name="Other">The other.</param>
/// <param name="Explanation">Why they differ and which one the dataset keeps.</param>
public sealed record ClaimConflict(Claim Claim, Claim Other, string Explanation);

/// <summary>How well the claims that rest on one kind of word are supported.</summary>
/// <param name="Basis">On whose word they rest.</param>
/// <param name="Claims">How many there are.</param>
/// <param name="High">Of these, how many can be relied on with high confidence.</param>
/// <param name="Medium">With medium confidence.</param>
/// <param name="Low">With low confidence.</param>
/// <param name="Relayed">How many were read in a copy or a quotation, not in the original.</param>
/// <param name="Contradicted">How many another claim contradicts.</param>
public sealed record Evidence(ClaimBasis Basis, int Claims, int High, int Medium, int Low, int Relayed, int Contradicted)
{
    internal static IReadOnlyList<Evidence> Of(DealBook book)
    {
        var contradicted = book.Conflicts.SelectMany(conflict => new[] { conflict.Claim, conflict.Other }).ToHashSet();
        return
        [
            .. from claim in book.Claims
               group claim by claim.Basis into basis
               orderby basis.Key
               select new Evidence(
                   basis.Key, basis.Count(), With(basis, Confidence.High), With(basis, Confidence.Medium), With(basis, Confidence.Low),
                   basis.Count(claim => claim.Source.IsSecondHand), basis.Count(contradicted.Contains)),
        ];

        static int With(IEnumerable<Claim> claims, Confidence confidence) => claims.Count(claim => claim.Confidence == confidence);
    }
}

/// <summary>How a claim holds against everything else that the data say.</summary>
public enum ClaimStanding
{
    /// <summary>A party or several sources say so, and nothing contradicts it.</summary>
    Confirmed,

    /// <summary>It was reported and not confirmed.</summary>
    Reported,

    /// <summary>Another claim, which the data keep, says otherwise.</summary>
    Contradicted,

    /// <summary>One weak source says so.</summary>
    Doubtful,
}

/// <summary>A claim held against everything else that the data say.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Standing">How it holds.</param>
/// <param name="Why">What says otherwise, or the remarks on it.</param>
public sealed record CheckedClaim(Claim Claim, ClaimStanding Standing, string? Why)
{
    internal static CheckedClaim Of(Claim claim, DealBook book)
    {
        var against = book.Conflicts.FirstOrDefault(conflict => conflict.Other == claim);
        var standing = against is not null ? ClaimStanding.Contradicted
            : claim.Confidence switch
            {
                Confidence.High => ClaimStanding.Confirmed,
                Confidence.Medium => ClaimStanding.Reported,
                _ => ClaimStanding.Doubtful
            };
        return new(claim, standing, against?.Explanation ?? claim.Note);
    }
}
