using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Deals.WhatIf.Server;

/// <summary>For how many there is room: a system may let a program open few files, and a connection is one.</summary>
internal static class Room
{
    /// <summary>More than a reader's tabs and cells need.</summary>
    private const int Plenty = 48;

    /// <summary>A page takes so many connections while it loads, and one for as long as it is open.</summary>
    private const int WhileLoading = 6;

    /// <summary>For two pages, and for one too many.</summary>
    private const int Least = WhileLoading + 3;

    /// <summary>What the runtime, its libraries and the page take (240 were counted): without them this program ends.</summary>
    private const int Taken = 244;

    /// <summary>Connections at a time.</summary>
    public static int Connections { get; } = (int)Math.Clamp(MostFiles() - Taken, Least, Plenty);

    /// <summary>Open pages at a time; one more can still load and say that it is too many.</summary>
    public static int Pages => Connections - WhileLoading - 1;

    /// <summary>Of these, pages that have lost their connection and may come back.</summary>
    public static int PagesAway => Math.Max(1, Pages / 3);

    /// <summary>Where the system does not tell it, it is far more than enough.</summary>
    private static long MostFiles()
    {
        const string Limits = "/proc/self/limits", Files = "Max open files";
        if (!File.Exists(Limits))
            return int.MaxValue;
        var words = File.ReadLines(Limits)
            .FirstOrDefault(line => line.StartsWith(Files, StringComparison.Ordinal))?[Files.Length..].Split(' ',
                StringSplitOptions.RemoveEmptyEntries);
        return words is [var now, ..] && long.TryParse(now, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most
            : int.MaxValue;
    }
}

/// <summary>
/// Takes so many connections at a time, and closes the next one before it takes another. Kestrel's own limit closes them later
/// than it takes more, and so runs out of open files where these are few.
/// </summary>
internal sealed class FewConnections(IConnectionListenerFactory sockets) : IConnectionListenerFactory
{
    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        => new Listener(await sockets.BindAsync(endpoint, cancellationToken).ConfigureAwait(false));

    private sealed class Listener(IConnectionListener all) : IConnectionListener
    {
        private int open;

        public EndPoint EndPoint => all.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await all.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection)
            {
                if (Interlocked.Increment(ref open) <= Room.Connections)
                {
                    connection.ConnectionClosed.Register(() => Interlocked.Decrement(ref open));
                    return connection;
                }

                Interlocked.Decrement(ref open);
                connection.Abort();
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => all.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => all.DisposeAsync();
    }
}
