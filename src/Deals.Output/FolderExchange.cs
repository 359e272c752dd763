using System.Runtime.InteropServices;

namespace Deals.Output;

/// <summary>Two folders change places in one step, where the system has a call for that.</summary>
internal static partial class FolderExchange
{
    private const int CurrentFolder = -100;
    private const uint LinuxExchange = 2, MacSwap = 2;

    /// <summary>Exchanges them.</summary>
    /// <returns>False where the system or the disk cannot: nothing has changed then.</returns>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() ? Rename(CurrentFolder, one, CurrentFolder, other, LinuxExchange) == 0
                : OperatingSystem.IsMacOS() && Rename(one, other, MacSwap) == 0;
        }
        catch (EntryPointNotFoundException) // An older C library.
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int oneFolder, string one, int otherFolder, string other, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string one, string other, uint flags);
}
