namespace Deals;

/// <summary>What a term moves in a quarter, as the expectation over the scenario's odds.</summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="Quarter">When.</param>
/// <param name="Term">The term; it names payer and payee.</param>
/// <param name="Accrued">What is earned in the quarter, in the ledger's unit.</param>
/// <param name="Paid">What is paid in it; differs from what is earned where payment lags.</param>
/// <param name="PresentValue">What the payment is worth on the valuation date; zero before it.</param>
public sealed record Flow(Regime Regime, Quarter Quarter, Term Term, double Accrued, double Paid, double PresentValue)
{
    /// <summary>What of the payment values count, not discounted: what falls on or after the valuation date.</summary>
    public double Counted { get; init; }
}

/// <summary>What a party gains or loses in cash in a quarter: what it is paid less what it pays. All parties' sum to zero.</summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="Quarter">When.</param>
/// <param name="Party">Who.</param>
/// <param name="Net">In the ledger's unit.</param>
public sealed record LedgerEntry(Regime Regime, Quarter Quarter, Party Party, double Net);

/// <summary>How full a cap group is after a quarter.</summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="CapGroup">The pool.</param>
/// <param name="Quarter">When.</param>
/// <param name="Claimed">What its terms would have paid in the quarter without the cap.</param>
/// <param name="Paid">What they pay.</param>
/// <param name="Filled">What counts toward the cap by the end of the quarter, with the opening balance.</param>
/// <param name="Cap">The cap.</param>
public sealed record CapUse(Regime Regime, CapGroup CapGroup, Quarter Quarter, double Claimed, double Paid, double Filled, double Cap)
{
    /// <summary>What is left of the cap after the quarter.</summary>
    public double Left => Math.Max(0, Cap - Filled);
}

/// <summary>A cap group over the whole ledger.</summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="CapGroup">The pool.</param>
/// <param name="Binds">The first quarter in which less is paid than claimed; null when the cap never binds.</param>
/// <param name="TotalWithCap">What is paid in all, in the ledger's unit.</param>
/// <param name="TotalWithoutCap">What would be paid in all without the cap.</param>
public sealed record CapSummary(Regime Regime, CapGroup CapGroup, Quarter? Binds, double TotalWithCap, double TotalWithoutCap);

/// <summary>What of a commitment falls beyond the ledger's last quarter.</summary>
/// <param name="Regime">Under which regime.</param>
/// <param name="Term">The commitment.</param>
/// <param name="Total">
/// What is drawn in all, in the ledger's unit; what of it is neither within the ledger nor in the tail was drawn before.
/// </param>
/// <param name="WithinLedger">What of it falls within the ledger.</param>
/// <param name="Tail">What falls beyond it.</param>
public sealed record CommitmentUse(Regime Regime, Term Term, double Total, double WithinLedger, double Tail);

/// <summary>A driver's quarter.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Quarter">When.</param>
/// <param name="Value">In the ledger's unit a quarter.</param>
/// <param name="IsReported">Whether it is a reported number and not computed.</param>
public sealed record DriverQuarter(Driver Driver, Quarter Quarter, double Value, bool IsReported);

/// <summary>How large an amount is, where amounts are put in order.</summary>
internal static class Size
{
    /// <summary>Returns it without its sign: equal amounts stay equal, though the last digits of their sums differ.</summary>
    public static double Of(double amount) => Math.Round(Math.Abs(amount), 9);
}
