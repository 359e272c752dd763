using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using Deals.Notebooks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace Deals.NotebookHost;

/// <summary>
/// The texts that were run, by the name under which the compiler knows them, so that an error can name its cell, line and text.
/// </summary>
internal sealed class CellSources
{
    // The kernel compiles without places, and has no way to ask for them: an exception would name no line.
    private static readonly FieldInfo? s_options =
        typeof(CSharpKernel).GetField("_scriptOptions", BindingFlags.Instance | BindingFlags.NonPublic);

    private static readonly FieldInfo? s_folder =
        typeof(CSharpKernel).GetField("_workingDirectory", BindingFlags.Instance | BindingFlags.NonPublic);

    private readonly CSharpKernel _csharp;
    private readonly Dictionary<string, (string Label, string[] Lines, int Offset)> _texts = new(StringComparer.Ordinal);
    private readonly Stack<(string Label, string Path)> _imports = new();
    private (string Label, string[] Lines) _cell = ("", []);
    private string _code = "";

    public CellSources(CSharpKernel csharp)
    {
        _csharp = csharp;
        ResolveFrom(Directory.GetCurrentDirectory());
        csharp.AddMiddleware((command, context, next) =>
        {
            if (command is SubmitCode code)
                Name(code.Code);
            return next(command, context);
        });
    }

    /// <summary>The running cell, as errors name it.</summary>
    public string Cell => _cell.Label;

    public void Start(RunCell cell) => _cell = (CellErrors.Place(cell.Number), cell.Source.Split('\n'));

    /// <summary>Runs another notebook or script here. Its errors name it.</summary>
    public async Task ImportAsync(Kernel root, string file)
    {
        var here = Directory.GetCurrentDirectory();
        var path = Path.GetFullPath(file);
        // What an imported file imports lies where the kernel looks; else beside that file.
        if (!File.Exists(path) && _imports.TryPeek(out var importing))
            path = Path.GetFullPath(file, Path.GetDirectoryName(importing.Path)!);
        if (_imports.Any(import => import.Path == path))
            throw new InvalidOperationException(
                $"{file} imports itself: "
                    + string.Join(" > ", _imports.Reverse().Select(import => import.Path).Append(path).Select(Path.GetFileName)));
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {file} to import.");
        _imports.Push((Path.GetFileName(path), path));
        try
        {
            var number = 0;
            foreach (var cell in CellsOf(path))
            {
                if (cell.Kind != CellKind.Code)
                {
                    if (cell.Kind == CellKind.Markdown && cell.Source.Length > 0)
                        CellNames.ShowAs(cell.Source, "text/markdown");
                    continue;
                }

                if (!IsScript(path))
                {
                    _imports.Pop();
                    _imports.Push(($"{Path.GetFileName(path)}, {CellErrors.Place(++number)}", path));
                }

                var language = Notebook.LanguageName(cell.Language ?? CellLanguage.CSharp);
                var isAway = CellReferences.In(cell.Source).Any(
                    one => CellReferences.FileOf(one.Name, here) is { } named && !Path.Exists(named));
                var source = isAway ? CellReferences.Moved(cell.Source, Path.GetDirectoryName(path)!, here) : cell.Source;
                if (language == CellLanguage.CSharp && CellText.Misspelt(source) is { } misspelt)
                    throw new InvalidOperationException($"{_imports.Peek().Label}: {misspelt}");
                var result = await root.SendAsync(new SubmitCode(CellText.ForKernel(source, language), language)).ConfigureAwait(false);
                if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failure)
                    throw new ImportedCellException(failure);
            }
        }
        finally
        {
            _imports.Pop();
        }
    }

    /// <summary>
    /// Where a place that the compiler names stands: the cell or file, the 1-based line, and the line's text; null for a text that no cell
    /// has.
    /// </summary>
    public (string Label, int Line, string Text)? Find(string? compiled, int line)
    {
        // The compiler puts the working directory before the name it was given.
        if (!_texts.TryGetValue(Path.GetFileName(compiled) ?? "", out var text))
            return null;
        var number = line + text.Offset;
        return (text.Label, number, number >= 1 && number <= text.Lines.Length ? text.Lines[number - 1].Trim() : "");
    }

    /// <summary>
    /// Every error of the text that was run last: running it stops at the first kind of error. It is no script that continues the
    /// others, as that would take the number by which the next cell's types are named.
    /// </summary>
    public IReadOnlyCollection<Microsoft.CodeAnalysis.Diagnostic>? AllDiagnostics()
    {
        if (_csharp.ScriptState?.Script.GetCompilation() is not CSharpCompilation before)
            return null;
        var alone = (CSharpCompilation)CSharpScript.Create(_code, s_options?.GetValue(_csharp) as ScriptOptions).GetCompilation();
        return alone.WithScriptCompilationInfo(alone.ScriptCompilationInfo!.WithPreviousScriptCompilation(before))
            .WithOptions(alone.Options.WithConcurrentBuild(false)).GetDiagnostics(); // in the same order each time
    }

    /// <summary>Whether what runs now was imported: its failure becomes that of the cell that imports it.</summary>
    public bool IsImporting => _imports.Count > 0;

    private static bool IsScript(string path) => Path.GetExtension(path).ToUpperInvariant() is ".CS" or ".CSX";

    private static IEnumerable<NotebookCell> CellsOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".IPYNB" or ".DIB" => Notebook.Read(path).Cells,
        _ when IsScript(path) => [new(CellKind.Code, File.ReadAllText(path))],
        _ => throw new NotebookFormatException($"{Path.GetFileName(path)} cannot be imported: expected .ipynb, .dib, .csx or .cs"),
    };

    /// <summary>
    /// Does what the kernel does when the current folder changes, as it does before the first cell: the compiler looks for files there.
    /// </summary>
    private void ResolveFrom(string folder)
    {
        if (s_folder is null || s_options?.GetValue(_csharp) is not ScriptOptions options)
            return;
        s_folder.SetValue(_csharp, folder);
        s_options.SetValue(_csharp,
            options.WithMetadataResolver(new MappedReferences(ScriptMetadataResolver.Default.WithBaseDirectory(folder)))
                .WithSourceResolver(new SourceFileResolver([], folder)));
    }

    private void Name(string code)
    {
        if (_cell.Lines.Length == 0 || s_options?.GetValue(_csharp) is not ScriptOptions options)
            return;
        _code = code;
        var lines = code.Split('\n');
        var (label, whole) = _imports.TryPeek(out var import) ? (import.Label, lines) : _cell;
        // A cell with directives reaches the compiler in parts: the first line that is not blank tells where this one starts.
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        var offset = first < 0 ? 0 : Math.Max(Array.FindIndex(whole, line => line.TrimEnd() == lines[first].TrimEnd()) - first, 0);
        // Who prints an exception prints this name: it says the cell, and no folder.
        var name = _texts.ContainsKey(label) ? string.Create(CultureInfo.InvariantCulture, $"{label}, part {_texts.Count}") : label;
        _texts[name] = (label, whole, offset);
        var resolver = options.SourceResolver is PlainNames ? options.SourceResolver : new PlainNames(options.SourceResolver);
        var references = options.MetadataResolver is MappedReferences ? options.MetadataResolver
            : new MappedReferences(options.MetadataResolver);
        s_options.SetValue(_csharp,
            options.WithFilePath(name).WithSourceResolver(resolver).WithMetadataResolver(references).WithEmitDebugInformation(true)
                .WithFileEncoding(Encoding.UTF8));
    }
}

/// <summary>Finds files as another does, and leaves the names of cells without a folder.</summary>
internal sealed class PlainNames(SourceReferenceResolver files) : SourceReferenceResolver
{
    public override string? NormalizePath(string path, string? baseFilePath)
        => baseFilePath is null && !Path.IsPathRooted(path) ? path : files.NormalizePath(path, baseFilePath);

    public override string? ResolveReference(string path, string? baseFilePath)
        => files.ResolveReference(path, Path.IsPathRooted(baseFilePath) ? baseFilePath : null);

    public override Stream OpenRead(string resolvedPath) => files.OpenRead(resolvedPath);

    public override bool Equals(object? other) => other is PlainNames same && same.Files.Equals(files);

    public override int GetHashCode() => files.GetHashCode();

    private SourceReferenceResolver Files => files;
}

/// <summary>Carries the failure of an imported cell to the cell that imports it.</summary>
internal sealed class ImportedCellException(CommandFailed failure) : Exception(failure.Message)
{
    public CommandFailed Failure { get; } = failure;
}

/// <summary>
/// Resolves references as another does, but looks into the files of this program and of .NET where they lie: the compiler would
/// read each as a whole, 150 megabytes at every start, and use a few names of them.
/// </summary>
internal sealed class MappedReferences(MetadataReferenceResolver others) : MetadataReferenceResolver
{
    // As the compiler marks what no one asked for by name: its types are known, and a cell cannot name them.
    private static readonly MetadataReferenceProperties s_implicit = MetadataReferenceProperties.Assembly.WithAliases(["<implicit>"]);
    private static readonly string[] s_folders =
        [Path.GetDirectoryName(typeof(object).Assembly.Location)!, AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)];
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> s_references = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => others.ResolveMissingAssemblies;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
        => definition is PortableExecutableReference { FilePath: { } asking } && s_folders.Contains(Path.GetDirectoryName(asking))
            && Path.Combine(Path.GetDirectoryName(asking)!, referenceIdentity.Name + ".dll") is var file && File.Exists(file)
            ? s_references.GetOrAdd(file, Mapped) : others.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
        MetadataReferenceProperties properties)
        => OfFramework(reference) is { } file ? [s_references.GetOrAdd(file, Mapped).WithProperties(properties)]
            : others.ResolveReference(reference, baseFilePath, properties);

    public override bool Equals(object? other) => other is MappedReferences same && same.Others.Equals(others);

    public override int GetHashCode() => others.GetHashCode();

    private MetadataReferenceResolver Others => others;

    /// <summary>
    /// Returns the file of an assembly of .NET that is named without one, as every cell's compilation names some twenty: found anew, each
    /// would be read and understood anew for each cell.
    /// </summary>
    private static string? OfFramework(string reference)
        => reference == Path.GetFileName(reference) && Path.Combine(s_folders[0], reference + ".dll") is var file && File.Exists(file)
            ? file : null;

    private static unsafe PortableExecutableReference Mapped(string file)
    {
        // Both stay open, as the program does not end before the compiler is done.
        var bytes = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read)
            .CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        bytes.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromImage((nint)start, checked((int)new FileInfo(file).Length)))
            .GetReference(filePath: file, display: file).WithProperties(s_implicit);
    }
}
