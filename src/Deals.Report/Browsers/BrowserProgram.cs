namespace Deals.Report.Browsers;

/// <summary>Finds a browser of the Chromium family on this machine.</summary>
public static class BrowserProgram
{
    /// <summary>The variable that names the browser to use: a path, or a name on the PATH.</summary>
    public const string Variable = "DEALS_BROWSER";

    private static readonly string[] Names =
        ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable", "microsoft-edge", "msedge"];

    private static readonly string[] MacApps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    private static readonly string[] MacFolders = ["/Applications", "~/Applications"];
    private static readonly string[] WindowsApps = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];
    private static readonly string[] WindowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
    private static readonly string[] LinuxPlaces = ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/usr/lib/chromium/chromium", "/snap/bin/chromium"];

    /// <summary>The browser's path: the one that <see cref="Variable"/> names, else the first found on the PATH and in the usual places; null when there is none.</summary>
    /// <exception cref="BrowserException">The variable names a browser that is not there.</exception>
    public static string? Find() => Find(Environment.GetEnvironmentVariable, File.Exists);

    internal static string? Find(Func<string, string?> variable, Func<string, bool> exists)
    {
        var folders = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> OnPath(string name) => folders.SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)));
        if (variable(Variable) is { Length: > 0 } wanted)
        {
            IEnumerable<string> places = wanted.Contains(Path.DirectorySeparatorChar) || wanted.Contains('/') ? [Path.GetFullPath(wanted)] : OnPath(wanted);
            return places.FirstOrDefault(exists) ?? throw new BrowserException($"{Variable} names {wanted}, which is not there. Name a browser of the Chromium family, or unset it.");
        }

        return Names.SelectMany(OnPath).Concat(UsualPlaces(variable)).FirstOrDefault(exists);
    }

    private static string[] Endings => OperatingSystem.IsWindows() ? [".exe"] : [""];

    private static IEnumerable<string> UsualPlaces(Func<string, string?> variable)
    {
        if (OperatingSystem.IsMacOS())
        {
            return MacApps.SelectMany(app => MacFolders.Select(folder => $"{folder.Replace("~", variable("HOME"), StringComparison.Ordinal)}/{app}.app/Contents/MacOS/{app}"));
        }

        if (OperatingSystem.IsWindows())
        {
            return WindowsApps.SelectMany(app => WindowsFolders.Select(variable).OfType<string>().Select(folder => Path.Combine(folder, app)));
        }

        return LinuxPlaces;
    }
}
