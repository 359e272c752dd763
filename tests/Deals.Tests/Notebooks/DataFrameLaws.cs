using Deals.Data;
using Deals.Tables;
using Microsoft.Data.Analysis;

namespace Deals.Tests.Notebooks;

/// <summary>What a reader does with a table, done with every column of every table of the datasets, and counted again without the library.</summary>
public sealed class DataFrameLaws
{
    private static readonly Dictionary<string, Lazy<Task<AllFrames>>> Made = new[] { Repository.PathOf("data", "openai-clouds"), Repository.PathOf("tests", "data", "league-rights") }
        .ToDictionary(folder => folder, folder => new Lazy<Task<AllFrames>>(async () => AllFrames.Of(await Dataset.In(folder).ReadAsync())));

    public static TheoryData<string> Folders => [.. Made.Keys];

    [Fact]
    public async Task Every_view_is_among_the_frames_and_has_rows_in_one_of_the_datasets()
    {
        var filled = new HashSet<Type>();
        foreach (var folder in Made.Keys)
            filled.UnionWith((await Made[folder].Value).Filled.Select(one => one.View.RowType));
        Assert.Equal([typeof(Problem), typeof(TableCount)], TableViews.All.Select(view => view.RowType).Where(type => !filled.Contains(type)));
    }

    [Fact]
    public void Columns_are_named_alike_in_every_view() => Assert.All(TableViews.All, view =>
    {
        var columns = view.Frame(Array.Empty<object>()).Columns.Select(column => column.Name).ToList();
        Assert.Equal(columns.Distinct(), columns);
        Assert.Equal(view.Ids.Keys.Order(StringComparer.Ordinal), columns.Where(name => name.EndsWith(" id", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(columns, name => Assert.Matches("^[a-z][a-z, -]*$", name));
    });

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Ids_are_those_of_the_table_that_they_name_and_join_with_it(string folder)
    {
        var frames = await Made[folder].Value;
        foreach (var (view, frame) in frames.Filled)
        {
            foreach (var (name, named) in view.Ids)
            {
                var tables = named.Select(type => (Table: frames.Of(type), Key: frames.Of(type).Columns[0].Name)).ToList();
                var known = tables.SelectMany(one => one.Table[one.Key].Cast<string>()).ToHashSet();
                var ids = frame[name].Cast<string?>().OfType<string>().ToList();
                Assert.All(ids, id => Assert.True(known.Contains(id), $"{view.RowType.Name}, {name}: {id}"));
                foreach (var (table, key) in tables.Where(one => one.Table.Rows.Count > 0))
                {
                    var joined = frame.Merge(table, [name], [key], joinAlgorithm: JoinAlgorithm.Inner);
                    Assert.Equal(ids.Count(table[key].Cast<string>().Contains), joined.Rows.Count);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task No_number_no_day_and_nothing_is_a_text(string folder)
        => Assert.All((await Made[folder].Value).Filled, one => Assert.All(one.Frame.Columns.OfType<StringDataFrameColumn>(), column => Assert.DoesNotContain(
            column.OfType<string>(),
            text => text.Length == 0 || (column.Name != "period" && DateOnly.TryParseExact(text, "yyyy-MM-dd", out _)) || (column.Name is not ("period" or "text") && double.TryParse(text, CultureInfo.InvariantCulture, out _)))));

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Filters_by_any_value_give_the_rows_that_have_it(string folder)
    {
        foreach (var (view, frame) in (await Made[folder].Value).Filled)
        {
            foreach (var column in frame.Columns)
            {
                var all = column.Cast<object?>().OfType<object>().ToList();
                var known = frame.Known(column.Name);
                Assert.Equal(all.Count, known.Rows.Count);
                if (all.Count == 0)
                    continue;
                var filter = all[0] switch
                {
                    string text => known[column.Name].ElementwiseEquals(text),
                    DateTime day => known[column.Name].ElementwiseEquals(day),
                    double number => known[column.Name].ElementwiseLessThanOrEqual(number),
                    int whole => known[column.Name].ElementwiseLessThanOrEqual(whole),
                    _ => known[column.Name].ElementwiseEquals((bool)all[0]),
                };
                var wanted = all.Count(value => value is double or int ? Comparer<object>.Default.Compare(value, all[0]) <= 0 : value.Equals(all[0]));
                Assert.True(wanted == known.Filter(filter).Rows.Count, $"{view.RowType.Name}, {column.Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Groups_by_any_key_add_up(string folder)
    {
        foreach (var (view, frame) in (await Made[folder].Value).Filled)
        {
            var numbers = frame.Columns.OfType<DoubleDataFrameColumn>().Where(column => column.NullCount == 0).ToList();
            foreach (var key in frame.Columns.Where(column => column is not DoubleDataFrameColumn && column.NullCount < column.Length))
            {
                var keys = key.Cast<object?>().ToList();
                var counts = frame.GroupBy(key.Name).Count();
                Assert.Equal(keys.OfType<object>().Distinct().LongCount(), counts.Rows.Count);
                foreach (var number in numbers)
                {
                    var wanted = keys.Zip(number.Cast<double>()).Where(row => row.First is not null).GroupBy(row => row.First!).ToDictionary(group => group.Key, group => group.Select(row => row.Second).ToList());
                    var sums = frame.GroupBy(key.Name).Sum(number.Name);
                    var means = frame.GroupBy(key.Name).Mean(number.Name);
                    Assert.All(sums.Rows, row => Assert.Equal(wanted[row[0]].Sum(), (double)row[1], 1e-6));
                    Assert.All(means.Rows, row => Assert.Equal(wanted[row[0]].Average(), (double)row[1], 1e-6));
                    Assert.True(wanted.Count == sums.Rows.Count, $"{view.RowType.Name}, {key.Name}, {number.Name}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Rows_sort_by_any_column_with_the_unknown_at_the_end(string folder)
    {
        foreach (var (view, frame) in (await Made[folder].Value).Filled)
        {
            foreach (var column in frame.Columns)
            {
                var sorted = frame.OrderBy(column.Name)[column.Name].Cast<object?>().ToList();
                var known = column.Cast<object?>().OfType<object>().ToList();
                Assert.Equal(known.Count, sorted.TakeWhile(value => value is not null).Count());
                Assert.True(known.Order().SequenceEqual(sorted.OfType<object>()), $"{view.RowType.Name}, {column.Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Descriptions_tell_how_many_numbers_there_are_and_between_which_they_lie(string folder)
    {
        foreach (var (_, frame) in (await Made[folder].Value).Filled)
        {
            var description = frame.Description();
            foreach (var column in frame.Columns.Where(column => column is DoubleDataFrameColumn or Int32DataFrameColumn && column.NullCount < column.Length))
            {
                // The library takes the mean over all rows, and an unknown number for zero.
                var known = frame.Known(column.Name);
                var numbers = column.Cast<object?>().OfType<object>().Select(number => Convert.ToDouble(number, CultureInfo.InvariantCulture)).ToList();
                Assert.Equal((float)numbers.Count, description[column.Name][0]);
                double[] wanted = [numbers.Max(), numbers.Min(), numbers.Average()];
                Assert.All(wanted.Zip(known.Description()[column.Name].Cast<float>().Skip(1)), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * Math.Max(1, Math.Abs(pair.First))));
            }
        }
    }
}
