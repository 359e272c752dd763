using System.Diagnostics;
using System.Globalization;
using Deals.Notebooks.Hosting;
using Microsoft.CodeAnalysis;

namespace Deals.NotebookHost;

/// <summary>Says what went wrong where: by cell, line and the text of the line.</summary>
internal sealed class ErrorReport(SourceTexts sources)
{
    public CellError Of(Exception error)
    {
        var traceback = new List<string>();
        for (var current = error; current is not null; current = current.InnerException)
        {
            traceback.Add($"{(traceback.Count == 0 ? "" : "caused by ")}{current.GetType().FullName}: {MessageOf(current)}");
            traceback.AddRange(Frames(current));
        }
        return new(error.GetType().FullName!, MessageOf(error), traceback);
    }

    public CellError Of(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var traceback = errors.SelectMany(Lines).ToList();
        var more = errors.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {errors.Count - 1} more)") : "";
        return new("CompilationError", Headline(errors[0]) + more, traceback);
    }

    public CellError Of(string name, int line, string source, string message) => new(
        name, $"{source}, line {line}: {message}", [$"{source}, line {line}: {message}", "    " + sources.Line(source, line)]);

    private static string MessageOf(Exception error)
    {
        try
        {
            return error.Message;
        }
        catch (Exception)
        {
            return "(the exception's own message throws)";
        }
    }

    private IEnumerable<string> Frames(Exception error)
    {
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            // The compiler puts the working directory before the name it was given.
            var file = Path.GetFileName(frame.GetFileName());
            if (file is not null && sources.Contains(file))
            {
                var line = frame.GetFileLineNumber();
                yield return $"   at {file}, line {line}: {sources.Line(file, line)}";
            }
            else if (frame.GetMethod() is { DeclaringType: { } type } method && !IsMachinery(type))
                yield return $"   at {type.FullName}.{method.Name}";
        }
    }

    private static bool IsMachinery(Type type) =>
        type.FullName is not { } name
        || name.StartsWith("Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal)
        || name.StartsWith("Submission#", StringComparison.Ordinal)
        || name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        || name.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal);

    private IEnumerable<string> Lines(Diagnostic diagnostic)
    {
        yield return Headline(diagnostic);
        var start = diagnostic.Location.GetLineSpan();
        if (sources.Line(start.Path, start.StartLinePosition.Line + 1) is { Length: > 0 } text)
            yield return "    " + text;
    }

    private static string Headline(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var what = $"error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        return span.Path is { Length: > 0 } path
            ? string.Create(CultureInfo.InvariantCulture, $"{path}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}: {what}")
            : what;
    }
}
