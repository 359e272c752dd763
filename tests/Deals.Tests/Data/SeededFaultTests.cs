using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>Each fault is told at its file, line and column, and nothing else is told.</summary>
public sealed class SeededFaultTests
{
    /// <summary>What is told under the invariant culture; whoever asks first is under it.</summary>
    private static readonly Lazy<Task<List<string>>> Invariant = new(TellAllAsync);

    public static TheoryData<string> Names => [.. SeededFaults.All.Select(fault => fault.Name)];

    [Fact]
    public async Task The_small_package_is_clean()
    {
        var check = await new SmallPackage().CheckAsync();
        Assert.Empty(check.Problems);
        Assert.Equal("small", check.Book!.Name);
    }

    [Fact]
    public async Task The_small_package_with_money_is_clean_and_has_a_row_of_every_kind()
    {
        var check = await new SmallPackage().WithMoney().CheckAsync();
        Assert.Empty(check.Problems);
        Assert.Equal(["share", "wage", "price", "day_w"], check.Warnings.Select(warning => warning.Kind.Id == "unused-assumption" ? warning.Value : warning.ToString()));
        Assert.Equal(Enum.GetValues<TermKind>(), check.Book!.Terms.Select(term => term.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<DriverKind>(), check.Book.Drivers.Select(driver => driver.Kind).Distinct().Order());
        Assert.NotEmpty(check.Book.Money().Under().Values);
    }

    [Fact]
    public async Task A_dataset_may_lack_every_column_that_says_so_and_the_other_uses_every_one()
    {
        var (bare, whole) = (new SmallPackage(), new SmallPackage().WithMoney());
        string[] Rows(SmallPackage package, string table) => Encoding.UTF8.GetString(package[$"{table}.csv"]).TrimEnd('\n').Split('\n');
        foreach (var table in DealSchema.Tables)
        {
            var rows = Rows(whole, table.Name);
            foreach (var column in table.Columns.Where(column => column.Said.MayBeAbsent))
            {
                Assert.Contains(rows.Skip(1), row => row.Split(',')[Array.IndexOf(rows[0].Split(','), column.Name)].Length > 0);
                if (bare.CsvFiles.Contains($"{table.Name}.csv"))
                    Assert.DoesNotContain(column.Name, Rows(bare, table.Name)[0].Split(','));
            }
        }

        // and money may lack them too
        foreach (var (table, column) in DealSchema.Tables.SelectMany(table => table.Columns.Where(column => column.Said.MayBeAbsent).Select(column => (table.Name, column.Name))).ToList())
        {
            var at = Array.IndexOf(Rows(whole, table)[0].Split(','), column);
            whole.Text($"{table}.csv", string.Concat(Rows(whole, table).Select(row => $"{string.Join(',', row.Split(',').Where((_, cell) => cell != at))}\n")));
            whole.Schema(table, schema => schema["fields"]!.AsArray().RemoveAt(at));
        }

        // Without its columns a band has no ends.
        whole.Text("drivers.csv", all => string.Concat(all.Split('\n').Where(row => row.Length > 0 && !row.StartsWith("tier,", StringComparison.Ordinal)).Select(row => $"{row}\n")));
        var check = await whole.Descriptor(root => root["deals"]!["ledger"]!.AsObject().Remove("cloudLife")).CheckAsync();
        Assert.Empty(check.Problems);
        Assert.All(check.Warnings, warning => Assert.Equal("unused-assumption", warning.Kind.Id));
        Assert.All(check.Book!.Offers, offer => Assert.Equal((OfferStage.OnSale, null), (offer.Stage, offer.Since)));
        Assert.All(check.Book.Assumptions, assumption => Assert.Equal(RangeMeaning.Bounds, assumption.Range));
        Assert.NotEmpty(check.Book.Money().Under().Values);
    }

    [Fact]
    public async Task What_can_be_computed_all_the_same_is_a_warning()
    {
        // 8 are left for three quarters after one of 3.5, though 12 follow 10.
        var check = await new SmallPackage().WithMoney().Cell("anchors.csv", 3, 3, "3.5").CheckAsync();
        Assert.Empty(check.Problems);
        var warning = Assert.Single(check.Warnings, warning => warning.Kind.Id != "unused-assumption");
        Assert.Equal("quarters-fall at anchors.csv:4 column 4 'assumption_id'", $"{warning.Kind} at {warning.Place}");
        Assert.Contains("10 in 2023 to 12 in 2024", warning.Message, StringComparison.Ordinal);
        Assert.NotNull(check.Book);
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
            Assert.EndsWith(told.Ends, problem.Message, StringComparison.Ordinal);
            Assert.EndsWith($"; expected {problem.Expected}", problem.Message, StringComparison.Ordinal);
            if (told.LineWith is { } text)
                Assert.Contains(text, LineAndNext(package[told.File], problem.Place.Line!.Value), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_kind_of_problem_is_seeded()
    {
        var seeded = SeededFaults.All.SelectMany(fault => fault.Expected).Select(told => told.Kind).Append("quarters-fall")
            .Concat(SeededOddities.All.SelectMany(odd => odd.Expected).Select(told => told.Kind)).ToHashSet();
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
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            var expected = await Invariant.Value;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, await TellAllAsync());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    private static async Task<List<string>> TellAllAsync()
    {
        var told = new List<string>();
        foreach (var fault in SeededFaults.All)
            told.AddRange((await fault.Seed(new() { Piece = 4096 }).CheckAsync()).Problems.Select(problem => problem.ToString()));
        return told;
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
