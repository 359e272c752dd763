using System.CommandLine;
using System.Text.Json;
using Deals.Data;

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
        """;

    public static Command Create()
    {
        var dataset = CheckCommand.DatasetArgument();
        var write = new Option<bool>("--write") { Description = "Write the files that differ" };
        var command = new Command("schema", "Tells where a dataset's descriptor and codebook differ from the deals schema, or writes them.") { dataset, write };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return CheckCommand.Datasets(parsed.GetValue(dataset), error) is { } datasets ? Run(datasets, parsed.GetValue(write), output, error) : CheckCommand.WrongUse;
        });
        return HelpWithNotes.Describe(command, Notes);
    }

    private static int Run(IReadOnlyList<Dataset> datasets, bool writes, TextWriter output, TextWriter error)
    {
        var code = CheckCommand.Clean;
        foreach (var dataset in datasets)
        {
            try
            {
                foreach (var file in SchemaFile.Of(dataset.Folder!).Where(file => file.Differs))
                {
                    if (writes)
                        File.WriteAllText(file.Path, file.Text);
                    else
                        code = CheckCommand.Problems;
                    output.WriteLine($"{CheckCommand.FromHere(dataset, Path.GetFileName(file.Path))}: {(writes ? "written" : "differs from the deals schema")}");
                }
            }
            catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{dataset.Name}: {wrong.Message}");
                code = CheckCommand.Problems;
            }
        }

        return code;
    }
}
