using System.Text.RegularExpressions;
using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>The kit is for any set of deals: its sources name nobody and nothing of the one that it was first made for.</summary>
public sealed class NothingOfOneDatasetInTheKitTests
{
    /// <summary>Names that stand in the datasets' texts only.</summary>
    private static readonly string[] ProductsBesides = ["Azure", "AWS", "Bedrock", "Google", "Altman", "Nadella"];

    /// <summary>Subjects of the dataset that are verbs of any program.</summary>
    private static readonly string[] PlainWords = ["compute"];

    /// <summary>Where others' programs are looked for: they are named after their makers, who may be parties as well.</summary>
    private static readonly string[] ProgramNames = ["KernelPlaces.cs", "KernelTool.cs", "KernelStatus.cs"];

    [Fact]
    public async Task No_party_subject_deal_amount_or_date_of_a_dataset_stands_in_the_sources()
    {
        var words = new SortedSet<string>(ProductsBesides, StringComparer.OrdinalIgnoreCase);
        // Whoever adds deals of their own names them as they like, after an example in a command's help too.
        var dataset = Dataset.In(Repository.PathOf("data", "openai-clouds"));
        var book = await dataset.ReadAsync(TestContext.Current.CancellationToken);
        words.Add(dataset.Name);
        words.UnionWith(book.Parties.Where(party => IsNamed(party.Role)).SelectMany(party => new[] { party.Id, party.Name, party.ShortName }));
        words.UnionWith(book.Subjects.SelectMany(subject => new[] { subject.Id, subject.Name }).Where(IsTelling));
        words.UnionWith(book.Deals.SelectMany(deal => new[] { deal.Id, deal.Name }));
        words.UnionWith(book.Rights.Select(right => right.Id));
        words.UnionWith(book.Deals.Select(deal => deal.Amount).OfType<decimal>().SelectMany(Spellings));
        words.UnionWith(book.Claims.Select(claim => claim.Value).OfType<decimal>().Select(Plain).Where(IsOddNumber));
        words.UnionWith(book.Deals.Select(deal => deal.Announced).Concat(book.Events.Select(step => step.Date)).Concat(book.Rights.Select(right => right.From)).SelectMany(Spellings));

        words.ExceptWith(PlainWords);

        Assert.True(words.Count > 20);
        // A name with a dot and a capital after it is a namespace of the platform's maker, who may be a party as well.
        var pattern = new Regex($"(?<![A-Za-z0-9])(?i:{string.Join('|', words.Select(Regex.Escape))})(?![A-Za-z0-9]|\\.[A-Z])", RegexOptions.CultureInvariant);
        var found =
            from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            where !ProgramNames.Contains(Path.GetFileName(file))
            from line in File.ReadLines(file).Index()
            from Match match in pattern.Matches(line.Item)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} {match.Value}";
        Assert.True(!found.Any(), string.Join("\n", found));
    }

    /// <summary>Roles such as customers or courts are the model's own words, and a dataset names these parties after them.</summary>
    private static bool IsNamed(Deals.PartyRole role)
        => role is Deals.PartyRole.Lab or Deals.PartyRole.Cloud or Deals.PartyRole.Investor;

    private static bool IsTelling(string name) => name.Length > 3;

    /// <summary>"100" is any program's number; "13.07" is not.</summary>
    private static bool IsOddNumber(string number) => number.Contains('.', StringComparison.Ordinal) && number.Length > 4;

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Spellings(decimal amount) => [$"${Plain(amount)}", $"{Plain(amount)}bn", $"{Plain(amount)} bn", $"{Plain(amount)}B", $"{Plain(amount)} billion"];

    private static IEnumerable<string> Spellings(DateOnly day) =>
    [
        day.ToString("O", CultureInfo.InvariantCulture),
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
        day.ToString("'new('yyyy, M, d')'", CultureInfo.InvariantCulture),
    ];
}
