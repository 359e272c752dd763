using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;

namespace Deals.NotebookHost;

/// <summary>
/// A reference to an assembly that is read where it lies. The compiler's own way copies each file into memory, 70 MB and a third
/// of a second for the framework, most of which no cell ever names.
/// </summary>
internal static class MappedAssembly
{
    public static unsafe PortableExecutableReference Reference(string path)
    {
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* image = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref image);
        // Mapped for as long as the process lives: references are, too.
        var module = ModuleMetadata.CreateFromImage((nint)image, (int)new FileInfo(path).Length);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }
}
