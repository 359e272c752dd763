using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Deals.Notebooks.Hosting;

/// <summary>
/// Everything a notebook started, as one thing that can be ended: a session of its own on Unix, so that the terminal's Ctrl-C
/// reaches the runner alone and a kill reaches all; on Windows a job that ends with its last handle.
/// </summary>
public static partial class ProcessGroup
{
    private const int Kill = 9;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;

    /// <summary>Makes this process the head of a group of its own. Called once, first thing, by the process that runs cells.</summary>
    public static void Lead()
    {
        if (OperatingSystem.IsWindows())
            WindowsJob.Enter();
        else
            _ = StartSession();
    }

    /// <summary>Ends this process and all it started, at once.</summary>
    public static void EndOwn()
    {
        if (!OperatingSystem.IsWindows())
            _ = Signal(0, Kill);
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Ends the process and all it started. Nothing happens to what has ended already.</summary>
    public static void End(Process head)
    {
        var id = head.Id;
        try
        {
            head.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended by itself in the meantime; what it left behind is in the group.
        }
        EndGroup(id);
    }

    /// <summary>Ends what a process that has exited left running.</summary>
    public static void EndGroup(int headId)
    {
        if (!OperatingSystem.IsWindows())
            _ = Signal(-headId, Kill);
    }

    /// <summary>Keeps an open pipe from being handed down to processes that a cell starts: they would hold it open.</summary>
    public static void KeepToOneself(SafeHandle pipe)
    {
        if (OperatingSystem.IsWindows())
            WindowsJob.KeepToOneself(pipe);
        else
            _ = Control((int)pipe.DangerousGetHandle(), SetDescriptorFlags, CloseOnExec);
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int StartSession();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int value);
}
