using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>What a lab's equity is made of, and whose it is.</summary>
internal sealed class LabEquity
{
    /// <summary>The stretches of time in which nobody's part changes.</summary>
    private readonly Period[] periods;

    /// <summary>For each holder who is named, what it owns in each of them.</summary>
    private readonly Input[][] shares;
    private readonly Input postMoney;

    /// <summary>
    /// For each plan whether the lab pays or is paid, and whether it is of the recurring income that the multiple is applied to.
    /// </summary>
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
        brings = [.. plans.Terms.Select(term => term.Payee == Lab && IsRecurring(term) && !EndsWithin(term, book, plans.Calendar))];
        var holders = valuation.Holders.Select(row => row.Holder).Distinct().ToList();
        hasRest = book.Parties.FirstOrDefault(party => party.Role == PartyRole.OtherHolders) is { } rest && !holders.Contains(rest);
        if (hasRest)
            holders.Add(book.Parties.First(party => party.Role == PartyRole.OtherHolders));
        Place = book.Parties.ToList().IndexOf(Lab);
        Holders = [.. holders.Select(holder => book.Parties.ToList().IndexOf(holder))];
        int[] days = [int.MinValue, .. valuation.Holders.Select(row => row.From.DayNumber).Distinct().Order(), int.MaxValue];
        periods = [.. days.Zip(days.Skip(1), (from, to) => Period.Of(plans.Calendar, from, to))];
        shares =
        [
            .. from holder in holders.SkipLast(hasRest ? 1 : 0)
               select days.SkipLast(1).Select(
                   day => valuation.Holders.Where(row => row.Holder == holder && row.From.DayNumber <= day)
                       .MaxBy(row => row.From) is { } row
                   ? inputs.Of(row.Share)
                   : new Input(0)).ToArray(),
        ];
    }

    public Party Lab { get; }

    /// <summary>Which of the parties it is.</summary>
    public int Place { get; }

    /// <summary>Who owns a part, as places among the parties: those that nobody names last.</summary>
    public int[] Holders { get; }

    /// <summary>In how many stretches of time nobody's part changes.</summary>
    public int Periods => periods.Length;

    /// <summary>Returns whether a plan's term is the lab's: only then is there anything to value for its owners.</summary>
    public bool Concerns(int plan) => concerned[plan];

    public V PostMoney(ReadOnlySpan<V> worlds) => postMoney.In(worlds);

    /// <summary>Writes what each holder owns in each stretch of time, and in the last quarter.</summary>
    public void FillOwnership(ReadOnlySpan<V> worlds, LabSpace space)
    {
        for (var period = 0; period < periods.Length; period++)
        {
            var rest = Lane.Create(1.0);
            for (var holder = 0; holder < shares.Length; holder++)
            {
                var share = shares[holder][period].In(worlds);
                space.Ownership[(holder * periods.Length) + period] = share;
                rest -= share;
            }

            if (hasRest)
                space.Ownership[(shares.Length * periods.Length) + period] = rest;
        }

        for (var holder = 0; holder < Holders.Length; holder++)
        {
            var last = V.Zero;
            for (var period = 0; period < periods.Length; period++)
                last += space.Ownership[(holder * periods.Length) + period] * periods[period].OfLastQuarter;
            space.Last[holder] = last;
        }
    }

    /// <summary>
    /// Whether what a lab is paid under a term comes back year after year: its sales, and a share of others' sales. A share with a
    /// life of its own, or in a pool that fills, is valued as what it is.
    /// </summary>
    private static bool IsRecurring(Term term) => term is Sales or Unserved or RevenueShare { Life: null, CapGroup: null };

    /// <summary>
    /// Whether a contract's last day lies in the ledger and no other between the two takes its place: then nothing comes back after it.
    /// </summary>
    private static bool EndsWithin(Term term, DealBook book, Calendar calendar)
        => LastDay(term, book) is { } last && last.DayNumber < calendar.LastDay
            && !book.Terms.Any(other => other.From == last.AddDays(1) && (other.Payer, other.Payee) == (term.Payer, term.Payee));

    /// <summary>A term's own last day, or the last of what it is computed from where that is earlier; null for none.</summary>
    private static DateOnly? LastDay(Term term, DealBook book)
    {
        if (term is not BasedTerm based)
            return term.To;
        var ends = based.Bases.Where(each => !each.Subtracted)
            .Select(each => LastDay(book.Terms.First(one => one.Id == each.TermId), book)).ToList();
        var last = ends.Contains(null) ? null : ends.Max();
        return last is null || term.To < last ? term.To : last;
    }

    /// <summary>Works out what one plan pays in each stretch of time, and what it carries beyond the ledger.</summary>
    public void Value(ref Pass pass, Plan plan, int at, Workspace space, LabSpace own)
    {
        var presents = space.PresentsOf(at);
        var plains = space.Plains.AsSpan();
        for (var period = 0; period < periods.Length; period++)
        {
            var place = (at * periods.Length) + period;
            own.Present[place] = periods[period].Of(presents);
            if (!plains.IsEmpty)
                own.Plain[place] = periods[period].Of(plains);
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

/// <summary>A stretch of time: from its first quarter on, the part of each that lies in it; of the quarter that the valuation date cuts, of
/// what is left of it, as nothing before that date counts.</summary>
internal sealed record Period(int First, double[] Parts, double OfLastQuarter)
{
    public static Period Of(Calendar calendar, int from, int to)
    {
        double[] parts = [.. calendar.Quarters.Select(PartOf)];
        var first = Math.Max(0, Array.FindIndex(parts, part => part > 0));
        return new(first, parts[first..(Array.FindLastIndex(parts, part => part > 0) + 1)], parts[^1]);

        double PartOf(Quarter quarter)
        {
            var (start, end) = (quarter.Start.DayNumber, quarter.End.DayNumber);
            if (calendar.ValuationDay < end)
                start = Math.Max(start, calendar.ValuationDay);
            return Math.Max(0, Math.Min(to, end) - Math.Max(from, start)) / (double)(end - start);
        }
    }

    /// <summary>Returns what of a row of quarters lies in it. In a method of its own the sum stays in a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public V Of(ReadOnlySpan<V> row)
    {
        var sum = V.Zero;
        var parts = Parts;
        row = row.Slice(First, parts.Length);
        for (var at = 0; at < row.Length; at++)
            sum += row[at] * parts[at];
        return sum;
    }
}
