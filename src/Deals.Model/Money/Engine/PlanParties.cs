namespace Deals;

/// <summary>Whom each plan of a term concerns. Parties and labs are named by their places among the dataset's.</summary>
internal sealed class PlanParties
{
    private readonly int[] payers;
    private readonly int[] payees;
    private readonly int[] labs;
    private readonly int[][] holders;
    private readonly int[][] touched;

    public PlanParties(DealBook book, IReadOnlyList<Term> terms, IReadOnlyList<LabPlan> valued)
    {
        var places = book.Parties.Select((party, at) => (party.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        payers = [.. terms.Select(term => places[term.Payer.Id])];
        payees = [.. terms.Select(term => places[term.Payee.Id])];
        labs = [.. valued.Select(lab => places[lab.Lab.Id])];
        holders = [.. valued.Select(lab => lab.Holders.Select(holder => places[holder.Id]).ToArray())];
        touched = [.. Enumerable.Range(0, terms.Count).Select(at => TouchedBy(at).Distinct().ToArray())];
    }

    /// <summary>The labs whose shares are valued.</summary>
    public ReadOnlySpan<int> Labs => labs;

    /// <summary>Who pays.</summary>
    public int PayerOf(int plan) => payers[plan];

    /// <summary>Who is paid.</summary>
    public int PayeeOf(int plan) => payees[plan];

    /// <summary>Who owns a valued lab.</summary>
    public ReadOnlySpan<int> HoldersOf(int lab) => holders[lab];

    /// <summary>The parties to whom a plan may be worth something: who pays, who is paid, and who owns a lab that does either.</summary>
    public ReadOnlySpan<int> Touched(int plan) => touched[plan];

    private IEnumerable<int> TouchedBy(int at)
        => new[] { payers[at], payees[at] }.Concat(Enumerable.Range(0, labs.Length).Where(lab => labs[lab] == payers[at] || labs[lab] == payees[at]).SelectMany(lab => holders[lab]));
}
