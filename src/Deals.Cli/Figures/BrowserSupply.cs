using Deals.Report.Browsers;
using Deals.Report.Pictures;

namespace Deals.Cli;

/// <summary>Gets a browser to make pictures with: one that is there, or one that may be installed.</summary>
internal static class BrowserSupply
{
    /// <summary>What is said when there is none.</summary>
    public static string Missing { get; } =
        $"No browser of the Chromium family was found, so pictures and PDF are left out. Install Chromium, Chrome or Edge ({BrowserInstall.ForThisMachine()?.ToString() ?? "see chromium.org"}), add --install-browser, or name one in {BrowserProgram.Variable}.";

    /// <summary>A painter with its browser started.</summary>
    /// <returns>The painter, or why there is none.</returns>
    public static async Task<(Painter? Painter, string? Fault)> StartAsync(bool mayInstall, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var program = BrowserProgram.Find();
            if (program is null && mayInstall)
            {
                if (BrowserInstall.ForThisMachine() is not { } install)
                    return (null, "No package manager that is known was found on this machine. " + Missing);
                await error.WriteLineAsync($"deals: installing a browser: {install}").ConfigureAwait(false);
                var code = await install.RunAsync(cancellation).ConfigureAwait(false);
                program = BrowserProgram.Find();
                if (program is null)
                    return (null, FormattableString.Invariant($"`{install}` ended with exit code {code}, and there is still no browser. ") + Missing);
            }

            return program is null ? (null, Missing) : (await Painter.StartAsync(program, patience: null, cancellation).ConfigureAwait(false), null);
        }
        catch (BrowserException fault)
        {
            return (null, $"{fault.Message} Pictures and PDF are left out.");
        }
    }
}
