using System.Formats.Tar;

namespace Deals.Data;

/// <summary>
/// Thrown when a file is there and is none that the kit reads. The message says what it is, in a sentence without its end.
/// </summary>
public sealed class RefusedFileException : IOException
{
    internal RefusedFileException(ProblemKind kind, string fault, string expected)
        : base(fault)
        => (Kind, Expected) = (kind, expected);

    internal ProblemKind Kind { get; }

    /// <summary>What was expected, as the end of "expected …".</summary>
    internal string Expected { get; }
}

/// <summary>
/// Opens files that have an end. A pipe would wait for somebody to write, a device never ends, and a file that is too large does
/// not fit into memory: they are told before they are opened.
/// </summary>
internal static class RegularFile
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Its path; of a link, where that leads counts.</param>
    /// <param name="size">How large it may be, in megabytes.</param>
    /// <returns>The file; null when there is none.</returns>
    /// <exception cref="RefusedFileException">It is no regular file, too large, or nobody may read it.</exception>
    /// <exception cref="IOException">It cannot be read for another reason.</exception>
    public static FileStream? Open(string path, Limit size)
    {
        try
        {
            if (Directory.Exists(path))
                throw new RefusedFileException(ProblemKind.NotAFile, "this is a folder", "a regular file");
            var file = Target(path);
            if (file is null)
                return null;
            if (file.Length == 0 && !IsRegular(file.FullName))
                throw new RefusedFileException(
                    ProblemKind.NotAFile, "this is not a regular file: a pipe, a socket or a device has no end", "a regular file");
            if (file.Length > size.Most * Megabyte)
                throw new RefusedFileException(
                    ProblemKind.TooLargeFile, $"the file has {Megabytes(file.Length)} MB", $"at most {size.Most} {size.What}");
            return new(file.FullName, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusedFileException(ProblemKind.UnreadableFile, "you may not read the file",
                "a file that you have the right to read");
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The file itself, or what a link leads to; null when there is neither.</summary>
    private static FileInfo? Target(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is null)
            return file.Exists ? file : null;
        try
        {
            if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target)
                return target;
        }
        catch (IOException)
        {
            // A circle of links; told as one that leads nowhere.
        }

        throw new RefusedFileException(ProblemKind.NotAFile, "this is a link that leads to no file, or in a circle", "a regular file");
    }

    /// <summary>
    /// Whether a path without length is an empty file. .NET tells files from folders only; its tar writer knows pipes and devices
    /// too, and opens none of them.
    /// </summary>
    private static bool IsRegular(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(path, "file");
        }
        catch (IOException)
        {
            return false;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType == TarEntryType.RegularFile;
    }

    private static string Megabytes(long bytes) => Math.Ceiling((double)bytes / Megabyte).ToString("N0", CultureInfo.InvariantCulture);
}
