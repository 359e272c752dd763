using System.Globalization;
using System.Text;
using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>Each fault is told at its file, line and column, and nothing else is told.</summary>
public sealed class SeededFaultTests
{
    public static TheoryData<string> Names => [.. SeededFaults.All.Select(fault => fault.Name)];

    [Fact]
    public async Task The_small_package_is_clean()
    {
        var check = await new SmallPackage().CheckAsync();
        Assert.Empty(check.Problems);
        Assert.Equal("small", check.Book!.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_seeded_fault_is_told_where_it_is_and_nothing_else(string name)
    {
        var fault = SeededFaults.All.Single(fault => fault.Name == name);
        var package = fault.Seed(new());
        var check = await package.CheckAsync();

        Assert.Null(check.Book);
        Assert.Equal(fault.Expected.Select(told => Shown(told, told.Line)), check.Problems.Select((problem, index) => Shown(problem, index, fault)));
        for (var index = 0; index < fault.Expected.Count; index++)
        {
            var (told, problem) = (fault.Expected[index], check.Problems[index]);
            Assert.Contains(told.Says, problem.Message, StringComparison.Ordinal);
            Assert.EndsWith($"; expected {problem.Expected}", problem.Message, StringComparison.Ordinal);
            if (told.LineWith is { } text)
                Assert.Contains(text, LineAndNext(package[told.File], problem.Place.Line!.Value), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_kind_of_problem_is_seeded()
    {
        var seeded = SeededFaults.All.SelectMany(fault => fault.Expected).Select(told => told.Kind).ToHashSet();
        Assert.Empty(ProblemKind.All.Select(kind => kind.Id).Except(seeded));
        Assert.True(SeededFaults.All.Count >= 40);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task The_machines_culture_changes_nothing(string culture)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            foreach (var fault in SeededFaults.All)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                var expected = await fault.Seed(new()).CheckAsync();
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                var told = await fault.Seed(new()).CheckAsync();
                Assert.Equal(expected.Problems.Select(problem => problem.ToString()), told.Problems.Select(problem => problem.ToString()));
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    private static string Shown(Told told, int? line)
        => $"{told.Kind} at {new Place(told.File, line, told.Column, told.Header)} with {told.Value ?? "nothing"}";

    /// <summary>The problem in the same form; without its line where that is found by what stands on it.</summary>
    private static string Shown(Problem problem, int index, Fault fault)
    {
        var lineIsFound = index < fault.Expected.Count && fault.Expected[index].LineWith is not null;
        var place = problem.Place with { Line = lineIsFound ? null : problem.Place.Line };
        return $"{problem.Kind} at {place} with {problem.Value ?? "nothing"}";
    }

    private static string LineAndNext(byte[] file, int line)
        => string.Join('\n', Encoding.UTF8.GetString(file).Split('\n').Skip(line - 1).Take(2));
}
