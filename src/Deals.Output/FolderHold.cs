namespace Deals.Output;

/// <summary>
/// A turn at a folder: one process has it at a time, and whoever else wants it learns who that is. The system takes it back from a
/// process that ends, in whatever way.
/// </summary>
public sealed class FolderHold : IDisposable
{
    private const int Attempts = 3;
    private const string LockName = "lock", HolderName = "holder";

    /// <summary>On Windows a file that is open goes with its folder only if it was opened so.</summary>
    private static readonly FileShare s_alone = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly FileStream held;

    private FolderHold(FileStream held) => this.held = held;

    /// <summary>Takes the turn, if nobody has it.</summary>
    /// <param name="folder">Where the lock and its holder's name lie; it is made where it is missing.</param>
    /// <param name="holder">Who takes it, as others are told: a command.</param>
    /// <returns>The turn; null while another process has it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FolderHold? TryTake(string folder, string holder)
    {
        // Where a disk knows no locks, the last attempt stands.
        for (var attempt = 1; ; attempt++)
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, LockName);
            if (TryOpen(path) is not { } held)
                return null;
            // Its holder may have taken the folder away between our opening it and our getting it: then it guards nothing.
            if (!IsTaken(path) && attempt < Attempts)
            {
                held.Dispose();
                continue;
            }

            try
            {
                File.WriteAllText(Path.Combine(folder, HolderName),
                    string.Create(CultureInfo.InvariantCulture, $"`{holder}` (process {Environment.ProcessId})"));
            }
            catch (Exception refusal) when (DiskFault.Is(refusal))
            {
                // The turn counts without its holder's name too, which a full disk does not take.
            }

            return new(held);
        }
    }

    /// <summary>Who has the turn, as it is told to others.</summary>
    public static string HolderOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, HolderName), Encoding.UTF8) is { Length: > 0 } holder ? holder : "Another process";
        }
        catch (Exception gone) when (DiskFault.Is(gone))
        {
            return "Another process";
        }
    }

    /// <summary>Gives the turn back; the folder stays.</summary>
    public void Dispose() => held.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, s_alone, bufferSize: 1);
        }
        catch (DirectoryNotFoundException)
        {
            return null; // The one who had it is just taking its folder away.
        }
        catch (IOException) when (IsTaken(path))
        {
            return null;
        }
    }

    /// <summary>Whether the file is there and open elsewhere, in this process or another.</summary>
    private static bool IsTaken(string path)
    {
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException shared)
        {
            return DiskFault.IsSharing(shared);
        }
    }
}
