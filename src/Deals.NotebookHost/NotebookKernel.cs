using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Deals.NotebookHost;

/// <summary>.NET Interactive's kernels for one notebook, and what they publish as what its cells give.</summary>
internal sealed partial class NotebookKernel : IDisposable
{
    // "Assuming that assembly reference matches": of the kernel's own assemblies, not of a cell.
    private static readonly string[] s_unified = ["CS1701", "CS1702"];

    private readonly CompositeKernel _root = new() { DefaultKernelName = CellLanguage.CSharp };
    private readonly CellSources _sources;

    private NotebookKernel()
    {
        // The helpers are the kernel's first submission: the names of a cell's types count the submissions before it.
        var csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing();
        csharp.UseNugetDirective((kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        });
        _sources = new(csharp);
        _root.Add(csharp, ["c#", "C#"]);
        _root.Add(new HtmlKernel());
        _root.Add(new JavaScriptKernel(), ["js"]);
        _root.Add(new MarkdownKernel(), ["md"]);
        _root.Add(new KeyValueStoreKernel().UseWho());
        NotebookDirectives.Add(_root, _sources);
        PackageExtensions.Load(_root);
        PlotlyCharts.Watch();
        _root.KernelEvents.Subscribe(new Listener(Hear));
        // An update, and what a cell displays after it has ended, reach no kernel event.
        Formatter.SubscribeToDisplayedValues(HearFormatter);
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        // By its name: a look at its members would ask for the editor's part of the compiler, which is not here.
        Formatter.Register<Kernel>((kernel, writer) => writer.Write(WebUtility.HtmlEncode($"{kernel}")), HtmlFormatter.MimeType);
        Formatter.Register<Kernel>((kernel, writer) => writer.Write(kernel), PlainTextFormatter.MimeType);
    }

    /// <summary>
    /// Kernels that have run once: the first cell builds on what the compiler learnt about the framework in doing so. The compiler
    /// and the formatters are made ready beside them, as most of a start is work that one of two processors does.
    /// </summary>
    public static async Task<NotebookKernel> StartAsync()
    {
        var compiler = Task.Run(() => CSharpScript.RunAsync(
            "await Task.FromResult(new[] { 1 }.Select(x => x + 1).ToList())",
            ScriptOptions.Default.AddImports("System.Linq", "System.Threading.Tasks").AddReferences(typeof(Enumerable).Assembly)
                .WithEmitDebugInformation(true).WithFileEncoding(Encoding.UTF8)));
        var formatters = Task.Run(() => FormattedValue.CreateManyFromObject(1));
        var notebook = new NotebookKernel();
        await Task.WhenAll(compiler, formatters).ConfigureAwait(false);
        await notebook._root.SendAsync(new SubmitCode(CellNames.Declaration, CellLanguage.CSharp)).ConfigureAwait(false);
        return notebook;
    }

    /// <summary>Runs a cell and tells what it gives.</summary>
    public async Task RunAsync(RunCell cell)
    {
        var output = CellOutput.Start(cell.Number);
        CellConsole.Take();
        _sources.Start(cell);
        if (_root.FindKernelByName(cell.Language) is null)
            CellOutput.Fail(CellErrors.Of(cell.Number, NoKernelFor(cell.Language)));
        else if (cell.Language == CellLanguage.CSharp && CellText.Misspelt(cell.Source) is { } misspelt)
            // The kernel would wait for ever.
            CellOutput.Fail(CellErrors.Of(cell.Number, misspelt));
        else if (cell.Language == CellLanguage.CSharp
            && CellText.SharedFrom(cell.Source).FirstOrDefault(name => _root.FindKernelByName(name) is null) is { } other)
            // The kernel would say that an object reference is null.
            CellOutput.Fail(CellErrors.Of(cell.Number,
                $"there is no kernel {other} to take a value from; there are kernels for {Languages()}"));
        else
        {
            var command = new SubmitCode(CellText.ForKernel(cell.Source, cell.Language), cell.Language);
            var result = await _root.SendAsync(command).ConfigureAwait(false);
            if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failure)
                CellOutput.Fail(CellErrors.LanguageIn(failure) is { } language ? CellErrors.Of(cell.Number, NoKernelFor(language))
                    : new CellErrors(_sources).Of(failure));
        }
        output.End();
    }

    public void Dispose() => _root.Dispose();

    private string NoKernelFor(string language)
        => $"the cell's language is {language}, and there is no kernel for it; there are kernels for {Languages()}";

    private string Languages()
        => string.Join(", ", _root.ChildKernels.Select(kernel => kernel.KernelInfo.LanguageName ?? kernel.Name)
            .Order(StringComparer.Ordinal));

    private void Hear(KernelEvent told)
    {
        switch (told)
        {
            case DisplayedValueProduced shown:
                CellOutput.Here.Show(shown.ValueId, Told(shown.Value, shown.FormattedValues), isResult: false);
                break;
            case ReturnValueProduced { Value: not DisplayedValue } result:
                CellOutput.Here.Show(result.ValueId, result.FormattedValues, isResult: true);
                break;
            // The console is not the kernel's: what comes so is what other kernels and extensions print.
            case StandardOutputValueProduced said:
                CellOutput.Here.Write("stdout", PlainOf(said));
                break;
            case StandardErrorValueProduced said:
                CellOutput.Here.Write("stderr", PlainOf(said));
                break;
            case ErrorProduced { Command: not (RequestInput or RequestInputs) } error when !_sources.IsImporting:
                CellOutput.Here.Write("stderr", error.Message + "\n");
                break;
            case DiagnosticsProduced warned when warned.Diagnostics.All(one => one.Severity != DiagnosticSeverity.Error):
                // The compiler works on several methods at once, and tells of each when it is done.
                var warnings = warned.Diagnostics.Zip(warned.FormattedDiagnostics).Where(one => !s_unified.Contains(one.First.Code))
                    .OrderBy(one => (one.First.LinePositionSpan.Start.Line, one.First.LinePositionSpan.Start.Character))
                    .Select(one => WithoutFile(one.Second.Value)).ToList();
                if (warnings.Count > 0)
                    CellOutput.Here.Write("stderr", $"\n{string.Join("\n\n", warnings)}\n\n");
                break;
        }
    }

    private static string PlainOf(DisplayEvent said)
        => said.FormattedValues.FirstOrDefault(one => one.MimeType == PlainTextFormatter.MimeType)?.Value ?? $"{said.Value}";

    // A folder among the places where packages are looked for stays out: it names its owner in notebooks that people publish.
    private static IReadOnlyList<FormattedValue> Told(object? value, IReadOnlyCollection<FormattedValue> shown)
        => value is InstallPackagesMessage restore
        ? FormattedValue.CreateManyFromObject(
            new InstallPackagesMessage(
                [.. restore.RestoreSources.Where(source => source.StartsWith("http", StringComparison.OrdinalIgnoreCase))],
                restore.InstallingPackages, restore.InstalledPackages, restore.Progress)) : [.. shown];

    private static string WithoutFile(string warning) => warning[Place().Match(warning).Index..];

    [GeneratedRegex(@"\(\d+,\d+\): warning ")]
    private static partial Regex Place();

    private static void HearFormatter(DisplayedValue shown)
    {
        if (shown.IsUpdated)
            CellOutput.Update(shown.DisplayId, Told(shown.Value, shown.FormattedValues));
        else if (KernelInvocationContext.Current is null or { IsComplete: true })
            CellOutput.Here.Show(shown.DisplayId, shown.FormattedValues, isResult: false);
    }

    private sealed class Listener(Action<KernelEvent> hear) : IObserver<KernelEvent>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(KernelEvent value) => hear(value);
    }
}
