using System.Text.RegularExpressions;

namespace Deals.Output;

/// <summary>
/// What a disk refused, in words: the system's own speak of parts of paths, of errors by number, and not always of the file.
/// </summary>
public static partial class DiskFault
{
    // The numbers of errno.h that Linux and macOS share, and the two that differ.
    private const int NoPermission = 1, NoFile = 2, LinuxWouldBlock = 11, NoAccess = 13, Exists = 17, NotAFolder = 20, AFolder = 21,
        TooManyOpen = 24, TooLarge = 27, Full = 28,
        ReadOnly = 30, MacWouldBlock = 35, LinuxNameTooLong = 36, LinuxLoop = 40, MacLoop = 62, MacNameTooLong = 63, MacQuota = 69,
        LinuxQuota = 122;

    // Windows has its numbers in the lower half of the result.
    private const int WindowsResult = unchecked((int)0x80070000), WindowsWriteProtected = 19, WindowsShared = 32, WindowsHandleFull = 39,
        WindowsFull = 112;

    /// <summary>Whether an exception is a disk's refusal.</summary>
    public static bool Is(Exception refusal) => refusal is IOException or UnauthorizedAccessException || IsTooLarge(refusal);

    /// <summary>Why, as the end of a sentence without its full stop: "the disk is full".</summary>
    public static string ReasonOf(Exception refusal)
    {
        var number = refusal is UnauthorizedAccessException ? refusal.InnerException?.HResult ?? NoAccess : refusal.HResult;
        if ((number & unchecked((int)0xFFFF0000)) == WindowsResult)
        {
            switch (number & 0xFFFF)
            {
                case WindowsFull or WindowsHandleFull: return "the disk is full";
                case WindowsWriteProtected: return "the disk is read-only";
                case WindowsShared: return "another program has it open";
            }
        }

        return (refusal, number) switch
        {
            (_, Full) => "the disk is full",
            (_, LinuxQuota or MacQuota) => "your share of the disk is used up",
            (_, ReadOnly) => "the disk is read-only",
            (_, TooManyOpen) => "this process has too many files open",
            (_, TooLarge) or (ArgumentOutOfRangeException, _) => "it would be larger than a file may be here",
            (PathTooLongException, _) or (_, LinuxNameTooLong or MacNameTooLong) => "its name is too long",
            (_, LinuxLoop or MacLoop) => "its symbolic links lead round in a circle",
            (_, NotAFolder) => "a part of its path is a file",
            (_, AFolder) => "it is a folder",
            (_, LinuxWouldBlock or MacWouldBlock) => "another program has it open",
            (_, Exists) => "something of that name is there",
            (FileNotFoundException, _) or (_, NoFile) => "there is no such file",
            (DirectoryNotFoundException, _) => "there is no such folder",
            (UnauthorizedAccessException, _) or (_, NoAccess or NoPermission) => "you have no permission",
            _ => "the system refused it",
        };
    }

    /// <summary>
    /// What .NET makes of a system's answer that a file would be larger than it may be, as on a disk that knows files of 4 GB.
    /// </summary>
    private static bool IsTooLarge(Exception refusal)
        => refusal is ArgumentOutOfRangeException { TargetSite.DeclaringType.Namespace: "System.IO", ParamName: "value" };

    /// <summary>Whether a file could not be opened because it is open elsewhere.</summary>
    internal static bool IsSharing(IOException refusal)
        => refusal.HResult is LinuxWouldBlock or MacWouldBlock or (WindowsResult | WindowsShared);

    /// <summary>The file or folder that it was about; null where the system did not say.</summary>
    public static string? PathOf(Exception refusal)
        => (refusal as FileNotFoundException)?.FileName
            ?? (Quoted().Match(refusal.Message) is { Success: true } match ? match.Groups[1].Value : null);

    [GeneratedRegex("'(.+)'", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
