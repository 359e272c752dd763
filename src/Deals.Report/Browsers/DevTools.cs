using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Report.Browsers;

/// <summary>A connection over the DevTools protocol: commands out, their results and events in.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> pending = new();
    private readonly ConcurrentDictionary<(string Session, string Event), TaskCompletionSource> awaited = new();
    private readonly CancellationTokenSource ended = new();
    private Task receiving = Task.CompletedTask;
    private int lastId;

    private DevTools()
    {
    }

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellation)
    {
        var connection = new DevTools();
        connection.socket.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            await connection.socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        connection.receiving = connection.ReceiveAsync();
        return connection;
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
            if (ended.IsCancellationRequested)
                throw Gone();
            await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellation).ConfigureAwait(false);
            return await answer.Task.WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BrowserException(string.Create(CultureInfo.InvariantCulture, $"The browser did not answer within {patience.TotalSeconds:0.#} s ({method})."));
        }
        catch (Exception lost) when (lost is WebSocketException or ObjectDisposedException or IOException)
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
        socket.Abort();
        await receiving.ConfigureAwait(false);
        socket.Dispose();
        sending.Dispose();
        ended.Dispose();
    }

    private async Task WriteAsync(byte[] message, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>(1 << 16);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(message.GetMemory(1 << 16), CancellationToken.None).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                message.Advance(part.Count);
                if (!part.EndOfMessage)
                    continue;
                Dispatch(message.WrittenMemory);
                message.ResetWrittenCount();
            }
        }
        catch (Exception lost) when (lost is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException or JsonException)
        {
            // Whoever waits for an answer is told below that none will come.
        }

        await ended.CancelAsync().ConfigureAwait(false);
        foreach (var one in pending.Values)
            one.TrySetException(Gone());
        foreach (var one in awaited.Values)
            one.TrySetException(Gone());
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
                socket.Abort();
        }
    }

    private static BrowserException Gone(Exception? cause = null) => new("The browser ended before its work was done.", cause);
}
