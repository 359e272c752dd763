using System.Diagnostics;
using Deals.Charts.Html;

namespace Deals.Cli;

/// <summary>
/// The program that serves the page, as a child of this one: it ends with its standard input, so with this process at the latest.
/// </summary>
internal sealed class WhatIfServer(Process process, string address) : IDisposable
{
    private const int PortTaken = 2;

    /// <summary>Where the page is, with a slash at the end.</summary>
    public string Address => address;

    /// <param name="port">The port; 0 for the one that notebooks link to, or else a free one.</param>
    /// <param name="datasets">What the page shows, the first when nothing else is asked for.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RefusedException">The program is not there, or cannot use the port.</exception>
    public static async Task<WhatIfServer> StartAsync(int port, IReadOnlyList<Dataset> datasets, CancellationToken cancellation)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "whatif", "Deals.WhatIf.Server.dll");
        if (!File.Exists(program))
            throw WhatIf.Unbuilt($"The page is served by {program}, which is not there. Build "
                + $"the whole solution: dotnet build Analysis.sln");
        var ports = port == 0 ? $"{new Uri(FigurePage.LocalWhatIf).Port.ToString(CultureInfo.InvariantCulture)},0"
            : port.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, ports, .. datasets.Select(dataset => dataset.Folder!)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw WhatIf.Unbuilt("There is no dotnet to serve the page with.");
        // What it says is read all the time, so that it never waits for a reader.
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } address)
                return new(process, address);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            var said = (await errors.ConfigureAwait(false)).Trim();
            throw process.ExitCode == PortTaken ? WhatIf.Wrong(said) : WhatIf.Unbuilt($"The page cannot be served: {said}");
        }
        catch
        {
            process.StandardInput.Close();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Waits until it ends of itself, which it does not.</summary>
    public Task WaitAsync(CancellationToken cancellation) => process.WaitForExitAsync(cancellation);

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            process.Kill();
        process.Dispose();
    }
}
