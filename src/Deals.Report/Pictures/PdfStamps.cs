namespace Deals.Report.Pictures;

/// <summary>
/// Writes a PDF with what its library writes by chance or by the clock set to what the data give: the same inputs give the same bytes.
/// </summary>
internal static partial class PdfStamps
{
    /// <summary>
    /// The document's bytes, with the day it was made on and a title. Lengths stay, and with them the file's table of offsets.
    /// </summary>
    public static byte[] Written(PdfDocument document, string title, DateOnly day)
    {
        (document.Info.Title, document.Info.CreationDate, document.Info.ModificationDate) =
            (title, day.ToDateTime(TimeOnly.MinValue), day.ToDateTime(TimeOnly.MinValue));
        document.ViewerPreferences.DisplayDocTitle = true;
        document.Language = "en";
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        var pdf = stream.ToArray();
        var text = Encoding.Latin1.GetString(pdf);
        foreach (var match in Tags().Matches(text).Cast<Match>())
            "AAAAAA"u8.CopyTo(pdf.AsSpan(match.Groups["tag"].Index));
        foreach (var digits in Identifiers().Matches(text).Cast<Match>().SelectMany(match => match.Groups["digits"].Captures))
            pdf.AsSpan(digits.Index, digits.Length).Fill((byte)'0');
        var moment = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00+00:00";
        foreach (var match in Moments().Matches(text).Cast<Match>())
            Encoding.ASCII.GetBytes(moment).CopyTo(pdf.AsSpan(match.Groups["moment"].Index));
        foreach (var match in Times().Matches(text).Cast<Match>())
            Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000+00'00'")
                .AsSpan(0, match.Groups["time"].Length).CopyTo(pdf.AsSpan(match.Groups["time"].Index));
        return pdf;
    }

    /// <summary>Fonts of which a part is in the file begin with six letters.</summary>
    [GeneratedRegex("/(?<tag>[A-Z]{6})\\+Open")]
    private static partial Regex Tags();

    [GeneratedRegex("/ID\\[(?:<(?<digits>[0-9A-F]{32})>)+\\]|(?:uuid:|/NM\\()(?<digits>[0-9a-f]{8})-(?<digits>[0-9a-f]{4})-(?<digits>[0-9a-f]{4})-(?<digits>[0-9a-f]{4})-(?<digits>[0-9a-f]{12})")]
    private static partial Regex Identifiers();

    [GeneratedRegex(@"Date>(?<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)")]
    private static partial Regex Moments();

    [GeneratedRegex(@"/(?:CreationDate|ModDate|M)\s*\(D:(?<time>\d{14}[+-]\d\d'\d\d'?)\)")]
    private static partial Regex Times();
}
