using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Deals.Notebooks;
using Deals.Notebooks.Hosting;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;

namespace Deals.NotebookHost;

/// <summary>Does what a cell asks for, part by part, and tells what it gave.</summary>
internal sealed class CellRunner(string folder, CSharpSession session, PackageRestore packages, CellOutput output)
{
    private readonly SourceTexts _sources = new();
    private readonly Stack<string> _imports = new();

    public async Task RunAsync(RunCell cell)
    {
        output.StartCell();
        var name = string.Create(CultureInfo.InvariantCulture, $"cell [{cell.Number}]");
        try
        {
            await RunSourceAsync(cell.Source, cell.Language, name).ConfigureAwait(false);
        }
        catch (CellException failure)
        {
            output.Fail(failure.Error);
        }
        catch (Exception failure)
        {
            output.Fail(new ErrorReport(_sources).Of(failure));
        }
        output.EndCell(cell.Number);
    }

    private async Task RunSourceAsync(string source, string language, string name)
    {
        _sources.Add(name, source);
        IReadOnlyList<CellPart> parts;
        try
        {
            parts = CellParts.Read(source, language);
        }
        catch (DirectiveException refusal)
        {
            throw Failed("DirectiveError", refusal.Line, name, refusal.Message);
        }
        Stopwatch? clock = null;
        foreach (var part in parts)
        {
            if (part is TimePart)
                clock = Stopwatch.StartNew();
            else
                await RunPartAsync(part, name).ConfigureAwait(false);
        }
        if (clock is not null)
            ShowText(string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds}ms"));
    }

    private async Task RunPartAsync(CellPart part, string name)
    {
        switch (part)
        {
            case CSharpPart code:
                await RunCodeAsync(code.Code, name).ConfigureAwait(false);
                break;
            case MarkupPart markup:
                output.Show(new Dictionary<string, string> { [markup.MimeType] = markup.Text }, isResult: false);
                break;
            case AboutPart:
                ShowText(About());
                break;
            case AssemblyPart assembly:
                session.Reference([FindAssembly(assembly, name)]);
                break;
            case PackageSourcePart place:
                packages.AddSource(Path.IsPathRooted(place.Source) || place.Source.Contains("://", StringComparison.Ordinal)
                    ? place.Source : Path.GetFullPath(Path.Combine(folder, place.Source)));
                break;
            case PackagePart package:
                await ReferencePackageAsync(package, name).ConfigureAwait(false);
                break;
            case ImportPart import:
                await ImportAsync(import, name).ConfigureAwait(false);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task RunCodeAsync(string code, string name)
    {
        CSharpSession.Outcome outcome;
        try
        {
            outcome = await session.RunAsync(code, name).ConfigureAwait(false);
        }
        catch (CompilationErrorException refusal)
        {
            throw new CellException(new ErrorReport(_sources).Of(refusal.Diagnostics));
        }
        if (outcome.Error is not null)
            throw new CellException(new ErrorReport(_sources).Of(outcome.Error));
        if (outcome.HasValue)
            output.Show(FormattedValue.Of(outcome.Value), isResult: true);
    }

    private string FindAssembly(AssemblyPart part, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, part.Path));
        if (File.Exists(path))
            return path;
        return SessionReferences.FrameworkAssembly(part.Path)
            ?? throw Failed("ReferenceError", part.Line, name, $"there is no file {path}; is what it belongs to built?");
    }

    private async Task ReferencePackageAsync(PackagePart part, string name)
    {
        try
        {
            session.Reference(await packages.AddAsync(part.Name, part.Version).ConfigureAwait(false));
        }
        catch (PackageRestoreException refusal)
        {
            throw Failed("PackageError", part.Line, name, refusal.Message);
        }
    }

    private async Task ImportAsync(ImportPart part, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, part.Path));
        if (_imports.Contains(path))
            throw Failed("ImportError", part.Line, name, $"{part.Path} imports itself: {string.Join(" > ", _imports.Reverse().Select(Path.GetFileName))} > {Path.GetFileName(path)}");
        _imports.Push(path);
        try
        {
            foreach (var piece in ImportedSource.Read(path))
                await RunSourceAsync(piece.Source, piece.Language, piece.Name).ConfigureAwait(false);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            throw Failed("ImportError", part.Line, name, refusal.Message);
        }
        finally
        {
            _imports.Pop();
        }
    }

    private void ShowText(string text) => output.Show(new Dictionary<string, string> { ["text/plain"] = text }, isResult: false);

    private CellException Failed(string kind, int line, string name, string message) => new(new ErrorReport(_sources).Of(kind, line, name, message));

    private static string About() => new StringBuilder()
        .Append("Runtime: ").AppendLine(RuntimeInformation.FrameworkDescription)
        .Append("System: ").Append(RuntimeInformation.OSDescription).Append(", ").AppendLine(RuntimeInformation.ProcessArchitecture.ToString())
        .Append("C#: ").Append(LanguageVersion.CSharp14.ToDisplayString()).Append(", Roslyn ")
        .AppendLine(typeof(CSharpCompilation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0])
        .Append("Host: Deals.NotebookHost ").Append(typeof(CellRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion)
        .ToString();
}
