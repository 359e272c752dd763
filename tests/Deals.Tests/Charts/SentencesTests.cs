using Deals.Data;

namespace Deals.Tests.Charts;

/// <summary>
/// docs/sentences.md holds every title and every computed sentence, to be read as an editor would. After a change:
/// <c>DEALS_WRITE=sentences dotnet artifacts/bin/Deals.Tests/release/Deals.Tests.dll -class Deals.Tests.Charts.SentencesTests</c> writes it anew, and read it.
/// </summary>
public sealed class SentencesTests
{
    private static readonly (string Folder, string Heading)[] Datasets = [("data/openai-clouds", "OpenAI and its clouds"), ("tests/data/league-rights", "An invented league")];

    [Fact]
    public async Task The_list_of_sentences_is_what_the_data_give()
    {
        List<string> lines =
        [
            "# Sentences", "",
            "Every title and every computed sentence, dataset by dataset: first the base, then of each scenario what reads otherwise.",
            "`DEALS_WRITE=sentences dotnet artifacts/bin/Deals.Tests/release/Deals.Tests.dll -class Deals.Tests.Charts.SentencesTests` writes this file; the same test compares it.",
        ];
        foreach (var (folder, heading) in Datasets)
        {
            var book = await Dataset.In(Repository.PathOf(folder.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
            var first = Sentences(book, Scenario.Base(book));
            lines.AddRange(["", $"## {heading} (`{folder}`)", "", "### Base", "", .. first.Select(Line)]);
            var known = first.ToHashSet();
            foreach (var named in book.Scenarios.Where(named => named.Id != DealBook.BaseScenario))
            {
                var other = Sentences(book, book.Scenario(named.Id)).Where(line => !known.Contains(line)).ToList();
                lines.AddRange(["", $"### {named.Name} (`{named.Id}`)", "", .. other.Count == 0 ? ["The same."] : other.Select(Line)]);
            }
        }

        var (path, now) = (Repository.PathOf("docs", "sentences.md"), string.Join('\n', lines) + "\n");
        if (Environment.GetEnvironmentVariable("DEALS_WRITE") == "sentences")
            await File.WriteAllTextAsync(path, now, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path) && await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == now,
            "docs/sentences.md is not what the data give: write it with DEALS_WRITE=sentences, and read what changed.");
    }

    private static string Line((string Name, string Sentence) said) => $"- `{said.Name}` {said.Sentence}";

    private static List<(string Name, string Sentence)> Sentences(DealBook book, Scenario scenario)
    {
        var sentences = new List<(string Name, string Sentence)>();
        foreach (var figure in DealFigures.All(book, book.Timeline(scenario)))
        {
            sentences.Add((figure.Id, figure.Title));
            if (figure.Id == "brief")
                sentences.AddRange(figure.Table.Rows.Where(row => (string)row[0]! is not ("gain" or "why")).Select(row => ($"brief, {row[0]}", (string)row[5]!)));
            if (figure.Id == "verdicts")
                sentences.AddRange(figure.Table.Rows.Select(row => ($"verdict on {row[0]}: {row[1]}", (string)row[11]!)).Distinct());
            if (figure.Slider is { } slider)
                sentences.Add(($"{figure.Id}, at {slider.States[slider.Initial].Label}", slider.States[slider.Initial].Finding));
        }

        Assert.All(sentences, line => Prose.IsFit(line.Sentence, book));
        return sentences;
    }
}
