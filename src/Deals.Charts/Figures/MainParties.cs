namespace Deals.Charts.Figures;

/// <summary>Whom the figures of outcomes show, where nobody asks for others.</summary>
internal static class MainParties
{
    /// <summary>
    /// Labs and clouds whose own cash changes, and others whose own cash changes by the threshold or more; whoever only owns a part of a
    /// lab gains and loses with it. All parties where there are none of these.
    /// </summary>
    public static IReadOnlyList<Party> Main(this Outcomes outcomes)
    {
        var threshold = outcomes.Model.Frame.LeastThatCounts;
        var main = outcomes.Parties.Where(party => outcomes.Model.Baselines.Max(
            baseline => Math.Abs(outcomes.DeltaOf(party, baseline).Direct)) is var most
            && (party.Role is PartyRole.Lab or PartyRole.Cloud ? most > OutcomeWords.Nothing : most >= threshold)).ToList();
        return main.Count > 0 ? main : outcomes.Parties;
    }

    /// <summary>"Not shown, as their own cash hardly changes: The Fund (+$12bn), with its stakes."; null where all are shown.</summary>
    public static string? OthersOf(this Outcomes outcomes, OutcomeWords words, string when = "")
    {
        var others = outcomes.Parties.Except(outcomes.Main())
            .Where(party => Math.Abs(outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough) > OutcomeWords.Nothing).Select(party
            => $"{party.ShortName} ({words.SignedAmount(outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough)})").ToList();
        return others.Count == 0 ? null
            : $"Not shown, as {(others.Count == 1 ? "it gains or loses only with its" : "they gain or lose only with their")} stakes: "
                + $"{Wording.List(others)}{when}.";
    }
}
