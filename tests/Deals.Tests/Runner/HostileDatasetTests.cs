using System.Text.Json.Nodes;
using Deals.Tests.Data;

namespace Deals.Tests.Runner;

/// <summary>
/// Small edits of the test datasets on which the kit once failed, through the real commands: each is refused at its place, warned of,
/// or shown, and at once.
/// </summary>
public sealed class HostileDatasetTests : IDisposable
{
    private const int Clean = 0, Problems = 1;

    private readonly TemporaryFolder _bench = new();

    private static readonly string[] Values = ["low", "base", "high", "minimum", "maximum"];

    private static IReadOnlyDictionary<string, Edit> Edits { get; } = new[]
    {
        new Edit("22 derived drivers, each less with the row before twice", "tower-lease", at => Drivers(at, 22, "less", "rev"), Clean),
        new Edit("220 derived drivers, each less with the row before twice", "tower-lease", at => Drivers(at, 220, "less", "rev"), Clean),
        new Edit("15 such drivers of openai-clouds", "openai-clouds", at => Drivers(at, 15, "less", "openai_revenue"), Clean),
        new Edit("a chain of 300 drivers", "tower-lease", at => Drivers(at, 300, "product", "rev"), Clean),
        new Edit("a chain of 3,000 drivers", "tower-lease", at => Drivers(at, 3000, "product", "rev"), Problems, "drivers.csv:", "there are 3,001 drivers; expected at most 1,000 drivers"),
        new Edit("a chain of 300 drivers that a term uses", "tower-lease", at => at.Of(each => Drivers(each, 300, "product", "rev")).Set("terms", "s", "driver_id", "made299"), Clean),
        new Edit("three assumptions of ten odds each", "league-rights", at => Odds(at, 3, 10), Problems, "assumptions.csv:", "there are 4,000 combinations of odds (4 × 10 × 10 × 10); expected at most 400"),
        new Edit("four assumptions of ten odds each", "league-rights", at => Odds(at, 4, 10), Problems, "assumptions.csv:", "there are 40,000 combinations of odds"),
        new Edit("an assumption of ten odds", "league-rights", at => Odds(at, 1, 10), Clean, "averages over 40 combinations of odds"),
        new Edit("6,000 assumptions that nothing uses", "league-rights", at => Assumptions(at, 6000), Clean, "'made0' is used by nothing", "and 5,500 more in this file"),
        new Edit("40,000 additional fields in a table", "tower-lease", at => Fields(at, 40_000), Clean),
        new Edit("league-rights without the table offers", "league-rights", at => at.WithoutTable("offers"), Clean, "criteria.csv:11 column 4 'quantity': warning: 'choice_index_change' has nothing to count"),
        new Edit("drug-licence without the table offers", "drug-licence", at => at.WithoutTable("offers"), Clean),
        new Edit("league-rights as of 1900-01-01", "league-rights", at => at.Deals("asOf", "1900-01-01"), Problems, "datapackage.json:25 'deals.asOf': the as-of day 1900-01-01 is before the period"),
        new Edit("openai-clouds as of 1999-12-31", "openai-clouds", at => at.Deals("asOf", "1999-12-31"), Problems, "'deals.asOf': the as-of day 1999-12-31 is before the period"),
        new Edit("a probability of -0.5 throughout", "league-rights", at => at.Range("alpha_prevails", "-0.5"), Problems, "regime_ends.csv:2 column 3 'probability': 'alpha_prevails' goes from -0.5 to -0.5; expected an assumption from 0 to 1"),
        new Edit("a payment's probability of 1.5 throughout", "league-rights", at => at.Range("fund_pays", "1.5"), Problems, "terms.csv:", "'probability': 'fund_pays' goes beyond what makes sense here; expected an assumption from 0 to 1"),
        new Edit("two parties that differ by a trailing blank", "league-rights", at => at.Set("parties", "beta", "name", "Alpha Stream Ltd "), Problems, "parties.csv:4 column 2 'name': 'Alpha Stream Ltd ' has blanks around it"),
        new Edit("two parties that differ by case", "league-rights", at => at.Set("parties", "beta", "name", "ALPHA stream ltd"), Problems, "parties.csv:4 column 2 'name': 'ALPHA stream ltd' looks like 'Alpha Stream Ltd'"),
        new Edit("two scenarios that differ by case", "league-rights", at => at.Set("scenarios", "early_arena", "name", "FEW viewers"), Problems, "'FEW viewers' looks like 'Few viewers'"),
        new Edit("a published half-year", "league-rights", at => at.Set("published", "gate_2024", "from_quarter", "2024H1"), Problems, "expected a quarter such as 2026Q1; the quarters of 2024H1 are 2024Q1 and 2024Q2"),
        new Edit("a quarter with its number first", "league-rights", at => at.Set("published", "gate_2024", "from_quarter", "Q1 2024"), Problems, "expected a quarter such as 2026Q1: 2024Q1"),
        new Edit("an event of 2090", "league-rights", at => at.Set("events", "clips_signed", "date", "2090-06-03"), Clean, "events.csv:3 column 2 'date': warning: '2090-06-03' (dated) is after the dataset's as-of day"),
        new Edit("a source read in 2099", "tower-lease", at => at.Set("sources", "S1", "accessed", "2099-01-01"), Clean, "sources.csv:2 column 6 'accessed': warning:", "(read) is after"),
        new Edit("an information date of 2099", "tower-lease", at => at.Set("assumptions", "dc", "information_date", "2099-01-01"), Clean, "'information_date': warning:"),
        new Edit("a party coloured white", "league-rights", at => at.Set("parties", "alpha", "colour", "#ffffff"), Clean, "'#ffffff' hardly shows on the light ground (#ffffff): a contrast of 1.0"),
        new Edit("two parties coloured black", "league-rights", at => at.Set("parties", "alpha", "colour", "#000000").Set("parties", "beta", "colour", "#000000"), Clean, "parties.csv:3 column 5 'colour': warning: '#000000' hardly shows on the dark ground", "parties.csv:4 column 5 'colour': warning: '#000000' hardly shows on the dark ground"),
        new Edit("a party that sets a terminal's title", "league-rights", at => at.Set("parties", "alpha", "name", "\u001B]0;x\u0007"), Problems, @"'\u001B]0;x\u0007' has a character that does not show"),
        new Edit("a deal that rings a bell", "tower-lease", at => at.Set("deals", "sale", "name", "Sold\u0007"), Problems, @"'Sold\u0007' has a character that does not show"),
        new Edit("a package without a name", "league-rights", at => at.Root("name", ""), Problems, "'name': the text is empty; expected", "lower-case letters, digits"),
        new Edit("a package named with a blank", "league-rights", at => at.Root("name", " "), Problems, "'name': ' ' will not do here; expected"),
        new Edit("a package whose name is null", "league-rights", at => at.Root("name", null), Problems, "'name': 'null' will not do here"),
        new Edit("a package named ../x", "league-rights", at => at.Root("name", "../x"), Problems, "'name': '../x' will not do here", "lower-case letters, digits"),
        new Edit("JSON nested a hundred deep", "tower-lease", at => at.Write("datapackage.json", new string('[', 100) + new string(']', 100)), Problems, "nested deeper than 64"),
    }.ToDictionary(edit => edit.What, StringComparer.Ordinal);

    public static TheoryData<string> Whats => [.. Edits.Keys];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task What_is_done_is_told_and_what_checks_clean_is_listed(string what)
    {
        var edit = Edits[what];
        edit.Do(new(_bench, edit.Dataset));
        var check = await CommandAfterCommand.DealsAsync(_bench.Path, "check", edit.Dataset);
        Assert.Equal((edit.ExitCode, ""), (check.ExitCode, check.Errors));
        Assert.All(edit.Told, told => Assert.Contains(told, check.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Parameter '", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(check.Output, character => char.IsControl(character) && character is not ('\n' or '\r'));

        var list = await CommandAfterCommand.DealsAsync(_bench.Path, "list", "--dataset", edit.Dataset);
        Assert.Equal(edit.ExitCode, list.ExitCode);
        Assert.Equal(edit.ExitCode == Clean, list.Errors.Length == 0);
        Assert.DoesNotContain(list.Output + list.Errors, character => char.IsControl(character) && character is not ('\n' or '\r'));
    }

    [Theory]
    [InlineData("datapackage.json")]
    [InlineData("claims.csv")]
    public async Task A_pipe_in_place_of_a_file_is_no_regular_file(string file)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "no mkfifo");
        var dataset = new Copy(_bench, "league-rights");
        File.Delete(dataset.PathOf(file));
        await Command.ToEndAsync(Command.Start(_bench.Path, "/usr/bin/mkfifo", [dataset.PathOf(file)]));
        var check = await CommandAfterCommand.DealsAsync(_bench.Path, "check", "league-rights");
        Assert.Equal(Problems, check.ExitCode);
        Assert.Contains("not a regular file", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_offers_all_other_figures_are_written_and_the_matrix_says_what_it_lacks()
    {
        new Copy(_bench, "league-rights").WithoutTable("offers");
        var export = await CommandAfterCommand.DealsAsync(_bench.Path, "export", "--all", "--dataset", "league-rights", "--out", "out", "--format", "svg");
        Assert.Equal((0, ""), (export.ExitCode, export.Errors));
        Assert.Contains("Left out, as the data have no offers", string.Join(' ', File.ReadAllText(_bench.PathOf("out", "outcome-matrix.svg")).Split('<', '>', '\n').Select(part => part.Trim())), StringComparison.Ordinal);
        Assert.DoesNotContain("choice-index", export.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_pool_of_280_has_paid_280_and_has_nothing_left()
    {
        _ = new Copy(_bench, "league-rights");
        var export = await CommandAfterCommand.DealsAsync(_bench.Path, "export", "cap-burn-down-viewers-pool-renewed", "--dataset", "league-rights", "--out", "out", "--format", "csv");
        Assert.Equal((0, ""), (export.ExitCode, export.Errors));
        var rows = File.ReadAllLines(_bench.PathOf("out", "cap-burn-down-viewers-pool-renewed.csv")).Select(line => line.Split(',')).ToList();
        int Column(string name) => Array.FindIndex(rows[0], each => each.StartsWith(name, StringComparison.Ordinal));
        Assert.Equal(("280", "280", "0"), (rows[^1][Column("Counted")], rows[^1][Column("Cap (")], rows[^1][Column("Left")]));
    }

    public void Dispose() => _bench.Dispose();

    private static void Drivers(Copy at, int count, string kind, string first)
    {
        at.Add("assumptions", new Dictionary<string, string> { ["assumption_id"] = "made", ["label"] = "Made", ["group"] = "Made", ["unit"] = "ratio", ["low"] = "0.1", ["base"] = "0.2", ["high"] = "0.3", ["distribution"] = "fixed", ["minimum"] = "0", ["maximum"] = "1", ["step"] = "0.1", ["basis"] = "judgement", ["reason"] = "Made", ["information_date"] = "2014-07-01" });
        at.Add("drivers", [.. Enumerable.Range(0, count).Select(one => new Dictionary<string, string>
        {
            ["driver_id"] = $"made{one}", ["name"] = $"Made {one}", ["kind"] = kind, ["parent_id"] = one == 0 ? first : $"made{one - 1}",
            ["other_id"] = kind == "less" ? one == 0 ? first : $"made{one - 1}" : "", ["factor"] = "made", ["reason"] = "Made",
        })]);
    }

    private static void Assumptions(Copy at, int count, string distribution = "fixed") => at.Add("assumptions", [.. Enumerable.Range(0, count).Select(one => new Dictionary<string, string>
    {
        ["assumption_id"] = $"made{one}", ["label"] = $"Made {one}", ["group"] = "Made", ["unit"] = "EUR m", ["low"] = "0", ["base"] = "1", ["high"] = "9", ["distribution"] = distribution,
        ["minimum"] = "0", ["maximum"] = "99", ["step"] = "1", ["basis"] = "judgement", ["reason"] = "Made", ["information_date"] = "2026-03-01",
    })]);

    private static void Odds(Copy at, int assumptions, int odds)
    {
        Assumptions(at, assumptions, "discrete");
        at.Add("assumption_odds", [.. Enumerable.Range(0, assumptions * odds).Select(one => new Dictionary<string, string>
        {
            ["assumption_id"] = $"made{one / odds}", ["value"] = (one % odds).ToString(CultureInfo.InvariantCulture),
            ["probability"] = (one % odds == 0 ? 1 - ((odds - 1) * 0.01m) : 0.01m).ToString(CultureInfo.InvariantCulture), ["reason"] = "Made",
        })]);
    }

    private static void Fields(Copy at, int count)
    {
        var added = string.Concat(Enumerable.Range(0, count).Select(one => $",x{one}"));
        at.Write("deals.csv", string.Join('\n', File.ReadAllLines(at.PathOf("deals.csv")).Select((line, row) => line + (row == 0 ? added : new string(',', count)))) + "\n");
        at.Descriptor(root =>
        {
            var fields = root["resources"]!.AsArray().Single(table => (string?)table!["name"] == "deals")!["schema"]!["fields"]!.AsArray();
            foreach (var one in Enumerable.Range(0, count))
                fields.Add(new JsonObject { ["name"] = $"x{one}", ["type"] = "string" });
        });
    }

    /// <summary>What a person does to a dataset, and what comes of it.</summary>
    private sealed record Edit(string What, string Dataset, Action<Copy> Do, int ExitCode, params IReadOnlyList<string> Told);

    /// <summary>A dataset of the repository, to be edited. Its cells that are edited have no commas.</summary>
    private sealed class Copy
    {
        private readonly string _folder;

        public Copy(TemporaryFolder bench, string name)
        {
            var source = Repository.PathOf("tests", "data", name);
            bench.CopyFrom(Directory.Exists(source) ? source : Repository.PathOf("data", name), "data", name);
            _folder = bench.PathOf("data", name);
        }

        public string PathOf(string file) => Path.Combine(_folder, file);

        public Copy Of(Action<Copy> change)
        {
            change(this);
            return this;
        }

        public Copy Write(string file, string text) => Of(_ => File.WriteAllText(PathOf(file), text));

        public Copy Descriptor(Action<JsonObject> change)
        {
            var root = JsonNode.Parse(File.ReadAllText(PathOf("datapackage.json")))!.AsObject();
            change(root);
            return Write("datapackage.json", root.ToJsonString(new() { WriteIndented = true }));
        }

        public Copy Root(string property, string? value) => Descriptor(root => root[property] = value);

        public Copy Deals(string property, string value) => Descriptor(root => root["deals"]![property] = value);

        public Copy WithoutTable(string table)
        {
            File.Delete(PathOf($"{table}.csv"));
            return Descriptor(root =>
            {
                var tables = root["resources"]!.AsArray();
                tables.Remove(tables.Single(part => (string?)part!["name"] == table));
            });
        }

        /// <summary>Sets a cell of the row with an id.</summary>
        public Copy Set(string table, string id, string column, string text)
        {
            var lines = File.ReadAllText(PathOf($"{table}.csv")).Split('\n');
            var (row, at) = (Array.FindIndex(lines, line => line.StartsWith($"{id},", StringComparison.Ordinal)), Array.IndexOf(lines[0].Split(','), column));
            var cells = lines[row].Split(',');
            cells[at] = text;
            lines[row] = string.Join(',', cells);
            return Write($"{table}.csv", string.Join('\n', lines));
        }

        /// <summary>Sets an assumption's values and bounds to one number.</summary>
        public Copy Range(string assumption, string number)
            => Values.Aggregate(this, (at, column) => at.Set("assumptions", assumption, column, number));

        public Copy Add(string table, params IReadOnlyList<Dictionary<string, string>> rows)
        {
            var columns = File.ReadLines(PathOf($"{table}.csv")).First().Split(',');
            File.AppendAllLines(PathOf($"{table}.csv"), rows.Select(row => string.Join(',', columns.Select(column => row.GetValueOrDefault(column, "")))));
            return this;
        }
    }
}
