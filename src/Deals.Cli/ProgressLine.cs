namespace Deals.Cli;

/// <summary>
/// What a command is at, on one line of a terminal that is written over, from its first second on; nothing where errors go to a file.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Timer? _timer;
    private readonly string _what;
    private int _seconds;
    private bool _isOver;

    private ProgressLine(string what)
    {
        _what = VisibleText.Of(what);
        if (!Console.IsErrorRedirected)
            _timer = new(_ => Show(), null, s_second, s_second);
    }

    /// <summary>Does work that may take long: says so, and stops waiting for it when cancelled, whether it looks at that or not.</summary>
    /// <param name="what">What is being done: "reading my-deals".</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<T> WhileAsync<T>(string what, Func<Task<T>> work, CancellationToken cancellation)
    {
        using var line = new ProgressLine(what);
        return await Task.Run(work, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            if (_seconds > 0)
                Console.Error.Write("\r\e[2K");
        }

        _timer?.Dispose();
    }

    private void Show()
    {
        lock (_lock)
        {
            if (!_isOver)
                Console.Error.Write($"\r\e[2K{_what}, {++_seconds} s (Ctrl-C stops)");
        }
    }
}
