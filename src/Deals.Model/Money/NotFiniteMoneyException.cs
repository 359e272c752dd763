namespace Deals;

/// <summary>Thrown when a formula gives infinity or something undefined: no result is better than a wrong one.</summary>
public sealed class NotFiniteMoneyException : ArithmeticException
{
    internal NotFiniteMoneyException(MoneyFault fault)
        : base(fault.ToString())
        => Fault = fault;

    /// <summary>Which row gave no number, and where.</summary>
    public MoneyFault Fault { get; }
}
