using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;

namespace Deals.NotebookHost;

/// <summary>
/// Resolves references as another does, but looks into the files of this program and of .NET where they lie: the compiler would
/// read each as a whole, 150 megabytes at every start, and use a few names of them.
/// </summary>
internal sealed class MappedReferences(MetadataReferenceResolver others) : MetadataReferenceResolver
{
    // As the compiler marks what no one asked for by name: its types are known, and a cell cannot name them.
    private static readonly MetadataReferenceProperties s_implicit = MetadataReferenceProperties.Assembly.WithAliases(["<implicit>"]);
    private static readonly string[] s_folders =
        [Path.GetDirectoryName(typeof(object).Assembly.Location)!, AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)];
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> s_references = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => others.ResolveMissingAssemblies;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
        => definition is PortableExecutableReference { FilePath: { } asking } && s_folders.Contains(Path.GetDirectoryName(asking))
            && Path.Combine(Path.GetDirectoryName(asking)!, referenceIdentity.Name + ".dll") is var file && File.Exists(file)
            ? s_references.GetOrAdd(file, Mapped) : others.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
        MetadataReferenceProperties properties)
        => others.ResolveReference(reference, baseFilePath, properties);

    public override bool Equals(object? other) => other is MappedReferences same && same.Others.Equals(others);

    public override int GetHashCode() => others.GetHashCode();

    private MetadataReferenceResolver Others => others;

    private static unsafe PortableExecutableReference Mapped(string file)
    {
        // Both stay open, as the program does not end before the compiler is done.
        var bytes = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read)
            .CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        bytes.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromImage((nint)start, checked((int)new FileInfo(file).Length)))
            .GetReference(filePath: file, display: file).WithProperties(s_implicit);
    }
}
