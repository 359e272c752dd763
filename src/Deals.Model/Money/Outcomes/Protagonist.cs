namespace Deals;

/// <summary>
/// Picks the party to look at first, of the labs and clouds that gain or lose the threshold against the default baseline and at least a
/// fifth of the largest delta: who loses most; where none of them loses, who gains most of those whose gain one assumption alone can turn.
/// Without one, the cloud with the largest delta, another party that anything moves, the first lab or cloud, or the first party.
/// </summary>
public static class Protagonist
{
    /// <summary>Who gains or loses less than this part of what is gained or lost most stands beside the story.</summary>
    private const double SideShow = 0.2;

    /// <summary>Returns who of some parties loses most; null where that is less than a fifth of what one of them gains, or nobody loses.</summary>
    /// <param name="of">The parties, and what each gains.</param>
    public static Party? Loser(IEnumerable<(Party Party, double Gain)> of)
    {
        var all = of.OrderByDescending(one => one.Gain).ToList();
        return all is [.., var (loser, least)] && least < 0 && -least >= SideShow * all[0].Gain ? loser : null;
    }

    internal static Party Of(Outcomes outcomes)
    {
        var (model, baseline) = (outcomes.Model, outcomes.Model.Baselines[0]);
        double Gain(Party party) => outcomes.DeltaOf(party, baseline).LookThrough;
        var large = outcomes.Parties
            .Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud && Math.Abs(Gain(party)) >= model.Frame.LeastThatCounts)
            .OrderByDescending(party => Size.Of(Gain(party))).ToList();
        large.RemoveAll(party => Math.Abs(Gain(party)) < SideShow * Math.Abs(Gain(large[0])));
        return Loser(large.Select(party => (party, Gain(party))))
            ?? large.Find(party => outcomes.Tornado(party, baseline).Any(bar => outcomes.IsTurned(bar, Gain(party))))
            ?? outcomes.Parties.OrderBy(party => party.Role == PartyRole.Cloud ? 0 : 1)
                .ThenByDescending(party => Size.Of(Gain(party))).FirstOrDefault()
            ?? model.Book.Parties.FirstOrDefault(party => party.Role is PartyRole.Lab or PartyRole.Cloud) ?? model.Book.Parties[0];
    }
}
