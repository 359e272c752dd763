namespace Deals.Notebooks.Hosting;

/// <summary>Where the program lies in which cells run, and where packages that cells ask for are kept.</summary>
/// <param name="HostAssembly">The path of Deals.NotebookHost.dll. No assembly that a notebook may reference lies beside it.</param>
/// <param name="PackageFolder">A folder that the host may fill with restored package lists.</param>
public sealed record HostLocation(string HostAssembly, string PackageFolder)
{
    /// <summary>The host that is shipped in the folder `host` of this program.</summary>
    public static HostLocation Beside(string packageFolder) =>
        new(Path.Combine(AppContext.BaseDirectory, "host", "Deals.NotebookHost.dll"), packageFolder);
}
