using Deals.Notebooks;
using Deals.Tests.Data;

namespace Deals.Tests.Runner;

/// <summary>What people get wrong, and what machines do to a command, is told in a sentence: what happened, to what, and what to do.</summary>
public sealed partial class HostileUseTests : IDisposable
{
    private readonly TemporaryFolder _bench = new();

    /// <summary>The deals whose figures are soonest found, for what is not about them.</summary>
    private const string Quick = "elsewhere/tower-lease";

    public HostileUseTests()
    {
        _bench.CopyFrom(Repository.PathOf("tests", "data", "league-rights"), "data", "league-rights");
        _bench.CopyFrom(Repository.PathOf("tests", "data", "tower-lease"), "elsewhere", "tower-lease");
    }

    /// <summary>Runs a line of a shell in which `deals` is the command.</summary>
    private Task<Command> ShellAsync(string line, IReadOnlyDictionary<string, string?>? environment = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the line is for a Unix shell");
        return Command.ToEndAsync(Command.Start(_bench.Path, "/bin/sh", ["-c", $"deals() {{ '{Command.Dotnet}' '{Command.Program}' \"$@\"; }}; {line}"], environment));
    }

    public static TheoryData<string> Commands => ["check league-rights", "check league-rights --json", $"list --dataset {Quick}", $"list --dataset {Quick} --json", "export event-timeline", "--help", "check --help", "completion bash", ""];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_full_output_is_one_line_and_exit_code_6(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full");
        var run = await ShellAsync($"deals {command} > /dev/full");
        Assert.Equal((6, "deals: the standard output cannot be written: the disk is full\n"), (run.ExitCode, run.Errors));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_closed_output_is_one_line_and_exit_code_6(string command)
    {
        var run = await ShellAsync($"deals {command} >&-");
        Assert.Equal((6, "deals: the standard output is closed\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task A_reader_that_is_gone_ends_the_command_without_a_word()
    {
        var run = await ShellAsync($"{{ deals list --dataset {Quick}; echo $? >&2; }} | true");
        Assert.Equal((0, "6\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task A_standard_error_that_is_closed_or_full_leaves_the_exit_code()
    {
        Assert.Equal(2, (await ShellAsync("deals exprt 2>&-")).ExitCode);
        if (File.Exists("/dev/full"))
            Assert.Equal(2, (await ShellAsync("deals exprt 2> /dev/full")).ExitCode);
    }

    public static TheoryData<string, string> WrongUse => new()
    {
        { "export verdicts --widht 800", "there is no option --widht; did you mean --width?" },
        { "export verdicts --widht=800", "there is no option --widht; did you mean --width?" },
        { "check league-rights --jsno", "there is no option --jsno; did you mean --json?" },
        { "schema league-rights --wirte", "there is no option --wirte; did you mean --write?" },
        { "report --zpi", "there is no option --zpi; did you mean --zip?" },
        { "run --keepgoing", "there is no option --keepgoing; did you mean --keep-going?" },
        { "kernel install --prefx x", "there is no option --prefx; did you mean --prefix?" },
        { "new mine --ot x", "there is no option --ot; did you mean --out?" },
        { "whatif --no-brwoser", "there is no option --no-brwoser; did you mean --no-browser?" },
        { "list --width 800", "there is no option --width" },
        { "exprt verdicts", "there is no command exprt; did you mean export?" },
        { "brief --dataset league-rights", "there is no command brief; if it is a figure: deals export brief" },
        { "export verdicts --size card --width 900", "--size and --width both say how wide; give one of them" },
        { "list --set leaving=1,000", "leaving takes a number (fraction), not '1,000'; decimals stand after a point, and nothing between thousands: 1000, or 1.000 where the comma is a decimal one" },
        { "list --set leaving=0,5", "leaving takes a number (fraction), not '0,5'; decimals stand after a point, and nothing between thousands: 0.5" },
        { "list --set arena_opens=Never", "not 'Never'; never is written in small letters" },
        { "list --set leaving=50%", "leaving takes a number (fraction), not '50%'; 45% is written 0.45" },
        { "kernel instal", "there is no command instal; did you mean install?" },
        { "export verdicts --out ''", "--out takes a folder; it is given nothing" },
        { "export verdicts --out=", "--out takes a folder; it is given nothing" },
        { "export verdicts --out", "--out takes a folder; it is given nothing" },
        { "export --out --all", "--out takes a folder; --all is an option" },
        { "report --scenario --zip", "--scenario takes a name or a file; --zip is an option" },
        { "whatif --publish --compiled", "--publish takes a folder; --compiled is an option" },
        { "new mine --out ''", "--out takes a folder; it is given nothing" },
        { "kernel status --prefix ''", "--prefix takes a folder; it is given nothing" },
        { "list --dataset ''", "--dataset takes a name or a folder; it is given nothing" },
        { "list --scenario ' '", "--scenario takes a name or a file; it is given nothing" },
        { "check ''", "DATASET is an empty text" },
        { "export verdicts --out a --out b", "--out is given twice; which is meant?" },
        { "export --all --all", "--all is given twice; which is meant?" },
        { "list --dataset league-rights --dataset league-rights --dataset x", "--dataset is given 3 times; which is meant?" },
        { "list --set leaving=0.5 --set leaving=0.6", "--set sets leaving twice; which is meant?" },
        { "list --set leaving=0.5 --set assume=leaving=0.6", "--set sets leaving twice; which is meant?" },
        { "run --set a=1 --set a=1", "--set sets a twice; which is meant?" },
        { "list --set assume=", "--set takes id=value; assume= is not that" },
        { "list --set leaving=", "--set takes id=value; leaving= is not that" },
        { "list --set =5", "--set takes id=value; =5 is not that" },
        { "list league-rights", "`deals list` takes options only; league-rights is none" },
        { "check one two", "`deals check` takes a dataset; two is one too many" },
        { "check --dataset one", "`deals check` takes a dataset without an option: deals check one" },
        { "check --dataset=one", "`deals check` takes a dataset without an option: deals check one" },
        { "new", "`deals new` takes a name; it is given nothing" },
        { "kernel", "`deals kernel` takes a command: install or status or remove" },
        { "completion", "`deals completion` takes bash or zsh or fish or pwsh; it is given nothing" },
        { "completion csh", "csh: expected bash or zsh or fish or pwsh" },
        { "simulate --seed x", "--seed x: expected a whole number" },
        { "run -- --keep-going", "there is no file --keep-going" },
        { "export event-timelin", "There is no figure event-timelin (did you mean event-timeline?)." },
        { "list --dataset league-right", "the nearest is 'league-rights'" },
        { "list --scenario few_viewer", "few_viewers" },
        { "list --set leavin=0.5", "has no assumption leavin; did you mean leaving?" },
    };

    [Theory]
    [MemberData(nameof(WrongUse))]
    public async Task What_was_mistyped_is_refused_before_any_work_and_the_nearest_is_named(string command, string told)
    {
        var before = FolderBytes.Of(_bench.Path);
        var run = await CommandAfterCommand.DealsAsync(_bench.Path, [.. Word().Matches(command).Select(word => word.Value.Trim('\''))]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("deals: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, FolderBytes.Of(_bench.Path));
    }

    [Fact]
    public async Task A_current_folder_that_was_deleted_is_told()
    {
        var run = await ShellAsync("mkdir gone && cd gone && rmdir ../gone && deals list");
        Assert.Equal((2, "deals: the folder you are in is no longer there: it was deleted or moved. Change to another (cd) and try again.\n"), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("n.ipynb", "{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\u00ff\"}]}")]
    [InlineData("n.dib", "#!csharp\n\u00ff")]
    public async Task A_notebook_with_a_byte_that_is_not_utf8_is_no_notebook(string name, string latin)
    {
        File.WriteAllBytes(_bench.PathOf(name), System.Text.Encoding.Latin1.GetBytes(latin));
        var run = await ShellAsync($"deals run {name}");
        Assert.Equal((3, ""), (run.ExitCode, run.Errors));
        Assert.Contains("not a notebook: byte ", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Whatever is done to a notebook's file, it is a notebook or it is refused in words.</summary>
    [Fact]
    public void A_notebook_that_is_damaged_is_read_or_refused()
    {
        var whole = File.ReadAllBytes(Directory.GetFiles(Repository.PathOf("notebooks", "template"), "*.ipynb").Order(StringComparer.Ordinal).First());
        CsCheck.Check.Sample(CsCheck.Gen.Select(CsCheck.Gen.Int[0, whole.Length - 1], CsCheck.Gen.Byte, CsCheck.Gen.Int[0, 2]), (at, value, kind) =>
        {
            byte[] damaged = kind switch
            {
                0 => [.. whole[..at], value, .. whole[(at + 1)..]],
                1 => whole[..at],
                _ => [.. whole[..at], .. whole[Math.Min(at + value, whole.Length)..]],
            };
            try
            {
                ParameterCell.Declared(Notebook.Parse(damaged));
            }
            catch (NotebookFormatException)
            {
                // In words.
            }
        });
    }

    [Fact]
    public async Task Help_of_every_command_names_the_exit_codes()
    {
        foreach (var command in (string[])["check", "completion", "export", "kernel", "list", "new", "report", "run", "schema", "whatif"])
        {
            var help = await ShellAsync($"deals {command} --help");
            Assert.Matches("(?m)^ +2  ", help.Output);
            Assert.Matches("(?m)^ +6  ", help.Output);
            Assert.Matches("(?m)^ +9  ", help.Output);
        }
    }

    public void Dispose() => _bench.Dispose();

    [System.Text.RegularExpressions.GeneratedRegex(@"'[^']*'|\S+")]
    private static partial System.Text.RegularExpressions.Regex Word();
}
