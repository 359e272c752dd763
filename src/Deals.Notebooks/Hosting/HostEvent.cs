using System.Text.Json.Serialization;

namespace Deals.Notebooks.Hosting;

/// <summary>What the process in which the cells run tells the runner.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StreamText), "text")]
[JsonDerivedType(typeof(DisplayData), "data")]
[JsonDerivedType(typeof(CellError), "error")]
[JsonDerivedType(typeof(CellDone), "done")]
[JsonDerivedType(typeof(Finished), "finished")]
public abstract record HostEvent;

/// <summary>Text the cell wrote.</summary>
/// <param name="Name">`stdout` or `stderr`.</param>
/// <param name="Text">The text, with its line ends.</param>
public sealed record StreamText(string Name, string Text) : HostEvent;

/// <summary>A value the cell showed.</summary>
/// <param name="Data">The value in each of its preferred MIME types.</param>
/// <param name="IsResult">Whether it is the cell's trailing expression; otherwise it was displayed on the way.</param>
public sealed record DisplayData(IReadOnlyDictionary<string, string> Data, bool IsResult) : HostEvent;

/// <summary>What went wrong in a cell, in nbformat's words.</summary>
/// <param name="Name">The kind of error: an exception's type, or `CompilationError`.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Lines for a reader: where it went wrong, by cell, line and text.</param>
public sealed record CellError(string Name, string Value, IReadOnlyList<string> Traceback) : HostEvent;

/// <summary>The cell has ended; all its outputs have been told.</summary>
/// <param name="Number">The cell's number.</param>
/// <param name="Failed">Whether an error was among them.</param>
public sealed record CellDone(int Number, bool Failed) : HostEvent;

/// <summary>Everything has been told; without this last word an exit is a crash, whatever its code.</summary>
public sealed record Finished : HostEvent;
