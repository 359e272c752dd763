using System.IO.Compression;
using Deals.Report.Sheets;

namespace Deals.Tests.Report;

/// <summary>The same tables give the same bytes, wherever and whenever they are written.</summary>
public sealed class SameBytesTests
{
    private static readonly Sheet[] Sheets =
    [
        Tables.Sheet(new(["Quarter", "Paid (USD bn)", "Sure", "Note"], [[new DateOnly(2026, 4, 1), -1234.5, true, "İstanbul"], [new DateOnly(2026, 7, 1), 0.1m, false, null], [null, 1e300, null, "=1,5"]]), "I i İ ı"),
        Tables.Sheet(new([.. Tables.HostileTexts], [Tables.HostileTexts]), "flows") with { ColumnDescriptions = ["What it is"] },
    ];

    [Theory]
    [InlineData("de-DE", "Europe/Berlin")]
    [InlineData("tr-TR", "Pacific/Kiritimati")]
    [InlineData("ar-SA", "America/St_Johns")]
    public void In_any_culture_and_time_zone(string culture, string zone)
    {
        static (byte[] Workbook, byte[] Csv) Write() => (Workbook.Write(Sheets), CsvText.Write(Sheets[0].Table));
        var (workbook, csv) = Under("", "UTC", Write);
        var (otherWorkbook, otherCsv) = Under(culture, zone, Write);
        Assert.Equal(workbook, otherWorkbook);
        Assert.Equal(csv, otherCsv);
    }

    [Fact]
    public void No_entry_of_the_file_tells_when_it_was_written()
    {
        using var zip = new ZipArchive(new MemoryStream(Workbook.Write(Sheets)));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("docProps", StringComparison.Ordinal) || entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal));
    }

    /// <summary>What is written in a culture and a time zone.</summary>
    internal static T Under<T>(string culture, string zone, Func<T> write)
    {
        var (before, zoneBefore) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            Environment.SetEnvironmentVariable("TZ", zoneBefore);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
