namespace Deals;

/// <summary>What a driver is over a year or a quarter: a number that was reported, or what an assumption holds.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">The quarter of the year, 1 to 4; null for the whole year.</param>
/// <param name="Value">The number, in the ledger's unit; null when it is assumed.</param>
/// <param name="Assumed">The assumption that holds it; null when it was reported.</param>
/// <param name="Source">Where it was read; an assumption carries its own.</param>
/// <param name="Note">Remarks.</param>
public sealed record Anchor(int Year, int? Number, decimal? Value, Assumption? Assumed, Source? Source, string? Note)
{
    /// <summary>The quarter; null for a whole year.</summary>
    public Quarter? Quarter => Number is { } number ? new(Year, number) : null;

    /// <summary>The period as people write it: "2026" or "2026Q1".</summary>
    public string Period => Quarter?.ToString() ?? Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A driver from annual totals, reported quarters and a growth rate after the last total.</summary>
public sealed class AnchoredDriver(
    string id, string name, IReadOnlyList<Anchor> anchors, Assumption? growth, Source? source, string? reason, Assumption? fade = null)
    : Driver(DriverKind.Anchored, id, name, source, reason, FlawsOf(growth, fade))
{
    /// <inheritdoc/>
    public override IReadOnlyList<Anchor> Anchors { get; } = anchors;

    /// <summary>
    /// The yearly growth after the last annual total, as a fraction: 0.15 is 15 percent; null when the totals reach to the end.
    /// </summary>
    public Assumption? Growth { get; } = growth;

    /// <summary>
    /// Over how many years growth fades from that between the last two annual totals to <see cref="Growth"/>, evenly; null or 0
    /// when it is <see cref="Growth"/> at once.
    /// </summary>
    public Assumption? Fade { get; } = fade;

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers => new[] { Growth, Fade }.OfType<Assumption>();

    private static Flaws FlawsOf(Assumption? growth, Assumption? fade) => new Flaws()
        .Number(nameof(growth), growth)
        .If(fade is not null && growth is null, nameof(growth), Parts.Missing, "a growth, as fade says over how many years it is reached")
        .If(
            fade is not null and not { IsDate: false, Minimum.Number: >= 0, Maximum.Number: <= 100 }, nameof(fade), "number-out-of-kind",
            "an assumption from 0 to 100");

    internal override DriverPlan Plan(PlanBuilder plans) => new AnchoredPlan(this, plans.Calendar, plans.Inputs);
}

/// <summary>
/// A(y) = A(a) · (A(b)/A(a))^((y−a)/(b−a)) between two totals; after the last, A(y) = A(y−1) · (1 + growth), where growth may
/// fade to its value over some years; then each year's quarters.
/// </summary>
internal sealed class AnchoredPlan : DriverPlan
{
    /// <summary>
    /// Newton's method for the cubic starts above the root of a convex rising function, so it closes in from one side and is
    /// exact to the last digit well before.
    /// </summary>
    private const int NewtonSteps = 12;

    private readonly int firstYear;
    private readonly int lastYear;
    private readonly (int Year, Input Total)[] anchors;
    private readonly Input growth;
    private readonly Input fade;
    private readonly Quarter first;
    private readonly Quarter last;
    private readonly Dictionary<int, Input[]> reported;
    private readonly V[] totals;

    public AnchoredPlan(AnchoredDriver driver, Calendar calendar, Inputs inputs)
    {
        (first, last) = (calendar.Quarters[0], calendar.Quarters[^1]);
        Input Of(Anchor anchor) => anchor.Assumed is { } assumed ? inputs.Of(assumed) : new((double)anchor.Value!.Value);
        anchors =
        [
            .. driver.Anchors.Where(anchor => anchor.Number is null).OrderBy(anchor => anchor.Year)
                .Select(anchor => (anchor.Year, Of(anchor))),
        ];
        reported = driver.Anchors.Where(anchor => anchor.Number is not null).GroupBy(anchor => anchor.Year)
            .ToDictionary(year => year.Key, year => year.OrderBy(anchor => anchor.Number).Select(Of).ToArray());
        growth = inputs.OrElse(driver.Growth, double.NaN);
        fade = inputs.OrElse(driver.Fade, 0);
        firstYear = Math.Min(first.Year, anchors[0].Year);
        lastYear = Math.Max(last.Year + 1, anchors[^1].Year);
        totals = new V[lastYear - firstYear + 1];
    }

    protected override void Fill(ref Pass pass, Span<V> quarters)
    {
        FillTotals(pass.Worlds);
        Span<V> year = stackalloc V[4];
        for (var at = first.Year; at <= last.Year; at++)
        {
            var total = totals[at - firstYear];
            if (at < anchors[0].Year) // before what is known: nothing, so that pools and late payments after it have numbers
                year.Clear();
            else if (reported.TryGetValue(at, out var known))
                AfterReported(known, total, pass.Worlds, year);
            else
                Spread(at, total, year);
            for (var number = 1; number <= 4; number++)
            {
                var place = new Quarter(at, number) - first;
                if (place >= 0 && place < quarters.Length)
                    quarters[place] = year[number - 1];
            }
        }
    }

    private void FillTotals(ReadOnlySpan<V> worlds)
    {
        totals.AsSpan().Fill(Lane.Create(double.NaN));
        for (var at = 0; at < anchors.Length; at++)
        {
            var (year, input) = anchors[at];
            var total = input.In(worlds);
            totals[year - firstYear] = total;
            if (at + 1 == anchors.Length)
                break;
            var (nextYear, nextInput) = anchors[at + 1];
            var log = Lane.Log(total);
            var rise = (Lane.Log(nextInput.In(worlds)) - log) / Lane.Create((double)(nextYear - year));
            for (var between = year + 1; between < nextYear; between++)
                totals[between - firstYear] = Lane.Exp(log + (rise * (double)(between - year)));
        }

        var factor = Lane.Create(1.0) + growth.In(worlds);
        if (fade.Column < 0 || anchors.Length < 2)
        {
            for (var year = anchors[^1].Year + 1; year <= lastYear; year++)
                totals[year - firstYear] = totals[year - 1 - firstYear] * factor;
            return;
        }

        // The growth of the last year before, less an equal part of the difference each year.
        var excess = (totals[anchors[^1].Year - firstYear] / totals[anchors[^1].Year - 1 - firstYear]) - factor;
        var steps = fade.In(worlds) + Lane.Create(1.0);
        for (var year = anchors[^1].Year + 1; year <= lastYear; year++)
        {
            var left = Lane.Max(V.Zero, Lane.Create(1.0) - (Lane.Create((double)(year - anchors[^1].Year)) / steps));
            totals[year - firstYear] = totals[year - 1 - firstYear] * (factor + (excess * left));
        }
    }

    /// <summary>
    /// 1 : g : g² : g³; at the ends of what is known, the one neighbour there is gives the growth of four quarters instead of
    /// eight.
    /// </summary>
    private void Spread(int at, V total, Span<V> year)
    {
        var here = at - firstYear;
        var hasBefore = here > 0 && at > anchors[0].Year;
        var hasAfter = here + 1 < totals.Length && (growth.Column >= 0 || at < anchors[^1].Year);
        var from = hasBefore ? totals[here - 1] : total;
        var to = hasAfter ? totals[here + 1] : total;
        var g = Lane.Exp(Lane.Log(to / from) / Lane.Create(hasBefore && hasAfter ? 8.0 : 4.0));
        var g2 = g * g;
        var unit = total / (Lane.Create(1.0) + g + g2 + (g2 * g));
        year[0] = unit;
        year[1] = unit * g;
        year[2] = unit * g2;
        year[3] = unit * g2 * g;
    }

    private static void AfterReported(Input[] known, V total, ReadOnlySpan<V> worlds, Span<V> year)
    {
        var left = total;
        for (var at = 0; at < known.Length; at++)
        {
            year[at] = known[at].In(worlds);
            left -= year[at];
        }

        if (known.Length == 4)
            return;
        var lastKnown = year[known.Length - 1];
        var c = Growth(left / lastKnown, 4 - known.Length);
        for (var at = known.Length; at < 4; at++)
            year[at] = year[at - 1] * c;
    }

    /// <summary>The c with c + … + c^n = ratio.</summary>
    private static V Growth(V ratio, int quarters)
    {
        var one = Lane.Create(1.0);
        if (quarters == 1)
            return ratio;
        if (quarters == 2)
            return (Lane.Sqrt(one + (ratio * 4.0)) - one) * 0.5;
        var c = Lane.Min(ratio, Lane.Exp(Lane.Log(ratio) / Lane.Create(3.0)));
        for (var step = 0; step < NewtonSteps; step++)
            c -= ((((c + one) * c) + one) * c - ratio) / ((((c * 3.0) + (one * 2.0)) * c) + one);
        return c;
    }
}
