namespace Deals;

/// <summary>A published actual to hold the model against.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What was reported.</param>
/// <param name="Driver">The driver it is to be compared with; null when it is terms.</param>
/// <param name="Terms">The terms it is to be compared with, as accrued under the current regime, each added or taken off.</param>
/// <param name="From">The first quarter.</param>
/// <param name="Through">The last quarter.</param>
/// <param name="Value">The number, in the ledger's unit.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Note">Remarks: what is counted differently.</param>
public sealed record ReportedFigure(
    string Id, string Name, Driver? Driver, IReadOnlyList<ReportedTerm> Terms, Quarter From, Quarter Through, decimal Value, Source Source, Confidence Confidence, string? Note) : IIdentified
{
    /// <summary>The period as people write it: "2026Q1", or "2025Q1 to 2025Q3".</summary>
    public string Period => From == Through ? From.ToString() : $"{From} to {Through}";
}

/// <summary>A term in a reported figure.</summary>
/// <param name="Term">The term.</param>
/// <param name="Subtracted">Whether it is taken off instead of added.</param>
public sealed record ReportedTerm(Term Term, bool Subtracted);
