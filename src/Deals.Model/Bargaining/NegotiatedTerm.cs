namespace Deals;

/// <summary>A number that the parties of a deal agreed on, and that could have been another one.</summary>
/// <param name="Assumption">The number.</param>
/// <param name="Deal">The deal by which the present terms took the place of the old ones.</param>
/// <param name="Signatories">Who signed it.</param>
public sealed record NegotiatedTerm(Assumption Assumption, Deal Deal, IReadOnlyList<Party> Signatories)
{
    /// <inheritdoc/>
    public override string ToString() => Assumption.Label;

    /// <summary>
    /// Finds what was negotiated, in the order of the terms. A deal brought the present terms about if a clause of it is on under the
    /// current regime and in no state of the default baseline; the numbers are those that all its clauses that are on now state.
    /// </summary>
    internal static IReadOnlyList<NegotiatedTerm> AllOf(MoneyModel model)
    {
        var (now, before) = (PathState.AllOf(model.Current), PathState.AllOf(model.Baselines[0]));
        bool IsOn(Switch clause, IReadOnlyList<PathState> paths) => paths.Any(path => path.StateOf(clause) != SwitchState.Off);
        var deals = model.Book.Switches.Where(clause => IsOn(clause, now) && !IsOn(clause, before)).Select(clause => clause.Deal)
            .OfType<Deal>()
            .ToHashSet();
        var stated =
            from term in model.Book.Terms
            where term.Switch is { Deal: { } deal } clause && deals.Contains(deal) && IsOn(clause, now)
            from number in term.Agreed
            where number.Minimum < number.Maximum
            select (Number: number, Deal: term.Switch!.Deal!);
        return
        [
            .. from one in stated.Distinct()
               let signatories = one.Deal.Parties.Select(part => part.Party).Distinct().ToList()
               where signatories.Count > 1
               select new NegotiatedTerm(one.Number, one.Deal, signatories),
        ];
    }
}
