using System.Reflection;
using System.Runtime.Loader;

namespace Deals.NotebookHost;

/// <summary>
/// The assemblies a notebook references, all in one load context. The scripting library's own loader gives each a context of its
/// own and may load one twice when two threads ask at once; then a type is not itself and methods are "not found".
/// </summary>
internal sealed class NotebookAssemblies() : AssemblyLoadContext("notebook")
{
    private static readonly Dictionary<string, string> s_hosts = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .DistinctBy(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase) // the runtime names its core twice
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly List<string> _nativeFolders = [];

    /// <summary>
    /// Notes where assemblies lie, before any is loaded, so that each finds the others. Gives those that are to be referenced: not
    /// those that this process has as new or newer. Throws <see cref="FileLoadException"/> for another file of a name already there.
    /// </summary>
    public IReadOnlyList<string> Add(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            var added = new List<string>();
            foreach (var path in paths)
            {
                var name = AssemblyName.GetAssemblyName(path);
                if (IsTheHosts(name))
                    continue;
                if (_paths.TryGetValue(name.Name!, out var before) && before != path)
                {
                    if (File.ReadAllBytes(before).AsSpan().SequenceEqual(File.ReadAllBytes(path)))
                        continue;
                    throw new FileLoadException($"{name.Name} was already referenced as {before}; a notebook can have one of a name");
                }
                _paths[name.Name!] = path;
                var folder = Path.GetDirectoryName(path)!;
                if (!_folders.Contains(folder))
                    _folders.Add(folder);
                added.Add(path);
            }
            return added;
        }
    }

    /// <summary>Notes where native libraries lie that no assembly has beside it.</summary>
    public void AddNativeFolders(IEnumerable<string> folders)
    {
        lock (_lock)
            _nativeFolders.AddRange(folders);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (IsTheHosts(assemblyName))
            return null;
        string? path;
        lock (_lock)
        {
            path = _paths.GetValueOrDefault(assemblyName.Name!)
                ?? _folders.Select(folder => Path.Combine(folder, assemblyName.Name + ".dll")).FirstOrDefault(File.Exists);
        }
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] files = OperatingSystem.IsWindows() ? [unmanagedDllName, unmanagedDllName + ".dll"]
            : OperatingSystem.IsMacOS() ? [unmanagedDllName, unmanagedDllName + ".dylib", $"lib{unmanagedDllName}.dylib"]
            : [unmanagedDllName, unmanagedDllName + ".so", $"lib{unmanagedDllName}.so"];
        string? path;
        lock (_lock)
        {
            path = _nativeFolders.Concat(_folders).Concat(_folders.Select(folder => Path.Combine(folder, "runtimes", PackageRestore.RuntimeIdentifier(), "native")))
                .SelectMany(folder => files.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
        }
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private static bool IsTheHosts(AssemblyName wanted) =>
        s_hosts.TryGetValue(wanted.Name!, out var path) && (wanted.Version is null || AssemblyName.GetAssemblyName(path).Version >= wanted.Version);
}
