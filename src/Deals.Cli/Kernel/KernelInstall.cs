using System.Text;
using Deals.Notebooks;

namespace Deals.Cli;

/// <summary>`deals kernel install` and `remove`. A kernelspec counts once its kernel.json is there, so that comes last and goes first.</summary>
internal static class KernelInstall
{
    public static async Task InstallAsync(KernelSpec spec, KernelTool tool, bool replacesStock, CancellationToken cancellation)
    {
        await tool.RestoreAsync(cancellation).ConfigureAwait(false);
        var isNew = !File.Exists(spec.File);
        try
        {
            spec.Lift.Write();
            AtomicFile.Write(spec.File, Encoding.UTF8.GetBytes(spec.Text));
            isNew = false;
            if (!replacesStock)
                return;
            if (File.Exists(spec.StockFile) && !KernelSpec.IsOurs(spec.StockFile))
                AtomicFile.Write(spec.StockKept, await File.ReadAllBytesAsync(spec.StockFile, cancellation).ConfigureAwait(false));
            AtomicFile.Write(spec.StockFile, Encoding.UTF8.GetBytes(spec.StockText));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw KernelException.NotWritable($"The kernel cannot be written to {spec.Kernels}. Make the folder writable, or name another environment's: --prefix DIR");
        }
        finally
        {
            if (isNew)
                Discard(spec);
        }
    }

    /// <summary>Takes away what install wrote; a stock kernelspec that it replaced comes back.</summary>
    /// <returns>The files and folders that went or came back, in sentences.</returns>
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
                done.Add(isKept ? $"{spec.StockFile} is what it was before." : $"{spec.StockFile} is gone.");
                DeleteIfEmpty(Path.GetDirectoryName(spec.StockFile)!);
            }

            if (Directory.Exists(spec.Folder))
            {
                Delete(spec);
                done.Add($"{spec.Folder} is gone.");
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw KernelException.NotWritable($"The kernel cannot be removed from {spec.Kernels}. Shut down the notebooks that run it, make the folder writable, and try again.");
        }

        return done;
    }

    private static void Delete(KernelSpec spec)
    {
        File.Delete(spec.File);
        if (Directory.Exists(spec.Lift.Folder))
            Directory.Delete(spec.Lift.Folder, recursive: true);
        DeleteIfEmpty(spec.Folder);
    }

    private static void DeleteIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static void Discard(KernelSpec spec)
    {
        try
        {
            if (Directory.Exists(spec.Folder))
                Delete(spec);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Without a kernel.json it is no kernelspec; the next install completes it.
        }
    }
}
