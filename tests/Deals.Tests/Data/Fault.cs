namespace Deals.Tests.Data;

/// <summary>One thing made wrong in a copy of <see cref="SmallPackage"/>, and what must be reported: exactly that.</summary>
/// <param name="Name">What was made wrong.</param>
/// <param name="Seed">Makes it wrong.</param>
/// <param name="Expected">What must be reported, in order.</param>
internal sealed record Fault(string Name, Func<SmallPackage, SmallPackage> Seed, params IReadOnlyList<Told> Expected)
{
    public override string ToString() => Name;
}

/// <summary>A problem as it must be told.</summary>
internal sealed record Told(string Kind, string File, int? Line = null, int? Column = null, string? Header = null, string? Value = null)
{
    /// <summary>For the descriptor, whose lines no person counts: a text on the line, or on the one after it where a property is missed from an object.</summary>
    public string? LineWith { get; init; }

    /// <summary>A word that the message must have.</summary>
    public string Says { get; init; } = "";

    /// <summary>What the message must end with.</summary>
    public string Ends { get; init; } = "";
}
