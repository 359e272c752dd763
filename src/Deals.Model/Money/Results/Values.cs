namespace Deals;

/// <summary>How money is counted.</summary>
public enum ValueMeasure
{
    /// <summary>Discounted to the valuation date.</summary>
    PresentValue,

    /// <summary>As it is paid from the valuation date to the end of the ledger, not discounted, without what comes after.</summary>
    PlainMoney,
}

/// <summary>Which of a party's two counts is meant; they are never added.</summary>
public enum Perspective
{
    /// <summary>Its own cash alone.</summary>
    Direct,

    /// <summary>With its part of the labs it owns.</summary>
    LookThrough,
}

/// <summary>
/// What a regime is worth to a party, in its own cash (direct) and with its part of the labs it owns (look-through). The two
/// are never added. Both stand in both measures.
/// </summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="Party">To whom.</param>
/// <param name="Direct">Present value of its own cash; for a lab its equity, with what comes after the ledger.</param>
/// <param name="LookThrough">That, and its part of the labs' equity.</param>
/// <param name="DirectPlain">Its own cash, undiscounted.</param>
/// <param name="LookThroughPlain">That, and its part of the labs' cash.</param>
public sealed record PartyValue(Regime Regime, Party Party, double Direct, double LookThrough, double DirectPlain, double LookThroughPlain);

/// <summary>What a term adds to a lab's value after the ledger.</summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="Lab">Whose value.</param>
/// <param name="Term">The term.</param>
/// <param name="Value">Present value; less than zero for what it takes.</param>
public sealed record AfterLedger(Regime Regime, Party Lab, Term Term, double Value);

/// <summary>What a party gains under the current regime against a baseline.</summary>
/// <param name="Party">Who.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Direct">Present value of the change of its own cash.</param>
/// <param name="LookThrough">That, with its part of the labs' change.</param>
/// <param name="DirectPlain">The change of its own cash, undiscounted.</param>
/// <param name="LookThroughPlain">That, with its part of the labs' change.</param>
public sealed record Delta(Party Party, Regime Baseline, double Direct, double LookThrough, double DirectPlain, double LookThroughPlain)
{
    /// <summary>Returns the present value in one of the two counts.</summary>
    public double In(Perspective perspective) => perspective == Perspective.Direct ? Direct : LookThrough;
}

/// <summary>What one term, or one clause, contributes to a party's delta; the contributions of a bridge sum to it.</summary>
/// <param name="Party">Whose delta.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Id">The id of the term or clause.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Direct">Its part of the direct delta, present value.</param>
/// <param name="LookThrough">Its part of the look-through delta.</param>
/// <param name="RestsOnJudgement">Whether a number behind it is a judgement or was not confirmed by the parties.</param>
public sealed record BridgeStep(
    Party Party, Regime Baseline, string Id, string Name, double Direct, double LookThrough, bool RestsOnJudgement);

/// <summary>What one assumption alone does to a party's delta.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Party">Whose delta.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Perspective">Which count.</param>
/// <param name="AtLow">The delta at its low value.</param>
/// <param name="AtBase">The delta at the scenario's value.</param>
/// <param name="AtHigh">The delta at its high value.</param>
/// <param name="Least">The smallest delta between low and high.</param>
/// <param name="Most">The largest.</param>
/// <param name="IsMonotone">Whether the delta only rises or only falls from low to high.</param>
/// <param name="Low">The low value, or as low as the scenario's other values leave.</param>
/// <param name="High">The high value, likewise.</param>
public sealed record TornadoBar(
    Assumption Assumption, Party Party, Regime Baseline, Perspective Perspective, double AtLow, double AtBase, double AtHigh, double Least,
    double Most, bool IsMonotone, AssumptionValue Low, AssumptionValue High)
{
    /// <summary>How far the assumption moves the delta.</summary>
    public double Swing => Most - Least;
}

/// <summary>A point of a sweep: one assumption at one value.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Deltas">Every party's delta against every baseline at that value.</param>
public sealed record SweepPoint(Assumption Assumption, AssumptionValue Value, IReadOnlyList<Delta> Deltas)
{
    /// <summary>A row for each delta, to be shown as a table.</summary>
    public IEnumerable<SweepDelta> Rows => Deltas.Select(delta => new SweepDelta(Assumption, Value, delta));
}

/// <summary>One delta at a point of a sweep.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Delta">A party's delta against a baseline at that value.</param>
public sealed record SweepDelta(Assumption Assumption, AssumptionValue Value, Delta Delta);

/// <summary>How often a delta is zero between an assumption's bounds.</summary>
public enum BreakEvenKind
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>At one value.</summary>
    One,

    /// <summary>At several values.</summary>
    Several,

    /// <summary>Over a whole stretch of values, at least: there the assumption makes no difference.</summary>
    Interval,
}

/// <summary>Where a delta is zero: at a value, or over a stretch of values.</summary>
/// <param name="From">The value; of a day, the first with the other sign. Never, if only never has it.</param>
/// <param name="To">The end of the stretch; the same value where there is none.</param>
public sealed record ZeroStretch(AssumptionValue From, AssumptionValue To)
{
    /// <summary>Whether it is a single value.</summary>
    public bool IsPoint => From == To;

    /// <inheritdoc/>
    public override string ToString() => IsPoint ? From.ToShortText() : $"{From.ToShortText()} to {To.ToShortText()}";
}

/// <summary>Where a party neither gains nor loses as one assumption changes, all else as in the scenario.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Party">Whose delta.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Perspective">Which count.</param>
/// <param name="Zeros">Where, in ascending order.</param>
/// <param name="AtMinimum">The delta at the assumption's minimum.</param>
/// <param name="AtMaximum">The delta at its maximum.</param>
public sealed record BreakEven(
    Assumption Assumption, Party Party, Regime Baseline, Perspective Perspective, IReadOnlyList<ZeroStretch> Zeros,
    double AtMinimum, double AtMaximum)
{
    /// <summary>How often.</summary>
    public BreakEvenKind Kind
        => Zeros.Any(zero => !zero.IsPoint)
            ? BreakEvenKind.Interval
            : Zeros.Count switch { 0 => BreakEvenKind.None, 1 => BreakEvenKind.One, _ => BreakEvenKind.Several };
}

/// <summary>The answer for a party.</summary>
public enum VerdictWord
{
    /// <summary>Gains against both baselines, whatever single assumption is moved within its range.</summary>
    Wins,

    /// <summary>Loses likewise.</summary>
    Loses,

    /// <summary>Neither holds.</summary>
    Depends,
}

/// <summary>Whether a party wins or loses, and why that can be said.</summary>
/// <param name="Party">Who.</param>
/// <param name="Word">The answer.</param>
/// <param name="Deltas">Its deltas against each of <see cref="Outcomes.Baselines"/>, the default first.</param>
/// <param name="Least">
/// The smallest delta that any one assumption brings about within its range, over all baselines and both counts.
/// </param>
/// <param name="Most">The largest.</param>
/// <param name="TurnsOn">
/// For an answer that depends, the assumption that turns it; null when the baselines or the two counts disagree already, or
/// nothing is large enough.
/// </param>
/// <param name="TurnsAt">The value at which it turns.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Verdict(
    Party Party, VerdictWord Word, IReadOnlyList<Delta> Deltas, double Least, double Most, Assumption? TurnsOn, AssumptionValue? TurnsAt,
    string Reason)
{
    /// <summary>
    /// In how much of the odds the delta against the default baseline has the sign that it has on average, 0 to 1; null where
    /// nothing is left to odds.
    /// </summary>
    public double? Likelihood { get; init; }

    /// <summary>What turns it, against which baseline and counted how; null where nothing does.</summary>
    internal string? Turn { get; init; }
}

/// <summary>A criterion with its number or its statement.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Value">The number; null for a judgement.</param>
/// <param name="Unit">The number's unit; null for a judgement.</param>
/// <param name="Verdict">Win, loss or neither.</param>
public sealed record CriterionResult(Criterion Criterion, double? Value, string? Unit, CriterionVerdict Verdict);

/// <summary>A published number beside the model's.</summary>
/// <param name="Published">What was published.</param>
/// <param name="Model">What the model gives for the same quarters, in the ledger's unit; for the day a cap is full, a year.</param>
/// <param name="Known">Whether the model knew the number, so that agreement proves nothing.</param>
public sealed record PublishedComparison(PublishedNumber Published, double Model, KnownToModel Known)
{
    /// <summary>
    /// The last quarter that is counted, where the cap is not full by its end: <see cref="Model"/> is the year after it then, and the
    /// difference what it is at least. Null where the model has a day, and for all other numbers.
    /// </summary>
    public Quarter? NotBy { get; init; }

    /// <summary>Whether it tests the model.</summary>
    public bool IsTest => Known == KnownToModel.No;

    /// <summary>
    /// The model less the published number; of a range, or a year that is published without its part, less its nearer end, and of what
    /// was said to be at least or at most so much, nothing where it is.
    /// </summary>
    public double Difference => Model - Nearest;

    /// <summary>Whether one is above zero and the other below.</summary>
    public bool HasOtherSign => Published.Quantity != PublishedQuantity.CapFull && Nearest * Model < 0;

    /// <summary>Whether the model's number lies within a range or bound that was published.</summary>
    internal bool IsWithin
        => Published.IsRange && Difference == 0 && (NotBy is null || Published.Bound == PublishedBound.AtLeast);

    /// <summary>Of all that the published number may be, what is nearest to the model's.</summary>
    internal double Nearest => Math.Clamp(
        Model, Published.Bound == PublishedBound.AtMost ? double.NegativeInfinity : (double)Published.Value,
        Published.Bound == PublishedBound.AtLeast ? double.PositiveInfinity : End(Published.High ?? Published.Value));

    /// <summary>The end of a number: of a year without its part, that of the year.</summary>
    private double End(decimal number) => (double)number + (Published.Quantity == PublishedQuantity.CapFull && number % 1 == 0 ? 1 : 0);

    /// <summary>
    /// The difference as a fraction of the published number, or the nearer end of its range, below zero where the model is nearer to
    /// zero: −0.68 is a burn that is too small by 68%. Null when the published number is zero or a year, or the model's has the other
    /// sign: a percentage would have no meaning.
    /// </summary>
    public double? RelativeDifference => Published.Quantity == PublishedQuantity.CapFull || HasOtherSign ? null
        : IsWithin ? 0
        : Nearest == 0 ? null
        : Difference / Nearest;
}

/// <summary>Deltas over a grid of two assumptions, all else as in the scenario.</summary>
/// <param name="X">The assumption across.</param>
/// <param name="Y">The assumption up.</param>
/// <param name="Party">Whose delta.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Perspective">Which count.</param>
/// <param name="AcrossValues">The values of <paramref name="X"/>, ascending.</param>
/// <param name="UpValues">The values of <paramref name="Y"/>, ascending.</param>
/// <param name="Deltas">
/// Present values: for each value of <paramref name="Y"/> a row, in it one for each value of <paramref name="X"/>.
/// </param>
public sealed record DeltaGrid(
    Assumption X, Assumption Y, Party Party, Regime Baseline, Perspective Perspective,
    IReadOnlyList<AssumptionValue> AcrossValues, IReadOnlyList<AssumptionValue> UpValues, IReadOnlyList<IReadOnlyList<double>> Deltas);

/// <summary>An assumption that two scenarios set differently.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="First">What the first sets it to; null where it leaves it to its odds.</param>
/// <param name="Second">What the second sets it to; null where it leaves it to its odds.</param>
public sealed record ScenarioDifference(Assumption Assumption, AssumptionValue? First, AssumptionValue? Second);

/// <summary>What a party gains under each of two scenarios.</summary>
/// <param name="First">Under the first.</param>
/// <param name="Second">Under the second; of the same party against the same baseline.</param>
public sealed record DeltaPair(Delta First, Delta Second)
{
    /// <summary>How much more it gains under the second, with its part of the labs.</summary>
    public double Change => Second.LookThrough - First.LookThrough;
}

/// <summary>Two scenarios side by side.</summary>
/// <param name="First">The results of one.</param>
/// <param name="Second">The results of the other.</param>
/// <param name="Differences">What differs between them.</param>
/// <param name="Deltas">What each party gains under each.</param>
public sealed record ScenarioComparison(
    MoneyResult First, MoneyResult Second, IReadOnlyList<ScenarioDifference> Differences, IReadOnlyList<DeltaPair> Deltas);
