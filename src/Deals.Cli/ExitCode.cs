using RunState = Deals.Notebooks.RunState;

namespace Deals.Cli;

/// <summary>
/// The exit codes, which mean the same in every command. Where several notebooks fail in different ways, the highest number wins.
/// </summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The data have problems; of a run, a cell failed.</summary>
    public const int Problems = 1;

    public const int WrongUse = 2;

    /// <summary>A file is no notebook that can be run.</summary>
    public const int Unreadable = 3;

    /// <summary>What a command needs first, the page or the kernel's program, cannot be had.</summary>
    public const int NotReady = 3;

    public const int TimedOut = 4;
    public const int HostDied = 5;

    /// <summary>A file cannot be written or read, or the output was closed or is full.</summary>
    public const int NotWritable = 6;

    /// <summary>The program itself is at fault.</summary>
    public const int Defect = 9;

    /// <summary>Ctrl-C; SIGTERM and SIGHUP give 143 and 129, as a shell would say it.</summary>
    public const int Interrupted = 130;

    /// <summary>What the help of every command says after the codes of its own.</summary>
    public const string EveryCommands = "    9  an error in deals itself; with --verbose it tells where";

    public const string OfRuns = """
        Exit codes:
            0  every notebook ran, was taken from the cache, or has nothing to say on this dataset
            1  a cell failed: it threw, did not compile, or has an unknown directive
            2  wrong use: unknown option or parameter, value of the wrong type, no such file
            3  a file is no notebook that can be run (not JSON, nbformat 3, another language)
            4  a notebook took longer than --timeout
            5  a notebook's process ended before its cells did
            6  a result cannot be written, another command is writing into the folder, or the output was closed or is full
          130  Ctrl-C (143 for SIGTERM, 129 for a closed terminal)
          With several failures, the highest number. After 6 and after 129 and more, the folder is as it was before.
          The launcher adds 70 (build failed) and 71 (no .NET SDK).
        """;

    public static int Of(RunState state) => state switch
    {
        RunState.Ran or RunState.Cached or RunState.NotApplicable => Done,
        RunState.CellFailed => Problems,
        RunState.Unreadable => Unreadable,
        RunState.TimedOut => TimedOut,
        RunState.HostDied => HostDied,
        RunState.NotWritable => NotWritable,
        _ => Interrupted,
    };
}

/// <summary>Why a command does not do, or could not do, what it was asked for: sentences for whoever typed it, and the exit code.</summary>
internal sealed class RefusedException(string message, int exitCode = ExitCode.WrongUse) : Exception(message)
{
    public int ExitCode => exitCode;
}
