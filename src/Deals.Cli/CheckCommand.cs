namespace Deals.Cli;

/// <summary>`deals check`: holds datasets against their descriptors and tells every problem.</summary>
internal static class CheckCommand
{
    private const string Notes = """
        Examples:
          deals check                     every dataset in data/
          deals check my-deals            data/my-deals, here or in a folder above
          deals check ../my-deals --json  a folder, for a machine to read

        Exit codes:
            0  clean; there may be warnings
            1  problems were found
            2  wrong use: unknown option, no such dataset
            6  the output was closed or is full
          130  Ctrl-C
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create()
    {
        var dataset = DatasetArgument();
        var json = new Option<bool>("--json") { Description = "Print the problems as a JSON array, and nothing else" };
        var command = new Command("check", "Checks datasets and lists every problem with its file, line and column.") { dataset, json };
        command.SetAction((parsed, _) => RunInterrupt.GuardAsync(
            interrupt => RunAsync(parsed.GetValue(dataset), parsed.GetValue(json), parsed.InvocationConfiguration.Output,
                interrupt.Token)));
        return HelpWithNotes.Describe(command, Notes);
    }

    internal static Argument<string?> DatasetArgument()
    {
        var dataset = new Argument<string?>("DATASET")
        {
            Description = "A name, looked for in data/ here and above, or a folder; without it, every dataset in data/",
            Arity = ArgumentArity.ZeroOrOne,
        };
        dataset.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }, ..])
                result.AddError($"There is no option {option}.");
        });
        return dataset;
    }

    /// <summary>The dataset that is wanted, or every one in data/.</summary>
    /// <exception cref="DatasetNotFoundException">There is none of that name.</exception>
    /// <exception cref="RefusedException">There is none at all.</exception>
    internal static IReadOnlyList<Dataset> Datasets(string? wanted)
    {
        var found = wanted is null ? Dataset.FindAll() : [Dataset.Find(wanted)];
        return found.Count > 0 ? found
            : throw new RefusedException("There is no dataset in data/ here or above. Name one: deals check FOLDER");
    }

    private static async Task<int> RunAsync(string? wanted, bool asJson, TextWriter output, CancellationToken cancellation)
    {
        var datasets = Datasets(wanted);
        var checks = new List<(Dataset Dataset, DatasetCheck Check)>();
        foreach (var dataset in datasets)
            checks.Add((dataset, await ProgressLine.WhileAsync($"checking {dataset.Name}",
                () => dataset.CheckAsync(MissingLetters.In, cancellation), cancellation).ConfigureAwait(false)));

        await output.WriteAsync(asJson ? Json(checks)
            : string.Join(Environment.NewLine, checks.Select(check => Text(check.Dataset, check.Check)))).ConfigureAwait(false);
        return checks.TrueForAll(check => check.Check.ProblemCount == 0) ? ExitCode.Done : ExitCode.Problems;
    }

    /// <summary>The problems of a dataset, a paragraph for each file, and a closing line with counts.</summary>
    private static string Text(Dataset dataset, DatasetCheck check)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var files = check.Problems.GroupBy(problem => problem.Place.File).ToList();
        foreach (var file in files)
        {
            foreach (var problem in file)
                text.WriteLine($"{problem.Place with { File = FromHere(dataset, problem.Place.File) }}: {problem.Message}");
            text.WriteLine();
        }

        foreach (var warning in check.Warnings)
            text.WriteLine($"{warning.Place with { File = FromHere(dataset, warning.Place.File) }}: warning: {warning.Message}");

        text.WriteLine(check.ProblemCount == 0
            ? $"{dataset.Name} is clean: "
                + $"{string.Join(", ", check.Tables.Select(table => $"{table.Name} {Count(table.Rows)}"))}.{WorldsOf(check.Book!)}"
            : $"{dataset.Name}: {Many(check.ProblemCount, "problem")} in {Many(files.Count, "file")}; {Many(check.Tables.Count, "table")} "
                + $"with {Many(check.Tables.Sum(table => (long)table.Rows), "row")} read.");
        return text.ToString();
    }

    /// <summary>
    /// How many combinations the odds of assumptions make, each of which every result is computed in; nothing where there are none.
    /// </summary>
    private static string WorldsOf(DealBook book)
        => book.HasMoney && MoneySize.Worlds(book) is > 1 and var worlds
            ? $" Results are averages over {Count((long)worlds)} combinations of odds." : "";

    private static string Json(IEnumerable<(Dataset Dataset, DatasetCheck Check)> checks) => JsonSerializer.Serialize(
        from one in checks
        from told in one.Check.Problems.Select(problem => (Problem: problem, Severity: "problem"))
            .Concat(one.Check.Warnings.Select(warning => (Problem: warning, Severity: "warning")))
        let place = told.Problem.Place
        select new
        {
            dataset = one.Dataset.Name,
            severity = told.Severity,
            kind = told.Problem.Kind.Id,
            file = FromHere(one.Dataset, place.File),
            line = place.Line,
            column = place.Column,
            header = place.Header,
            value = told.Problem.Value,
            expected = told.Problem.Expected,
            message = told.Problem.Message,
        }, Readable) + Environment.NewLine;

    /// <summary>
    /// The file's path from the current folder, in full where it lies elsewhere, with forward slashes, so that a terminal opens it on a
    /// click.
    /// </summary>
    internal static string FromHere(Dataset dataset, string file)
    {
        var here = Directory.GetCurrentDirectory();
        var folder = OutputFolder.Holds(here, dataset.Folder!) ? Path.GetRelativePath(here, dataset.Folder!) : dataset.Folder!;
        return Path.Combine(folder, file).Replace('\\', '/');
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Many(long number, string noun) => $"{Count(number)} {noun}{(number == 1 ? "" : "s")}";
}
