using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>What a lab's equity is made of, and whose it is.</summary>
internal sealed class LabEquity
{
    private readonly Input[] shares;

    /// <summary>For each row of the dilution path its holder, and the part of each quarter it holds for.</summary>
    private readonly (int Holder, double[] Parts)[] rows;
    private readonly Input postMoney;

    /// <summary>For each plan whether the lab pays or is paid, and whether it is of the recurring income that the multiple is applied to.</summary>
    private readonly bool[] concerned;
    private readonly bool[] brings;

    /// <summary>Whether there are holders that nobody names.</summary>
    private readonly bool hasRest;

    public LabEquity(Valuation valuation, PlanBuilder plans)
    {
        var (book, inputs) = (plans.Book, plans.Inputs);
        Lab = valuation.Lab;
        postMoney = inputs.Of(valuation.PostMoney);
        concerned = [.. plans.Terms.Select(term => term.Payee == Lab || term.Payer == Lab)];
        brings = [.. plans.Terms.Select(term => term.Payee == Lab && IsRecurring(term))];
        var holders = valuation.Holders.Select(row => row.Holder).Distinct().ToList();
        hasRest = book.Parties.FirstOrDefault(party => party.Role == PartyRole.OtherHolders) is { } rest && !holders.Contains(rest);
        if (hasRest)
            holders.Add(book.Parties.First(party => party.Role == PartyRole.OtherHolders));
        Place = book.Parties.ToList().IndexOf(Lab);
        Holders = [.. holders.Select(holder => book.Parties.ToList().IndexOf(holder))];
        shares = [.. valuation.Holders.Select(row => inputs.Of(row.Share))];
        rows =
        [
            .. from row in valuation.Holders
               let later = valuation.Holders.Where(other => other.Holder == row.Holder && other.From > row.From)
               let next = later.Select(other => other.From.DayNumber).DefaultIfEmpty(int.MaxValue).Min()
               select (
                   holders.IndexOf(row.Holder),
                   plans.Calendar.Quarters.Select(quarter => PartOf(quarter, row.From.DayNumber, next)).ToArray()),
        ];

        static double PartOf(Quarter quarter, int from, int to)
            => Math.Max(0, Math.Min(to, quarter.End.DayNumber) - Math.Max(from, quarter.Start.DayNumber)) / (double)quarter.Days;
    }

    public Party Lab { get; }

    /// <summary>Which of the parties it is.</summary>
    public int Place { get; }

    /// <summary>Who owns a part, as places among the parties: those that nobody names last.</summary>
    public int[] Holders { get; }

    /// <summary>Returns whether a plan's term is the lab's: only then is there anything to value for its owners.</summary>
    public bool Concerns(int plan) => concerned[plan];

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

        if (!hasRest)
            return;
        var named = Holders.Length - 1;
        for (var quarter = 0; quarter < count; quarter++)
        {
            var rest = Lane.Create(1.0);
            for (var holder = 0; holder < named; holder++)
                rest -= space.Ownership[(holder * count) + quarter];
            space.Ownership[(named * count) + quarter] = rest;
        }
    }

    /// <summary>
    /// Whether what a lab is paid under a term comes back year after year: its sales, and a share of others' sales. A share with a
    /// life of its own, or in a pool that fills, is valued as what it is.
    /// </summary>
    private static bool IsRecurring(Term term) => term is Sales or Unserved or RevenueShare { Life: null, CapGroup: null };

    /// <summary>Works out what one plan means for the owners, and what it carries beyond the ledger.</summary>
    public void Value(ref Pass pass, Plan plan, int at, Workspace space, LabSpace own)
    {
        var holders = Holders.Length;
        var presents = space.PresentsOf(at);
        var plains = space.Plains.AsSpan(0, plan.Count);
        // Two holders at a time: their sums do not wait for each other.
        for (var holder = 0; holder < holders; holder += 2)
        {
            var first = own.Ownership.AsSpan(holder * plan.Count, presents.Length);
            var second = holder + 1 < holders ? own.Ownership.AsSpan((holder + 1) * plan.Count, presents.Length) : first;
            var place = (at * holders) + holder;
            var count = Math.Min(2, holders - holder);
            Share(first, second, presents, plains, own.Present.AsSpan(place, count), own.Plain.AsSpan(place, count));
            // What is paid after the last quarter belongs to its owners.
            own.Present[place] += first[^1] * space.Beyond[at];
            if (count == 2)
                own.Present[place + 1] += second[^1] * space.Beyond[at];
        }

        // What neither sells nor goes on stays zero, as it was made.
        if (!brings[at] && !plan.GoesOn(at))
            return;
        var lastFour = LastFour(pass.Row(at));
        if (brings[at])
            own.Sales[at] = lastFour * space.HorizonFactors[(int)RiskClass.Equity];
        if (plan.GoesOn(at))
            own.Continuing[at] = Continuing(ref pass, plan, at, space, lastFour);
    }

    public static V LastFour(ReadOnlySpan<V> row)
    {
        var sum = V.Zero;
        for (var quarter = Math.Max(0, row.Length - 4); quarter < row.Length; quarter++)
            sum += row[quarter];
        return sum;
    }

    /// <summary>What all shares of a pool that go on after the ledger would take a year, together: they empty what is left of it.</summary>
    private static V GoingOn(ref Pass pass, Plan plan, CapPlan cap, double horizon)
    {
        var sum = V.Zero;
        foreach (var paid in cap.Paid)
        {
            if (!plan.GoesOn(paid))
                continue;
            var yearly = LastFour(pass.Row(paid));
            sum += Lane.ConditionalSelect(Lane.GreaterThan(pass.Ends[paid], Lane.Create(horizon)), yearly, V.Zero);
        }

        return sum;
    }

    /// <summary>
    /// Two holders' parts of quarters, added up; of one, when there is room for one only. In a method of its own the sums stay
    /// in registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Share(
        ReadOnlySpan<V> first, ReadOnlySpan<V> second, ReadOnlySpan<V> presents, ReadOnlySpan<V> plains, Span<V> present, Span<V> plain)
    {
        V firstPresent = V.Zero, firstPlain = V.Zero, secondPresent = V.Zero, secondPlain = V.Zero;
        for (var quarter = 0; quarter < presents.Length; quarter++)
        {
            firstPresent += first[quarter] * presents[quarter];
            firstPlain += first[quarter] * plains[quarter];
            secondPresent += second[quarter] * presents[quarter];
            secondPlain += second[quarter] * plains[quarter];
        }

        (present[0], plain[0]) = (firstPresent, firstPlain);
        if (present.Length == 2)
            (present[1], plain[1]) = (secondPresent, secondPlain);
    }

    /// <summary>A share that goes on after the ledger at the level of its last four quarters: an annuity at its class's rate.</summary>
    private static V Continuing(ref Pass pass, Plan plan, int at, Workspace space, V yearly)
    {
        var term = plan.Terms[at];
        var horizon = plan.Calendar.LastDay;
        var years = Lane.Min(
            plan.LifeOf(at).In(pass.Worlds), Lane.Max(V.Zero, (pass.Ends[at] - Lane.Create(horizon)) / Calendar.DaysInYear));
        if (plan.CapOf(at) is { } cap)
            years = Lane.Min(years, cap.Left(ref pass) / Lane.Max(GoingOn(ref pass, plan, cap, horizon), Lane.Create(1e-12)));
        return yearly * space.AnnuityAtHorizon(term.Risk, years);
    }
}
