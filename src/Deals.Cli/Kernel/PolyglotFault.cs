namespace Deals.Cli;

/// <summary>
/// Polyglot Notebooks starts once and never again: it looks for its tool's manifest in `.config`, where SDKs from 10.0 on no longer
/// put it. Then it makes another one, which the SDK refuses, as there is one.
/// </summary>
internal static class PolyglotFault
{
    private const string Manifest = "dotnet-tools.json";

    /// <summary>The editors that have it, with the extension's folder in each.</summary>
    public static IReadOnlyList<(string Editor, string Storage)> InEditors()
        => [.. KernelPlaces.OfThisMachine.PolyglotStorages().Where(each => IsIn(each.Folder))];

    public static bool IsIn(string storage)
        => File.Exists(Path.Combine(storage, Manifest)) && !File.Exists(Path.Combine(storage, ".config", Manifest));

    /// <summary>Puts the manifest where the extension looks for it.</summary>
    /// <exception cref="RefusedException">The folder may not be written.</exception>
    public static void Mend(string storage)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(storage, ".config"));
            File.Move(Path.Combine(storage, Manifest), Path.Combine(storage, ".config", Manifest));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"{Manifest} cannot be moved into .config in {storage}. Make the folder writable, or move it yourself.",
                ExitCode.NotWritable);
        }
    }
}
