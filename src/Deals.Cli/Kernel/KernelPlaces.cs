namespace Deals.Cli;

/// <summary>
/// Where other programs on a machine look for kernels and fonts and keep their own files, by the rules that they document.
/// </summary>
/// <param name="system">windows, macos or linux.</param>
/// <param name="variable">Gives an environment variable; null or empty where it is not set.</param>
internal sealed class KernelPlaces(string system, Func<string, string?> variable)
{
    private const string PolyglotExtension = "ms-dotnettools.dotnet-interactive-vscode";

    /// <summary>Editors and the names of their folders.</summary>
    private static readonly (string Editor,
        string Folder)[] Desktops = [("VS Code", "Code"), ("VS Code Insiders", "Code - Insiders"), ("VSCodium", "VSCodium")];
    private static readonly (string Editor,
        string Folder)[] Servers =
            [("VS Code Server", ".vscode-server/data"), ("VS Code Insiders Server", ".vscode-server-insiders/data"),
                ("VSCodium Server", ".vscodium-server/data")];

    public static KernelPlaces OfThisMachine { get; } =
        new(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux", Environment.GetEnvironmentVariable);

    /// <summary>
    /// The folder in which Jupyter and VS Code's Jupyter extension look for kernels: the user's own, or that of an environment.
    /// </summary>
    public string Kernels(string? prefix) => prefix is not null
        ? Join(prefix, "share", "jupyter", "kernels")
        : Join(Set("JUPYTER_DATA_DIR") ?? system switch
        {
            "windows" => Join(Roaming, "jupyter"),
            "macos" => Join(Home, "Library", "Jupyter"),
            _ => Join(DataHome, "jupyter"),
        }, "kernels");

    /// <summary>The folders in which Polyglot Notebooks keeps its tool, one for each editor that may hold it.</summary>
    public IReadOnlyList<(string Editor, string Folder)> PolyglotStorages()
    {
        var settings = system switch
        {
            "windows" => Roaming,
            "macos" => Join(Home, "Library", "Application Support"),
            _ => Set("XDG_CONFIG_HOME") ?? Join(Home, ".config")
        };
        return
        [
            .. Desktops.Select(each => (each.Editor, Storage(Join(settings, each.Folder)))),
            .. Servers.Select(each => (each.Editor, Storage(Join(Home, each.Folder)))),
            ("code-server", Storage(Join(system == "linux" ? DataHome : settings, "code-server"))),
        ];
        string Storage(string data) => Join(data, "User", "globalStorage", PolyglotExtension);
    }

    /// <summary>Where a program lies that is started by its name; null when the PATH does not lead to it.</summary>
    public string? OnPath(string program)
        => (Set("PATH") ?? "").Split(system == "windows" ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Join(folder, system == "windows" ? $"{program}.exe" : program)).FirstOrDefault(File.Exists);

    private string Home => Set(system == "windows" ? "USERPROFILE" : "HOME")
        ?? throw new RefusedException("There is no home folder. Name one in HOME, on Windows in USERPROFILE.", ExitCode.WrongUse);

    private string DataHome => Set("XDG_DATA_HOME") ?? Join(Home, ".local", "share");

    private string Roaming => Set("APPDATA") ?? Join(Home, "AppData", "Roaming");

    private string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;

    private string Join(params string[] parts)
        => system == "windows" ? string.Join('\\', parts).Replace('/', '\\') : string.Join('/', parts);
}
