using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deals.Report.Pictures;

/// <summary>What a browser writes into a PDF by chance or by the clock, set to what the data give: the same inputs give the same bytes.</summary>
internal static partial class PdfStamps
{
    /// <summary>
    /// The PDF with its creation and modification times at midnight of a day, and its structure's elements numbered from 1 in
    /// the order that the browser gave them: its own numbers count what it had done before. Lengths stay, and with them the
    /// file's table of offsets.
    /// </summary>
    public static byte[] SetTo(byte[] pdf, DateOnly day)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var stamp = Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000");
        foreach (var match in Times().Matches(text).Cast<Match>())
            stamp.CopyTo(pdf, match.Groups["time"].Index);

        var elements = Elements().Matches(text);
        var ranks = elements.Select(match => match.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal)
            .Select((number, at) => (number, Rank: (at + 1).ToString("D8", CultureInfo.InvariantCulture))).ToDictionary(each => each.number, each => each.Rank);
        foreach (var number in elements.Select(match => match.Groups["number"]))
            Encoding.ASCII.GetBytes(ranks[number.Value]).CopyTo(pdf, number.Index);
        return pdf;
    }

    [GeneratedRegex(@"/(?:CreationDate|ModDate) \(D:(?<time>\d{14})[+\-Z]")]
    private static partial Regex Times();

    [GeneratedRegex(@"\(node(?<number>\d{8})\)")]
    private static partial Regex Elements();
}
