using Deals.Notebooks;

namespace Deals.Tests.Runner;

/// <summary>How runs end: each of these needs a process of its own.</summary>
public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task After_a_failed_cell_the_rest_is_not_run_and_the_source_is_untouched()
    {
        using var bench = new Workbench();
        var source = bench.WriteNotebook("stop.ipynb", "1", "throw new Exception(\"here\");", "3");
        var bytes = File.ReadAllBytes(source);
        var result = await Workbench.RunAsync(bench.Job(source));
        Assert.Equal(RunState.CellFailed, result.State);
        var executed = Executed.Of(result);
        Assert.Equal("System.Exception", executed.Error(2).Name);
        Assert.Empty(executed.Outputs(3));
        Assert.Null(executed.Code(3)["execution_count"]);
        Assert.Equal(bytes, File.ReadAllBytes(source));
        Assert.Equal(["stop.ipynb"], Directory.GetFiles(bench.PathOf("out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_cell_that_is_meant_to_fail_may()
    {
        using var bench = new Workbench();
        var source = bench.Write("meant.ipynb", Workbench.NotebookJson(Workbench.Cell("throw new Exception(\"meant\");", "raises-exception"), Workbench.Cell("3")));
        var result = await Workbench.RunAsync(bench.Job(source));
        Assert.Equal(RunState.Ran, result.State);
        Assert.Equal("meant", Executed.Of(result).Error(1).Value);
        Assert.Single(Executed.Of(result).Told(2));
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "ended in cell [2] with exit code 0", "ProcessEnded")]
    [InlineData("Environment.Exit(3);", "ended in cell [2] with exit code 3", "ProcessEnded")]
    [InlineData("int Deeper(int n) => Deeper(n + 1) + 1; Deeper(0)", "ended in cell [2] by a stack overflow", "StackOverflow")]
    [InlineData("Environment.FailFast(\"the end\");", "ended in cell [2] by a crash", "ProcessEnded")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"astray\")).Start(); await Task.Delay(60_000);", "astray", "ProcessEnded")]
    public async Task A_cell_that_ends_the_process_is_a_failure_whatever_the_exit_code(string cell, string told, string name)
    {
        using var bench = new Workbench();
        var result = await bench.RunCellsAsync("Console.WriteLine(\"first\");", "Console.WriteLine(\"kept\");\n" + cell, "3");
        Assert.Equal(RunState.HostDied, result.State);
        Assert.Contains(told, string.Join('\n', result.Problem), StringComparison.Ordinal);
        var executed = Executed.Of(result);
        Assert.Equal("first\n", executed.Printed(1));
        Assert.Equal("kept\n", executed.Printed(2));
        Assert.Equal(name, executed.Error(2).Name);
        Assert.Empty(executed.Outputs(3));
    }

    [Fact]
    public async Task A_cell_without_end_is_ended_with_all_it_started_and_keeps_what_it_said()
    {
        using var bench = new Workbench();
        var source = bench.WriteNotebook("endless.ipynb", """
            var child = System.Diagnostics.Process.Start("sleep", "600");
            System.IO.File.WriteAllText("child", child.Id.ToString());
            Console.WriteLine("so far");
            while (true) { }
            """);
        var result = await Workbench.RunAsync(bench.Job(source), options => options with { Timeout = TimeSpan.FromSeconds(15) });
        Assert.Equal(RunState.TimedOut, result.State);
        Assert.Equal("so far\n", Executed.Of(result).Printed(1));
        Assert.Equal("the notebook was ended in cell [1]: it had taken longer than 15 s", Executed.Of(result).Error(1).Value);
        Assert.True(await Processes.HasEndedAsync(int.Parse(File.ReadAllText(bench.PathOf("child")), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_a_notebook_left_running_ends_with_it()
    {
        using var bench = new Workbench();
        var result = await bench.RunCellsAsync("""
            System.IO.File.WriteAllText("child", System.Diagnostics.Process.Start("sleep", "600").Id.ToString());
            new System.Threading.Thread(() => { while (true) System.Threading.Thread.Sleep(1000); }).Start();
            """);
        Assert.Equal(RunState.Ran, result.State);
        Assert.True(await Processes.HasEndedAsync(int.Parse(File.ReadAllText(bench.PathOf("child")), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("file/in/the/way")]
    [InlineData("a-folder.ipynb")]
    public async Task A_result_that_cannot_be_written_is_told_with_its_place(string target)
    {
        using var bench = new Workbench();
        bench.Write("file", "");
        Directory.CreateDirectory(bench.PathOf("a-folder.ipynb"));
        var source = bench.WriteNotebook("n.ipynb", "1");
        var result = await Workbench.RunAsync(Workbench.JobTo(source, bench.PathOf(target)));
        Assert.Equal((RunState.NotWritable, null), (result.State, result.Executed));
        Assert.StartsWith($"{bench.PathOf(target)} cannot be written: ", Assert.Single(result.Problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_of_another_language_is_refused()
    {
        using var bench = new Workbench();
        var source = bench.Write("p.ipynb", """{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"language": "python"}}}""");
        var result = await Workbench.RunAsync(bench.Job(source));
        Assert.Equal(RunState.Unreadable, result.State);
        Assert.Contains("its language is python", result.Problem[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_of_every_type_reach_the_cells_as_they_were_given()
    {
        using var bench = new Workbench();
        var declaring = Workbench.Cell("""
            using System.IO;
            string text = "default"; string? reading = "x"; int count = 1; bool on = false; double rate = 0.1; decimal price = 1m;
            DateOnly? agi = null; DateOnly day = new DateOnly(2026, 1, 1); string[] names = { "a" }; var inferred = 1.5; var untouched = "same";
            int @event = 1;
            """, "parameters");
        var source = bench.Write("p.ipynb", Workbench.NotebookJson(Workbench.Cell("\"set-up\""), declaring, Workbench.Cell("""
            Console.Write(string.Join("|", text, reading is null, count, on, rate.ToString("R"), price, agi, day.Year, names.Length, names[1], inferred, untouched, @event));
            """)));
        var hostile = "\"; Environment.Exit(9); //\n#!markdown\n\\u0041 {0} ünï\u2028\t😀";
        var job = bench.Job(source) with
        {
            Settings =
            [
                new("text", hostile), new("reading", "null"), new("count", "-2147483648"), new("on", "true"), new("rate", "0.30000000000000004"), new("price", "1.10"),
                new("agi", "2029-12-31"), new("day", "1999-01-01"), new("names", "[\"b\", \"c,d\"]"), new("inferred", "2"), new("event", "2"),
            ],
        };
        var result = await Workbench.RunAsync(job);
        Assert.Equal((RunState.Ran, ""), (result.State, string.Join('\n', result.Problem)));
        var executed = Executed.Of(result);
        var agi = new DateOnly(2029, 12, 31).ToString(System.Globalization.CultureInfo.CurrentCulture);
        Assert.Equal($"{hostile}|True|-2147483648|True|0.30000000000000004|1.10|{agi}|1999|2|c,d|2|same|2", executed.Printed(4));
        Assert.Equal("injected-parameters", (string)executed.Code(3)["metadata"]!["tags"]![0]!);
        Assert.Equal("parameters", (string)executed.Code(2)["metadata"]!["tags"]![0]!);
        Assert.Equal("double rate = 0.30000000000000004d;", Executed.Text(executed.Code(3)["source"]!).Split('\n')[4]);
    }

    [Fact]
    public async Task Imports_bring_names_outputs_and_errors_with_their_own_place()
    {
        using var bench = new Workbench();
        bench.Write("shared/set up.ipynb", Workbench.NotebookJson("var fromNotebook = 1;", "#!import shared/more.csx"));
        bench.Write("said.dib", "#!markdown\n\n## What was said\n\n#!csharp\n\nvar said = 1;\n");
        bench.Write("shared/more.csx", "int Twice(int n) =>\n    n > 100 ? throw new ArgumentException(\"too big\") : 2 * n;");
        bench.Write("loop.csx", "#!import loop.csx");
        bench.Write("loop.txt", "text");
        bench.Write("wrong.csx", "var fine = 1;\nnone.Of();");
        bench.Write("misspelt.csx", "#r \"System.Net.Http\";\n1");
        var source = bench.WriteNotebook("main.ipynb", "#!import \"shared/set up.ipynb\"\nTwice(fromNotebook)", "Twice(101)", "#!import loop.csx", "#!import none.ipynb", "#!import loop.txt", "#!import wrong.csx", "#!import said.dib", "#!import misspelt.csx");
        var executed = Executed.Of(await Workbench.RunAsync(bench.Job(source), options => options with { KeepGoing = true }));
        Assert.Contains("<pre>2</pre>", Assert.Single(executed.Told(1)), StringComparison.Ordinal);
        Assert.Contains("at more.csx, line 2: n > 100", executed.Error(2).Traceback, StringComparison.Ordinal);
        Assert.Contains("imports itself", executed.Error(3).Value, StringComparison.Ordinal);
        Assert.Contains("none.ipynb", executed.Error(4).Value, StringComparison.Ordinal);
        Assert.Contains("loop.txt cannot be imported: expected .ipynb", executed.Error(5).Value, StringComparison.Ordinal);
        Assert.StartsWith("wrong.csx, line 2, column 1: error CS0103", executed.Error(6).Value, StringComparison.Ordinal);
        Assert.Contains("## What was said", Assert.Single(executed.Code(7)["outputs"]!.AsArray())!["data"]!["text/markdown"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("misspelt.csx: behind what #r names stands ;, which must go", executed.Error(8).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_takes_the_console_keeps_it_to_its_end_and_an_exception_that_is_printed_names_its_cell()
    {
        using var bench = new Workbench();
        var executed = Executed.Of(await bench.RunCellsAsync(
            "var own = new System.IO.StringWriter();\nConsole.SetOut(own);\nConsole.Write(\"kept\");", "Console.Write($\"after {own}\");",
            "try\n{\n    throw new InvalidOperationException(\"oh\");\n}\ncatch (Exception e) { Console.Write(e.StackTrace); }",
            "throw new AggregateException(new Exception(\"one\"), new FormatException(\"two\"));"));
        Assert.Equal("after kept", executed.Printed(2));
        Assert.Contains(" in cell [3]:line 3", executed.Printed(3), StringComparison.Ordinal);
        Assert.Contains("caused by System.FormatException: two", executed.Error(4).Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kit_is_not_beside_the_host_so_a_notebook_gets_the_one_it_names()
    {
        using var bench = new Workbench();
        var copy = bench.PathOf("lib", "Deals.Model.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(typeof(Deals.Party).Assembly.Location, copy);
        var result = await bench.RunCellsAsync("#r \"lib/Deals.Model.dll\"\nusing Deals;\nConsole.Write(typeof(Party).Assembly.Location);",
            "Console.Write(string.Join(\",\", AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == \"Microsoft.DotNet.Interactive.Formatting\")));");
        Assert.Equal(copy, Executed.Of(result).Printed(1));
        Assert.Equal("1", Executed.Of(result).Printed(2));
        var beside = Directory.GetFiles(Path.GetDirectoryName(Workbench.Host)!, "Deals.*.dll").Select(Path.GetFileName).Order();
        Assert.Equal(["Deals.NotebookHost.dll", "Deals.Notebooks.dll", "Deals.Output.dll"], beside);
    }

    [Fact]
    public async Task All_that_a_notebook_references_is_loaded_once_into_one_context_and_each_finds_the_other()
    {
        using var bench = new Workbench();
        var kit = Repository.PathOf("artifacts", "bin", "Deals.Data", "release");
        var result = await bench.RunCellsAsync($"""
            #r "{kit}/Deals.Data.dll"
            #r "{kit}/Deals.Model.dll"
            #r "{kit}/Deals.Model.dll"
            using System.Runtime.Loader;
            Console.Error.Write(typeof(Deals.Data.Dataset).Assembly.Location);
            var data = AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == "Deals.Data");
            var model = AssemblyLoadContext.GetLoadContext(data).LoadFromAssemblyName(data.GetReferencedAssemblies().Single(a => a.Name == "Deals.Model"));
            Console.Write(string.Join("|", AssemblyLoadContext.GetLoadContext(data).Name, model == typeof(Deals.Party).Assembly,
                AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "Deals.Model")));
            """);
        Assert.Equal((RunState.Ran, ""), (result.State, string.Join('\n', result.Problem)));
        Assert.EndsWith("|True|1", Executed.Of(result).Printed(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_what_is_referenced_is_no_second_one_and_what_is_no_assembly_is_refused()
    {
        using var bench = new Workbench();
        Directory.CreateDirectory(bench.PathOf("other"));
        File.WriteAllText(bench.PathOf("other", "text.dll"), "no assembly");
        var model = typeof(Deals.Party).Assembly.Location;
        File.Copy(model, bench.PathOf("same.dll"));
        var result = await bench.RunCellsAsync($"#r \"{model}\"", "#r \"same.dll\"\ntypeof(Deals.Party).Name", "#r \"other/text.dll\"");
        Assert.Equal(RunState.CellFailed, result.State);
        Assert.Contains("text/plain Party", Assert.Single(Executed.Of(result).Told(2)), StringComparison.Ordinal);
        Assert.Contains("error CS0009", Executed.Of(result).Error(3).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_restored_and_the_repository_around_does_not_reach_into_it()
    {
        using var bench = new Workbench();
        bench.Write("Directory.Packages.props", "<Project><Error /></Project>");
        var source = bench.WriteNotebook("n.ipynb", "#r \"nuget: CsvHelper, 34.0.0\"\nConsole.Write(typeof(CsvHelper.CsvReader).Assembly.GetName().Version);");
        var result = await Workbench.RunAsync(bench.Job(source));
        Assert.Equal("34.0.0.0", Executed.Of(result).Printed(1));
    }

    [Fact]
    public async Task Formatters_found_by_name_show_a_value_in_all_its_MIME_types()
    {
        using var bench = new Workbench();
        var result = await bench.RunCellsAsync("""
            [AttributeUsage(AttributeTargets.Class)]
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type source) => FormatterSourceType = source;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; }
            }
            class Source { public IEnumerable<object> CreateTypeFormatters() => new object[] { new Markup(), new Data() }; }
            class Markup { public string MimeType => "text/html"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("<svg/>"); return true; } }
            class Data { public string MimeType => "application/vnd.plotly.v1+json"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("{\"data\":[1]}"); return true; } }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html", "application/vnd.plotly.v1+json" })]
            class Chart { }
            new Chart()
            """);
        Assert.Equal(["execute_result: application/vnd.plotly.v1+json {\"data\":[1]} | text/html <svg/>"], Executed.Of(result).Told(1));
    }
}
