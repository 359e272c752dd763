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
        {
            ["path"] = name.Replace('\\', '/'),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)))
        };

    /// <summary>A value without the folders of this machine.</summary>
    private static string PathFree(string value) => Path.IsPathFullyQualified(value) ? Path.GetFileName(value) : value;
}
