using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Report.Browsers;

/// <summary>
/// A connection over the DevTools protocol: commands out, their results and events in. It goes through a pair of pipes that
/// nobody else can reach, and a browser ends when they close, as they do when this process ends in whatever way.
/// </summary>
internal sealed class DevTools : IAsyncDisposable
{
    private const byte EndOfMessage = 0;
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly Stream toBrowser;
    private readonly Stream fromBrowser;
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> pending = new();
    private readonly ConcurrentDictionary<(string Session, string Event), TaskCompletionSource> awaited = new();
    private readonly Task receiving;
    private volatile bool hasEnded;
    private int lastId;

    /// <summary>Speaks through a pair of streams, which are closed with it.</summary>
    public DevTools(Stream toBrowser, Stream fromBrowser)
    {
        (this.toBrowser, this.fromBrowser) = (toBrowser, fromBrowser);
        receiving = Task.Run(ReceiveAsync);
    }

    /// <summary>Sends a command and gives its result.</summary>
    /// <exception cref="BrowserException">The browser refused it, is gone, or did not answer in time.</exception>
    public async Task<JsonElement> SendAsync(string? session, string method, JsonObject? parameters, TimeSpan patience, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = pending[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        try
        {
            if (hasEnded)
                throw Gone();
            await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellation).ConfigureAwait(false);
            return await answer.Task.WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BrowserException(string.Create(CultureInfo.InvariantCulture, $"The browser did not answer within {patience.TotalSeconds:0.#} s ({method})."));
        }
        catch (Exception lost) when (lost is ObjectDisposedException or IOException)
        {
            throw Gone(lost);
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    /// <summary>Starts to wait for an event of a session: call it before what brings the event about.</summary>
    public Task NextAsync(string session, string name) => awaited.GetOrAdd((session, name), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        await toBrowser.DisposeAsync().ConfigureAwait(false);
        await fromBrowser.DisposeAsync().ConfigureAwait(false);
        // A program that the browser started may hold its end open beyond the browser's own.
        await Task.WhenAny(receiving, Task.Delay(LongestGoodbye)).ConfigureAwait(false);
    }

    private async Task WriteAsync(byte[] message, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await toBrowser.WriteAsync((byte[])[.. message, EndOfMessage], CancellationToken.None).ConfigureAwait(false);
            await toBrowser.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>(1 << 16);
        var buffer = new byte[1 << 16];
        try
        {
            while (await fromBrowser.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
                Take(buffer.AsSpan(0, count), message);
        }
        catch (Exception lost) when (lost is ObjectDisposedException or IOException or OperationCanceledException or JsonException)
        {
            // Whoever waits for an answer is told below that none will come.
        }

        hasEnded = true;
        foreach (var one in pending.Values)
            one.TrySetException(Gone());
        foreach (var one in awaited.Values)
            one.TrySetException(Gone());
    }

    private void Take(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> message)
    {
        while (bytes.IndexOf(EndOfMessage) is >= 0 and var end)
        {
            message.Write(bytes[..end]);
            Dispatch(message.WrittenMemory);
            message.ResetWrittenCount();
            bytes = bytes[(end + 1)..];
        }

        message.Write(bytes);
    }

    private void Dispatch(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var message = document.RootElement;
        if (message.TryGetProperty("id", out var id))
        {
            if (!pending.TryGetValue(id.GetInt32(), out var answer))
                return;
            if (message.TryGetProperty("error", out var error))
                answer.TrySetException(new BrowserException($"The browser refused a command: {error.GetProperty("message").GetString()}"));
            else
                answer.TrySetResult(message.GetProperty("result").Clone());
        }
        else if (message.TryGetProperty("method", out var method))
        {
            var session = message.TryGetProperty("sessionId", out var of) ? of.GetString()! : "";
            if (awaited.TryRemove((session, method.GetString()!), out var waiting))
                waiting.TrySetResult();
            // A page that crashed answers nothing any more.
            if (method.ValueEquals("Inspector.targetCrashed"))
                throw new IOException("The page crashed.");
        }
    }

    private static BrowserException Gone(Exception? cause = null) => new("The browser ended before its work was done.", cause);
}
