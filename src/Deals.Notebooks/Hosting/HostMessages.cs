using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deals.Notebooks.Hosting;

/// <summary>What the runner asks of the process in which the cells run.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(Finish), "finish")]
internal abstract record HostCommand;

/// <summary>Run a cell: the answer is any number of outputs and one <see cref="CellDone"/>. Cells are numbered from 1, as in their brackets.</summary>
internal sealed record RunCell(int Number, string Language, string Source) : HostCommand;

/// <summary>No more cells: answer <see cref="Finished"/> and exit.</summary>
internal sealed record Finish : HostCommand;

/// <summary>What that process tells. Values come as text by MIME type, and belong to a cell that may have ended.</summary>
[JsonDerivedType(typeof(StreamText), "text")]
[JsonDerivedType(typeof(DisplayData), "data")]
[JsonDerivedType(typeof(DisplayUpdate), "update")]
[JsonDerivedType(typeof(CellError), "error")]
[JsonDerivedType(typeof(CellDone), "done")]
[JsonDerivedType(typeof(Finished), "finished")]
internal abstract record HostEvent;

/// <summary>Text written to <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record StreamText(int Cell, string Name, string Text) : HostEvent;

/// <summary>A value shown, under an id if it may be updated: the cell's trailing expression, or displayed on the way.</summary>
internal sealed record DisplayData(int Cell, string? Id, IReadOnlyDictionary<string, string> Data, bool IsResult) : HostEvent;

/// <summary>What stands from now on in the place of the value shown under an id.</summary>
internal sealed record DisplayUpdate(string Id, IReadOnlyDictionary<string, string> Data) : HostEvent;

/// <summary>What went wrong in the running cell: an exception's type or <c>CompilationError</c>, the message, and lines for a reader.</summary>
internal sealed record CellError(string Name, string Value, IReadOnlyList<string> Traceback) : HostEvent;

/// <summary>The cell has ended.</summary>
internal sealed record CellDone(int Number) : HostEvent;

/// <summary>Everything has been told; without this last word an exit is a crash, whatever its code.</summary>
internal sealed record Finished : HostEvent;

/// <summary>The messages as one line of JSON each, written and read by generated code: reflection would cost every run its warm-up.</summary>
[JsonSerializable(typeof(HostCommand))]
[JsonSerializable(typeof(HostEvent))]
internal sealed partial class HostJson : JsonSerializerContext
{
    public static byte[] Line(HostCommand command) => [.. JsonSerializer.SerializeToUtf8Bytes(command, Default.HostCommand), (byte)'\n'];

    public static byte[] Line(HostEvent message) => [.. JsonSerializer.SerializeToUtf8Bytes(message, Default.HostEvent), (byte)'\n'];

    public static HostCommand ReadCommand(string line) => JsonSerializer.Deserialize(line, Default.HostCommand)!;

    public static HostEvent ReadEvent(string line) => JsonSerializer.Deserialize(line, Default.HostEvent)!;
}
