using System.Text;
using Deals.Notebooks;

namespace Deals.Cli;

/// <summary>Writes the kernelspecs and takes them away. One counts once its kernel.json is there, so that comes last and goes first.</summary>
internal static class KernelInstall
{
    /// <exception cref="KernelException">The folder cannot be written; no half of a kernelspec is left.</exception>
    public static void Install(KernelSpec spec, bool replacesStock)
    {
        try
        {
            spec.Lift.Write();
            AtomicFile.Write(spec.File, Encoding.UTF8.GetBytes(spec.Text));
            if (!replacesStock)
                return;
            if (File.Exists(spec.StockFile) && !KernelSpec.IsOurs(spec.StockFile))
                AtomicFile.Write(spec.StockKept, File.ReadAllBytes(spec.StockFile));
            AtomicFile.Write(spec.StockFile, Encoding.UTF8.GetBytes(spec.StockText));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The kernel cannot be written to {spec.Kernels}. See that the folder can be written and has room, or name another: --prefix DIR", KernelException.NotWritable);
        }
    }

    /// <summary>Takes away what install wrote; a stock kernelspec that it replaced comes back.</summary>
    /// <returns>What went or came back, in sentences.</returns>
    /// <exception cref="KernelException">The folder cannot be written, or files in it are in use.</exception>
    public static IReadOnlyList<string> Remove(KernelSpec spec)
    {
        var done = new List<string>();
        try
        {
            if (KernelSpec.IsOurs(spec.StockFile))
            {
                var isKept = File.Exists(spec.StockKept);
                if (isKept)
                    File.Move(spec.StockKept, spec.StockFile, overwrite: true);
                else
                    File.Delete(spec.StockFile);
                DeleteIfEmpty(Path.GetDirectoryName(spec.StockFile)!);
                done.Add(isKept ? $"{spec.StockFile} is what it was before." : $"{spec.StockFile} is gone.");
            }

            if (Directory.Exists(spec.Folder))
            {
                File.Delete(spec.File);
                if (Directory.Exists(spec.Lift.Folder))
                    Directory.Delete(spec.Lift.Folder, recursive: true);
                DeleteIfEmpty(spec.Folder);
                done.Add($"{spec.Folder} is gone.");
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The kernel cannot be removed from {spec.Kernels}. Shut down the notebooks that run it, see that the folder can be written, and try again.", KernelException.NotWritable);
        }

        return done;
    }

    private static void DeleteIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
