using Deals.Notebooks;

namespace Deals.Tests.Runner;

/// <summary>What cells give, seen in one notebook that runs once for all of these: failed cells do not stop it.</summary>
public sealed class CellOutputsTests(CellOutputsTests.OneRun run) : IClassFixture<CellOutputsTests.OneRun>
{
    private static readonly string[] s_cells =
    [
        /* 1 */ "var kept = 1 + 1;\nkept",
        /* 2 */ "Console.Write(\"a\"); Console.WriteLine(\"b\"); Console.Error.Write(\"bad\"); display(\"shown\"); 7.Display(\"text/plain\"); Console.Write(\"c\"); kept + 1",
        /* 3 */ "await Task.Delay(1);\nvar later = await Task.FromResult(kept * 10); later",
        /* 4 */ "var before = 5;\n\nthrow new InvalidOperationException(\"no such deal\");",
        /* 5 */ "before + kept",
        /* 6 */ "int x = ;\nundefined_name();\nstring s = 5;",
        /* 7 */ "#!time\n#!tyme\n1",
        /* 8 */ "for (var i = 0; i < 1_000_000; i++) Console.WriteLine(i);\n\"after a million lines\"",
        /* 9 */ "new string('x', 20_000_000)",
        /* 10 */ "Enumerable.Range(0, 1_000_000).Select(i => new { Row = i, Name = \"n\" + i })",
        /* 11 */ "for (var i = 0; i < 3_000; i++) display(i, \"text/plain\");",
        /* 12 */ "#!markdown\n# Ä *b*\n#!csharp\nkept\n#!html\n<b>x</b>",
        /* 13 */ "#!about",
        /* 14 */ "#!time\nkept",
        /* 15 */ "string nothing = null; nothing",
        /* 16 */ "kept;",
        /* 17 */ "Console.Write(\"half \\ud83d pair\")",
        /* 18 */ "int Divide(int a, int b)\n{\n    return a / b;\n}\ntry { Divide(1, 0); } catch (Exception e) { throw new AggregateException(\"wrapped\", e); }",
        /* 19 */ "#r \"../nowhere/Missing.dll\"\n1",
        /* 20 */ "Console.Write(Environment.CurrentDirectory + \"|\" + (Console.ReadLine() ?? \"no input\"))",
        /* 21 */ "HTML(\"<i>h</i>\")",
        /* 22 */ "\"<script>alert(1)</script>\"",
        /* 23 */ "Action late = () => throw new Exception(\"deep\");\nlate();",
        /* 24 */ "1 is int n && n switch { > 0 => true, _ => false } ? \"\"\"raw\"\"\" : null",
        /* 25 */ "#!javascript\nconsole.log(\"run by the page\");",
        /* 26 */ "using Microsoft.DotNet.Interactive;\nKernelInvocationContext.Current.Display(\"by the context\"); KernelInvocationContext.Current.Display(7, \"text/plain\");",
        /* 27 */ "using Microsoft.DotNet.Interactive.Events; using Microsoft.DotNet.Interactive.Formatting;\nvar told = KernelInvocationContext.Current;\ntold.Publish(new StandardOutputValueProduced(told.Command, [new FormattedValue(\"text/plain\", \"out\")])); told.Publish(new StandardErrorValueProduced(told.Command, [new FormattedValue(\"text/plain\", \"err\")]));",
        /* 28 */ "var text = @\"\n#r In.A.Text\";\n#r Other.dll",
        /* 29 */ "input(\"How much?\")",
        /* 30 */ "#!lsmagic",
        /* 31 */ "#!fsharp\n1",
        /* 32 */ "(\"a\fb\".Length, \"\"\"\n    c\r\n    d\n    \"\"\".Length) // \f still the comment",
        /* 33 */ "var told = @\"\n#!share --from nobody list\";\n#!share --from fsharp list",
        /* 34 */ "#!connect mssql --kernel-name sales",
        /* 35 */ "await Kernel.Root.SubmitCodeAsync(\"1 + 2\")",
        /* 36 */ "class Crane { int a; int b; int c; int d; int e; int f; int g; int h; }",
        /* 37 */ "#r \"nuget: Newtonsoft.Json, 13.0.3\"; // why\n1",
        /* 38 */ "#r \"System.Net.Http\"\t\n#r \"System.Net.Http\" // why\nvar inText = @\"\n#r \"\"a\"\" b\";\ninText.Length",
        /* 39 */ "#!set --name x --value @fsharp:y",
        /* 40 */ "#i nuget:",
        /* 41 */ "using Newtonsoft.Json;",
    ];

    private Executed Notebook => run.Notebook;

    [Fact]
    public void A_trailing_expression_is_the_result() =>
        Assert.Equal(["execute_result: text/html <div class=\"dni-plaintext\"><pre>2</pre></div>"], Notebook.Told(1));

    [Fact]
    public void Outputs_stand_in_the_order_they_came() => Assert.Equal(
        ["stdout: ab\n", "stderr: bad", "display_data: text/plain shown", "display_data: text/plain 7", "stdout: c",
            "execute_result: text/html <div class=\"dni-plaintext\"><pre>3</pre></div>"],
        Notebook.Told(2));

    [Fact]
    public void Await_works_at_the_top() => Assert.Contains("<pre>20</pre>", Assert.Single(Notebook.Told(3)), StringComparison.Ordinal);

    [Fact]
    public void An_exception_names_its_type_cell_line_and_source_line()
    {
        var (name, value, traceback) = Notebook.Error(4);
        Assert.Equal(("System.InvalidOperationException", "no such deal"), (name, value));
        Assert.Contains("at cell [4], line 3: throw new InvalidOperationException(\"no such deal\");", traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_failed_cell_had_declared_stays() => Assert.Contains("<pre>7</pre>", Assert.Single(Notebook.Told(5)), StringComparison.Ordinal);

    [Fact]
    public void Every_compile_error_is_told_with_cell_and_line()
    {
        var (name, value, traceback) = Notebook.Error(6);
        Assert.Equal("CompilationError", name);
        Assert.StartsWith("cell [6], line 1, column 9: error CS1525", value, StringComparison.Ordinal);
        Assert.Contains("cell [6], line 2, column 1: error CS0103", traceback, StringComparison.Ordinal);
        Assert.Contains("undefined_name();", traceback, StringComparison.Ordinal);
        Assert.Contains("cell [6], line 3, column 12: error CS0029", traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_directive_is_an_error_with_cell_and_line()
    {
        var (name, value, _) = Notebook.Error(7);
        Assert.Equal("Error", name);
        Assert.StartsWith("cell [7], line 2, column 1: error DNI101: Unknown magic command '#!tyme'", value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_lines_are_cut_and_the_cut_is_told()
    {
        Assert.Equal(500_000, Notebook.Printed(8).Length);
        Assert.Contains("This cell printed 6,888,890 characters; only the first 500,000 are kept.", Notebook.Printed(8, "stderr"), StringComparison.Ordinal);
        Assert.Contains(Notebook.Told(8), told => told.Contains("after a million lines", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_too_long_is_cut_with_a_note() =>
        Assert.EndsWith("x\n[This value has 20,000,000 characters as text/plain; only the first 500,000 are kept.]", Assert.Single(Notebook.Told(9)), StringComparison.Ordinal);

    [Fact]
    public void A_huge_table_shows_its_first_rows()
    {
        var table = Assert.Single(Notebook.Told(10));
        Assert.Contains("n19", table, StringComparison.Ordinal);
        Assert.DoesNotContain("n20", table, StringComparison.Ordinal);
        Assert.Contains("more", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Displays_without_end_are_cut_and_the_cut_is_told()
    {
        Assert.Equal(1_000, Notebook.Told(11).Count(told => told.StartsWith("display_data", StringComparison.Ordinal)));
        Assert.Contains("more than 1,000 values", Notebook.Printed(11, "stderr"), StringComparison.Ordinal);
    }

    [Fact]
    public void Languages_take_turns_in_a_cell() => Assert.Equal(
        ["display_data: text/html <h1 id=\"a-b\">Ä <em>b</em></h1>\n", "execute_result: text/html <div class=\"dni-plaintext\"><pre>2</pre></div>", "display_data: text/html <b>x</b>"],
        Notebook.Told(12));

    [Fact]
    public void About_names_the_runtime() => Assert.Contains($"Runtime: .NET {Environment.Version}", Assert.Single(Notebook.Told(13)), StringComparison.Ordinal);

    [Fact]
    public void Time_is_told_after_the_result()
    {
        Assert.Equal(2, Notebook.Told(14).Count);
        Assert.StartsWith("display_data: text/plain Wall time: ", Notebook.Told(14)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_trailing_null_is_shown_as_one() => Assert.Contains("&lt;null&gt;", Assert.Single(Notebook.Told(15)), StringComparison.Ordinal);

    [Fact]
    public void A_cell_that_is_no_valid_statement_says_so() => Assert.Contains("CS0201", Notebook.Error(16).Value, StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_does_not_break_the_file() => Assert.Equal("half \ufffd pair", Notebook.Printed(17));

    [Fact]
    public void A_cause_is_traced_to_its_own_line()
    {
        var traceback = Notebook.Error(18).Traceback;
        Assert.Contains("System.AggregateException: wrapped", traceback, StringComparison.Ordinal);
        Assert.Contains("caused by System.DivideByZeroException", traceback, StringComparison.Ordinal);
        Assert.Contains("at cell [18], line 3: return a / b;", traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("Submission#", traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_assembly_is_named_with_cell_and_line()
    {
        var (name, value, _) = Notebook.Error(19);
        Assert.Equal("CompilationError", name);
        Assert.StartsWith("cell [19], line 1, column 1: error CS0006: ", value, StringComparison.Ordinal);
        Assert.Contains("Missing.dll", value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_working_directory_is_the_notebooks_folder_and_there_is_no_input() => Assert.EndsWith("/notes|no input", Notebook.Printed(20), StringComparison.Ordinal);

    [Fact]
    public void Markup_is_shown_as_markup_and_text_is_escaped_or_plain()
    {
        Assert.Equal(["execute_result: text/html <i>h</i>"], Notebook.Told(21));
        Assert.Equal(["execute_result: text/plain <script>alert(1)</script>"], Notebook.Told(22));
    }

    [Fact]
    public void An_exception_inside_a_lambda_names_both_lines()
    {
        var traceback = Notebook.Error(23).Traceback;
        Assert.Contains("at cell [23], line 1:", traceback, StringComparison.Ordinal);
        Assert.Contains("at cell [23], line 2: late();", traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_C_sharp_is_understood() => Assert.Equal(["execute_result: text/plain raw"], Notebook.Told(24));

    [Fact]
    public void JavaScript_is_left_to_the_page_that_shows_it() =>
        Assert.Equal(["display_data: text/html <script type=\"text/javascript\">console.log(\"run by the page\");</script>"], Notebook.Told(25));

    [Fact]
    public void What_is_shown_by_the_context_and_printed_by_events_is_kept()
    {
        Assert.Equal(["display_data: text/plain by the context", "display_data: text/plain 7"], Notebook.Told(26));
        Assert.Equal(["stdout: out", "stderr: err"], Notebook.Told(27));
    }

    [Theory]
    [InlineData(28, "#r takes what it names in double quotes: #r \"Other.dll\"")]
    [InlineData(33, "there is no kernel fsharp to take a value from; there are kernels for C#")]
    [InlineData(29, "A cell asks \"How much?\". Nobody is there to type")]
    [InlineData(37, "behind what #r names stands ; // why, which must go: #r \"nuget: Newtonsoft.Json, 13.0.3\"")]
    [InlineData(39, "there is no kernel fsharp to take a value from; there are kernels for C#")]
    [InlineData(40, "#i takes what it names in double quotes: #i \"nuget:\"")]
    [InlineData(34, "cell [34], line 1, column 1: error DNI101: Unknown magic command '#!connect': `deals run` connects a notebook to no database")]
    [InlineData(31, "the cell's language is fsharp, and there is no kernel for it; there are kernels for C#")]
    public void What_cannot_be_done_is_told_with_what_helps(int cell, string says) => Assert.StartsWith(says, Notebook.Error(cell).Value, StringComparison.Ordinal);

    [Fact]
    public void A_library_that_the_kernel_carries_is_told_with_where_it_comes_from()
        => Assert.EndsWith(". It comes by #r \"nuget: Newtonsoft.Json\"", Notebook.Error(41).Value, StringComparison.Ordinal);

    [Fact]
    public void Blanks_and_a_comment_may_follow_a_reference() => Assert.Contains("<pre>9</pre>", Assert.Single(Notebook.Told(38)), StringComparison.Ordinal);

    [Fact]
    public void What_a_kernel_gives_back_is_shown_with_the_kernels_by_name()
    {
        Assert.Equal(2, Notebook.Told(35).Count);
        Assert.Contains("Microsoft.DotNet.Interactive.CSharp.CSharpKernel: csharp", Notebook.Told(35)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_stand_in_the_order_of_their_places() => Assert.Equal(
        "abcdefgh", string.Concat(Notebook.Printed(36, "stderr").Split("'Crane.").Skip(1).Select(part => part[0])));

    [Fact]
    public void The_directives_of_each_kernel_are_listed()
        => Assert.Matches("(?s)csharp: .*#!who.*\nhtml: ", Assert.Single(Notebook.Told(30)));

    /// <summary>A form feed counts as one letter and ends no line; a line's end of two letters stays two.</summary>
    [Fact]
    public void A_cells_text_reaches_the_compiler_as_it_stands() => Assert.Contains("(3, 4)", Assert.Single(Notebook.Told(32)), StringComparison.Ordinal);

    [Fact]
    public void Failed_cells_make_a_failed_run_that_is_saved_and_told_in_full()
    {
        Assert.Equal(RunState.CellFailed, run.Result.State);
        Assert.NotNull(run.Result.Executed);
        foreach (var number in (int[])[4, 6, 7, 16, 18, 19, 23])
            Assert.Contains(run.Result.Problem, line => line.Contains($"cell [{number}]", StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_are_counted_from_one() =>
        Assert.Equal(Enumerable.Range(1, s_cells.Length), Notebook.Cells.Select(cell => (int)cell["execution_count"]!));

    [Fact]
    public void What_the_million_lines_cost_stays_small() => Assert.InRange(new FileInfo(run.Result.Job.Target).Length, 1, 3_000_000);

    public sealed class OneRun : IAsyncLifetime
    {
        private readonly Workbench _bench = new();

        internal RunResult Result { get; private set; } = null!;

        internal Executed Notebook { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var source = _bench.WriteNotebook(Path.Combine("notes", "cells.ipynb"), s_cells);
            Result = await Workbench.RunAsync(_bench.Job(source), options => options with { KeepGoing = true });
            Notebook = Executed.Of(Result);
        }

        public ValueTask DisposeAsync()
        {
            _bench.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
