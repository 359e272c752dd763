using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deals.Tests.Runner;

namespace Deals.Tests.Kernels;

/// <summary>
/// `deals run` gives what the kernel *C# (Deals)* gives under Jupyter, output by output: the same kinds in the same order, the same MIME
/// types, the same texts. Where it means to differ, it says more: where an error is, which warning a reader can do something
/// about, what a display was updated to.
/// </summary>
public sealed partial class SameOutputsTests(SameOutputsTests.BothRuns runs) : IClassFixture<SameOutputsTests.BothRuns>
{
    private const string Updates = "display-updates";

    public static TheoryData<string> Names { get; } = [.. Directory.GetFiles(BothRuns.Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name != Updates).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_cell_gives_what_it_gives_in_the_kernel(string name)
    {
        var (runner, kernel) = await runs.OfAsync(name);
        var cells = kernel.Cells.Zip(runner.Cells).ToList();
        Assert.NotEmpty(cells);
        Assert.Equal(cells.Select(cell => Told(cell.First)), cells.Select(cell => Told(cell.Second)));
    }

    [Fact]
    public async Task A_display_that_is_updated_shows_its_last_value_where_the_kernel_keeps_the_first()
    {
        var (runner, kernel) = await runs.OfAsync(Updates);
        Assert.Equal(["display_data: text/plain third"], runner.Told(1));
        Assert.Equal("display_data: text/plain first", kernel.Told(1)[^1]);
        Assert.Contains("[ 3, 4 ]", Assert.Single(runner.Told(3)), StringComparison.Ordinal);
        Assert.Contains("[ 1, 2 ]", Assert.Single(kernel.Told(3)), StringComparison.Ordinal);
    }

    /// <summary>A cell's source, then what it gives, without what another run would give too: ids, times, and where the machine keeps packages.</summary>
    private static string Told(JsonObject cell)
    {
        var told = new List<(string Kind, string Text)>();
        var compileErrors = "";
        foreach (var output in cell["outputs"]!.AsArray().Select(output => output!.AsObject()))
        {
            switch ((string)output["output_type"]!)
            {
                case "stream":
                    var (text, errors) = WithoutErrors(Executed.Text(output["text"]!), (string)output["name"]!);
                    compileErrors += errors;
                    if (text.Length == 0)
                        break;
                    var stream = $"stream {output["name"]}";
                    if (told.Count > 0 && told[^1].Kind == stream)
                        told[^1] = (stream, told[^1].Text + text);
                    else
                        told.Add((stream, text));
                    break;
                case "error":
                    told.Add(("error", Error(output, compileErrors)));
                    break;
                case var kind:
                    var data = string.Join('\n', output["data"]!.AsObject().Select(one => $"{one.Key}: {(one.Value is JsonObject ? one.Value.ToJsonString() : Executed.Text(one.Value!))}"));
                    // The kernel makes its own script known by the first cell that runs.
                    if (!data.Contains("dotnet-interactive-this-cell", StringComparison.Ordinal))
                        told.Add((kind, data));
                    break;
            }
        }

        var all = $"# {Executed.Text(cell["source"]!)}\n{string.Join('\n', told.Select(one => $"{one.Kind}: {one.Text}"))}";
        return PackageFolder().Replace(WallTime().Replace(TableId().Replace(Id().Replace(all, "id"), "table"), "Wall time"), "Loading extensions from `");
    }

    /// <summary>
    /// The kernel prints what does not compile, and nothing of it stands in the error; and it warns of its own assemblies' versions
    /// where a cell has nothing to do with them.
    /// </summary>
    private static (string Text, string Errors) WithoutErrors(string text, string name)
    {
        if (name != "stderr")
            return (text, "");
        var parts = text.Split("\n\n").Select(part => part.TrimStart('\n')).ToList();
        var errors = parts.Where(part => CompileError().IsMatch(part)).ToList();
        var dropped = parts.RemoveAll(part => errors.Contains(part) || part.Contains("warning CS1701: ", StringComparison.Ordinal) || part == "Microsoft.CodeAnalysis.Diagnostic[]");
        return dropped == 0 ? (text, "") : parts.TrueForAll(part => part.Length == 0) ? ("", string.Join('\n', errors)) : ($"\n{string.Join("\n\n", parts)}", string.Join('\n', errors));
    }

    /// <summary>What both say: the exception's type and message, or each error of the compiler with its place.</summary>
    private static string Error(JsonObject error, string compileErrors)
    {
        var (name, value) = ((string)error["ename"]!, (string)error["evalue"]!);
        var traceback = string.Join('\n', error["traceback"]!.AsArray().Select(line => (string)line!));
        if (value == "compilation error")
            return compileErrors;
        if (PlaceInCell().Matches(traceback) is { Count: > 0 } places && (name == "CompilationError" || value.Contains("error DNI", StringComparison.Ordinal)))
            return string.Join('\n', places.Select(place => $"({place.Groups["line"].Value},{place.Groups["column"].Value}): {place.Groups["error"].Value}"));
        return name == "Error" ? value.Split('\n')[0] : $"{name}: {value}";
    }

    [GeneratedRegex("[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"table_\d+")]
    private static partial Regex TableId();

    [GeneratedRegex(@"Wall time: [\d.]+ ?ms")]
    private static partial Regex WallTime();

    [GeneratedRegex(@"Loading extensions from `[^`]*[/\\]")]
    private static partial Regex PackageFolder();

    [GeneratedRegex(@"^(\(\d+,\d+\): )?error ")]
    private static partial Regex CompileError();

    [GeneratedRegex(@"^cell \[\d+\], line (?<line>\d+), column (?<column>\d+): (?<error>error .*)$", RegexOptions.Multiline)]
    private static partial Regex PlaceInCell();

    /// <summary>Every notebook in tests/notebooks/alike, run once by each.</summary>
    public sealed class BothRuns : IDisposable
    {
        private readonly Workbench _bench = new();
        private readonly Lazy<Task> _all;

        public BothRuns() => _all = new(RunAsync);

        internal static string Folder { get; } = Repository.PathOf("tests", "notebooks", "alike");

        public void Dispose() => _bench.Dispose();

        internal async Task<(Executed Runner, Executed Kernel)> OfAsync(string name)
        {
            await _all.Value;
            return (new(_bench.PathOf("by-runner", $"{name}.ipynb")), new(_bench.PathOf("by-kernel", $"{name}.ipynb")));
        }

        private async Task RunAsync()
        {
            string[] notebooks = [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal)];
            var all = _bench.Write("all.ipynb", OneAfterAnother.Join(notebooks));
            await Task.WhenAll(JupyterBench.RunAsync(_bench, [all]), Workbench.RunAsync(_bench.Job(all), options => options with { KeepGoing = true }));
            OneAfterAnother.Split(_bench.PathOf("out", "all.ipynb"), notebooks, _bench.PathOf("by-runner"));
            OneAfterAnother.Split(_bench.PathOf("kernel", "all.ipynb"), notebooks, _bench.PathOf("by-kernel"));
        }
    }
}
