using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Deals.NotebookHost;

/// <summary>Fetches the packages of `#r "nuget: …"` through `dotnet restore` on a project made for them, kept from run to run.</summary>
internal sealed class PackageRestore(string cacheFolder, string dotnetPath)
{
    private static readonly TimeSpan s_lockRhythm = TimeSpan.FromMilliseconds(100);

    private readonly SortedDictionary<string, string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    public void AddSource(string source) => _sources.Add(source);

    /// <summary>
    /// Adds a package to those the notebook has and gives the assemblies of them all. Without a version it is the newest.
    /// Throws <see cref="PackageRestoreException"/>.
    /// </summary>
    public async Task<IReadOnlyList<string>> AddAsync(string name, string? version)
    {
        var before = _packages.GetValueOrDefault(name);
        _packages[name] = version ?? "*";
        try
        {
            return await AssembliesAsync().ConfigureAwait(false);
        }
        catch (PackageRestoreException)
        {
            // What could not be had must not stand in the way of what is asked for next.
            if (before is null)
                _packages.Remove(name);
            else
                _packages[name] = before;
            throw;
        }
    }

    private async Task<IReadOnlyList<string>> AssembliesAsync()
    {
        var project = ProjectText();
        var folder = Path.Combine(cacheFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        Directory.CreateDirectory(folder);
        using var alone = await LockAsync(folder).ConfigureAwait(false);
        var assetsPath = Path.Combine(folder, "obj", "project.assets.json");
        var isFloating = _packages.Values.Any(v => v.Contains('*', StringComparison.Ordinal));
        var assets = isFloating ? null : RestoredAssets.TryRead(assetsPath);
        if (assets is null)
        {
            await RestoreAsync(folder, project).ConfigureAwait(false);
            assets = RestoredAssets.TryRead(assetsPath)
                ?? throw new PackageRestoreException($"dotnet restore said that it worked, but the packages are not there (see {folder})");
        }
        NativeLibraries.AddFolders(assets.NativeFolders);
        return assets.Assemblies;
    }

    private string ProjectText()
    {
        var items = _packages.Select(p => $"    <PackageReference Include=\"{SecurityElement.Escape(p.Key)}\" Version=\"{SecurityElement.Escape(p.Value)}\" />\n");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <RuntimeIdentifier>{RuntimeIdentifier()}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', _sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Concat(items)}  </ItemGroup>
            </Project>

            """;
    }

    private async Task RestoreAsync(string folder, string project)
    {
        // Nothing of the repository around may reach into this project.
        foreach (var shield in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            await File.WriteAllTextAsync(Path.Combine(folder, shield), "<Project />\n").ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), project).ConfigureAwait(false);
        var start = new ProcessStartInfo(dotnetPath)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            ArgumentList = { "restore", "packages.csproj", "--force", "-nodeReuse:false", "-verbosity:quiet", "-nologo", "-tl:off" },
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" },
        };
        using var restore = Process.Start(start)!;
        restore.StandardInput.Close();
        var told = await Task.WhenAll(restore.StandardOutput.ReadToEndAsync(), restore.StandardError.ReadToEndAsync()).ConfigureAwait(false);
        await restore.WaitForExitAsync().ConfigureAwait(false);
        if (restore.ExitCode != 0)
            throw new PackageRestoreException("the packages could not be restored:\n" + Errors(string.Concat(told)));
    }

    private static string Errors(string told)
    {
        var lines = told.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Select(WithoutPlace).Distinct().ToList();
        return string.Join('\n', errors.Count > 0 ? errors : [.. lines]);

        // The generated project's path is of no use to who wrote the cell.
        static string WithoutPlace(string line) => line.IndexOf("error ", StringComparison.Ordinal) is > 0 and var start ? line[start..].Split(" [")[0] : line;
    }

    private static async Task<FileStream> LockAsync(string folder)
    {
        while (true)
        {
            try
            {
                return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(s_lockRhythm).ConfigureAwait(false);
            }
        }
    }

    private static string RuntimeIdentifier()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal) ? "linux-musl" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
