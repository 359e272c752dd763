using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Deals.Cli;

/// <summary>`deals new` itself: copies the template's notebooks and its example dataset under another name.</summary>
internal static partial class NewDeals
{
    private const int LongestName = 60;
    private const string Example = "example";
    private const string PathToKit = "../../artifacts/";
    private static readonly JsonSerializerOptions Readable
        = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The exit code.</returns>
    public static int Make(string name, string outFolder, TextWriter output, TextWriter error)
    {
        try
        {
            var kit = RunFolders.RepositoryOf(AppContext.BaseDirectory)
                ?? throw new RunUsageException("deals new copies notebooks/template, which lies beside the kit's sources; there is none");
            var template = Path.Combine(kit, NotebookFolder.Usual, NotebookFolder.Template);
            RequireName(name);
            var data = Path.GetFullPath(Path.Combine(outFolder, "data", name));
            var notebooks = Path.GetFullPath(Path.Combine(outFolder, NotebookFolder.Usual, name));
            foreach (var taken in new[] { data, notebooks }.Where(Path.Exists))
                throw new RunUsageException($"{FromHere(taken)} is there already, and stays as it is; choose another name");
            using var made = new Staged();
            made.Add(data, Directory.GetFiles(Path.Combine(template, "data", Example)), (file, text) => InDataset(file, text, name));
            var toKit = Path.GetRelativePath(notebooks, kit);
            made.Add(notebooks, NotebookFolder.Require(template), (_, text) => InNotebook(text, name, toKit));
            made.Put();
            output.Write(Next(name, data, notebooks, Path.GetFullPath(outFolder), kit));
            return RunExitCode.AllRan;
        }
        catch (RunUsageException refusal)
        {
            error.WriteLine(refusal.Message);
            return RunExitCode.Usage;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"deals: {unwritable.Message}");
            return RunExitCode.NotWritable;
        }
    }

    private static void RequireName(string name)
    {
        if (!Names().IsMatch(name) || name.Length > LongestName)
        {
            throw new RunUsageException(
                $"{JsonSerializer.Serialize(name, Readable)} cannot be a dataset's name: it takes small letters, digits and hyphens, "
                + $"at most {LongestName}, with a letter first, as my-deals");
        }

        if (name == NotebookFolder.Template || Devices().IsMatch(name))
            throw new RunUsageException($"\"{name}\" cannot be a dataset's name: it has another meaning; take my-{name}");
    }

    private static string InDataset(string file, string text, string name)
    {
        var title = char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
        switch (Path.GetFileName(file))
        {
            case "README.md":
                return $"# {title}: the codebook\n{text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]}";
            case "datapackage.json":
                var descriptor = JsonNode.Parse(text)!;
                (descriptor["name"], descriptor["title"]) = (name, title);
                return descriptor.ToJsonString(Readable) + "\n";
            default:
                return text;
        }
    }

    /// <summary>The notebook's text with another dataset, and the way from its folder to the kit.</summary>
    private static string InNotebook(string text, string name, string toKit)
    {
        var way = JsonEncodedText.Encode($"{toKit.Replace('\\', '/')}/artifacts/", JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return text.Replace($"string dataset = \\\"{Example}\\\"", $"string dataset = \\\"{name}\\\"", StringComparison.Ordinal)
            .Replace(PathToKit, way, StringComparison.Ordinal);
    }

    private static string Next(string name, string data, string notebooks, string outFolder, string kit)
    {
        var launcher = Path.Combine(Path.GetRelativePath(outFolder, kit), OperatingSystem.IsWindows() ? "deals.cmd" : "deals");
        var deals = launcher.Contains(' ', StringComparison.Ordinal) ? $"\"{launcher}\"" : launcher;
        var isHere = Path.GetRelativePath(outFolder, Environment.CurrentDirectory) == ".";
        return $"""
            Made {FromHere(data)} and {FromHere(notebooks)}. Every row is invented: replace them.

            Next:{(isHere ? "" : $"\n  cd \"{FromHere(outFolder)}\"")}
              {deals} check {name}
              {deals} run --dataset {name}
              {deals} report --dataset {name}

            {FromHere(Path.Combine(data, "README.md"))} tells which tables a first version needs.

            """;
    }

    private static string FromHere(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Names();

    /// <summary>What Windows takes for a device, whatever the folder.</summary>
    [GeneratedRegex(@"\A(con|prn|aux|nul|com\d|lpt\d)\z")]
    private static partial Regex Devices();

    /// <summary>Folders that are written beside their places and then moved there: all are there in the end, or none.</summary>
    private sealed class Staged : IDisposable
    {
        private readonly List<(string Folder, string Place)> folders = [];
        private readonly List<string> unfinished = [];

        public void Add(string place, IEnumerable<string> files, Func<string, string, string> change)
        {
            var folder = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Environment.ProcessId}");
            Directory.CreateDirectory(folder);
            folders.Add((folder, place));
            unfinished.Add(folder);
            foreach (var file in files)
                File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), change(file, File.ReadAllText(file)));
        }

        public void Put()
        {
            foreach (var (folder, place) in folders)
            {
                Directory.Move(folder, place);
                unfinished.Add(place);
            }

            unfinished.Clear();
        }

        public void Dispose()
        {
            foreach (var folder in unfinished.Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);
        }
    }
}
