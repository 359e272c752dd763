namespace Deals.Data;

/// <summary>What is wrong with the way a cell is quoted.</summary>
internal enum CellFault
{
    None,

    /// <summary>A quote inside a cell that does not begin with one, or text after the closing quote.</summary>
    StrayQuote,

    /// <summary>The file ends before the closing quote.</summary>
    UnclosedQuote,
}
