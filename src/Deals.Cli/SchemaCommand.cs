namespace Deals.Cli;

/// <summary>`deals schema`: holds datasets' descriptors and codebooks against the deals schema, and writes them from it.</summary>
internal static class SchemaCommand
{
    private const string Notes = """
        Examples:
          deals schema                      whether the datasets in data/ have the schema of this kit
          deals schema my-deals --write     writes what it says into data/my-deals: columns, keys, the codebook's tables

        Tables and columns of your own stay. A codebook (README.md) gets its tables between the lines
        <!-- tables: begin (written by ./deals schema --write) --> and <!-- tables: end -->.

        Exit codes:
            0  nothing differs, or all was written
            1  files differ, or a descriptor cannot be read
            2  wrong use: unknown option, no such dataset
            6  a file cannot be read or written, or the output was closed or is full
        """;

    /// <summary>So much of a line is shown.</summary>
    private const int LongestLine = 80;

    private static readonly OutputUse s_use =
        new("deals schema --write") { IsListed = false, Elsewhere = "copy the dataset to where you may write" };

    public static Command Create()
    {
        var dataset = CheckCommand.DatasetArgument();
        var write = new Option<bool>("--write") { Description = "Write the files that differ" };
        var command = new Command("schema",
            "Tells where a dataset's descriptor and codebook differ from the deals schema, or writes them.") { dataset, write };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return Run(CheckCommand.Datasets(parsed.GetValue(dataset)), parsed.GetValue(write), output, error);
        });
        return HelpWithNotes.Describe(command, Notes);
    }

    private static int Run(IReadOnlyList<Dataset> datasets, bool writes, TextWriter output, TextWriter error)
    {
        var code = ExitCode.Done;
        foreach (var dataset in datasets)
        {
            IReadOnlyList<SchemaFile> files;
            try
            {
                files = [.. SchemaFile.Of(dataset.Folder!).Where(file => file.Differs)];
            }
            catch (JsonException)
            {
                error.WriteLine($"deals: {CheckCommand.FromHere(dataset, PackageDescriptor.FileName)} is no descriptor that can be read; "
                    + $"`deals check {dataset.Name}` tells why");
                code = ExitCode.Problems;
                continue;
            }

            if (writes && files.Count > 0)
                Write(dataset, files);
            else if (writes)
                OutputFolder.FinishEarlier(dataset.Folder!, s_use);
            else if (files.Count > 0)
                code = ExitCode.Problems;
            foreach (var file in files)
                output.WriteLine($"{CheckCommand.FromHere(dataset, Path.GetFileName(file.Path))}: "
                    + $"{(writes ? "written" : $"differs from the deals schema, first {Where(file)}")}");
        }

        return code;
    }

    private static string Where(SchemaFile file)
    {
        var (line, now, expected) = file.FirstDifference!.Value;
        // Of long lines that begin alike, what follows is what differs.
        var alike = now.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, alike - (LongestLine / 2));
        string Quoted(string text) => text.Length == 0 ? "nothing"
            : $"“{(from > 0 ? "…" : "")}{text[from..Math.Min(text.Length, from + LongestLine)]}{(text.Length > from + LongestLine ? "…" : "")}”";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"in line {line}: {Quoted(now)} instead of {Quoted(expected)}");
    }

    private static void Write(Dataset dataset, IReadOnlyList<SchemaFile> files)
    {
        using var folder = OutputFolder.Take(dataset.Folder!, s_use);
        foreach (var file in files)
            folder.Write(Path.GetFileName(file.Path), Encoding.UTF8.GetBytes(file.Text));
        folder.Swap();
    }
}
