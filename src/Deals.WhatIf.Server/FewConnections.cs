using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Deals.WhatIf.Server;

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
