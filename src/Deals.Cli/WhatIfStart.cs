namespace Deals.Cli;

/// <summary>What the page starts with: its datasets, all checked, and the scenario as the fragment of its address.</summary>
internal sealed record WhatIfStart(IReadOnlyList<Dataset> Datasets, string Fragment)
{
    private const string Assume = "assume=";

    /// <exception cref="RefusedException">There is no such dataset, scenario or assumption, or a dataset has problems.</exception>
    public static async Task<WhatIfStart> OfAsync(WhatIfRequest request, CancellationToken cancellation)
    {
        var datasets = Find(request.Dataset);
        var books = new List<DealBook>();
        foreach (var dataset in datasets)
        {
            var check = await dataset.CheckAsync(cancellation).ConfigureAwait(false);
            books.Add(check.Book ?? throw WhatIf.Faulty(check));
        }

        return new(datasets, FragmentOf(request, books[0]));
    }

    private static IReadOnlyList<Dataset> Find(string? wanted)
    {
        try
        {
            IReadOnlyList<Dataset> found = wanted is null ? Dataset.FindAll() : [Dataset.Find(wanted)];
            return found.Count > 0 ? found
                : throw WhatIf.Wrong("There is no dataset in data/ here or above. Name one: deals whatif --dataset FOLDER");
        }
        catch (DatasetNotFoundException unknown)
        {
            throw WhatIf.Wrong(unknown.Message);
        }
    }

    private static string FragmentOf(WhatIfRequest request, DealBook book)
    {
        if (request.Scenario is null && request.Settings.Count == 0)
            return request.Dataset is null ? "" : ScenarioAddress.Of(book, Scenario.Base(book));
        try
        {
            var scenario = request.Scenario switch
            {
                null => Scenario.Base(book),
                var file when file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => ScenarioFile.Read(file, book),
                var name => book.NamedScenario(name),
            };
            if (request.Settings.FirstOrDefault(setting => !setting.StartsWith(Assume, StringComparison.Ordinal)) is { } strange)
                throw WhatIf.Wrong($"--set {strange}: the page takes assumptions only, as --set assume=id=value");
            return ScenarioAddress.Of(book, scenario.With(request.Settings.Select(setting => setting[Assume.Length..])));
        }
        catch (Exception unusable) when (unusable is ScenarioFileException or KeyNotFoundException or ArgumentException)
        {
            throw WhatIf.Wrong(Failure.MessageOf(unusable));
        }
    }
}
