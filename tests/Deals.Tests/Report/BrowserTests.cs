using System.Diagnostics;
using Deals.Report.Browsers;
using Deals.Report.Pictures;
using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Report;

/// <summary>Browsers that do not do what is asked of them: each is told in a sentence, and leaves neither a process nor a folder.</summary>
[Collection(nameof(BrowserTests))]
public sealed class BrowserTests
{
    private static readonly BrowserPatience Short = new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.5));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A program that stands in for a browser; <c>$profile</c> is the folder it was given.</summary>
    private static string Script(TemporaryFolder folder, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are shell scripts");
        var path = folder.PathOf("browser");
        File.WriteAllText(path, $"#!/bin/sh\nfor each; do case $each in --user-data-dir=*) profile=${{each#*=}};; esac; done\necho $profile > {folder.PathOf("profile")}\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task<BrowserException> RefusedAsync(TemporaryFolder folder, string program)
    {
        var refusal = await Assert.ThrowsAsync<BrowserException>(() => Painter.StartAsync(program, Short, Stop));
        await GoneAsync(folder);
        return refusal;
    }

    private static async Task GoneAsync(TemporaryFolder folder)
    {
        if (!File.Exists(folder.PathOf("profile")))
            return;
        var profile = File.ReadAllText(folder.PathOf("profile")).Trim();
        Assert.False(Directory.Exists(profile), $"{profile} is still there");
        await NobodyAsync(profile);
    }

    /// <summary>No process with a word on its command line; one that was just killed may take a moment.</summary>
    private static async Task NobodyAsync(string word)
    {
        var left = new List<string>();
        for (var attempt = 0; attempt < 200; attempt++)
        {
            left = [.. With(word)];
            if (left.Count == 0)
                return;
            await Task.Delay(50, Stop);
        }

        Assert.Fail($"still running: {string.Join(", ", left)}");
    }

    private static IEnumerable<string> With(string word)
    {
        foreach (var folder in Directory.Exists("/proc") ? Directory.GetDirectories("/proc").Where(each => char.IsAsciiDigit(Path.GetFileName(each)[0])) : [])
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (line.Contains(word, StringComparison.Ordinal))
                yield return line;
        }
    }

    [Fact]
    public async Task One_that_is_not_there()
    {
        using var folder = new TemporaryFolder();
        var refusal = await RefusedAsync(folder, folder.PathOf("none"));
        Assert.StartsWith("The browser ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("none", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_ends_with_words()
    {
        using var folder = new TemporaryFolder();
        var refusal = await RefusedAsync(folder, Script(folder, "echo 'something else' >&2; echo 'no display of mine' >&2; exit 3"));
        Assert.Contains("did not start: it ended before its work was done.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no display of mine", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_hangs()
    {
        using var folder = new TemporaryFolder();
        var refusal = await RefusedAsync(folder, Script(folder, "sleep 600 & exec sleep 600"));
        Assert.Contains("did not start: it did not answer within 1.5 s", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_commands_and_never_answers()
    {
        using var folder = new TemporaryFolder();
        var refusal = await RefusedAsync(folder, Script(folder, "cat <&3 >/dev/null & exec sleep 600"));
        Assert.Contains("did not answer within 1.5 s (Browser.getVersion)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_talks_of_something_else()
    {
        using var folder = new TemporaryFolder();
        var refusal = await RefusedAsync(folder, Script(folder, "printf 'good morning\\0' >&4; exec sleep 600"));
        Assert.Contains("did not start: it ended before its work was done.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_called_off()
    {
        using var folder = new TemporaryFolder();
        var program = Script(folder, "exec sleep 600");
        using var cancellation = new CancellationTokenSource();
        var start = Painter.StartAsync(program, cancellation: cancellation.Token);
        while (!File.Exists(folder.PathOf("profile")) || new FileInfo(folder.PathOf("profile")).Length == 0)
            await Task.Delay(20, Stop);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        await GoneAsync(folder);
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_of_its_work()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are looked for in /proc");
        var program = Browsing.Program();
        using var folder = new TemporaryFolder();
        await using var painter = await Painter.StartAsync(Script(folder, $"exec {program} \"$@\""), cancellation: Stop);
        var profile = File.ReadAllText(folder.PathOf("profile")).Trim();
        var record = Records.Invented("invented-bridge");
        await painter.SvgAsync(record, new(), cancellation: Stop);
        var browser = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(int.Parse!)
            .First(id => Line(id) is { } line && line.Contains(profile, StringComparison.Ordinal) && !line.StartsWith("/bin/sh", StringComparison.Ordinal) && !line.Contains("--type=", StringComparison.Ordinal));
        Process.GetProcessById(browser).Kill();
        var gone = await Assert.ThrowsAsync<BrowserException>(async () =>
        {
            while (true)
                await painter.SvgAsync(record, new(), cancellation: Stop);
        });
        Assert.Equal("The browser ended before its work was done.", gone.Message);
        Assert.Equal(gone.Message, (await Assert.ThrowsAsync<BrowserException>(() => painter.SvgAsync(record, new(), cancellation: Stop))).Message);
        await painter.DisposeAsync();
        await GoneAsync(folder);

        static string? Line(int id)
        {
            try
            {
                return File.ReadAllText($"/proc/{id}/cmdline");
            }
            catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("TERM", 143)]
    public async Task The_browser_ends_with_the_command_however_that_ends(string signal, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are looked for in /proc");
        var program = Browsing.Program();
        using var folder = new TemporaryFolder();
        // As Debian's program, a script that waits for the browser itself.
        var script = Script(folder, $"{program} \"$@\" 2>/dev/null; :");
        using var deals = Command.Start(
            Repository.Root, Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")),
            [Command.Program, "export", "--all", "--format", "svg", "png", "pdf", "--scale", "4", "--dataset", Repository.PathOf("tests", "data", "league-rights"), "--out", folder.PathOf("out")],
            new Dictionary<string, string?> { ["DEALS_BROWSER"] = script });
        while (!File.Exists(folder.PathOf("profile")) || new FileInfo(folder.PathOf("profile")).Length == 0)
            await Task.Delay(50, Stop);
        var profile = File.ReadAllText(folder.PathOf("profile")).Trim();
        await Command.ToEndAsync(Command.Start(folder.Path, "/bin/kill", ["-" + signal, deals.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        Assert.Equal(exitCode, (await Command.ToEndAsync(deals)).ExitCode);
        await NobodyAsync(profile);
        for (var attempt = 0; attempt < 200 && Directory.Exists(profile); attempt++)
            await Task.Delay(50, Stop);
        Assert.False(Directory.Exists(profile));
    }
}

/// <summary>Where a browser is looked for, and how one is installed.</summary>
public sealed class BrowserProgramTests
{
    private static string? Find(string? named, string path, params string[] there)
        => BrowserProgram.Find(name => name == BrowserProgram.Variable ? named : name == "PATH" ? path : null, there.Contains);

    [Fact]
    public void The_variable_wins_with_a_path_or_a_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths are Unix's");
        Assert.Equal("/x/mine", Find("/x/mine", "/bin", "/bin/chromium", "/x/mine"));
        Assert.Equal("/b/mine", Find("mine", "/a:/b", "/a/chromium", "/b/mine"));
        Assert.Equal(Path.GetFullPath("sub/mine"), Find("sub/mine", "/a", Path.GetFullPath("sub/mine")));
        Assert.Equal("/a/chromium", Find("", "/a", "/a/chromium"));
        foreach (var missing in (string[])["/x/none", "none", "sub/none"])
        {
            var refusal = Assert.Throws<BrowserException>(() => Find(missing, "/a", "/a/chromium"));
            Assert.Contains($"DEALS_BROWSER names {missing}, which is not there", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_path_goes_before_the_usual_places_and_the_small_browser_before_the_large()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "paths are Linux's");
        Assert.Equal("/b/chromium-headless-shell", Find(null, "/a:/b", "/a/google-chrome", "/b/chromium-headless-shell", "/opt/google/chrome/chrome"));
        Assert.Equal("/a/chromium", Find(null, "/a:/b", "/a/chromium", "/b/chromium"));
        Assert.Equal("/opt/google/chrome/chrome", Find(null, "/a::/b", "/opt/google/chrome/chrome"));
        Assert.Null(Find(null, "/a"));
        Assert.Null(Find(null, ""));
    }

    [Theory]
    [InlineData("linux", true, "apt-get", "apt-get install -y --no-install-recommends chromium fonts-open-sans fonts-liberation")]
    [InlineData("linux", false, "apt-get sudo", "sudo apt-get install -y --no-install-recommends chromium fonts-open-sans fonts-liberation")]
    [InlineData("linux", false, "apt-get", null)]
    [InlineData("linux", true, "dnf", "dnf install -y chromium-headless open-sans-fonts")]
    [InlineData("linux", false, "dnf sudo", "sudo dnf install -y chromium-headless open-sans-fonts")]
    [InlineData("linux", true, "", null)]
    [InlineData("linux", true, "brew winget.exe", null)]
    [InlineData("macos", false, "brew", "brew install --cask chromium")]
    [InlineData("macos", false, "apt-get", null)]
    [InlineData("windows", false, "winget.exe", "winget install --exact --id Google.Chrome")]
    [InlineData("windows", false, "", null)]
    public void The_machines_own_package_manager_installs_one(string system, bool isRoot, string onPath, string? command)
        => Assert.Equal(command, BrowserInstall.ForMachine(onPath.Split(' ').Contains, system, isRoot)?.ToString());
}
