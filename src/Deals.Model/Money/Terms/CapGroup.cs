namespace Deals;

/// <summary>A pool that payments of one or more terms fill; what is claimed beyond it is not owed.</summary>
/// <param name="Id">The id that terms use.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Cap">How much it holds, in the ledger's unit; not negative.</param>
/// <param name="From">The first day whose claims count toward it.</param>
/// <param name="Opening">What had been paid before that day and may count, in the ledger's unit; null for nothing.</param>
/// <param name="OpeningShare">The part of it that counts, 0 to 1; null for all.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confirmed">Whether the parties themselves stated it.</param>
/// <param name="Reason">Remarks; required without a source.</param>
public sealed record CapGroup(
    string Id, string Name, Assumption Cap, DateOnly From, Assumption? Opening, Assumption? OpeningShare, Source? Source, bool Confirmed,
    string? Reason) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>
/// Cuts the claims of one pool's terms down to what is left in it: cap − opening balance × the part of it that counts. The claims
/// of a quarter share what is left in proportion; the quarter that fills it pays only the rest.
/// </summary>
/// <param name="group">The pool.</param>
/// <param name="claims">The plans of the claims; each stays what it is.</param>
/// <param name="paid">For each claim, the plan that takes what is paid.</param>
/// <param name="inputs">Where assumptions stand.</param>
internal sealed class CapPlan(CapGroup group, int[] claims, int[] paid, Inputs inputs) : Step
{
    private readonly Input cap = inputs.Of(group.Cap);
    private readonly Input opening = inputs.OrElse(group.Opening, 0);
    private readonly Input openingShare = inputs.OrElse(group.OpeningShare, 1);
    private readonly double from = group.From.DayNumber;

    public CapGroup Group { get; } = group;

    public ReadOnlySpan<int> Claims => claims;

    public ReadOnlySpan<int> Paid => paid;

    public V Cap(ReadOnlySpan<V> worlds) => cap.In(worlds);

    public V Opening(ReadOnlySpan<V> worlds) => opening.In(worlds) * openingShare.In(worlds);

    /// <summary>Returns what is left of the cap after the last quarter.</summary>
    public V Left(ref Pass pass)
    {
        var left = AtFirst(pass.Worlds);
        for (var quarter = 0; quarter < pass.Count; quarter++)
        {
            for (var claim = 0; claim < claims.Length; claim++)
                left -= Filled(ref pass, claim, quarter);
        }

        return Lane.Max(V.Zero, left);
    }

    /// <summary>
    /// Returns the year, with its part that has passed, in which claims are first not paid in full: within that quarter as far as they
    /// are paid. Where that never happens, <see cref="YearAfter"/> the last quarter.
    /// </summary>
    public V YearFull(Pass pass)
    {
        var (found, open) = (V.Zero, Lane.Create(1.0));
        for (var quarter = 0; quarter < pass.Count; quarter++)
        {
            var (pays, claimed) = (V.Zero, V.Zero);
            for (var member = 0; member < claims.Length; member++)
            {
                pays += pass.Row(paid[member])[quarter];
                claimed += pass.Row(claims[member])[quarter];
            }

            var start = Lane.Create(pass.Calendar.Quarters[quarter].Year + ((pass.Calendar.Quarters[quarter].Number - 1) / 4.0));
            var cut = Lane.GreaterThan(claimed - pays, Lane.Create(1e-12));
            var when = start + ((pays / Lane.Max(claimed, Lane.Create(1e-12))) * 0.25);
            found += open * Lane.ConditionalSelect(cut, when, V.Zero);
            open = Lane.ConditionalSelect(cut, V.Zero, open);
        }

        return found + (open * YearAfter(pass.Calendar.Quarters[^1]));
    }

    /// <summary>The year that stands for a cap that is not full by a last quarter.</summary>
    public static double YearAfter(Quarter last) => last.Year + 1.0;

    /// <summary>Returns what of a claim's payment in a quarter fills the pool.</summary>
    public V Filled(ref Pass pass, int claim, int quarter)
        => pass.Row(paid[claim])[quarter] - (pass.Row(claims[claim])[quarter] - Counted(ref pass, claims[claim], quarter));

    public override void Go(ref Pass pass)
    {
        var left = AtFirst(pass.Worlds);
        Span<V> counted = stackalloc V[claims.Length];
        for (var at = 0; at < claims.Length; at++)
        {
            pass.Starts[paid[at]] = pass.Starts[claims[at]];
            pass.Ends[paid[at]] = pass.Ends[claims[at]];
        }

        for (var quarter = 0; quarter < pass.Count; quarter++)
        {
            var claimed = V.Zero;
            for (var at = 0; at < claims.Length; at++)
                claimed += counted[at] = Counted(ref pass, claims[at], quarter);

            // Where nothing positive is claimed the pool neither fills nor cuts.
            var fits = Lane.LessThanOrEqual(claimed, left);
            var part = Lane.ConditionalSelect(fits, Lane.Create(1.0), left / Lane.ConditionalSelect(fits, Lane.Create(1.0), claimed));
            for (var at = 0; at < claims.Length; at++)
                pass.Row(paid[at])[quarter] = (pass.Row(claims[at])[quarter] - counted[at]) + (counted[at] * part);

            left = Lane.ConditionalSelect(fits, left - claimed, V.Zero);
        }
    }

    /// <summary>
    /// What is paid of a claim falls on the days of the claim: all of it before the pool's first day, then the part that fits.
    /// </summary>
    public override V Within(ref Pass pass, int plan, int quarter, V from, V to)
    {
        var (claim, first) = (claims[paid.IndexOf(plan)], Lane.Create(this.from));
        var counted = Counted(ref pass, claim, quarter);
        var none = Lane.Equals(counted, V.Zero);
        var part = (pass.Row(plan)[quarter] - (pass.Row(claim)[quarter] - counted)) / Lane.ConditionalSelect(none,
            Lane.Create(1.0), counted);
        var step = pass.StepOf(claim);
        return step.Within(ref pass, claim, quarter, from, Lane.Min(to, first))
            + (step.Within(ref pass, claim, quarter, Lane.Max(from, first), to) * Lane.ConditionalSelect(none, Lane.Create(1.0), part));
    }

    private V AtFirst(ReadOnlySpan<V> worlds) => Lane.Max(V.Zero, Cap(worlds) - Opening(worlds));

    /// <summary>What of a claim's quarter counts toward the cap.</summary>
    private V Counted(ref Pass pass, int claim, int quarter) => from <= pass.Calendar.FirstDays[quarter]
        ? pass.Row(claim)[quarter]
        : pass.StepOf(claim).Within(ref pass, claim, quarter, Lane.Create(from), pass.Calendar.Ends[quarter]);
}
