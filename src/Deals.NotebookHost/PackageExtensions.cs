using System.Runtime.Loader;

namespace Deals.NotebookHost;

/// <summary>
/// What a NuGet package does for notebooks that reference it: formatters, kernels, directives. As .NET Interactive's program loads them.
/// </summary>
internal static class PackageExtensions
{
    public static void Load(CompositeKernel root)
    {
        var loaded = new HashSet<string>(StringComparer.Ordinal);
        root.AddMiddleware(async (command, context, next) =>
        {
            await next(command, context).ConfigureAwait(false);
            foreach (var package in context.Result.Events.OfType<PackageAdded>().Select(added => added.PackageReference.PackageRoot)
                .OfType<string>().ToList())
            {
                var folder = new DirectoryInfo(Path.Combine(package, "interactive-extensions", "dotnet"));
                if (loaded.Add(package) && folder.Exists)
                    await LoadAsync(root, folder, context).ConfigureAwait(false);
            }
        });
    }

    private static async Task LoadAsync(CompositeKernel root, DirectoryInfo folder, KernelInvocationContext context)
    {
        foreach (var file in folder.GetFiles("*.dll").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var types = AssemblyLoadContext.Default.LoadFromAssemblyPath(file.FullName).ExportedTypes
                .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }
                    && type.IsAssignableTo(typeof(IKernelExtension))).ToList();
            // The file's name without its folder: that would put the names of people's folders into notebooks that they publish.
            if (types.Count > 0)
                CellNames.Show($"Loading extensions from `{file.Name}`", []);
            foreach (var type in types)
                await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(root).ConfigureAwait(false);
        }
        foreach (var script in folder.GetFiles("extension.dib"))
        {
            CellNames.Show($"Loading extension script from `{script.Name}`", []);
            await root.LoadAndRunInteractiveDocument(script, context.Command).ConfigureAwait(false);
        }
    }
}
