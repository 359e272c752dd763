using System.Globalization;

namespace Deals.Data;

/// <summary>Reports the quotes of a record that are not in order.</summary>
internal static class QuoteCheck
{
    /// <summary>Reports them; whether there were any.</summary>
    public static bool Report(CsvScanner scanner, string file, Func<int, string?> headerOf, ProblemLog log)
    {
        var any = false;
        for (var column = 0; column < scanner.Count; column++)
        {
            var fault = scanner.FaultOf(column);
            if (fault == CellFault.None)
                continue;
            any = true;
            var place = new Place(file, scanner.LineOf(column), column + 1, headerOf(column));
            var text = scanner.RawText(column);
            if (fault == CellFault.UnclosedQuote)
            {
                log.Report(ProblemKind.UnclosedQuote, place, text, $"the quote that opens {VisibleText.Quoted(text)} is never closed, so the rest of the file was taken for its text", "a closing quote");
                continue;
            }

            var runsOn = text.Count(character => character == '\n') is var ends and > 0
                ? string.Create(CultureInfo.InvariantCulture, $"; the cell runs on to line {scanner.LineOf(column) + ends}, so perhaps its closing quote is missing")
                : "";
            log.Report(ProblemKind.StrayQuote, place, text, $"{VisibleText.Quoted(text)} has a quote in the middle", $"quotes around the whole cell, and each quote within it doubled{runsOn}");
        }

        return any;
    }
}
