using System.Security.Cryptography;

namespace Deals.Cli;

/// <summary>The figures of the data, computed once for the same data, scenario and program, as notebooks run once.</summary>
internal static class KeptFigures
{
    /// <summary>Those that an earlier report kept, or else computed and kept.</summary>
    /// <param name="opened">The deals and the scenario.</param>
    /// <param name="inputs">All that the figures depend on but the program.</param>
    /// <param name="cache">Where they are kept; null to compute them anew and keep none.</param>
    public static IReadOnlyList<FigureRecord> Of(OpenedDeals opened, string inputs, ResultCache? cache)
    {
        var (place, key) = (opened.Dataset.Folder!, KeyOf(inputs));
        if (cache?.Find(place, key) is { } kept && Read(kept) is { } whole)
            return whole;
        var computed = Encoding.UTF8.GetBytes(string.Join('\n', opened.Figures().Select(figure => FigureRecord.Of(figure).Write())));
        cache?.Keep(place, key, computed);
        // Read as they will be the next time, so that both reports are the same.
        return Read(computed)!;
    }

    private static IReadOnlyList<FigureRecord>? Read(byte[] kept)
    {
        var figures = Encoding.UTF8.GetString(kept).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(FigureRecord.Read).ToList();
        return figures.Contains(null) ? null : [.. figures.OfType<FigureRecord>()];
    }

    private static string KeyOf(string inputs)
    {
        var program = new[] { typeof(DealBook), typeof(Dataset), typeof(Figure) }.Select(type => type.Module.ModuleVersionId.ToString());
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. program, CultureInfo.CurrentCulture.Name, inputs]))));
    }
}
