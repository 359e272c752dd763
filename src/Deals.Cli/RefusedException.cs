namespace Deals.Cli;

/// <summary>Why a command does not do, or could not do, what it was asked for: sentences for whoever typed it, and the exit code.</summary>
internal sealed class RefusedException(string message, int exitCode = ExitCode.WrongUse) : Exception(message)
{
    public int ExitCode => exitCode;
}
