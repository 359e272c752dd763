using Deals.Notebooks;

namespace Deals.Tests.Runner;

/// <summary>What we write is what other people's tools read.</summary>
public sealed class OtherToolsTests
{
    [Fact]
    public async Task An_executed_notebook_is_valid_for_nbformat_and_converts_with_nbconvert()
    {
        OtherTools.Require(OtherTools.Python, "python3-nbformat");
        OtherTools.Require(OtherTools.Convert, "jupyter-nbconvert");
        using var bench = new Workbench();
        var source = bench.Write("all kinds.ipynb", Workbench.NotebookJson(
            Workbench.Cell("double rate = 0.2;", "parameters"),
            Workbench.Cell("Console.Write(\"out\"); Console.Error.Write(\"err\"); display(\"x\"); HTML(\"<b id='mark'>bold</b>\")"),
            Workbench.Cell("#!markdown\n# Title"),
            Workbench.Cell("\"{\\\"a\\\": 1}\".DisplayAs(\"application/json\"); \"[1,2]\".DisplayAs(\"application/vnd.plotly.v1+json\", \"text/plain\");"),
            Workbench.Cell("oops"),
            Workbench.Cell("Environment.Exit(1);")));
        var result = await Workbench.RunAsync(bench.Job(source) with { Settings = [new("rate", "0.3")] }, options => options with { KeepGoing = true });
        Assert.Equal(RunState.HostDied, result.State);
        var valid = await OtherTools.ToEndAsync(bench.Folder, OtherTools.Python, "-c", "import nbformat, sys; nb = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT); nbformat.validate(nb); print(nb.nbformat, nb.nbformat_minor, len(nb.cells))", result.Job.Target);
        Assert.Equal((0, "4 5 7\n"), (valid.ExitCode, valid.Output));
        var converted = await OtherTools.ToEndAsync(bench.Folder, OtherTools.Convert, "--to", "html", "--output", bench.PathOf("page.html"), result.Job.Target);
        Assert.Equal(0, converted.ExitCode);
        var page = File.ReadAllText(bench.PathOf("page.html"));
        Assert.Contains("<b id='mark'>bold</b>", page, StringComparison.Ordinal);
        Assert.Contains("CS0103", page, StringComparison.Ordinal);
    }
}
