namespace Deals.Cli;

/// <summary>Writes the kernelspecs and takes them away. One counts once its kernel.json is there, so that goes first.</summary>
internal static class KernelInstall
{
    /// <exception cref="OutputException">The folder cannot be written; it is as it was before.</exception>
    public static void Install(KernelSpec spec, bool replacesStock)
    {
        using var folder = OutputFolder.Take(spec.Kernels,
            new("deals kernel install") { IsListed = false, Elsewhere = "name another with --prefix DIR" });
        void Write(string path, ReadOnlySpan<byte> contents)
            => folder.Write(Path.GetRelativePath(spec.Kernels, path).Replace('\\', '/'), contents);
        foreach (var (path, contents) in spec.Lift.Files())
            Write(path, contents);
        Write(spec.File, Encoding.UTF8.GetBytes(spec.Text));
        if (replacesStock)
        {
            if (File.Exists(spec.StockFile) && !KernelSpec.IsOurs(spec.StockFile))
                Write(spec.StockKept, File.ReadAllBytes(spec.StockFile));
            Write(spec.StockFile, Encoding.UTF8.GetBytes(spec.StockText));
        }

        folder.Swap();
    }

    /// <summary>Takes away what install wrote; a stock kernelspec that it replaced comes back.</summary>
    /// <returns>What went or came back, in sentences.</returns>
    /// <exception cref="RefusedException">The folder cannot be written, or files in it are in use.</exception>
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
            throw new RefusedException(
                $"The kernel cannot be removed from {spec.Kernels}. Shut down the notebooks that run it, see "
                    + $"that the folder can be written, and try again.", ExitCode.NotWritable);
        }

        return done;
    }

    private static void DeleteIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
