using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>Each oddity is warned of at its file, line and column, and nothing else is.</summary>
public sealed class SeededOddityTests
{
    public static TheoryData<string> Names => [.. SeededOddities.All.Select(odd => odd.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_seeded_oddity_is_warned_of_where_it_is_and_nothing_else(string name)
    {
        var odd = SeededOddities.All.Single(odd => odd.Name == name);
        var package = odd.Seed(new());
        var check = await package.CheckAsync();

        Assert.Empty(check.Problems);
        Assert.NotNull(check.Book);
        // The small tables' own assumptions that nothing uses are warned of with and without the oddity.
        var warnings = check.Warnings.Where(warning => warning.Kind != ProblemKind.UnusedAssumption || warning.Value is not ("share" or "wage" or "price" or "day_w")).ToList();
        Assert.Equal(
            odd.Expected.Select(told => $"{told.Kind} at {new Place(told.File, LineOf(told), told.Column, told.Header)} with {told.Value}"),
            warnings.Select(warning => $"{warning.Kind} at {warning.Place} with {warning.Value}"));
        foreach (var (told, warning) in odd.Expected.Zip(warnings))
            Assert.Contains(told.Says, warning.Message, StringComparison.Ordinal);

        int? LineOf(Told told) => told.LineWith is not { } text ? told.Line
            : Encoding.UTF8.GetString(package[told.File]).Split('\n').TakeWhile(line => !line.Contains(text, StringComparison.Ordinal)).Count() + 1;
    }
}
