using System.Text.Json.Nodes;
using Deals.Notebooks;

namespace Deals.Tests.Runner;

public sealed class NotebookDocumentTests
{
    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n", "the file is empty")]
    [InlineData("hello", "not JSON: line 1, byte 1")]
    [InlineData("{\"cells\": [", "not JSON: line 1")]
    [InlineData("[]", "its JSON is no object")]
    [InlineData("{}", "names no \"nbformat\" version")]
    [InlineData("{\"nbformat\": 4.0, \"cells\": []}", "its \"nbformat\" is 4.0; expected a whole number")]
    [InlineData("{\"nbformat\": \"4\", \"cells\": []}", "its \"nbformat\" is \"4\"; expected a whole number")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "`git lfs pull` brings the notebook")]
    [InlineData("{\n<<<<<<< HEAD\n\"nbformat\": 4", "line 2 is a mark of a merge that is not resolved")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3 is too old")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "nbformat 5 is newer")]
    [InlineData("{\"nbformat\": 4}", "no list called \"cells\"")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}", "cell 1 is no object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}, {\"cell_type\": \"heading\"}]}", "cell 2 has the cell_type heading")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": 3}]}", "cell 1: its source is neither text nor a list of lines")]
    public void What_is_no_notebook_is_refused_with_its_reason(string contents, string reason)
    {
        var refusal = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(Encoding.UTF8.GetBytes(contents)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever stands where an object is expected: what cannot be read of it is not known, and is written back.</summary>
    [Theory]
    [InlineData("\"kernelspec\": \"C#\"")]
    [InlineData("\"language_info\": 3")]
    [InlineData("\"polyglot_notebook\": 3")]
    [InlineData("\"polyglot_notebook\": {\"kernelInfo\": [1]}")]
    [InlineData("\"dotnet_interactive\": null")]
    public void What_says_nothing_of_the_language_leaves_it_to_be_C_sharp(string metadata)
    {
        var notebook = Notebook.Parse(Encoding.UTF8.GetBytes($$"""{"nbformat": 4, "metadata": {{{metadata}}}, "cells": [{"cell_type": "code", "metadata": {{{metadata}}}, "source": "1"}]}"""));
        Assert.Equal(("csharp", null), (notebook.DefaultLanguage, notebook.Cells[0].Language));
        Assert.Contains(metadata.Split(':')[0], Encoding.UTF8.GetString(notebook.ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\"}}\n\nvar a = 1;\n")]
    [InlineData("#!meta\n{bad json}\n#!csharp\n1\n")]
    public void A_dib_file_with_another_beginning_is_refused_with_its_reason(string contents)
    {
        using var bench = new Workbench();
        var path = bench.Write("broken.dib", contents);
        Assert.StartsWith("what stands between #!meta and the first line that begins a cell", Assert.Throws<NotebookFormatException>(() => Notebook.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dib_file_is_read_cell_by_cell_with_each_cells_language()
    {
        using var bench = new Workbench();
        var notebook = Notebook.Read(bench.Write("analysis.dib", """
            #!meta
            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}
            #!markdown
            # Ä
            #!csharp
            #!time
            var a = 1;

            a
            #!html
            <b>x</b>
            #!fsharp
            let b = 1
            """));
        Assert.Equal(
            [(CellKind.Markdown, null, "# Ä"), (CellKind.Code, "csharp", "#!time\nvar a = 1;\n\na"), (CellKind.Code, "html", "<b>x</b>"), (CellKind.Code, "fsharp", "let b = 1")],
            notebook.Cells.Select(cell => (cell.Kind, cell.Language, cell.Source)));
        Assert.Equal("csharp", notebook.DefaultLanguage);
    }

    [Fact]
    public void An_older_4_is_written_as_4_5_with_ids_and_everything_it_said()
    {
        const string old = """
            {"nbformat": 4, "nbformat_minor": 2,
             "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#"}, "somebody": {"elses": ["note"]}},
             "cells": [
              {"cell_type": "markdown", "metadata": {"slide": 1}, "source": ["# Ä\n", "text"], "attachments": {"a.png": {"image/png": "AA=="}}},
              {"cell_type": "code", "metadata": {"collapsed": true, "tags": ["x"]}, "source": "1", "execution_count": 9,
               "outputs": [{"output_type": "stream", "name": "stdout", "text": "stale"}]},
              {"cell_type": "raw", "metadata": {"format": "text/latex"}, "source": []}]}
            """;
        var root = JsonNode.Parse(Notebook.Parse(Encoding.UTF8.GetBytes(old)).ToBytes())!;
        Assert.Equal(4, (int)root["nbformat"]!);
        Assert.Equal(5, (int)root["nbformat_minor"]!);
        Assert.Equal("note", (string)root["metadata"]!["somebody"]!["elses"]![0]!);
        var cells = root["cells"]!.AsArray();
        Assert.Equal(["markdown", "code", "raw"], cells.Select(cell => (string)cell!["cell_type"]!));
        Assert.Equal(3, cells.Select(cell => (string)cell!["id"]!).Distinct().Count());
        Assert.Equal(1, (int)cells[0]!["metadata"]!["slide"]!);
        Assert.Equal(["# Ä\n", "text"], cells[0]!["source"]!.AsArray().Select(line => (string)line!));
        Assert.Equal("AA==", (string)cells[0]!["attachments"]!["a.png"]!["image/png"]!);
        Assert.True((bool)cells[1]!["metadata"]!["collapsed"]!);
        Assert.Empty(cells[1]!["outputs"]!.AsArray());
        Assert.Null(cells[1]!["execution_count"]);
        Assert.Equal("text/latex", (string)cells[2]!["metadata"]!["format"]!);
    }

    [Fact]
    public void Ids_that_are_good_stay_and_the_others_are_replaced_the_same_way_each_time()
    {
        const string three = """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "raw", "id": "keep-me", "metadata": {}, "source": ""},
              {"cell_type": "raw", "id": "keep-me", "metadata": {}, "source": ""},
              {"cell_type": "raw", "id": "not valid!", "metadata": {}, "source": ""}]}
            """;
        var bytes = Encoding.UTF8.GetBytes(three);
        var first = Notebook.Parse(bytes).ToBytes();
        Assert.Equal(first, Notebook.Parse(bytes).ToBytes());
        var ids = JsonNode.Parse(first)!["cells"]!.AsArray().Select(cell => (string)cell!["id"]!).ToList();
        Assert.Equal("keep-me", ids[0]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_in_cells_are_read()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Workbench.NotebookJson("var a = 1;\r\na"))];
        Assert.Equal("var a = 1;\r\na", Notebook.Parse(bytes).Cells.Single().Source);
    }

    /// <summary>Half of a character in code, prose and metadata; of a key that stands twice the last value counts, as for Jupyter.</summary>
    [Fact]
    public void Halves_of_characters_and_repeated_keys_do_no_harm()
    {
        var notebook = Notebook.Parse("""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {"title": "\ud83d a", "n": 1, "n": 2}, "cells": [
              {"cell_type": "code", "id": "a", "metadata": {"tags": ["x\ude00"]}, "source": "\"\ud83d \ud83d\ude00 \\ud83d\"", "outputs": [], "execution_count": null},
              {"cell_type": "markdown", "id": "b", "metadata": {}, "source": "old", "source": ["line\u2028one\r\n", "two\f"]}]}
            """u8);
        Assert.Equal("\"\ufffd \ud83d\ude00 \\ud83d\"", notebook.Cells[0].Source);
        Assert.Equal(["x\ufffd"], notebook.Cells[0].Tags);
        Assert.Equal("line\u2028one\r\ntwo\f", notebook.Cells[1].Source);
        Assert.Contains("\"n\": 2", Encoding.UTF8.GetString(notebook.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_what_was_written_changes_nothing()
    {
        var once = Notebook.Parse(Encoding.UTF8.GetBytes(Workbench.NotebookJson("1", "\n\n", "a\nb\n"))).ToBytes();
        Assert.Equal(once, Notebook.Parse(once).ToBytes());
    }

    [Theory]
    [InlineData("{}", "csharp")]
    [InlineData("{\"kernelspec\": {\"language\": \"python\"}}", "python")]
    [InlineData("{\"kernelspec\": {\"language\": \"C#\"}, \"polyglot_notebook\": {\"kernelInfo\": {\"defaultKernelName\": \"html\"}}}", "html")]
    public void The_default_language_is_the_most_particular_one_named(string metadata, string language) =>
        Assert.Equal(language, Notebook.Parse(Encoding.UTF8.GetBytes($"{{\"nbformat\": 4, \"cells\": [], \"metadata\": {metadata}}}")).DefaultLanguage);
}
