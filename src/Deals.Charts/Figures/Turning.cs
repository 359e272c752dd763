namespace Deals.Charts.Figures;

/// <summary>What turns a party's gain or loss, in words that follow it.</summary>
internal static class Turning
{
    /// <summary>
    /// ", but gains if AGI is verified before mid-2029": the value below which a party's gain or loss against the default baseline has
    /// the other sign, of the assumption that moves it most among those that turn it; nothing where there is no such value.
    /// </summary>
    public static string But(this Outcomes outcomes, Party party) => outcomes.ReversedIf(party) is { } condition
        ? $", but {(outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough > 0 ? "loses" : "gains")} if {condition}"
        : "";

    /// <summary>"AGI is verified before mid-2029": the same without its conjunction; null where there is no such value.</summary>
    public static string? ReversedIf(this Outcomes outcomes, Party party)
        => outcomes.ReversedBelow(party) is { } turn ? OutcomeWords.Below(turn.Assumption, turn.Value, outcomes.Model.Frame.Last) : null;

    /// <summary>"AGI is verified before July 2029": with the month, which odds of days can be held against.</summary>
    public static string? ReversedIfByMonth(this Outcomes outcomes, Party party)
        => outcomes.ReversedBelow(party) is { } turn ? turn.Assumption.Below(turn.Assumption.Computed(turn.Value)) : null;

    /// <summary>The assumption of that condition; null where there is none.</summary>
    public static Assumption? ReversedBy(this Outcomes outcomes, Party party) => outcomes.ReversedBelow(party)?.Assumption;

    /// <summary>" into a loss of $1bn or more": what a gain or loss becomes that is turned so; nothing for a result of zero.</summary>
    public static string Into(this Outcomes outcomes, OutcomeWords words, double now)
        => OutcomeWords.Turned(now) is { Length: > 0 } into ? $"{into}{outcomes.Model.Frame.OfThreshold}" : "";

    private static (Assumption Assumption, AssumptionValue Value)? ReversedBelow(this Outcomes outcomes, Party party)
    {
        var baseline = outcomes.Model.Baselines[0];
        var now = outcomes.DeltaOf(party, baseline).LookThrough;
        var turning = outcomes.Tornado(party, baseline).FirstOrDefault(bar => outcomes.IsTurned(bar, now));
        if (turning is null)
            return null;
        var found = outcomes.BreakEven(turning.Assumption, party, baseline);
        return found is { Zeros: [{ IsPoint: true } zero] } && !zero.From.IsNever && Math.Sign(found.AtMinimum) == -Math.Sign(now)
            ? (turning.Assumption, zero.From)
            : null;
    }
}
