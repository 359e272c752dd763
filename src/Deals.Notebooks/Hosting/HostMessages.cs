using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Deals.Notebooks.Hosting;

/// <summary>What the runner asks of the process in which the cells run.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(Finish), "finish")]
internal abstract record HostCommand;

/// <summary>
/// Run a cell: the answer is any number of outputs and one <see cref="CellDone"/>. Cells are numbered from 1, as in their brackets.
/// </summary>
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

/// <summary>
/// What went wrong in the running cell: an exception's type or <c>CompilationError</c>, the message, and lines for a reader.
/// </summary>
internal sealed record CellError(string Name, string Value, IReadOnlyList<string> Traceback) : HostEvent;

internal sealed record CellDone(int Number) : HostEvent;

/// <summary>Everything has been told; without this last word an exit is a crash, whatever its code.</summary>
internal sealed record Finished : HostEvent;

/// <summary>
/// The messages on their way: JSON in UTF-8, after its length in four bytes. A value has megabytes, so nothing in it is escaped that need
/// not be. Written and read by generated code: reflection would cost every run its warm-up.
/// </summary>
[JsonSerializable(typeof(HostCommand))]
[JsonSerializable(typeof(HostEvent))]
internal sealed partial class HostJson : JsonSerializerContext
{
    private static readonly HostJson s_plain = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(Stream pipe, HostCommand command)
        => Write(pipe, JsonSerializer.SerializeToUtf8Bytes(command, s_plain.HostCommand));

    public static void Write(Stream pipe, HostEvent message)
        => Write(pipe, JsonSerializer.SerializeToUtf8Bytes(message, s_plain.HostEvent));

    /// <summary>Reads a command; null where the pipe was closed.</summary>
    /// <exception cref="IOException">It was closed within a command.</exception>
    public static HostCommand? ReadCommand(Stream pipe)
    {
        var length = new byte[sizeof(int)];
        if (pipe.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            return null;
        var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        pipe.ReadExactly(body);
        return JsonSerializer.Deserialize(body, s_plain.HostCommand);
    }

    /// <summary>Reads an event; null where the pipe was closed.</summary>
    /// <exception cref="IOException">It was closed within an event.</exception>
    public static async Task<HostEvent?> ReadEventAsync(Stream pipe)
    {
        var length = new byte[sizeof(int)];
        if (await pipe.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false).ConfigureAwait(false) < length.Length)
            return null;
        var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        await pipe.ReadExactlyAsync(body).ConfigureAwait(false);
        return JsonSerializer.Deserialize(body, s_plain.HostEvent);
    }

    private static void Write(Stream pipe, byte[] body)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        pipe.Write(length);
        pipe.Write(body);
        pipe.Flush();
    }
}
