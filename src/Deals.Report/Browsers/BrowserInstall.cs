using System.Diagnostics;

namespace Deals.Report.Browsers;

/// <summary>A command of the machine's own package manager that brings a browser, and on Linux the figures' font.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record BrowserInstall(string Program, IReadOnlyList<string> Arguments)
{
    private static readonly (string Manager, string[] Packages)[] OfLinux =
    [
        ("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-open-sans", "fonts-liberation"]),
        ("dnf", ["install", "-y", "chromium-headless", "open-sans-fonts"]),
        ("zypper", ["--non-interactive", "install", "chromium", "google-opensans-fonts"]),
        ("pacman", ["-S", "--noconfirm", "chromium", "ttf-opensans"]),
        ("apk", ["add", "chromium", "font-opensans"]),
    ];

    /// <summary>The command for this machine; null when none of its package managers is known.</summary>
    public static BrowserInstall? ForThisMachine() => ForMachine(
        name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))),
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux",
        Environment.IsPrivilegedProcess);

    internal static BrowserInstall? ForMachine(Func<string, bool> isOnPath, string system, bool isRoot)
    {
        switch (system)
        {
            case "windows":
                return isOnPath("winget.exe") ? new("winget", ["install", "--exact", "--id", "Google.Chrome"]) : null;
            case "macos":
                return isOnPath("brew") ? new("brew", ["install", "--cask", "chromium"]) : null;
            default:
                if (OfLinux.FirstOrDefault(each => isOnPath(each.Manager)) is not { Manager: { } manager } found)
                    return null;
                if (isRoot)
                    return new(manager, found.Packages);
                return isOnPath("sudo") ? new("sudo", [manager, .. found.Packages]) : null;
        }
    }

    /// <summary>Runs it in this terminal, so that it may ask for a password.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, Arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>The command as one would type it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program));
}
