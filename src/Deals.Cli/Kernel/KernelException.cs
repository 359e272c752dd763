namespace Deals.Cli;

/// <summary>Why a kernel command cannot do what it was asked for, in a sentence, with the exit code.</summary>
internal sealed class KernelException(string message, int exitCode) : Exception(message)
{
    public int ExitCode => exitCode;

    /// <summary>What was typed, or where, cannot be done.</summary>
    public static KernelException WrongUse(string message) => new(message, 2);

    /// <summary>The kernel's program is not there.</summary>
    public static KernelException NotRestored(string message) => new(message, 3);

    /// <summary>A folder does not take the kernel, or does not let go of it.</summary>
    public static KernelException NotWritable(string message) => new(message, 6);
}
