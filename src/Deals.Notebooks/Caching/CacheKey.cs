using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Deals.Notebooks.Hosting;

namespace Deals.Notebooks;

/// <summary>One number for everything a notebook's result depends on.</summary>
internal static class CacheKey
{
    /// <summary>The key; null where no key can stand for the result: it depends on what may change unseen, or cannot be read.</summary>
    public static string? Of(NotebookJob job, HostLocation host)
    {
        try
        {
            var inputs = NotebookInputs.Of(job.Source);
            return inputs.IsOpenEnded ? null : Hash(job, inputs, host);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotebookFormatException or DirectiveException)
        {
            return null;
        }
    }

    private static string Hash(NotebookJob job, NotebookInputs inputs, HostLocation host)
    {
        using var key = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(key, "runtime", RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier);
        Add(key, "culture", CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name);
        Add(key, "runner", typeof(CacheKey).Module.ModuleVersionId.ToString());
        AddAssemblyFolder(key, Path.GetDirectoryName(host.HostAssembly)!);
        Add(key, "place", Path.GetFullPath(job.Source));
        AddFile(key, job.Source);
        foreach (var import in inputs.Imports)
            AddFile(key, import);
        foreach (var assembly in inputs.Assemblies)
            Add(key, "reference", assembly);
        foreach (var folder in inputs.Assemblies.Where(File.Exists).Select(path => Path.GetDirectoryName(path)!).Distinct(StringComparer.Ordinal))
            AddAssemblyFolder(key, folder);
        foreach (var setting in job.Settings)
            Add(key, "parameter", setting.Name, setting.Value);
        foreach (var folder in job.InputFolders)
            AddInputFolder(key, folder);
        foreach (var file in job.InputFiles)
            AddFile(key, file);
        return Convert.ToHexStringLower(key.GetHashAndReset());
    }

    private static void AddAssemblyFolder(IncrementalHash key, string folder)
    {
        foreach (var file in Files(folder).Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
            Add(key, "assembly", file, ModuleVersion(file));
    }

    private static void AddInputFolder(IncrementalHash key, string folder)
    {
        Add(key, "folder", folder);
        foreach (var file in Files(folder))
            AddFile(key, file);
    }

    private static void AddFile(IncrementalHash key, string path)
    {
        using var stream = File.OpenRead(path);
        Add(key, "file", path, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    // A linked file is read through its link; a linked folder is named but not entered, for it may lead back up.
    private static IEnumerable<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device, IgnoreInaccessible = false };
        var files = new System.IO.Enumeration.FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return files.Order(StringComparer.Ordinal);
    }

    // The module's version id changes whenever its contents do and costs one page to read; what has none is read whole.
    private static string ModuleVersion(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var image = new PEReader(stream, PEStreamOptions.LeaveOpen);
            if (image.HasMetadata)
            {
                var metadata = image.GetMetadataReader();
                return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
            }
        }
        catch (BadImageFormatException)
        {
        }
        stream.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // Lengths go in before the texts, so that no two lists of texts look alike.
    private static void Add(IncrementalHash key, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            key.AppendData(BitConverter.GetBytes(bytes.Length));
            key.AppendData(bytes);
        }
    }
}
