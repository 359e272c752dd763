using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deals.Notebooks.Hosting;

/// <summary>The messages as one line of JSON each, written and read by generated code: reflection would cost every run its warm-up.</summary>
[JsonSerializable(typeof(HostCommand))]
[JsonSerializable(typeof(HostEvent))]
public sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>A command as a line without its line end.</summary>
    public static byte[] Line(HostCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, Default.HostCommand);

    /// <summary>An event as a line without its line end.</summary>
    public static byte[] Line(HostEvent message) => JsonSerializer.SerializeToUtf8Bytes(message, Default.HostEvent);

    /// <summary>The command a line holds.</summary>
    public static HostCommand ReadCommand(string line) => JsonSerializer.Deserialize(line, Default.HostCommand)!;

    /// <summary>The event a line holds.</summary>
    public static HostEvent ReadEvent(string line) => JsonSerializer.Deserialize(line, Default.HostEvent)!;
}
