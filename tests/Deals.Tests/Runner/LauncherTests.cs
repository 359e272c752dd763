using System.Diagnostics;

namespace Deals.Tests.Runner;

/// <summary>The launcher script in a small tree of its own, with a stand-in for dotnet that notes what it is asked for.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly Workbench _bench = new();

    public LauncherTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the sh launcher is for Unix");
        File.Copy(Repository.PathOf("deals"), _bench.PathOf("deals"));
        _bench.Write("src/Deals.Cli/Program.cs", "one");
        _bench.Write("src/Deals.Kit/Kit.csproj", "two");
        _bench.Write("Directory.Build.props", "three");
        _bench.Write("global.json", "four");
        _bench.Write("bin/dotnet", """
            #!/bin/sh
            if [ "$1" != build ]; then shift; echo "ran $*"; exit 5; fi
            echo "$DOTNET_CLI_USE_MSBUILD_SERVER $MSBUILDDISABLENODEREUSE $*" >> "$ROOT/builds"
            [ ! -f "$ROOT/slow" ] || sleep 1
            [ ! -f "$ROOT/broken" ] || { cat "$ROOT/broken"; exit 1; }
            mkdir -p "$ROOT/artifacts/bin/Deals.Cli/release" && touch "$ROOT/artifacts/bin/Deals.Cli/release/Deals.Cli.dll"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_bench.PathOf("bin", "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private int Builds => File.Exists(_bench.PathOf("builds")) ? File.ReadAllLines(_bench.PathOf("builds")).Length : 0;

    [Fact]
    public async Task The_first_use_builds_without_servers_and_says_so_and_the_next_runs_at_once()
    {
        var first = await RunAsync("run", "a b", "--set", "x=$(echo no)");
        Assert.Equal((5, "ran run a b --set x=$(echo no)\n"), (first.ExitCode, first.Output));
        Assert.Equal("deals: building (first use) ...\n", first.Errors);
        var build = File.ReadAllText(_bench.PathOf("builds"));
        Assert.StartsWith("0 1 build ", build, StringComparison.Ordinal);
        Assert.Contains("-nodeReuse:false -p:UseSharedCompilation=false", build, StringComparison.Ordinal);
        var second = await RunAsync("check");
        Assert.Equal((5, "ran check\n", ""), (second.ExitCode, second.Output, second.Errors));
        Assert.Equal(1, Builds);
        Assert.False(Path.Exists(_bench.PathOf("artifacts", "launcher.lock")));
    }

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    private static readonly Dictionary<string, Action<LauncherTests>> s_changes = new()
    {
        ["a source is newer"] = test => test.Age("src/Deals.Cli/Program.cs", TimeSpan.FromSeconds(5)),
        ["a project is newer"] = test => test.Age("src/Deals.Kit/Kit.csproj", TimeSpan.FromSeconds(5)),
        ["a props file is newer"] = test => test.Age("Directory.Build.props", TimeSpan.FromSeconds(5)),
        ["a source has other contents and an old date"] = test =>
        {
            test._bench.Write("src/Deals.Cli/Program.cs", "other");
            test.Age("src/Deals.Cli/Program.cs", TimeSpan.FromDays(-5));
        },
        ["a source is gone"] = test => File.Delete(test._bench.PathOf("src/Deals.Kit/Kit.csproj")),
        ["a source is renamed"] = test => File.Move(test._bench.PathOf("src/Deals.Cli/Program.cs"), test._bench.PathOf("src/Deals.Cli/Start.cs")),
        ["a source is new and old of date"] = test =>
        {
            test._bench.Write("src/Deals.Cli/More.cs", "");
            test.Age("src/Deals.Cli/More.cs", TimeSpan.FromDays(-5));
        },
        ["the program is gone"] = test => File.Delete(test._bench.PathOf("artifacts/bin/Deals.Cli/release/Deals.Cli.dll")),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task It_builds_again_when(string what)
    {
        await RunAsync();
        s_changes[what](this);
        var next = await RunAsync("run");
        Assert.Equal("deals: building (sources have changed) ...\n", next.Errors);
        Assert.Equal("ran run\n", next.Output);
        Assert.Equal(2, Builds);
    }

    [Theory]
    [InlineData("notebooks/a.ipynb")]
    [InlineData("src/Deals.Cli/obj/x.cs")]
    [InlineData("tests/x.cs")]
    [InlineData("README.md")]
    public async Task It_does_not_build_for(string file)
    {
        await RunAsync();
        _bench.Write(file, "");
        Age(file, TimeSpan.FromSeconds(5));
        Assert.Equal("", (await RunAsync()).Errors);
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task A_failed_build_shows_the_compilers_errors_and_is_tried_again()
    {
        _bench.Write("broken", "warning of no matter\nKit.cs(1,2): error CS0103: no such name\nKit.cs(1,2): error CS0103: no such name\n");
        var first = await RunAsync("run");
        Assert.Equal((70, ""), (first.ExitCode, first.Output));
        Assert.Equal(1, first.Errors.Split("error CS0103: no such name").Length - 1);
        Assert.Contains("the build failed", first.Errors, StringComparison.Ordinal);
        File.Delete(_bench.PathOf("broken"));
        Assert.Equal("ran run\n", (await RunAsync("run")).Output);
        Assert.Equal(2, Builds);
    }

    [Fact]
    public async Task A_locked_file_says_what_to_restart()
    {
        _bench.Write("broken", "error MSB3027: Could not copy \"Deals.Kit.dll\". The file is locked by: \".NET Host (1234)\"\n");
        var run = await RunAsync("run");
        Assert.Equal(70, run.ExitCode);
        Assert.Contains(".NET Host (1234)", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Restart the notebook kernel", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_dotnet_it_says_how_to_get_it()
    {
        // A PATH with the one tool it needs until then: machines have dotnet in /usr/bin.
        Directory.CreateDirectory(_bench.PathOf("tools"));
        File.CreateSymbolicLink(_bench.PathOf("tools", "dirname"), "/usr/bin/dirname");
        var run = await Command.ToEndAsync(Start([], new() { ["PATH"] = _bench.PathOf("tools"), ["HOME"] = _bench.Folder, ["DOTNET_ROOT"] = null }));
        Assert.Equal(71, run.ExitCode);
        Assert.Contains("Install the .NET 10 SDK: https://", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nowhere/at/all")]
    public async Task Without_a_home_it_makes_one(string? home)
    {
        var run = await Command.ToEndAsync(Start(["run"], new() { ["HOME"] = home }));
        Assert.Equal("ran run\n", run.Output);
        Assert.True(Directory.Exists(_bench.PathOf("artifacts", "home")));
    }

    [Fact]
    public async Task Two_at_once_build_once()
    {
        _bench.Write("slow", "");
        var both = await Task.WhenAll(RunAsync("one"), RunAsync("two"));
        Assert.Equal(["ran one\n", "ran two\n"], both.Select(run => run.Output));
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task A_lock_whose_owner_is_gone_is_taken_over()
    {
        using var gone = Command.Start(_bench.Folder, "/bin/true", []);
        await Command.ToEndAsync(gone);
        _bench.Write("artifacts/launcher.lock/owner", gone.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("ran run\n", (await RunAsync("run")).Output);
    }

    [Fact]
    public async Task It_runs_from_any_folder_and_through_a_path_with_spaces()
    {
        var moved = _bench.PathOf("a folder", "kit");
        Directory.CreateDirectory(moved);
        foreach (var part in (string[])["deals", "src", "Directory.Build.props", "global.json"])
            Directory.Move(_bench.PathOf(part), Path.Combine(moved, part));
        var run = await Command.ToEndAsync(Command.Start("/", "/bin/sh", [Path.Combine(moved, "deals"), "run"], Environment(moved)));
        Assert.Equal("ran run\n", run.Output);
    }

    [Fact]
    public void The_run_bit_is_set() => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.PathOf("deals")).HasFlag(UnixFileMode.UserExecute));

    public void Dispose() => _bench.Dispose();

    private Task<Command> RunAsync(params string[] arguments) => Command.ToEndAsync(Start(arguments, []));

    private Process Start(string[] arguments, Dictionary<string, string?> environment)
    {
        var all = Environment(_bench.Folder);
        foreach (var (name, value) in environment)
            all[name] = value;
        return Command.Start(_bench.Folder, "/bin/sh", [_bench.PathOf("deals"), .. arguments], all);
    }

    private Dictionary<string, string?> Environment(string root) => new()
    {
        ["PATH"] = _bench.PathOf("bin") + ":/usr/bin:/bin",
        ["ROOT"] = root,
        ["HOME"] = _bench.Folder,
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = null,
        ["MSBUILDDISABLENODEREUSE"] = null,
    };

    private void Age(string file, TimeSpan fromNow) => File.SetLastWriteTimeUtc(_bench.PathOf(file), DateTime.UtcNow + fromNow);
}
