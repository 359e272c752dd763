namespace Deals.NotebookHost;

/// <summary>How much of what a cell gives is kept. Past these a notebook opens in no editor; what is left out is said in its place.</summary>
internal static class OutputLimits
{
    /// <summary>Characters of printed text a cell, both streams together.</summary>
    public const int TextOfCell = 500_000;

    /// <summary>Characters of one value in one MIME type. A page's plotly.js is about four million.</summary>
    public const int Value = 16_000_000;

    /// <summary>Characters of all values a cell.</summary>
    public const int ValuesOfCell = 64_000_000;

    /// <summary>Displayed values a cell.</summary>
    public const int DisplaysOfCell = 1_000;
}
