using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deals.Cli;

/// <summary>
/// Serves files of a few folders to this machine and to nobody else: it listens on the loopback address only, and a request
/// that names another host is refused, so that no foreign page can read through a name that it points here.
/// </summary>
internal sealed class PageServer : IDisposable
{
    private const int MostHeaderBytes = 32 * 1024;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".md"] = "text/plain; charset=utf-8",
        [".wasm"] = "application/wasm",
        [".dat"] = "application/octet-stream",
    };

    private readonly TcpListener listener;
    private readonly IReadOnlyList<(string Prefix, string Folder)> folders;
    private readonly HashSet<string> hosts;

    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="folders">What a path begins with, and the folder that holds the rest; the first that fits is taken.</param>
    /// <exception cref="SocketException">The port is in use.</exception>
    public PageServer(int port, IReadOnlyList<(string Prefix, string Folder)> folders)
    {
        this.folders = [.. folders.Select(each => (each.Prefix, Real(each.Folder)))];
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        var own = ((IPEndPoint)listener.LocalEndpoint).Port;
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{own}/");
        hosts = new(StringComparer.OrdinalIgnoreCase) { $"127.0.0.1:{own}", $"localhost:{own}" };
    }

    /// <summary>Where it is reached, with a slash at the end.</summary>
    public string Address { get; }

    public void Dispose() => listener.Dispose();

    /// <summary>Serves until it is told to end.</summary>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(cancellation).ConfigureAwait(false);
                _ = Task.Run(() => TalkAsync(client, cancellation), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    private async Task TalkAsync(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                var reader = new HeaderReader(stream);
                while (await reader.NextAsync(MostHeaderBytes, cancellation).ConfigureAwait(false) is { } head)
                {
                    if (!await AnswerAsync(stream, head, cancellation).ConfigureAwait(false))
                        return;
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The browser went away, or the server ends.
            }
        }
    }

    /// <returns>Whether the connection may go on.</returns>
    private async Task<bool> AnswerAsync(NetworkStream stream, string head, CancellationToken cancellation)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, var version] || !version.StartsWith("HTTP/1.", StringComparison.Ordinal))
            return await RefuseAsync(stream, 400, "Bad Request", cancellation).ConfigureAwait(false);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (headers["Host"].ToList() is not [var host] || !hosts.Contains(host))
            return await RefuseAsync(stream, 421, "Misdirected Request", cancellation).ConfigureAwait(false);
        if (method is not ("GET" or "HEAD"))
            return await RefuseAsync(stream, 405, "Method Not Allowed", cancellation).ConfigureAwait(false);
        if (FileOf(target) is not { } file)
            return await RefuseAsync(stream, 404, "Not Found", cancellation).ConfigureAwait(false);

        var isPacked = headers["Accept-Encoding"].Any(said => said.Split(',').Any(each => each.Trim().Split(';')[0] == "br")) && File.Exists(file + ".br");
        var served = isPacked ? file + ".br" : file;
        var info = new FileInfo(served);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{info.Length:x}-{info.LastWriteTimeUtc.Ticks:x}\"");
        var goesOn = !headers["Connection"].Any(said => said.Equals("close", StringComparison.OrdinalIgnoreCase));
        // Ask every time, and take nothing twice that is still the same: a page that was built anew shows at once.
        var common = $"Cache-Control: no-cache\r\nETag: {tag}\r\nVary: Accept-Encoding\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\nConnection: {(goesOn ? "keep-alive" : "close")}\r\n";
        if (headers["If-None-Match"].Contains(tag))
        {
            await SayAsync(stream, $"HTTP/1.1 304 Not Modified\r\n{common}\r\n", cancellation).ConfigureAwait(false);
            return goesOn;
        }

        await using var content = new FileStream(served, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var type = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
        await SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\n{(isPacked ? "Content-Encoding: br\r\n" : "")}{common}\r\n", cancellation).ConfigureAwait(false);
        if (method == "GET")
            await content.CopyToAsync(stream, cancellation).ConfigureAwait(false);
        return goesOn;
    }

    /// <summary>The file that a request's target names; null where there is none, or it is outside.</summary>
    private string? FileOf(string target)
    {
        var path = target.Split('?', '#')[0];
        if (!path.StartsWith('/'))
            return null;
        // Decoded once; a name of ours holds none of what could lead elsewhere.
        var name = Uri.UnescapeDataString(path[1..]);
        if (name.Length == 0)
            name = "index.html";
        if (name.AsSpan().IndexOfAny("\\:\0%") >= 0 || name.Split('/').Any(part => part is "" or "." or ".."))
            return null;
        var (prefix, folder) = folders.First(each => name.StartsWith(each.Prefix, StringComparison.Ordinal));
        var file = Path.Combine(folder, name[prefix.Length..]);
        // A link that leads out of the folder is outside too.
        return File.Exists(file) && Real(file).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? file : null;
    }

    /// <summary>The path with every link followed.</summary>
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo at = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            if (at.ResolveLinkTarget(returnFinalTarget: true) is { } linked)
                real = linked.FullName;
        }

        return real;
    }

    private static async Task<bool> RefuseAsync(NetworkStream stream, int code, string reason, CancellationToken cancellation)
    {
        await SayAsync(stream, $"HTTP/1.1 {code} {reason}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {reason.Length}\r\nConnection: close\r\n\r\n{reason}", cancellation).ConfigureAwait(false);
        return false;
    }

    private static async Task SayAsync(NetworkStream stream, string text, CancellationToken cancellation) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation).ConfigureAwait(false);

    /// <summary>Cuts what comes in into the heads of requests; none of those answered has a body.</summary>
    private sealed class HeaderReader(NetworkStream stream)
    {
        private static readonly byte[] End = "\r\n\r\n"u8.ToArray();
        private readonly List<byte> read = [];
        private readonly byte[] buffer = new byte[4096];

        /// <returns>The next head, without its empty line; null when the other side is done, or says too much.</returns>
        public async Task<string?> NextAsync(int most, CancellationToken cancellation)
        {
            while (true)
            {
                var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(read);
                var end = bytes.IndexOf(End);
                if (end >= 0)
                {
                    var head = Encoding.Latin1.GetString(bytes[..end]);
                    read.RemoveRange(0, end + End.Length);
                    return head;
                }

                if (read.Count > most)
                    return null;
                var count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false);
                if (count == 0)
                    return null;
                read.AddRange(buffer.AsSpan(0, count));
            }
        }
    }
}
