using Deals.Notebooks;
using Deals.Output;

namespace Deals.Tests.Runner;

/// <summary>What makes a result stale: each thing it depends on, one at a time, and nothing else.</summary>
public sealed class CacheKeyTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly NotebookJob _job;

    public CacheKeyTests()
    {
        _bench.Write("data/a.csv", "1");
        _bench.Write("data/deep/b.csv", "2");
        _bench.Write("shared.csx", "#!import deeper.csx\nint x = 1;");
        _bench.Write("deeper.csx", "int y = 1;");
        Directory.CreateDirectory(_bench.PathOf("lib", "sub"));
        CopyAssembly(typeof(CacheKeyTests), "lib", "Kit.dll");
        CopyAssembly(typeof(CacheKeyTests), "lib", "sub", "Plot.dll");
        var source = _bench.WriteNotebook("n.ipynb", "#r \"lib/Kit.dll\"\n#!import shared.csx\nx + y");
        _job = _bench.Job(source) with { InputFolders = [_bench.PathOf("data")], Settings = [new("rate", "1")] };
    }

    private static string? Key(NotebookJob job) => CacheKey.Of(job, Workbench.Host);

    [Fact]
    public void Nothing_changed_is_the_same_key_even_with_new_dates()
    {
        var before = Key(_job);
        Assert.NotNull(before);
        foreach (var file in Directory.GetFiles(_bench.Folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Assert.Equal(before, Key(_job));
    }

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    private static readonly Dictionary<string, Func<CacheKeyTests, NotebookJob>> s_changes = new()
    {
        ["the notebook"] = test => test.Change("n.ipynb", Workbench.NotebookJson("#r \"lib/Kit.dll\"\n#!import shared.csx\nx - y")),
        ["an imported file"] = test => test.Change("shared.csx", "#!import deeper.csx\nint x = 2;"),
        ["a file imported by an imported one"] = test => test.Change("deeper.csx", "int y = 2;"),
        ["an input file"] = test => test.Change("data/a.csv", "2"),
        ["an input file further down"] = test => test.Change("data/deep/b.csv", "1"),
        ["a new input file"] = test => test.Change("data/c.csv", ""),
        ["an input file gone"] = test => test.Remove("data/a.csv"),
        ["an input file renamed"] = test => test.Rename("data/a.csv", "data/z.csv"),
        ["a parameter's value"] = test => test._job with { Settings = [new("rate", "2")] },
        ["a parameter no longer set"] = test => test._job with { Settings = [] },
        ["the referenced assembly"] = test => test.Rebuild("lib", "Kit.dll"),
        ["an assembly in a folder beside it"] = test => test.Rebuild("lib", "sub", "Plot.dll"),
        ["a new assembly beside it"] = test => test.Rebuild("lib", "New.dll"),
        ["a file of its own"] = test => test._job with { InputFiles = [test._bench.PathOf("lib", "Kit.dll")] },
        ["another place to write to"] = test => test._job with { Target = test._bench.PathOf("elsewhere", "n.ipynb") },
        ["another input folder"] = test => test._job with { InputFolders = [test._bench.PathOf("data"), test._bench.PathOf("lib")] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_another_key(string what)
    {
        var before = Key(_job);
        Assert.NotNull(before);
        Assert.NotEqual(before, Key(s_changes[what](this)));
    }

    [Fact]
    public void Another_host_is_another_key()
    {
        Assert.NotEqual(Key(_job), CacheKey.Of(_job, _bench.PathOf("lib", "Kit.dll")));
    }

    [Theory]
    [InlineData("#r \"nuget: Name\"")]
    [InlineData("#r \"nuget: Name, 1.*\"")]
    [InlineData("#!import none.csx")]
    [InlineData("#load \"deeper.csx\"")]
    public void What_cannot_be_followed_has_no_key(string source) => Assert.Null(Key(_job with { Source = _bench.WriteNotebook("open.ipynb", source) }));

    [Fact]
    public void A_package_of_one_version_has_a_key() => Assert.NotNull(Key(_job with { Source = _bench.WriteNotebook("fixed.ipynb", "#r \"nuget: Name, 1.2.3\"") }));

    [Fact]
    public void A_link_back_up_does_not_go_round()
    {
        Directory.CreateSymbolicLink(_bench.PathOf("data", "up"), _bench.Folder);
        Assert.NotNull(Key(_job));
    }

    [Fact]
    public void A_damaged_entry_is_passed_over_and_a_whole_one_found()
    {
        var cache = new ResultCache(_bench.PathOf("cache"));
        cache.Keep("n.ipynb", "key", [1, 2, 3]);
        Assert.Equal([1, 2, 3], cache.Find("n.ipynb", "key"));
        Assert.Null(cache.Find("n.ipynb", "other"));
        Assert.Null(cache.Find("m.ipynb", "key"));
        var entry = Assert.Single(Directory.GetFiles(_bench.PathOf("cache"), "*", SearchOption.AllDirectories));
        File.WriteAllBytes(entry, File.ReadAllBytes(entry)[..^1]);
        Assert.Null(cache.Find("n.ipynb", "key"));
        File.WriteAllBytes(entry, []);
        Assert.Null(cache.Find("n.ipynb", "key"));
    }

    [Fact]
    public void Only_the_newest_results_are_kept()
    {
        var cache = new ResultCache(_bench.PathOf("cache"));
        for (var i = 0; i < 12; i++)
            cache.Keep("n.ipynb", $"key{i}", [1]);
        Assert.Equal(8, Directory.GetFiles(_bench.PathOf("cache"), "*", SearchOption.AllDirectories).Length);
        Assert.NotNull(cache.Find("n.ipynb", "key11"));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_left_alone()
    {
        _bench.Write("blocked", "");
        var cache = new ResultCache(_bench.PathOf("blocked"));
        cache.Keep("n.ipynb", "key", [1]);
        Assert.Null(cache.Find("n.ipynb", "key"));
    }

    public void Dispose() => _bench.Dispose();

    private NotebookJob Change(string file, string contents)
    {
        _bench.Write(file, contents);
        return _job;
    }

    private NotebookJob Remove(string file)
    {
        File.Delete(_bench.PathOf(file));
        return _job;
    }

    private NotebookJob Rename(string from, string to)
    {
        File.Move(_bench.PathOf(from), _bench.PathOf(to));
        return _job;
    }

    // Another assembly in its place: its module has another id.
    private NotebookJob Rebuild(params string[] place)
    {
        CopyAssembly(typeof(Notebook), place);
        return _job;
    }

    private void CopyAssembly(Type of, params string[] place) => File.Copy(of.Assembly.Location, _bench.PathOf(place), overwrite: true);
}
