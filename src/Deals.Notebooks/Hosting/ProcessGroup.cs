using System.ComponentModel;

namespace Deals.Notebooks.Hosting;

/// <summary>
/// Everything a notebook started, as one thing that can be ended: on Unix a session of its own, so that the terminal's Ctrl-C
/// reaches the runner alone and a kill reaches all; on Windows the tree of processes.
/// </summary>
internal static partial class ProcessGroup
{
    private const int Kill = 9;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;
    private const uint InheritFlag = 1;

    /// <summary>Makes this process the head of a group of its own. Called once, first thing, by the process that runs cells.</summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows())
            _ = StartSession();
    }

    /// <summary>Ends this process and all it started, at once.</summary>
    public static void EndOwn()
    {
        if (OperatingSystem.IsWindows()) // A process may not end its own tree; the system's own program may.
            Process.Start("taskkill", ["/T", "/F", "/PID", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])?.WaitForExit();
        else
            _ = Signal(0, Kill);
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Ends the process and all it started. Nothing happens to what has ended already.</summary>
    public static void End(Process head)
    {
        try
        {
            head.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended by itself in the meantime; what it left behind is in the group.
        }
        if (!OperatingSystem.IsWindows())
            _ = Signal(-head.Id, Kill);
    }

    /// <summary>Keeps an open pipe from being handed down to processes that a cell starts: they would hold it open.</summary>
    public static void KeepToOneself(SafeHandle pipe)
    {
        if (OperatingSystem.IsWindows())
            _ = SetHandleInformation(pipe.DangerousGetHandle(), InheritFlag, 0);
        else
            _ = Control((int)pipe.DangerousGetHandle(), SetDescriptorFlags, CloseOnExec);
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int StartSession();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int value);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetHandleInformation(nint handle, uint mask, uint flags);
}
