using System.IO.Enumeration;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Deals.Notebooks;

/// <summary>One number for everything a notebook's result depends on.</summary>
internal sealed class CacheKey(string folder) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private bool _isOpenEnded;

    /// <summary>The key; null where no key can stand for the result: it depends on what may change unseen, or cannot be read.</summary>
    public static string? Of(NotebookJob job, string hostAssembly)
    {
        try
        {
            using var key = new CacheKey(Path.GetDirectoryName(Path.GetFullPath(job.Source))!);
            key.Add("runtime", RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier);
            key.Add("culture", CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name);
            key.Add("runner", typeof(CacheKey).Module.ModuleVersionId.ToString());
            key.Add("place", Path.GetFullPath(job.Source), Path.GetDirectoryName(Path.GetFullPath(job.Target))!);
            key.AddAssemblies(Path.GetDirectoryName(hostAssembly)!);
            key.Follow(Path.GetFullPath(job.Source));
            foreach (var setting in job.Settings)
                key.Add("parameter", setting.Name, setting.Value);
            foreach (var folder in job.InputFolders)
            {
                key.Add("folder", folder);
                foreach (var file in Files(folder))
                    key.AddFile(file);
            }
            foreach (var file in job.InputFiles)
                key.AddFile(file);
            return key._isOpenEnded ? null : Convert.ToHexStringLower(key._hash.GetHashAndReset());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            return null;
        }
    }

    public void Dispose() => _hash.Dispose();

    // The notebook or script, what it imports, and what it references.
    private void Follow(string path)
    {
        if (!_followed.Add(path))
            return;
        AddFile(path);
        var sources = Path.GetExtension(path).ToUpperInvariant() is ".IPYNB" or ".DIB"
            ? Notebook.Read(path).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source) : [File.ReadAllText(path)];
        foreach (var (directive, name) in sources.SelectMany(CellReferences.In))
        {
            // A package of no fixed version may be another one tomorrow; the compiler's own #load reads a file not followed here.
            _isOpenEnded |= CellReferences.IsFloatingPackage(name) || directive == "#load";
            if (CellReferences.FileOf(name, folder) is not { } file)
                Add("reference", name);
            else if (directive == "#!import")
                Follow(file);
            else if (directive == "#!value" && File.Exists(file))
                AddFile(file);
            else
            {
                Add("reference", file);
                if (File.Exists(file) && _followed.Add(Path.GetDirectoryName(file)!))
                    AddAssemblies(Path.GetDirectoryName(file)!);
            }
        }
    }

    private void AddAssemblies(string folder)
    {
        foreach (var file in Files(folder).Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
            Add("assembly", file, ModuleVersion(file));
    }

    private void AddFile(string path)
    {
        using var stream = File.OpenRead(path);
        Add("file", path, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    // Lengths go in before the texts, so that no two lists of texts look alike.
    private void Add(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            _hash.AppendData(BitConverter.GetBytes(bytes.Length));
            _hash.AppendData(bytes);
        }
    }

    // A linked file is read through its link; a linked folder is named but not entered, for it may lead back up.
    private static IEnumerable<string> Files(string folder) => !Directory.Exists(folder) ? [] : new FileSystemEnumerable<string>(
        folder, (ref entry) => entry.ToFullPath(),
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
    }.Order(StringComparer.Ordinal);

    // The module's version id changes whenever its contents do and costs one page to read; what has none is read whole.
    private static string ModuleVersion(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var image = new PEReader(stream, PEStreamOptions.LeaveOpen);
            if (image.HasMetadata && image.GetMetadataReader() is var metadata)
                return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
        }
        catch (BadImageFormatException)
        {
        }
        stream.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
