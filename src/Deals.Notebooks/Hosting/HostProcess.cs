using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;

namespace Deals.Notebooks.Hosting;

/// <summary>The running process of one notebook, seen from the runner: commands in, events out over pipes of their own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly Lock s_starting = new();
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly AnonymousPipeServerStream _commands;
    private readonly AnonymousPipeServerStream _events;
    private readonly StreamReader _lines;
    private readonly HeadOfText _lastWords = new(longest: 4000);
    private readonly Task _draining;

    private HostProcess(Process process, AnonymousPipeServerStream commands, AnonymousPipeServerStream events)
    {
        _process = process;
        _commands = commands;
        _events = events;
        _lines = new(events, new UTF8Encoding(false));
        _draining = Task.WhenAll(_lastWords.ReadAsync(process.StandardError), new HeadOfText(longest: 0).ReadAsync(process.StandardOutput));
    }

    /// <summary>What the process wrote on its standard error, past any cell: a stack overflow, a crash.</summary>
    public string LastWords => _lastWords.ToString();

    public static HostProcess Start(HostLocation location, string workingDirectory)
    {
        // A child inherits every pipe end that is inheritable at that moment: one start at a time, so that none holds another's open.
        lock (s_starting)
        {
            var commands = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var events = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            try
            {
                var start = new ProcessStartInfo(DotnetPath())
                {
                    WorkingDirectory = workingDirectory,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    StandardErrorEncoding = Encoding.UTF8,
                    CreateNoWindow = true,
                    ArgumentList =
                    {
                        location.HostAssembly,
                        commands.GetClientHandleAsString(),
                        events.GetClientHandleAsString(),
                        location.PackageFolder,
                        DotnetPath(),
                    },
                };
                var process = Process.Start(start)!;
                process.StandardInput.Close();
                return new(process, commands, events);
            }
            catch
            {
                commands.Dispose();
                events.Dispose();
                throw;
            }
            finally
            {
                commands.DisposeLocalCopyOfClientHandle();
                events.DisposeLocalCopyOfClientHandle();
            }
        }
    }

    /// <summary>Hands the command over. A process that is gone is no error here: its absence shows when its events are read.</summary>
    public async Task SendAsync(HostCommand command)
    {
        try
        {
            await _commands.WriteAsync((byte[])[.. HostJson.Line(command), (byte)'\n']).ConfigureAwait(false);
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
            var line = await _lines.ReadLineAsync().ConfigureAwait(false);
            return line is null ? null : HostJson.ReadEvent(line);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Ends the process and all it started; its events then end too.</summary>
    public void Kill() => ProcessGroup.End(_process);

    /// <summary>The exit code, once the process has ended; one that closes its pipe but does not end is killed.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await _process.WaitForExitAsync().ConfigureAwait(false);
        }
        await Task.WhenAny(_draining, Task.Delay(s_patience)).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _lines.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
        await _commands.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    // The muxer that belongs to the runtime we run on, whether or not PATH has one.
    private static string DotnetPath()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var muxer = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(muxer) ? muxer : "dotnet";
    }
}
