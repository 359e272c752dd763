using Deals.Notebooks.Hosting;

namespace Deals.NotebookHost;

/// <summary>The way back to the runner: whole events, in the order they are told, from any thread.</summary>
internal sealed class EventPipe(Stream stream)
{
    private readonly Lock _telling = new();

    public void Tell(HostEvent message)
    {
        var line = HostJson.Line(message);
        lock (_telling)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
            stream.Flush();
        }
    }
}
