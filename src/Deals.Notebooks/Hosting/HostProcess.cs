using System.IO.Pipes;

namespace Deals.Notebooks.Hosting;

/// <summary>The running process of one notebook, seen from the runner: commands in, events out over pipes of their own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int LongestWords = 4000;
    private static readonly Lock s_starting = new();
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // A notebook's process lives for seconds, and a quarter of them went into what pays in longer lives: pages of code switched between
    // writable and executable, frequent collections, code compiled a second time. What the user has set stays.
    private static readonly (string Name, string Value)[] s_shortLived =
        [("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_GCgen0size", "0x4000000"), ("DOTNET_TC_CallCountingDelayMs", "300")];

    private readonly AnonymousPipeServerStream _commands = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _events = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly Process _process;
    private readonly Task _draining;
    private readonly StringBuilder _lastWords = new();

    private HostProcess(string hostAssembly, string workingDirectory)
    {
        var start = new ProcessStartInfo(DotnetPath(),
            [hostAssembly, _commands.GetClientHandleAsString(), _events.GetClientHandleAsString()])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in s_shortLived)
            start.Environment.TryAdd(name, value);
        _process = Process.Start(start)!;
        _commands.DisposeLocalCopyOfClientHandle();
        _events.DisposeLocalCopyOfClientHandle();
        _process.StandardInput.Close();
        _draining = Task.WhenAll(DrainAsync(_process.StandardError, LongestWords), DrainAsync(_process.StandardOutput, 0));
    }

    /// <summary>What the process wrote on its standard error, past any cell: a stack overflow, a crash.</summary>
    public string LastWords
    {
        get
        {
            lock (_lastWords)
                return _lastWords.ToString().Trim();
        }
    }

    public static HostProcess Start(string hostAssembly, string workingDirectory)
    {
        // A child inherits every pipe end that is inheritable at that moment: one start at a time, so that none holds another's open.
        lock (s_starting)
            return new(hostAssembly, workingDirectory);
    }

    /// <summary>Hands the command over. A process that is gone is no error here: its absence shows when its events are read.</summary>
    public void Send(HostCommand command)
    {
        try
        {
            HostJson.Write(_commands, command);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
        }
    }

    /// <summary>The next event; null when the process has closed its end, which a process does that ends in whatever way.</summary>
    public async Task<HostEvent?> ReadAsync()
    {
        try
        {
            return await HostJson.ReadEventAsync(_events).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Ends the process and all it started; its events then end too.</summary>
    public void Kill() => ProcessGroup.End(_process);

    /// <summary>The exit code, once the process has ended; one that closes its pipe but does not end is killed.</summary>
    public async Task<int> ExitCodeAsync()
    {
        if (await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(s_patience)).ConfigureAwait(false) is { } first
            && !_process.HasExited)
            Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        await Task.WhenAny(_draining, Task.Delay(s_patience)).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        await _events.DisposeAsync().ConfigureAwait(false);
        await _commands.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    // Reads to the end, or the process would wait; keeps the beginning, which is where a crashing runtime says why.
    private async Task DrainAsync(StreamReader reader, int kept)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            lock (_lastWords)
                _lastWords.Append(buffer, 0, kept == 0 ? 0 : Math.Min(count, kept - _lastWords.Length));
        }
    }

    // The muxer that belongs to the runtime we run on, whether or not PATH has one.
    private static string DotnetPath()
    {
        var muxer = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(muxer) ? muxer : "dotnet";
    }
}
