using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Deals.NotebookHost;

/// <summary>Finds the native libraries that lie in restored packages, for whichever assembly asks.</summary>
internal static class NativeLibraries
{
    private static readonly ConcurrentBag<string> s_folders = [];
    private static readonly ConcurrentDictionary<AssemblyLoadContext, bool> s_contexts = [];
    private static int s_watching;

    public static void AddFolders(IReadOnlyList<string> folders)
    {
        if (folders.Count == 0)
            return;
        foreach (var folder in folders)
            s_folders.Add(folder);
        if (Interlocked.Exchange(ref s_watching, 1) == 1)
            return;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Watch(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Watch(assembly);
    }

    private static void Watch(Assembly assembly)
    {
        if (AssemblyLoadContext.GetLoadContext(assembly) is { } context && s_contexts.TryAdd(context, true))
            context.ResolvingUnmanagedDll += (_, name) => Find(name);
    }

    private static nint Find(string name)
    {
        string[] files = OperatingSystem.IsWindows() ? [name, name + ".dll"]
            : OperatingSystem.IsMacOS() ? [name, name + ".dylib", $"lib{name}.dylib"] : [name, name + ".so", $"lib{name}.so"];
        foreach (var path in s_folders.SelectMany(folder => files.Select(file => Path.Combine(folder, file))))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out var handle))
                return handle;
        }
        return 0;
    }
}
