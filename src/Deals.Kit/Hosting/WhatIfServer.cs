using System.Collections.Concurrent;
using System.Diagnostics;

namespace Deals.Hosting;

/// <summary>
/// The program that serves the page with sliders to this notebook: a child of the kernel, started by the first cell that shows
/// the page, one for all of them. It ends with its standard input, so with the kernel, however that ends.
/// </summary>
internal sealed class WhatIfServer : IDisposable
{
    /// <summary>The kernel of .NET Interactive, which VS Code and Jupyter start. Others run a notebook through and end.</summary>
    private const string Kernel = "Microsoft.DotNet.Interactive.App";

    /// <summary>So long the program may take until it says its address.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<int, string> settings = [];
    private Process? process;
    private int cells;

    public static WhatIfServer Current { get; } = new();

    /// <summary>Whether outputs can be live here.</summary>
    public static bool IsLive => Assembly.GetEntryAssembly()?.GetName().Name == Kernel;

    /// <summary>What puts the page in the picture's place.</summary>
    public static string CellScript { get; } = Read("whatif-cell.js");

    private static string Program { get; } =
        Path.Combine(Path.GetDirectoryName(typeof(WhatIfServer).Assembly.Location) ?? "", "whatif", "Deals.WhatIf.Server.dll");

    /// <summary>Where the page is, with a slash at the end; empty before the first cell was opened.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Readies the page for a cell.</summary>
    /// <param name="folder">The dataset's folder.</param>
    /// <returns>The cell's number; or why there is none, and what to do.</returns>
    public (int? Cell, string? Lack) Open(string folder)
    {
        lock (gate)
        {
            try
            {
                if (process is not { HasExited: false } && Start() is { } lack)
                    return (null, lack);
                process!.StandardInput.WriteLine(folder);
                process.StandardInput.Flush();
                return (++cells, null);
            }
            catch (Exception broken) when (broken is IOException or System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                return (null, $"The page with sliders cannot be served: {broken.Message} Run this cell "
                    + $"again, or ./deals whatif beside the notebook.");
            }
        }
    }

    /// <summary>How the sliders stand in a cell, as the fragment of an address; null as long as none was moved.</summary>
    public string? SettingsOf(int cell) => settings.GetValueOrDefault(cell);

    /// <summary>Ends the program; without it, the end of this process does.</summary>
    public void Dispose()
    {
        process?.StandardInput.Close();
        process?.Dispose();
    }

    /// <summary>Starts the program.</summary>
    /// <returns>Null when it serves; else why not, and what to do.</returns>
    private string? Start()
    {
        if (!File.Exists(Program))
            return $"The page with sliders is served by {Program}, which is not there. Build it: dotnet build Analysis.sln";
        process?.Dispose();
        process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet", [Program, "0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // Both are read all the time, so that the program never waits for a reader.
        var address = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (!address.TrySetResult(line.Data) && line.Data is { } told)
                Hear(told);
        };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!address.Task.Wait(Patience) || address.Task.Result is not { } at)
            return "The page with sliders did not start. Run this cell again, or ./deals whatif beside the notebook.";
        Address = at;
        return null;
    }

    /// <summary>A cell's number and its scenario.</summary>
    private void Hear(string line)
    {
        if (line.Split(' ', 2) is [var cell, var scenario]
            && int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            settings[at] = scenario;
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(WhatIfServer).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
