using System.Diagnostics;
using System.Text.RegularExpressions;
using Deals.Notebooks;
using Microsoft.CodeAnalysis.CSharp;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Deals.NotebookHost;

/// <summary>Says what went wrong where: by cell, line and the text of the line.</summary>
internal sealed partial class CellErrors(CellSources sources)
{
    /// <summary>What .NET Interactive says where a directive asks and nobody answers.</summary>
    private const string NoInput = "Input not provided.";

    public static string Place(int cell) => string.Create(CultureInfo.InvariantCulture, $"cell [{cell}]");

    public static CellError Of(int cell, string message) => new("Error", message, [$"{Place(cell)}: {message}"]);

    public CellError Of(CommandFailed failure) => failure.Exception switch
    {
        CodeSubmissionCompilationErrorException { InnerException: CompilationErrorException compiler } =>
            Of(sources.AllDiagnostics() ?? compiler.Diagnostics),
        ImportedCellException imported => Of(imported.Failure),
        null => Of(string.Join('\n', failure.Message.Split('\n').Select(Message))),
        var error => Of(error),
    };

    /// <summary>The language that a directive names for which there is no kernel; null where something else failed.</summary>
    public static string? LanguageIn(CommandFailed failure)
        => UnknownDirective().Match(failure.Message ?? "") is { Success: true } match
            && Notebook.IsLanguage(match.Groups["name"].Value) ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"DNI101: Unknown magic command '#!(?<name>[^']+)'")]
    private static partial Regex UnknownDirective();

    private static CellError Of(string message)
        => message == NoInput ? Of($"A cell asks for input. {CellConsole.NobodyToAsk}") : new("Error", message, message.Split('\n'));

    // A directive that is not understood names its place in the cell; a restore names the project that was made for it.
    private string Message(string line) => PlaceInCell().Match(line) is { Success: true } at
        ? $"{sources.Cell}, line {at.Groups["line"].Value}, column {at.Groups["column"].Value}: {at.Groups["what"].Value}"
            + (line.EndsWith("'#!connect'", StringComparison.Ordinal)
                ? ": `deals run` connects a notebook to no database and no other kernel" : "")
        : RestoreProject().Replace(line, "").TrimEnd();

    private CellError Of(Exception error)
    {
        var traceback = new List<string>();
        // No recursion: a chain of causes may be longer than a stack.
        var untold = new Stack<Exception>([error]);
        while (untold.TryPop(out var current))
        {
            traceback.Add($"{(traceback.Count == 0 ? "" : "caused by ")}{current.GetType().FullName}: {MessageOf(current)}");
            traceback.AddRange(new StackTrace(current, fNeedFileInfo: true).GetFrames().Select(Line).OfType<string>());
            foreach (var cause in current is AggregateException several ? several.InnerExceptions.Reverse()
                : new[] { current.InnerException }.OfType<Exception>())
                untold.Push(cause);
        }

        return new(error.GetType().FullName!, MessageOf(error), traceback);
    }

    private CellError Of(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
        var more = errors.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {errors.Count - 1} more)") : "";
        return new("CompilationError", Headline(errors[0], out _) + more,
            [.. errors.SelectMany(error => (string[])[Headline(error, out var text),
                .. text.Length > 0 ? (string[])["    " + text] : []])]);
    }

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

    private string? Line(StackFrame frame)
    {
        if (sources.Find(frame.GetFileName(), frame.GetFileLineNumber()) is { } place)
            return $"   at {place.Label}, line {place.Line}: {place.Text}";
        return frame.GetMethod() is { DeclaringType: { FullName: { } type } } method && !IsMachinery(type)
            ? $"   at {type}.{method.Name}" : null;
    }

    private static bool IsMachinery(string type)
        => ((string[])["Microsoft.CodeAnalysis.Scripting.", "Microsoft.DotNet.Interactive.", "Deals.NotebookHost.", "Submission#",
        "System.Runtime.CompilerServices.", "System.Runtime.ExceptionServices."])
        .Any(start => type.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"^\((?<line>\d+),(?<column>\d+)\): (?<what>.*)")]
    private static partial Regex PlaceInCell();

    [GeneratedRegex(@"^.*Project\.fsproj : ")]
    private static partial Regex RestoreProject();

    private string Headline(Diagnostic error, out string text)
    {
        var span = error.Location.GetLineSpan();
        var place = sources.Find(span.Path, span.StartLinePosition.Line + 1);
        text = place?.Text ?? "";
        var what = CSharpDiagnosticFormatter.Instance.Format(error, CultureInfo.InvariantCulture);
        what = what[what.IndexOf($"error {error.Id}: ", StringComparison.Ordinal)..];
        // The kernel's program carries it, so that many notebooks name it without more.
        if (error.Id == "CS0246" && what.Contains("'Newtonsoft'", StringComparison.Ordinal))
            what += ". It comes by #r \"nuget: Newtonsoft.Json\"";
        return place is null ? what
            : string.Create(CultureInfo.InvariantCulture,
                $"{place.Value.Label}, line {place.Value.Line}, column {span.StartLinePosition.Character + 1}: {what}");
    }
}
