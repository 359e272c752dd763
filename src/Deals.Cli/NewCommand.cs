using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Deals.Cli;

/// <summary>`deals new`: the options, their help, and nothing else.</summary>
internal static class NewCommand
{
    private const string Notes = """
        Examples:
          deals new my-deals                   data/my-deals and notebooks/my-deals, here
          deals new my-deals --out ../mine     the same, in another folder

        The dataset has a row or two in each table, about parties that do not exist, to be replaced; its README.md tells which
        tables a first version needs. The notebooks are those of notebooks/template, about the new dataset. Nothing that is
        there already is changed.

        Exit codes:
            0  made
            2  wrong use: unknown option, a name that cannot be used, something of that name is there
            6  a file cannot be written, another command is writing into the folder, or the output was closed or is full
        """;

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Small letters, digits and hyphens, as my-deals" };
        var outFolder = new Option<string>("--out")
        { Description = "The folder in which data/ and notebooks/ are", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var command = new Command("new", "Makes a dataset to be filled, and notebooks about it.") { name, outFolder };
        command.SetAction(parsed =>
        {
            NewDeals.Make(parsed.GetValue(name)!, parsed.GetValue(outFolder)!, parsed.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return HelpWithNotes.Describe(command, Notes);
    }
}

/// <summary>`deals new` itself: copies the template's notebooks and its example dataset under another name.</summary>
internal static partial class NewDeals
{
    private const int LongestName = 60;
    private const string Example = "example";
    private const string PathToKit = "../../artifacts/";
    private static readonly JsonSerializerOptions Readable
        = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes them.</summary>
    /// <exception cref="RefusedException">The name cannot be used, or something of that name is there.</exception>
    /// <exception cref="OutputException">They cannot be written.</exception>
    public static void Make(string name, string outFolder, TextWriter output)
    {
        var kit = RunFolders.RepositoryOf(AppContext.BaseDirectory)
            ?? throw new RefusedException("deals new copies notebooks/template, which lies beside the kit's sources; there is none");
        var template = Path.Combine(kit, NotebookFolder.Usual, NotebookFolder.Template);
        RequireName(name);
        var (data, notebooks) = ($"data/{name}", $"{NotebookFolder.Usual}/{name}");
        using var folder = OutputFolder.Take(outFolder, new("deals new") { IsListed = false });
        var isThere = folder.Finished.Any(
            unit => $"{data}/".StartsWith($"{unit}/", StringComparison.Ordinal)
                || $"{notebooks}/".StartsWith($"{unit}/", StringComparison.Ordinal));
        if (!isThere)
        {
            foreach (var taken in new[] { data, notebooks }.Select(folder.PathOf).Where(Path.Exists))
                throw new RefusedException($"{FromHere(taken)} is there already, and stays as it is; choose another name");
            Copy(Directory.GetFiles(Path.Combine(template, "data", Example)), data, (file, text) => InDataset(file, text, name));
            var toKit = Path.GetRelativePath(folder.PathOf(notebooks), kit);
            Copy(NotebookFolder.Require(template), notebooks, (_, text) => InNotebook(text, name, toKit));
            folder.Swap();
        }

        output.Write(Next(name, folder.PathOf(data), folder.PathOf(notebooks), folder.Path, kit));

        void Copy(IEnumerable<string> files, string to, Func<string, string, string> change)
        {
            foreach (var file in files)
                folder.Write($"{to}/{Path.GetFileName(file)}", Encoding.UTF8.GetBytes(change(file, File.ReadAllText(file))));
        }
    }

    private static void RequireName(string name)
    {
        if (!Names().IsMatch(name) || name.Length > LongestName)
        {
            throw new RefusedException(
                $"{JsonSerializer.Serialize(name, Readable)} cannot be a dataset's name: it takes small letters, digits and hyphens, "
                + $"at most {LongestName}, with a letter first, as my-deals");
        }

        if (name == NotebookFolder.Template || Devices().IsMatch(name))
            throw new RefusedException($"\"{name}\" cannot be a dataset's name: it has another meaning; take my-{name}");
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
}
