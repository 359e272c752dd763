using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Deals.Charts.Drawing;

namespace Deals.Cli;

/// <summary>What a report's manifest says of its inputs: files with their hashes, what every assumption was set to, versions.</summary>
internal static class ReportInputs
{
    public static JsonObject Of(OpenedDeals opened, IReadOnlyList<RunResult> results)
    {
        var (book, scenario) = (opened.Book, opened.Scenario);
        return new()
        {
            ["dataset"] = new JsonObject
            {
                ["name"] = book.Name,
                ["files"] = new JsonArray(
                    [.. Directory.EnumerateFiles(opened.Dataset.Folder!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                    .Select(file => File(Path.GetRelativePath(opened.Dataset.Folder!, file), file))]),
            },
            ["scenario"] = scenario.ToString(),
            ["assumptions"] = new JsonArray([.. book.Assumptions.Select(assumption => new JsonObject
            {
                ["id"] = assumption.Id,
                ["label"] = assumption.Label,
                ["unit"] = assumption.Unit,
                ["value"] = assumption.Odds.Count > 0 && !scenario.IsSet(assumption) ? "at its odds"
                    : scenario.ValueOf(assumption).ToString(),
                ["base"] = assumption.Base.ToString(),
            })]),
            ["withoutDeals"] = new JsonArray([.. scenario.LeftOut.Select(deal => (JsonNode)deal.Id)]),
            ["notebooks"] = new JsonArray([.. results.Select(result =>
            {
                var notebook = File(Path.GetFileName(result.Job.Source), result.Job.Source);
                notebook["ran"] = result.Succeeded;
                notebook["settings"] = new JsonObject(
                    result.Job.Settings.Select(setting => KeyValuePair.Create(setting.Name, (JsonNode?)PathFree(setting.Value))));
                return notebook;
            })]),
            ["versions"] = new JsonObject
            {
                ["deals"] = typeof(ReportInputs).Assembly.GetName().Version!.ToString(3),
                ["runtime"] = RuntimeInformation.FrameworkDescription,
                ["drawing"] = DrawingLibrary.Current.Description,
            },
        };
    }

    private static JsonObject File(string name, string path)
        => new()
        { ["path"] = name.Replace('\\', '/'), ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path))) };

    /// <summary>A value without the folders of this machine.</summary>
    private static string PathFree(string value) => Path.IsPathFullyQualified(value) ? Path.GetFileName(value) : value;
}

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
