namespace Deals.Notebooks;

/// <summary>A line of a cell that asks for something the runner does not know or cannot read.</summary>
public sealed class DirectiveException : Exception
{
    /// <summary>The refusal and the 1-based line of the cell that caused it.</summary>
    public DirectiveException(int line, string message) : base(message) => Line = line;

    /// <summary>The 1-based line of the cell.</summary>
    public int Line { get; }
}
