using System.Globalization;
using Deals.Report.Exports;

namespace Deals.Report.Pages;

/// <summary>A figure in a report: its record, the name of its files, and which of them there are.</summary>
/// <param name="Record">The figure.</param>
/// <param name="FileName">The name of its files without ending; no two figures of a report share one, whatever the case of its letters.</param>
public sealed record ReportFigure(FigureRecord Record, string FileName)
{
    private const int LongestName = 100;

    /// <summary>Names that Windows keeps for devices, whatever ending follows.</summary>
    private static readonly HashSet<string> Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"com{number}", $"lpt{number}" })];

    /// <summary>The formats that were written.</summary>
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [];

    /// <summary>
    /// Names figures: by their id, a second of the same id by the hash of its assumptions besides. Equal figures are one; what
    /// is no letter, digit or hyphen becomes a hyphen, so that no name leads out of a folder, and none is a device of Windows.
    /// </summary>
    public static IReadOnlyList<ReportFigure> Named(IEnumerable<FigureRecord> records)
    {
        var figures = new List<ReportFigure>();
        foreach (var record in records)
        {
            if (figures.Exists(figure => IsSame(figure.Record, record)))
                continue;
            var id = string.Concat(record.Id.Take(LongestName).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-') is { Length: > 0 } some ? some : "figure";
            if (Devices.Contains(id))
                id = $"figure-{id}";
            var names = Enumerable.Range(2, int.MaxValue - 2).Select(number => string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"))
                .Prepend($"{id}-{string.Concat(record.AssumptionsHash.Where(char.IsAsciiLetterOrDigit).Take(6)).ToLowerInvariant()}").Prepend(id);
            figures.Add(new(record, names.First(name => figures.TrueForAll(figure => figure.FileName != name))));
        }

        return figures;
    }

    /// <summary>Whether two records say the same.</summary>
    public static bool IsSame(FigureRecord one, FigureRecord other) => one.Fingerprint == other.Fingerprint;
}
