using System.Runtime.InteropServices;

namespace Deals.Cli;

/// <summary>Turns Ctrl-C and its kin into a cancellation and the exit code that says which it was. A second one ends at once.</summary>
internal sealed class RunInterrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public RunInterrupt() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => On(context, Cli.ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => On(context, 143)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => On(context, 129)),
    ];

    /// <summary>Does work that a signal ends; what it had written so far takes no place.</summary>
    /// <exception cref="RefusedException">It was interrupted.</exception>
    public static async Task<int> GuardAsync(Func<RunInterrupt, Task<int>> work)
    {
        using var interrupt = new RunInterrupt();
        try
        {
            return await work(interrupt).ConfigureAwait(false);
        }
        catch (Exception stopped) when (interrupt.ExitCode is not null && stopped is not RefusedException)
        {
            throw new RefusedException("interrupted; what was there before is unchanged", interrupt.ExitCode.Value);
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of the signal that came; null while none has.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void On(PosixSignalContext context, int exitCode)
    {
        if (ExitCode is not null)
            return; // The second time the system's own answer stands: this process ends, and its children with their pipes.
        context.Cancel = true;
        ExitCode = exitCode;
        _source.Cancel();
    }
}
