using V = System.Runtime.Intrinsics.Vector512<double>;
using Lane = System.Runtime.Intrinsics.Vector512;

namespace Deals.Model;

/// <summary>What a lab's equity is made of, and whose it is.</summary>
internal sealed class LabPlan
{
    private const double DaysInYear = 365;

    private readonly Input[] shares;

    /// <summary>For each row of the dilution path its holder, and the part of each quarter it holds for.</summary>
    private readonly (int Holder, double[] Parts)[] rows;
    private readonly Input postMoney;

    public LabPlan(Valuation valuation, DealBook book, Calendar calendar, Inputs inputs)
    {
        Lab = valuation.Lab;
        postMoney = inputs.Of(valuation.PostMoney);
        var holders = valuation.Holders.Select(row => row.Holder).Distinct().ToList();
        var rest = book.Parties.FirstOrDefault(party => party.Role == PartyRole.OtherHolders);
        RestAt = -1;
        if (rest is not null && !holders.Contains(rest))
        {
            RestAt = holders.Count;
            holders.Add(rest);
        }

        Holders = holders;
        shares = [.. valuation.Holders.Select(row => inputs.Of(row.Share))];
        rows =
        [
            .. from row in valuation.Holders
               let next = valuation.Holders.Where(other => other.Holder == row.Holder && other.From > row.From).Select(other => other.From.DayNumber).DefaultIfEmpty(int.MaxValue).Min()
               select (holders.IndexOf(row.Holder), calendar.Quarters.Select(quarter =>
                   Math.Max(0, Math.Min(next, quarter.End.DayNumber) - Math.Max(row.From.DayNumber, quarter.Start.DayNumber)) / (double)quarter.Days).ToArray()),
        ];
    }

    public Party Lab { get; }

    /// <summary>Who owns a part, those that nobody names last.</summary>
    public IReadOnlyList<Party> Holders { get; }

    private int RestAt { get; }

    public V PostMoney(ReadOnlySpan<V> worlds) => postMoney.In(worlds);

    public void FillOwnership(ReadOnlySpan<V> worlds, LabSpace space, int count)
    {
        space.Ownership.AsSpan().Clear();
        for (var at = 0; at < rows.Length; at++)
        {
            var share = shares[at].In(worlds);
            var (holder, parts) = rows[at];
            for (var quarter = 0; quarter < count; quarter++)
                space.Ownership[(holder * count) + quarter] += share * parts[quarter];
        }

        if (RestAt < 0)
            return;
        for (var quarter = 0; quarter < count; quarter++)
        {
            var rest = Lane.Create(1.0);
            for (var holder = 0; holder < RestAt; holder++)
                rest -= space.Ownership[(holder * count) + quarter];
            space.Ownership[(RestAt * count) + quarter] = rest;
        }
    }

    /// <summary>What one plan means for the owners, and what it carries beyond the ledger.</summary>
    public void Value(ref Run run, Plan plan, int at, Workspace space, LabSpace own)
    {
        var term = plan.Terms[at];
        var count = plan.Count;
        for (var holder = 0; holder < Holders.Count; holder++)
        {
            V present = V.Zero, plain = V.Zero;
            for (var quarter = 0; quarter < count; quarter++)
            {
                var share = own.Ownership[(holder * count) + quarter];
                present += share * space.Presents[(at * count) + quarter];
                plain += share * space.Plains[(at * count) + quarter];
            }

            // What is paid after the last quarter belongs to its owners.
            own.Present[(at * Holders.Count) + holder] = present + (own.Ownership[(holder * count) + count - 1] * space.Beyond[at]);
            own.Plain[(at * Holders.Count) + holder] = plain;
        }

        var lastFour = V.Zero;
        var row = run.Row(at);
        for (var quarter = Math.Max(0, count - 4); quarter < count; quarter++)
            lastFour += row[quarter];
        own.Sales[at] = term.Payee == Lab && term.Kind is TermKind.Sales or TermKind.Unserved
            ? lastFour * Lane.Exp(space.LogFactors[(int)RiskClass.Equity] * plan.Calendar.Horizon)
            : V.Zero;
        own.Continuing[at] = term.Kind == TermKind.RevenueShare && term.Numbers.Life is not null ? Continuing(ref run, plan, at, space, lastFour) : V.Zero;
    }

    /// <summary>What all shares of a pool that go on after the ledger would take a year, together: they empty what is left of it.</summary>
    private static V GoingOn(ref Run run, Plan plan, CapPlan cap, double horizon)
    {
        var sum = V.Zero;
        foreach (var paid in cap.Paid)
        {
            if (plan.Terms[paid].Numbers.Life is null)
                continue;
            var row = run.Row(paid);
            var yearly = V.Zero;
            for (var quarter = Math.Max(0, row.Length - 4); quarter < row.Length; quarter++)
                yearly += row[quarter];
            sum += Lane.ConditionalSelect(Lane.GreaterThan(run.Ends[paid], Lane.Create(horizon)), yearly, V.Zero);
        }

        return sum;
    }

    /// <summary>A share that goes on after the ledger at the level of its last four quarters: an annuity at its class's rate.</summary>
    private static V Continuing(ref Run run, Plan plan, int at, Workspace space, V yearly)
    {
        var term = plan.Terms[at];
        var horizon = plan.Calendar.Quarters[^1].End.DayNumber;
        var years = Lane.Min(plan.LifeOf(at).In(run.Worlds), Lane.Max(V.Zero, (run.Ends[at] - Lane.Create((double)horizon)) / DaysInYear));
        if (plan.CapOf(at) is { } cap)
            years = Lane.Min(years, cap.Left(ref run) / Lane.Max(GoingOn(ref run, plan, cap, horizon), Lane.Create(1e-12)));
        var log = space.LogFactors[(int)term.Risk];
        var rate = Lane.Exp(-log) - Lane.Create(1.0);
        var free = Lane.Equals(rate, V.Zero);
        var annuity = Lane.ConditionalSelect(free, years, (Lane.Create(1.0) - Lane.Exp(log * years)) / Lane.ConditionalSelect(free, Lane.Create(1.0), rate));
        return yearly * annuity * Lane.Exp(log * plan.Calendar.Horizon);
    }
}
