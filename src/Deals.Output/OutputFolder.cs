using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Output;

/// <summary>How a command uses the folder that it writes into.</summary>
/// <param name="Writer">The command, as people type it: <c>deals report</c>. A folder belongs to one.</param>
public sealed record OutputUse(string Writer)
{
    /// <summary>Whether what the command wrote earlier stays beside what it writes now; else what is no longer written goes.</summary>
    public bool AddsToEarlier { get; init; }

    /// <summary>
    /// Whether a <see cref="OutputFolder.Manifest"/> in the folder lists what was written; without one, files of the same names are
    /// replaced.
    /// </summary>
    public bool IsListed { get; init; } = true;

    /// <summary>What people do to have it written elsewhere.</summary>
    public string Elsewhere { get; init; } = "name another folder with --out";
}

/// <summary>
/// The files that one run of a command writes into a folder, all of them or none. They are written beside the folder and checked,
/// and then take their places; whatever happens before leaves the folder as it was, byte for byte. Files that the command did not
/// write stay. One process has the folder at a time.
/// </summary>
/// <remarks>
/// A folder that holds nothing but the command's own files changes places with the new one in a single step. Where other files lie
/// in it, or the system has no such step, files are moved one by one, the manifest going first and coming last; a list of the
/// moves lies beside until the last is done, and whoever takes the folder next finishes them.
/// </remarks>
public sealed class OutputFolder : IDisposable
{
    /// <summary>The file that lists what a command wrote into its folder.</summary>
    public const string Manifest = "manifest.json";

    private const string NewName = "new", MovesName = "moves.json", InsideName = ".deals-writing";

    private readonly OutputUse use;
    private readonly FolderHold hold;
    private readonly string staging;
    private readonly OutputManifest? earlier;
    private readonly SortedDictionary<string, OutputFile> written = new(StringComparer.Ordinal);
    private readonly List<string> beside = [];
    private IReadOnlyList<string> made = [];
    private readonly Lock gate = new();

    private OutputFolder(string path, OutputUse use, string staging, FolderHold hold)
    {
        (Path, this.use, this.staging, this.hold) = (path, use, staging, hold);
        FinishEarlier();
        earlier = use.IsListed ? OutputManifest.Read(PathOf(Manifest)) : null;
        RequireOwn();
    }

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>What was written so far, by path from the folder with forward slashes.</summary>
    public IReadOnlyDictionary<string, OutputFile> Written => written;

    /// <summary>What an earlier command, interrupted while its files took their places, had still to put there, and what is there now:
    /// paths of files or folders.</summary>
    public IReadOnlyList<string> Finished { get; private set; } = [];

    private string New => System.IO.Path.Combine(staging, NewName);

    private string Moves => System.IO.Path.Combine(staging, MovesName);

    private bool IsInside => System.IO.Path.GetFileName(staging) == InsideName;

    /// <summary>Takes a folder, which need not be there, and finishes or clears away what an interrupted command left beside it.</summary>
    /// <exception cref="OutputException">Another command is writing into it, it is another command's, or it cannot be written.</exception>
    public static OutputFolder Take(string path, OutputUse use)
    {
        var whole = Real(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));
        if (File.Exists(whole))
            throw new OutputException($"The folder {whole} cannot be made: {whole} is a file. To have it elsewhere, {use.Elsewhere}.");
        if (System.IO.Path.GetDirectoryName(whole) is { } above && !IsMount(whole)
            && !Directory.Exists(System.IO.Path.Combine(whole, InsideName)))
        {
            var made = MakeAbove(above, whole, use);
            try
            {
                var taken = Take(whole, use, Beside(whole));
                taken.made = made;
                return taken;
            }
            catch (Exception refusal) when (DiskFault.Is(refusal) && refusal is not OutputException && Directory.Exists(whole))
            {
                // The folder above may be another's: then the files are written in a corner of the folder itself.
            }
            catch (Exception refusal) when (DiskFault.Is(refusal) && refusal is not OutputException)
            {
                var where = refusal is PathTooLongException ? "" : $"nothing can be made in {above}: ";
                throw new OutputException(
                    $"The folder {whole} cannot be made: {where}{DiskFault.ReasonOf(refusal)}. To have it elsewhere, {use.Elsewhere}.",
                    refusal);
            }
        }

        try
        {
            return Take(whole, use, System.IO.Path.Combine(whole, InsideName));
        }
        catch (Exception refusal) when (DiskFault.Is(refusal) && refusal is not OutputException)
        {
            throw new OutputException(
                $"The folder {whole} cannot be written: {DiskFault.ReasonOf(refusal)}. To have it elsewhere, {use.Elsewhere}.", refusal);
        }
    }

    /// <summary>
    /// Finishes or clears away what an interrupted command left, for a command that has nothing to write; else touches nothing.
    /// </summary>
    /// <exception cref="OutputException">It cannot be finished.</exception>
    public static void FinishEarlier(string path, OutputUse use)
    {
        var whole = Real(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));
        if (Directory.Exists(Beside(whole)) || Directory.Exists(System.IO.Path.Combine(whole, InsideName)))
            Take(path, use).Dispose();
    }

    private static string Beside(string whole)
        => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(whole) ?? whole, $".{System.IO.Path.GetFileName(whole)}.deals-writing");

    private static OutputFolder Take(string whole, OutputUse use, string staging)
    {
        var hold = FolderHold.TryTake(staging, use.Writer) ?? throw new OutputException(
            $"{FolderHold.HolderOf(staging)} is writing into {whole}. Wait until it has ended; or {use.Elsewhere}.");
        try
        {
            return new(whole, use, staging, hold);
        }
        catch
        {
            Leave(staging, hold);
            throw;
        }
    }

    /// <summary>Refuses, before any work is done, to replace files that the command did not write.</summary>
    /// <param name="files">Paths from the folder, with forward slashes, of files that will be written.</param>
    /// <exception cref="OutputException">One of them is there already, and somebody else's.</exception>
    public void RequireFree(IEnumerable<string> files)
    {
        if (use.IsListed && files.FirstOrDefault(IsOthers) is { } file)
        {
            throw new OutputException(
                $"{PathOf(file)} is there already, and `{use.Writer}` did not write it. It stays as it is: move it away, or "
                    + $"{use.Elsewhere}.");
        }
    }

    /// <summary>Writes a file, which takes its place when all do.</summary>
    /// <param name="file">Its path from the folder, with forward slashes.</param>
    /// <param name="contents">What it holds.</param>
    /// <exception cref="OutputException">It cannot be written, or is there already and somebody else's.</exception>
    public void Write(string file, ReadOnlySpan<byte> contents)
    {
        RequireFree([file]);
        Stage(System.IO.Path.Combine([New, .. file.Split('/')]), PathOf(file), contents);
        var entry = OutputFile.Of(contents);
        lock (gate)
            written[file] = entry;
    }

    /// <summary>Writes a file that is to lie beside the folder, once the folder has changed: the folder as an archive.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void WriteBeside(string name, ReadOnlySpan<byte> contents)
    {
        Stage(System.IO.Path.Combine(staging, name), BesidePath(name), contents);
        beside.Add(name);
    }

    /// <summary>What a file holds that was written and has not yet taken its place.</summary>
    public byte[] Read(string file) => File.ReadAllBytes(System.IO.Path.Combine([New, .. file.Split('/')]));

    /// <summary>The place of a file of the folder, as a whole path.</summary>
    public string PathOf(string file) => System.IO.Path.Combine([Path, .. file.Split('/')]);

    /// <summary>The place of a file beside the folder, as a whole path.</summary>
    public string BesidePath(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? Path, name);

    /// <summary>Writes the list of all that will be in the folder: no file is written after it.</summary>
    /// <param name="about">What it says besides.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void List(JsonObject? about = null)
    {
        var files = new SortedDictionary<string, OutputFile>(written, StringComparer.Ordinal);
        foreach (var file in Staying())
            files[file] = OutputFile.At(PathOf(file));
        Write(Manifest, new OutputManifest(use.Writer, files).Write(about));
    }

    /// <summary>Checks what was written, and puts it in its place.</summary>
    /// <exception cref="OutputException">It cannot be: the folder is as it was, or will be as it should when somebody next takes
    /// it.</exception>
    public void Swap()
    {
        try
        {
            foreach (var (file, entry) in written)
            {
                if (OutputFile.At(System.IO.Path.Combine([New, .. file.Split('/')])) != entry)
                    throw new OutputException(
                        $"{file} was not written as it should have been: the disk gave back something else. {Path} is as it was.");
            }

            Directory.CreateDirectory(New);
            if (!Directory.Exists(Path))
                Directory.Move(New, Path);
            else if (!Exchanged())
                Move();
            foreach (var name in beside)
                File.Move(System.IO.Path.Combine(staging, name), BesidePath(name), overwrite: true);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal) && refusal is not OutputException)
        {
            var state = File.Exists(Moves)
                ? $"Some of its files are in their places and some are not; the next `{use.Writer}` into it finishes that"
                : "It is as it was";
            throw new OutputException(
                $"{Path} cannot be written: {DiskFault.PathOf(refusal) ?? "a file"}: {DiskFault.ReasonOf(refusal)}. {state}.", refusal);
        }
    }

    /// <summary>Gives the folder back. What was written and has not taken its place goes.</summary>
    public void Dispose() => Leave(staging, hold, made);

    // The turn is given back last: nobody may have begun there while it is cleared away.
    private static void Leave(string staging, FolderHold hold, params IEnumerable<string> made)
    {
        try
        {
            if (!File.Exists(System.IO.Path.Combine(staging, MovesName)))
                Directory.Delete(staging, recursive: true);
            foreach (var folder in made.TakeWhile(folder => !Directory.EnumerateFileSystemEntries(folder).Any()))
                Directory.Delete(folder);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            // Whoever takes the folder next clears it away.
        }

        hold.Dispose();
    }

    /// <summary>The folder that a path leads to when it is a link, so that the link stays one.</summary>
    private static string Real(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } target ? target.FullName : path;
        }
        catch (Exception nothing) when (DiskFault.Is(nothing))
        {
            return path;
        }
    }

    private static bool IsMount(string path)
    {
        try
        {
            return DriveInfo.GetDrives().Any(drive => System.IO.Path.TrimEndingDirectorySeparator(drive.RootDirectory.FullName) == path);
        }
        catch (Exception unknown) when (DiskFault.Is(unknown))
        {
            return false;
        }
    }

    /// <returns>The folders that were not there, the innermost first.</returns>
    private static List<string> MakeAbove(string above, string whole, OutputUse use)
    {
        var missing = new List<string>();
        for (var folder = above; folder is not null && !Directory.Exists(folder); folder = System.IO.Path.GetDirectoryName(folder))
            missing.Add(folder);
        try
        {
            Directory.CreateDirectory(above);
            return missing;
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            var way = above;
            while (!System.IO.Path.Exists(way) && System.IO.Path.GetDirectoryName(way) is { } parent)
                way = parent;
            var why = File.Exists(way) ? $"{way} is a file" : $"nothing can be made in {way}: {DiskFault.ReasonOf(refusal)}";
            throw new OutputException($"The folder {whole} cannot be made: {why}. To have it elsewhere, {use.Elsewhere}.", refusal);
        }
    }

    /// <summary>A folder whose list names another command is that command's: each would take the other's files for its own.</summary>
    private void RequireOwn()
    {
        if (earlier?.Writer is { } writer && writer != use.Writer)
            throw new OutputException($"{Path} holds what `{writer}` wrote; `{use.Writer}` needs a folder of its own: {use.Elsewhere}.");
    }

    private bool IsOthers(string file)
    {
        bool IsListed(string path) => earlier is not null && (path == Manifest || earlier.Files.ContainsKey(path));
        var parts = file.Split('/');
        return System.IO.Path.Exists(PathOf(file)) && !IsListed(file)
            || Enumerable.Range(1, parts.Length - 1).Select(count => string.Join('/', parts[..count]))
                .Any(above => File.Exists(PathOf(above)) && !IsListed(above));
    }

    /// <summary>The earlier files that stay beside the new ones.</summary>
    private IEnumerable<string> Staying() => use.AddsToEarlier ? Earlier().Where(file => !written.ContainsKey(file)) : [];

    /// <summary>The earlier files that go; not one that somebody has changed since.</summary>
    private IEnumerable<string> Going()
        => use.AddsToEarlier ? []
            : Earlier().Where(file => !written.ContainsKey(file) && OutputFile.At(PathOf(file)) == earlier!.Files[file]);

    private IEnumerable<string> Earlier() => (earlier?.Files.Keys ?? []).Where(file => File.Exists(PathOf(file)));

    private void Stage(string path, string place, ReadOnlySpan<byte> contents)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
            stream.Write(contents);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            throw new OutputException(
                $"{place} cannot be written: {DiskFault.ReasonOf(refusal)}. What {Path} held before is unchanged. Make room, or "
                    + $"{use.Elsewhere}.", refusal);
        }
    }

    /// <summary>Exchanges the folder for the new one, if all in it is the command's own.</summary>
    private bool Exchanged()
    {
        if (IsInside || !OnlyHoldsOwn() || Holds(Path, Environment.CurrentDirectory))
            return false;
        foreach (var file in Staying())
        {
            var copy = System.IO.Path.Combine([New, .. file.Split('/')]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(PathOf(file), copy);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(New, File.GetUnixFileMode(Path));
        return FolderExchange.TryExchange(New, Path);
    }

    /// <summary>Whether a path is a folder's own or leads to something in it, whether it is there or not.</summary>
    public static bool Holds(string folder, string path) => System.IO.Path.GetRelativePath(folder, path) is var way
        && way.Split(System.IO.Path.DirectorySeparatorChar)[0] != ".." && !System.IO.Path.IsPathRooted(way);

    private bool OnlyHoldsOwn()
    {
        if (!use.IsListed)
            return false;
        var own = Staying().Concat(Going()).Concat(written.Keys).Append(Manifest).ToHashSet(StringComparer.Ordinal);
        var all = new DirectoryInfo(Path).EnumerateFileSystemInfos("*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false });
        try
        {
            return all.All(entry => (entry.Attributes & FileAttributes.ReparsePoint) == 0 && (entry is DirectoryInfo folder
                ? folder.EnumerateFileSystemInfos().Any()
                : own.Contains(System.IO.Path.GetRelativePath(Path, entry.FullName).Replace('\\', '/'))));
        }
        catch (UnauthorizedAccessException)
        {
            return false; // A folder in it that we may not read is somebody else's.
        }
    }

    /// <summary>Moves file by file. From the list of moves on, whoever takes the folder next would finish it.</summary>
    private void Move()
    {
        var moves = new JsonObject
        {
            ["coming"] = new JsonArray(
                [.. Units(New, Path).Where(unit => !use.IsListed || unit != Manifest).Select(unit => (JsonNode)unit)]),
            ["going"] = new JsonArray([.. Going().Select(file => (JsonNode)file)]),
            ["listed"] = use.IsListed,
        };
        AtomicFile.Write(Moves, JsonSerializer.SerializeToUtf8Bytes(moves));
        FinishMoves();
    }

    /// <summary>
    /// What moves in one step each: folders that are not there yet, and else their files, those of the folders below first.
    /// </summary>
    private IEnumerable<string> Units(string from, string to)
    {
        if (!Directory.Exists(to))
            return [System.IO.Path.GetRelativePath(New, from).Replace('\\', '/')];
        var folders = Directory.GetDirectories(from).Order(StringComparer.Ordinal)
            .SelectMany(folder => Units(folder, System.IO.Path.Combine(to, System.IO.Path.GetFileName(folder))));
        var files = Directory.GetFiles(from).Order(StringComparer.Ordinal)
            .Select(file => System.IO.Path.GetRelativePath(New, file).Replace('\\', '/'));
        return [.. folders, .. files.Where(written.ContainsKey)];
    }

    private void FinishEarlier()
    {
        try
        {
            if (File.Exists(Moves))
                Finished = FinishMoves();
            if (Directory.Exists(New))
                Directory.Delete(New, recursive: true);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            throw new OutputException(
                $"An earlier command was interrupted while its files took their places in {Path}, and that cannot be finished: "
                    + $"{DiskFault.PathOf(refusal) ?? "a file"}: {DiskFault.ReasonOf(refusal)}. Mend that and try again, or "
                    + $"{use.Elsewhere}.", refusal);
        }
    }

    /// <returns>What came, in the end.</returns>
    private string[] FinishMoves()
    {
        var moves = JsonNode.Parse(File.ReadAllBytes(Moves))!;
        string[] Named(string list) => [.. moves[list]!.AsArray().Select(file => file!.GetValue<string>())];
        var isListed = moves["listed"]!.GetValue<bool>();
        var manifest = System.IO.Path.Combine(New, Manifest);
        // Between the two lists of files that are true, there is none.
        if (isListed && File.Exists(manifest))
            File.Delete(PathOf(Manifest));
        foreach (var unit in Named("coming"))
            MoveIn(System.IO.Path.Combine([New, .. unit.Split('/')]), PathOf(unit));
        foreach (var file in Named("going").Where(file => File.Exists(PathOf(file))))
        {
            File.Delete(PathOf(file));
            DeleteEmptyFolders(System.IO.Path.GetDirectoryName(PathOf(file))!);
        }

        if (isListed)
            MoveIn(manifest, PathOf(Manifest));
        File.Delete(Moves);
        return Named("coming");
    }

    // What moved before an interruption is no longer there. A file that would not change stays: it may be open, as a running kernel's are.
    private static void MoveIn(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Delete(to);
            Directory.Move(from, to);
        }
        else if (File.Exists(from) && !(File.Exists(to) && OutputFile.At(from) == OutputFile.At(to)))
        {
            File.Move(from, to, overwrite: true);
        }
    }

    private void DeleteEmptyFolders(string folder)
    {
        while (folder.Length > Path.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = System.IO.Path.GetDirectoryName(folder)!;
        }
    }
}

/// <summary>Why a command's output is not written, in sentences that name the file or folder and what to do.</summary>
/// <param name="message">The sentences.</param>
/// <param name="cause">What was caught, if anything.</param>
public sealed class OutputException(string message, Exception? cause = null) : IOException(message, cause);
