using Deals.Notebooks;

namespace Deals.Cli;

/// <summary>The exit codes of `deals run`. Where several notebooks fail in different ways, the highest number wins.</summary>
internal static class RunExitCode
{
    public const int AllRan = 0;
    public const int CellFailed = 1;
    public const int Usage = 2;
    public const int Unreadable = 3;
    public const int TimedOut = 4;
    public const int HostDied = 5;
    public const int NotWritable = 6;

    /// <summary>Ctrl-C; SIGTERM and SIGHUP give 143 and 129, as a shell would say it.</summary>
    public const int Interrupted = 130;

    public const string Table = """
        Exit codes:
            0  every notebook ran, was taken from the cache, or has nothing to say on this dataset
            1  a cell failed: it threw, did not compile, or has an unknown directive
            2  wrong use: unknown option or parameter, value of the wrong type, no such file
            3  a file is no notebook that can be run (not JSON, nbformat 3, another language)
            4  a notebook took longer than --timeout
            5  a notebook's process ended before its cells did
            6  a result cannot be written
          130  Ctrl-C (143 for SIGTERM, 129 for a closed terminal)
          With several failures, the highest number. The launcher adds 70 (build failed) and 71 (no .NET SDK).
        """;

    public static int Of(RunState state) => state switch
    {
        RunState.Ran or RunState.Cached or RunState.NotApplicable => AllRan,
        RunState.CellFailed => CellFailed,
        RunState.Unreadable => Unreadable,
        RunState.TimedOut => TimedOut,
        RunState.HostDied => HostDied,
        RunState.NotWritable => NotWritable,
        _ => Interrupted,
    };
}
