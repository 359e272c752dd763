using System.Buffers;

namespace Deals.Report.Sheets;

/// <summary>Texts that a spreadsheet program might run: those whose first character starts a formula.</summary>
internal static class FormulaStart
{
    /// <summary>What OWASP lists under CSV injection: the signs, their full-width forms, and white space that is dropped before one.</summary>
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>Whether the text starts like a formula.</summary>
    public static bool Of(string text) => text.Length > 0 && Starts.Contains(text[0]);
}
