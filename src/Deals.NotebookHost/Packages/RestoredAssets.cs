using System.Text.Json;

namespace Deals.NotebookHost;

/// <summary>What a restore brought: the assemblies to reference and load, and the folders of native libraries.</summary>
internal sealed record RestoredAssets(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFolders)
{
    /// <summary>Reads what a finished restore left; null when there is none, or when files it names are gone.</summary>
    public static RestoredAssets? TryRead(string assetsPath)
    {
        try
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsPath));
            var read = Read(assets.RootElement);
            return read.Assemblies.All(File.Exists) ? read : null;
        }
        catch (Exception missing) when (missing is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static RestoredAssets Read(JsonElement root)
    {
        // The target with a runtime identifier comes besides the plain one, and knows the assets of this platform.
        var target = root.GetProperty("targets").EnumerateObject().OrderByDescending(t => t.Name.Contains('/', StringComparison.Ordinal)).First().Value;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        var libraries = root.GetProperty("libraries");
        var assemblies = new List<string>();
        var native = new List<string>();
        foreach (var library in target.EnumerateObject())
        {
            var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            assemblies.AddRange(Files(library.Value, "runtime").Where(f => f.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(f => Find(folders, path, f)));
            native.AddRange(Files(library.Value, "native").Select(f => Path.GetDirectoryName(Find(folders, path, f))!));
        }
        return new(assemblies, [.. native.Distinct()]);
    }

    private static IEnumerable<string> Files(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(f => f.Name) : [];

    private static string Find(List<string> folders, string package, string file)
    {
        var candidates = folders.Select(folder => Path.GetFullPath(Path.Combine(folder, package, file))).ToList();
        return candidates.FirstOrDefault(File.Exists) ?? candidates[0];
    }
}
