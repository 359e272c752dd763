using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;

namespace Deals.Report.Browsers;

/// <summary>A started browser and the pair of pipes over which it takes commands and answers.</summary>
internal sealed record BrowserProcess(Process Process, Stream ToBrowser, Stream FromBrowser)
{
    /// <summary>
    /// Chromium takes commands from file 3 and answers on file 4; .NET hands down the first three only. When the browser ends
    /// because this process did, nobody else is left to delete its profile.
    /// </summary>
    private const string OnPipes = """
        exec 3<&0 4>&1 </dev/null >/dev/null
        "$@" &
        browser=$!
        exec 3<&- 4>&-
        wait $browser
        code=$?
        rm -rf "$0"
        exit $code
        """;

    /// <summary>Starts the program in a profile of its own.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static BrowserProcess Start(string program, string profile, IEnumerable<string> arguments)
    {
        string[] all = [.. arguments, $"--user-data-dir={profile}"];
        return OperatingSystem.IsWindows() ? OnHandles(program, all) : OnFiles(program, profile, all);
    }

    private static BrowserProcess OnFiles(string program, string profile, IReadOnlyList<string> arguments)
    {
        var start = Quiet(new("/bin/sh", ["-c", OnPipes, profile, program, .. arguments]));
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        return new(process, process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    /// <summary>On Windows the browser is told the handles of two pipes that it inherits.</summary>
    private static BrowserProcess OnHandles(string program, IReadOnlyList<string> arguments)
    {
        var toBrowser = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var fromBrowser = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        try
        {
            string[] pipes = [string.Create(CultureInfo.InvariantCulture, $"--remote-debugging-io-pipes={toBrowser.GetClientHandleAsString()},{fromBrowser.GetClientHandleAsString()}")];
            return new(Process.Start(Quiet(new(program, [.. pipes, .. arguments])))!, toBrowser, fromBrowser);
        }
        catch
        {
            toBrowser.Dispose();
            fromBrowser.Dispose();
            throw;
        }
        finally
        {
            toBrowser.DisposeLocalCopyOfClientHandle();
            fromBrowser.DisposeLocalCopyOfClientHandle();
        }
    }

    private static ProcessStartInfo Quiet(ProcessStartInfo start)
    {
        start.RedirectStandardError = true;
        start.CreateNoWindow = true;
        // Pictures do not depend on where they are made.
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
