using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Deals.Charts.Drawing;

namespace Deals.Hosting;

/// <summary>One of the kit's assemblies as it is loaded, and as it now lies on disk.</summary>
internal static class LibraryVersion
{
    private static IEnumerable<Assembly> Assemblies =>
        [typeof(Kit).Assembly, typeof(DealBook).Assembly, typeof(Dataset).Assembly, typeof(Figure).Assembly,
            DrawingLibrary.Current.GetType().Assembly];

    public static string Loaded()
        => $"Deals {typeof(Kit).Assembly.GetName().Version!.ToString(3)} on "
            + $"{System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}; {DrawingLibrary.Current.Description}";

    /// <summary>The names of the assemblies that were rebuilt after they had been loaded: their files have another module id.</summary>
    public static IReadOnlyList<string> Stale() =>
        [.. Assemblies.Where(assembly => IsStale(assembly.ManifestModule.ModuleVersionId, assembly.Location))
            .Select(assembly => assembly.GetName().Name!)];

    /// <summary>Whether the file has another module id; false where there is no file to compare with.</summary>
    public static bool IsStale(Guid loaded, string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid) != loaded;
        }
        catch (Exception broken) when (broken is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            // It is being written at this moment, so it is not what was loaded.
            return true;
        }
    }
}
