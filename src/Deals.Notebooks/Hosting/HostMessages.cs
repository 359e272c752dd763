using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deals.Notebooks.Hosting;

/// <summary>What the runner asks of the process in which the cells run.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(Finish), "finish")]
public abstract record HostCommand;

/// <summary>Run one cell. The answer is any number of outputs and one <see cref="CellDone"/>.</summary>
/// <param name="Number">The number in brackets, by which errors name the cell.</param>
/// <param name="Language">What the cell is written in until a directive says otherwise.</param>
/// <param name="Source">The cell's text.</param>
public sealed record RunCell(int Number, string Language, string Source) : HostCommand;

/// <summary>No more cells: answer <see cref="Finished"/> and exit.</summary>
public sealed record Finish : HostCommand;

/// <summary>What the process in which the cells run tells the runner.</summary>
[JsonDerivedType(typeof(StreamText), "text")]
[JsonDerivedType(typeof(DisplayData), "data")]
[JsonDerivedType(typeof(DisplayUpdate), "update")]
[JsonDerivedType(typeof(CellError), "error")]
[JsonDerivedType(typeof(CellDone), "done")]
[JsonDerivedType(typeof(Finished), "finished")]
public abstract record HostEvent;

/// <summary>Text that a cell wrote, maybe after it had ended.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, with its line ends.</param>
public sealed record StreamText(int Cell, string Name, string Text) : HostEvent;

/// <summary>A value that a cell showed, maybe after it had ended.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Id">The name under which it may be updated; null where it may not.</param>
/// <param name="Data">The value in each MIME type.</param>
/// <param name="IsResult">Whether it is the cell's trailing expression; otherwise it was displayed on the way.</param>
public sealed record DisplayData(int Cell, string? Id, IReadOnlyDictionary<string, string> Data, bool IsResult) : HostEvent;

/// <summary>What stands from now on in the place of a value shown before.</summary>
/// <param name="Id">The name under which it was shown.</param>
/// <param name="Data">The new value in each MIME type.</param>
public sealed record DisplayUpdate(string Id, IReadOnlyDictionary<string, string> Data) : HostEvent;

/// <summary>What went wrong in the running cell, in nbformat's words.</summary>
/// <param name="Name">The kind of error: an exception's type, or <c>CompilationError</c>.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Lines for a reader: where it went wrong, by cell, line and text.</param>
public sealed record CellError(string Name, string Value, IReadOnlyList<string> Traceback) : HostEvent;

/// <summary>The cell has ended.</summary>
/// <param name="Number">The cell's number.</param>
public sealed record CellDone(int Number) : HostEvent;

/// <summary>Everything has been told; without this last word an exit is a crash, whatever its code.</summary>
public sealed record Finished : HostEvent;

/// <summary>The messages as one line of JSON each, written and read by generated code: reflection would cost every run its warm-up.</summary>
[JsonSerializable(typeof(HostCommand))]
[JsonSerializable(typeof(HostEvent))]
public sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>A command as a line.</summary>
    public static byte[] Line(HostCommand command) => [.. JsonSerializer.SerializeToUtf8Bytes(command, Default.HostCommand), (byte)'\n'];

    /// <summary>An event as a line.</summary>
    public static byte[] Line(HostEvent message) => [.. JsonSerializer.SerializeToUtf8Bytes(message, Default.HostEvent), (byte)'\n'];

    /// <summary>The command that a line holds.</summary>
    public static HostCommand ReadCommand(string line) => JsonSerializer.Deserialize(line, Default.HostCommand)!;

    /// <summary>The event that a line holds.</summary>
    public static HostEvent ReadEvent(string line) => JsonSerializer.Deserialize(line, Default.HostEvent)!;
}
