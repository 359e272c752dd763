using System.Security.Cryptography;
using System.Text.Json;
using Deals.Output;
using Deals.Report.Exports;
using PdfSharp.Pdf;
using SkiaSharp;

namespace Deals.Report.Output;

/// <summary>The files of a report's figures, made once for the same figure, style and program, as notebooks run once.</summary>
/// <param name="style">How pictures are made.</param>
/// <param name="day">The day that PDFs say they were made on.</param>
/// <param name="cache">Where they are kept; null to make them anew and keep none.</param>
/// <param name="place">The folder for whose reports they are kept.</param>
internal sealed class KeptFiles(PictureStyle style, DateOnly day, ResultCache? cache, string place)
{
    /// <summary>For the report as it is, and for what is tried besides.</summary>
    private const int Kept = 2;

    private readonly byte[] ways = Encoding.UTF8.GetBytes(string.Join('\n',
        new[] { typeof(Figure), typeof(PictureFile), DrawingLibrary.Current.GetType(), typeof(SKSurface), typeof(PdfDocument) }
            .Select(type => type.Module.ModuleVersionId.ToString()).Append(style.ToString())
            .Append(day.ToString("O", CultureInfo.InvariantCulture))));

    /// <summary>Those of a figure, as an earlier report made them, or else made and kept.</summary>
    public FigureFiles Of(ReportFigure figure)
    {
        var path = Path.Combine(place, figure.FileName);
        var key = Convert.ToHexStringLower(SHA256.HashData([.. ways, .. figure.Record.ToUtf8()]));
        if (cache?.Find(path, key) is { } kept)
            return JsonSerializer.Deserialize<FigureFiles>(kept)!;
        var made = FigureFiles.Of(figure.Record, style, day);
        cache?.Keep(path, key, JsonSerializer.SerializeToUtf8Bytes(made), Kept);
        return made;
    }
}
