namespace Deals.Cli;

/// <summary>Why a kernel command cannot do what it was asked for, in a sentence, with the exit code.</summary>
internal sealed class KernelException(string message, int exitCode) : Exception(message)
{
    public const int WrongUse = 2;
    public const int NotRestored = 3;
    public const int NotWritable = 6;

    public int ExitCode => exitCode;
}
