namespace Deals.Tests.Runner;

/// <summary>`deals run` as a program: what it says, its exit codes, and how it answers signals.</summary>
public sealed class RunCommandTests
{
    [Fact]
    public async Task One_bad_notebook_of_each_kind_leaves_the_others_results()
    {
        using var bench = new Workbench();
        var good = bench.WriteNotebook("notebooks/00-good.ipynb", "1 + 1");
        bench.WriteNotebook("notebooks/01-throws.ipynb", "throw new Exception(\"here\");");
        bench.Write("notebooks/02-no-json.ipynb", "hello");
        bench.Write("notebooks/03-old.ipynb", "{\"nbformat\": 3, \"worksheets\": []}");
        var source = File.ReadAllBytes(good);
        var run = await CommandAfterCommand.DealsAsync(bench.Folder, "run");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("00-good: cell 1 of 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("at cell [1], line 1: throw new Exception(\"here\");", run.Output, StringComparison.Ordinal);
        Assert.Contains("not JSON: line 1, byte 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("nbformat 3 is too old", run.Output, StringComparison.Ordinal);
        var table = run.Output.Split("\n\n")[^1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(["notebook", "00-good", "01-throws", "02-no-json", "03-old"], table.Select(row => row[0]));
        Assert.Equal(["state", "ran", "failed", "failed", "failed"], table.Select(row => row[1]));
        Assert.Equal("out/notebooks/00-good.ipynb", table[1][3]);
        Assert.Contains("<pre>2</pre>", new Executed(bench.PathOf("out", "notebooks", "00-good.ipynb")).Told(1)[0], StringComparison.Ordinal);
        Assert.Equal("here", new Executed(bench.PathOf("out", "notebooks", "01-throws.ipynb")).Error(1).Value);
        Assert.Equal(source, File.ReadAllBytes(good));
        Assert.Equal(["00-good.ipynb", "01-throws.ipynb", "manifest.json"], Directory.GetFiles(bench.PathOf("out", "notebooks")).Select(Path.GetFileName).Order());

        var again = await CommandAfterCommand.DealsAsync(bench.Folder, "run", "notebooks/00-good.ipynb", "--out", bench.PathOf("out", "notebooks"));
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("cached (nothing it depends on has changed)", again.Output, StringComparison.Ordinal);
    }

    /// <summary>Where one expects the exception, or something failed before, it is one like any other.</summary>
    [Theory]
    [InlineData("1 + 1", null, 0, "nothing in it for this dataset")]
    [InlineData("throw new Exception(\"first\");", null, 1, "FAILED: a cell failed")]
    [InlineData("1 + 1", "raises-exception", 0, "n: ran")]
    public async Task A_cell_that_says_that_there_is_nothing_hides_no_failure(string before, string? tag, int exitCode, string state)
    {
        using var bench = new Workbench();
        bench.Write("notebooks/n.ipynb", Workbench.NotebookJson(
            Workbench.Cell($"#r \"{Repository.PathOf("artifacts", "bin", "Deals.Kit", "release", "Deals.Kit.dll")}\""),
            Workbench.Cell(before),
            Workbench.Cell("throw new Deals.NotApplicableException(\"Nothing here.\");", tag is null ? [] : [tag]),
            Workbench.Cell("1 + 2")));
        var run = await CommandAfterCommand.DealsAsync(bench.Folder, "run", "--keep-going");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(state, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_reaches_the_notebook_as_a_name_or_as_a_whole_path_and_a_changed_file_runs_again()
    {
        using var bench = new Workbench();
        bench.Write("notebooks/p.ipynb", Workbench.NotebookJson(Workbench.Cell("string scenario = \"base\";", "parameters"), Workbench.Cell("scenario")));
        bench.Write("mine.json", "{}");
        async Task<string> ShownAsync(string scenario, string expectedState)
        {
            var run = await CommandAfterCommand.DealsAsync(bench.Folder, "run", "--scenario", scenario);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains(expectedState, run.Output, StringComparison.Ordinal);
            return new Executed(bench.PathOf("out", "notebooks", "p.ipynb")).Told(3)[0];
        }

        Assert.Contains("slow", await ShownAsync("slow", " ran "), StringComparison.Ordinal);
        Assert.Contains(bench.PathOf("mine.json"), await ShownAsync("mine.json", " ran "), StringComparison.Ordinal);
        await ShownAsync("mine.json", " cached ");
        bench.Write("mine.json", "{ }");
        await ShownAsync("mine.json", " ran ");
    }

    /// <summary>What an imported file imports is found beside it, also from where the executed notebook lies.</summary>
    [Fact]
    public async Task An_executed_notebook_runs_again_with_imports_within_imports()
    {
        using var bench = new Workbench();
        bench.Write("notebooks/lib.cs", "int Seven() => 7;");
        bench.WriteNotebook("notebooks/chain.ipynb", "#!import lib.cs");
        bench.WriteNotebook("notebooks/top.ipynb", "#!import chain.ipynb", "Seven()");
        Assert.Equal(0, (await CommandAfterCommand.DealsAsync(bench.Folder, "run", "notebooks/top.ipynb", "--out", "out/deep")).ExitCode);
        Assert.Equal(0, (await CommandAfterCommand.DealsAsync(bench.PathOf("out", "deep"), "run", "top.ipynb", "--out", "again")).ExitCode);
        Assert.Contains("7", Assert.Single(new Executed(bench.PathOf("out", "deep", "again", "top.ipynb")).Told(2)), StringComparison.Ordinal);
    }

    /// <summary>The notebook runs in its own folder, wherever the command was typed.</summary>
    [Theory]
    [InlineData("../data/mine", "--dataset", "mine")]
    [InlineData("../elsewhere/mine", "--dataset", "elsewhere/mine")]
    [InlineData("../elsewhere/mine", "--set", "dataset=elsewhere/mine")]
    [InlineData("../elsewhere/mine", "--set", "dataset=../elsewhere/mine")]
    [InlineData("mine", "--set", "dataset=mine")]
    [InlineData("nowhere/mine", "--set", "dataset=nowhere/mine")]
    public async Task A_dataset_reaches_the_notebook_as_the_way_from_its_own_folder(string expected, params string[] arguments)
    {
        using var bench = new Workbench();
        bench.Write("notebooks/p.ipynb", Workbench.NotebookJson(Workbench.Cell("string dataset = \"\";", "parameters"), Workbench.Cell("$\"[{dataset}]\"")));
        bench.Write("data/mine/datapackage.json", "{}");
        bench.Write("elsewhere/mine/datapackage.json", "{}");
        var run = await CommandAfterCommand.DealsAsync(bench.Folder, ["run", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"[{expected}]", new Executed(bench.PathOf("out", "notebooks", "p.ipynb")).Told(3)[0], StringComparison.Ordinal);
    }

    /// <summary>Each folder of notebooks says by its parameter which dataset it was written for; the template is for the others.</summary>
    [Theory]
    [InlineData("usual", "--dataset", "mine")]
    [InlineData("own", "--dataset", "yours")]
    [InlineData("own", "--set", "dataset=data/yours")]
    [InlineData("template", "--dataset", "elsewhere/theirs")]
    [InlineData("own", "notebooks/yours-only/p.ipynb", "--dataset", "mine")]
    public async Task Without_notebooks_named_those_run_that_were_written_for_the_dataset(string told, params string[] arguments)
    {
        using var bench = new Workbench();
        foreach (var (folder, dataset, says) in new[] { ("", "mine", "usual"), ("yours-only/", "yours", "own"), ("template/", "example", "template") })
        {
            bench.Write($"notebooks/{folder}p.ipynb", Workbench.NotebookJson(
                Workbench.Cell($"string dataset = \"{dataset}\";", "parameters"), Workbench.Cell($"\"[{says}]\"")));
        }

        foreach (var folder in new[] { "data/mine", "data/yours", "elsewhere/theirs", "notebooks/template/data/example" })
            bench.Write($"{folder}/datapackage.json", "{}");
        var run = await CommandAfterCommand.DealsAsync(bench.Folder, ["run", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"[{told}]", File.ReadAllText(bench.PathOf("out", "notebooks", "p.ipynb")), StringComparison.Ordinal);
    }

    public static TheoryData<string[], int, string> WrongUse => new()
    {
        { ["run", "none.ipynb"], 2, "there is no file none.ipynb" },
        { ["run", "."], 2, ". is a folder" },
        { ["run", "--frob"], 2, "there is no option --frob" },
        { ["run"], 2, "there is no folder" },
        { ["run", "p.ipynb", "--set", "rat=1"], 2, "unknown parameter rat; known are dataset, rate" },
        { ["run", Repository.PathOf("notebooks", "01-exclusivity-windows.ipynb"), "--set", "agi_date=never"], 2, "An assumption is set with --set assume=agi_date=VALUE" },
        { ["run", Repository.PathOf("notebooks", "01-exclusivity-windows.ipynb"), "--set", "assume=agi_dat=never"], 2, "There is no assumption 'agi_dat'; the nearest is 'agi_date'" },
        { ["run", Repository.PathOf("notebooks", "02-revenue-flows.ipynb"), "--set", "assume=share_cap=-5"], 2, "share_cap goes from 0 to 200 (USD bn), so it cannot be -5." },
        { ["run", Repository.PathOf("notebooks", "01-exclusivity-windows.ipynb"), "--scenario", "slow_growt"], 2, "slow_growth" },
        { ["run", "p.ipynb", "--set", "rate=high"], 2, "parameter rate is of type double; \"high\" is no such value" },
        { ["run", "p.ipynb", "--set", "rate"], 2, "expected name=value" },
        { ["run", "p.ipynb", "--dataset", "nowhere"], 2, "There is no dataset 'nowhere', a folder with a datapackage.json; it was looked for from " },
        { ["run", "p.ipynb", "--dataset", "nowhere", "--set", "dataset=mine"], 2, "parameter dataset is set 2 times" },
        { ["run", "p.ipynb", "--scenario", "slow"], 2, "unknown parameter scenario; known are dataset, rate" },
        { ["run", "p.ipynb", "--scenario", "none.json"], 2, "--scenario none.json: there is no file" },
        { ["run", "p.ipynb", "--timeout", "soon"], 2, "--timeout soon: expected a number of seconds" },
        { ["run", "p.ipynb", "--timeout", "-1"], 2, "--timeout -1: expected a number of seconds" },
        { ["run", "p.ipynb", "--parallel", "0"], 2, "--parallel 0: expected a whole number from 1" },
        { ["run", "p.ipynb", "--parallel", "two"], 2, "--parallel two: expected a whole number from 1" },
        { ["run", "p.ipynb", "--out", "."], 2, "would overwrite" },
        { ["run", "p.ipynb", "sub/p.ipynb"], 2, "would both be written to" },
        { ["rnu"], 2, "there is no command rnu; did you mean run?" },
        { ["run", "analysis.dib"], 0, "analysis: ran" },
        { ["run", "p.ipynb", "--out", "p.ipynb/below"], 6, "p.ipynb is a file" },
        { ["run", "p.ipynb", "--out", "/proc/nowhere"], 6, "The folder /proc/nowhere cannot be made: nothing can be made in /proc" },
    };

    [Theory]
    [MemberData(nameof(WrongUse))]
    public async Task What_cannot_be_done_is_said_with_its_exit_code(string[] arguments, int exitCode, string told)
    {
        using var bench = new Workbench();
        bench.Write("p.ipynb", Workbench.NotebookJson(Workbench.Cell("string dataset = \"\"; double rate = 0.2;", "parameters")));
        bench.Write("sub/p.ipynb", Workbench.NotebookJson(Workbench.Cell("1")));
        bench.Write("analysis.dib", "#!csharp\n1");
        var run = await CommandAfterCommand.DealsAsync(bench.Folder, arguments);
        Assert.Contains(told, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task Help_shows_examples_and_every_exit_code()
    {
        var help = await Command.DealsAsync(Repository.Root, "run", "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.StartsWith("Description:", help.Output, StringComparison.Ordinal);
        Assert.Contains("deals run [<notebooks>...]", help.Output, StringComparison.Ordinal);
        Assert.Contains("<NOTEBOOK>", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("|notebooks/", help.Output, StringComparison.Ordinal);
        Assert.Contains("deals run --dataset ", help.Output, StringComparison.Ordinal);
        foreach (var code in (int[])[0, 1, 2, 3, 4, 5, 6, 130])
            Assert.Matches($"(?m)^ +{code}  ", help.Output);
    }

    [Fact]
    public async Task Several_failures_give_the_highest_exit_code_and_parallel_runs_tell_in_order()
    {
        using var bench = new Workbench();
        bench.WriteNotebook("notebooks/a.ipynb", "System.Threading.Thread.Sleep(-1);");
        bench.WriteNotebook("notebooks/b.ipynb", "Environment.Exit(3);");
        bench.WriteNotebook("notebooks/c.ipynb", "throw new Exception();");
        var run = await Command.DealsAsync(bench.Folder, "run", "--parallel", "3", "--timeout", "45");
        Assert.Equal(5, run.ExitCode);
        var states = run.Output.Split("\n\n")[^1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[..1]);
        Assert.Equal(["a", "b", "c"], states);
        Assert.Contains("it had taken longer than 45 s", run.Output, StringComparison.Ordinal);
        Assert.Contains("with exit code 3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_alone_says_that_notebooks_can_be_opened_and_what_else_there_is()
    {
        using var bench = new Workbench();
        var run = await Command.DealsAsync(bench.Folder);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("The kit is built: notebooks can be opened.", run.Output, StringComparison.Ordinal);
        Assert.Contains("check <DATASET>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_a_parameter_names_counts_as_input()
    {
        using var bench = new Workbench();
        bench.Write("mine/a.csv", "1");
        var source = bench.Write("notebooks/n.ipynb", Workbench.NotebookJson(Workbench.Cell("string dataset = \"openai-clouds\";", "parameters")));
        string[] arguments = ["run", source, "--set", "dataset=../mine"];
        Assert.Contains(" ran", (await Command.DealsAsync(bench.Folder, arguments)).Output, StringComparison.Ordinal);
        Assert.Contains(" cached", (await Command.DealsAsync(bench.Folder, arguments)).Output, StringComparison.Ordinal);
        bench.Write("mine/a.csv", "2");
        Assert.Contains(" ran", (await Command.DealsAsync(bench.Folder, arguments)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" cached", (await Command.DealsAsync(bench.Folder, [.. arguments, "--no-cache"])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("KILL", 137)]
    public async Task A_signal_ends_the_command_and_all_that_its_notebooks_started(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are Unix's");
        using var bench = new Workbench();
        bench.WriteNotebook("endless.ipynb", """
            var child = System.Diagnostics.Process.Start("sleep", "600");
            System.IO.File.WriteAllText("ids.new", Environment.ProcessId + " " + child.Id);
            Console.WriteLine("so far");
            await Task.Delay(200);
            System.IO.File.Move("ids.new", "ids");
            while (true) { }
            """);
        using var deals = Command.StartForSignals(bench.Folder, "run", "endless.ipynb");
        await Command.UntilAsync(deals, () => File.Exists(bench.PathOf("ids")));
        var ids = File.ReadAllText(bench.PathOf("ids")).Split(' ').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.All(ids, id => Assert.True(Processes.IsAlive(id)));
        await Command.ToEndAsync(Command.Start(bench.Folder, "/bin/kill", ["-" + signal, deals.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        var end = await Command.ToEndAsync(deals);
        Assert.Equal(exitCode, end.ExitCode);
        foreach (var id in ids)
            Assert.True(await Processes.HasEndedAsync(id));
        if (signal == "KILL")
            return;
        Assert.Contains("interrupted in cell [1]", end.Output, StringComparison.Ordinal);
        Assert.Equal("deals: interrupted; what was there before is unchanged\n", end.Errors);
        Assert.False(Directory.Exists(bench.PathOf("out", "notebooks")));
    }
}
