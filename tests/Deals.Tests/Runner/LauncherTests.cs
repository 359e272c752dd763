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

    /// <summary>As a link to a holder, and as the folder that earlier launchers made; of one that has ended, or whose number another process has now.</summary>
    [Theory]
    [InlineData("999999999.1.")]
    [InlineData("1.1.")]
    [InlineData("folder")]
    [InlineData("folder without an owner")]
    public async Task A_lock_whose_holder_is_gone_is_taken(string holder)
    {
        var place = _bench.PathOf("artifacts", "launcher.lock");
        if (holder.StartsWith("folder", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(place);
            if (holder == "folder")
                File.WriteAllText(Path.Combine(place, "owner"), "999999999");
        }
        else
        {
            Directory.CreateDirectory(_bench.PathOf("artifacts"));
            File.CreateSymbolicLink(place, holder + System.Environment.MachineName);
        }

        var run = await RunAsync("run");
        Assert.Equal(("ran run\n", "deals: building (first use) ...\n"), (run.Output, run.Errors));
        Assert.Equal(["bin", "launcher.log", "launcher.stamp"], Directory.GetFileSystemEntries(_bench.PathOf("artifacts")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>The stand-in for sleep frees the lock when it is first called.</summary>
    [Fact]
    public async Task A_wait_says_for_which_process_and_how_long_at_most()
    {
        _bench.Write("bin/sleep", "#!/bin/sh\nrm -rf \"$ROOT/artifacts/launcher.lock\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_bench.PathOf("bin", "sleep"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _bench.Write("artifacts/launcher.lock/owner", System.Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var run = await RunAsync("run");
        Assert.StartsWith($"deals: waiting for the build by process {System.Environment.ProcessId}, at most 20 minutes; Ctrl-C ends the wait\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal("ran run\n", run.Output);
    }

    [Fact]
    public async Task Called_by_a_link_to_a_link_it_finds_its_own_folder()
    {
        Directory.CreateDirectory(_bench.PathOf("an it's é"));
        File.CreateSymbolicLink(_bench.PathOf("an it's é", "near"), "../deals");
        File.CreateSymbolicLink(_bench.PathOf("an it's é", "far"), _bench.PathOf("an it's é", "near"));
        var run = await Command.ToEndAsync(Command.Start("/", "/bin/sh", [_bench.PathOf("an it's é", "far"), "run"], Environment(_bench.Folder)));
        Assert.Equal(("ran run\n", "deals: building (first use) ...\n"), (run.Output, run.Errors));
        Assert.False(Directory.Exists(_bench.PathOf("an it's é", "artifacts")));
    }

    /// <summary>A file system that is read-only, as root's permissions end nowhere else.</summary>
    [Fact]
    public async Task Where_nothing_can_be_written_what_is_built_runs_and_what_is_stale_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Environment.IsPrivilegedProcess, "only root can make a folder read-only for itself");
        await RunAsync();
        if ((await Command.ToEndAsync(Command.Start("/", "/bin/mount", ["--bind", _bench.Folder, _bench.Folder]))).ExitCode != 0)
            Assert.Skip("this machine lets nothing be mounted");
        try
        {
            async Task<Command> ReadOnlyAsync()
            {
                await Command.ToEndAsync(Command.Start("/", "/bin/mount", ["-o", "remount,ro,bind", _bench.Folder]));
                var run = await Command.ToEndAsync(Start(["run"], new() { ["HOME"] = null }));
                await Command.ToEndAsync(Command.Start("/", "/bin/mount", ["-o", "remount,rw,bind", _bench.Folder]));
                return run;
            }

            var fresh = await ReadOnlyAsync();
            Assert.Equal(("ran run\n", ""), (fresh.Output, fresh.Errors));
            Age("src/Deals.Cli/Program.cs", TimeSpan.FromSeconds(5));
            var stale = await ReadOnlyAsync();
            Assert.Equal("ran run\n", stale.Output);
            Assert.Equal($"deals: sources have changed since the last build, and {_bench.PathOf("artifacts")} cannot be written: this runs what was built\n", stale.Errors);
            Directory.Delete(_bench.PathOf("artifacts"), recursive: true);
            var unbuilt = await ReadOnlyAsync();
            Assert.Equal(70, unbuilt.ExitCode);
            Assert.StartsWith("deals: nothing is built yet, and ", unbuilt.Errors, StringComparison.Ordinal);
        }
        finally
        {
            await Command.ToEndAsync(Command.Start("/", "/bin/umount", [_bench.Folder]));
        }
    }

    [Fact]
    public async Task A_standard_output_that_is_closed_is_told_before_anything_else()
    {
        var run = await Command.ToEndAsync(Command.Start(_bench.Folder, "/bin/sh", ["-c", "sh ./deals check >&-"], Environment(_bench.Folder)));
        Assert.Equal((6, "deals: the standard output is closed\n"), (run.ExitCode, run.Errors));
        Assert.Equal(0, Builds);
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
