using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Deals.NotebookHost;

/// <summary>Compiles and runs one piece of C# after the other; each sees the names of those before it.</summary>
internal sealed class CSharpSession : IDisposable
{
    private static readonly string[] s_imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly InteractiveAssemblyLoader _loader = new();
    private ScriptOptions _options;
    private ScriptState<object?>? _state;

    public CSharpSession(string folder)
    {
        _options = ScriptOptions.Default
            .WithReferences(SessionReferences.All)
            .WithImports(s_imports)
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true)
            // Optimised code merges calls, and an error then names the wrong line. Work that needs speed belongs into a library.
            .WithOptimizationLevel(OptimizationLevel.Debug)
            .WithAllowUnsafe(true)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder));
    }

    /// <summary>Makes an assembly's names known from the next piece on.</summary>
    public void Reference(IEnumerable<string> assemblyPaths)
    {
        var known = _options.MetadataReferences.OfType<PortableExecutableReference>().Select(r => r.FilePath).ToHashSet(StringComparer.Ordinal);
        _options = _options.AddReferences(assemblyPaths.Where(path => !known.Contains(path)).Select(path => MetadataReference.CreateFromFile(path)));
    }

    /// <summary>
    /// Runs a piece. Throws <see cref="CompilationErrorException"/> when it does not compile; what the piece itself throws is in
    /// the outcome, and the names it had declared by then stay.
    /// </summary>
    public async Task<Outcome> RunAsync(string code, string name)
    {
        var options = _options.WithFilePath(name);
        var script = _state is null
            ? CSharpScript.Create<object?>(code, options, assemblyLoader: _loader)
            : _state.Script.ContinueWith<object?>(code, options);
        // Asked for as a whole: running it would stop at the first kind of error.
        var diagnostics = script.GetCompilation().GetDiagnostics();
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
            throw new CompilationErrorException("The cell does not compile.", diagnostics);
        var state = _state is null
            ? await script.RunAsync(globals: null, catchException: _ => true).ConfigureAwait(false)
            : await script.RunFromAsync(_state, catchException: _ => true).ConfigureAwait(false);
        _state = state;
        if (state.Exception is not null)
            return new(false, null, state.Exception);
        return new(state.ReturnValue is not null || EndsInValue(script.GetCompilation()), state.ReturnValue, null);
    }

    public void Dispose() => _loader.Dispose();

    // A trailing expression whose value is null is shown as null; a trailing call of a void method shows nothing.
    private static bool EndsInValue(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetRoot() is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }] }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
    }

    /// <summary>What a piece came to: a value to show, nothing, or what it threw.</summary>
    public sealed record Outcome(bool HasValue, object? Value, Exception? Error);
}
