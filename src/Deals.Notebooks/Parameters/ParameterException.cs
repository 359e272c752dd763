namespace Deals.Notebooks;

/// <summary>A `--set` that fits no parameter, or whose value does not fit the parameter's type.</summary>
public sealed class ParameterException : Exception
{
    /// <summary>The refusal, naming the parameter, its type and the value.</summary>
    public ParameterException(string message) : base(message) { }
}
