namespace Deals;

/// <summary>How well the claims that rest on one kind of word are supported.</summary>
/// <param name="Basis">On whose word they rest.</param>
/// <param name="Claims">How many there are.</param>
/// <param name="High">Of these, how many can be relied on with high confidence.</param>
/// <param name="Medium">With medium confidence.</param>
/// <param name="Low">With low confidence.</param>
/// <param name="Relayed">How many were read at second hand: the page itself was not opened.</param>
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
                   basis.Count(claim => claim.Source.Access == SourceAccess.Relayed), basis.Count(contradicted.Contains)),
        ];

        static int With(IEnumerable<Claim> claims, Confidence confidence) => claims.Count(claim => claim.Confidence == confidence);
    }
}
