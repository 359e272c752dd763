using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deals.Report.Pictures;

/// <summary>The times that a browser writes into a PDF, set to a day of the data: the same inputs give the same bytes.</summary>
internal static partial class PdfStamps
{
    /// <summary>The PDF with its creation and modification times at midnight of a day. Lengths stay, and with them the file's table of offsets.</summary>
    public static byte[] SetTo(byte[] pdf, DateOnly day)
    {
        var stamp = Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000");
        foreach (var match in Times().Matches(Encoding.Latin1.GetString(pdf)).Cast<Match>())
            stamp.CopyTo(pdf, match.Groups["time"].Index);
        return pdf;
    }

    [GeneratedRegex(@"/(?:CreationDate|ModDate) \(D:(?<time>\d{14})[+\-Z]")]
    private static partial Regex Times();
}
