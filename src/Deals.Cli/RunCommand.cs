namespace Deals.Cli;

/// <summary>`deals run`: the options, their help, and nothing else.</summary>
internal static class RunCommand
{
    private const int DefaultTimeoutSeconds = 600;
    private const int DefaultParallelLimit = 4;

    private const string Examples = """
        Examples:
          deals run                                         every notebook in notebooks/
          deals run notebooks/01-exclusivity-windows.ipynb  one of them
          deals run --dataset ../my-deals --set rate=0.25 --out out/mine
          deals run --scenario slow_growth
          deals run --scenario my-scenario.json --set assume=agi_date=2029-01-01
          deals run --static --out docs/notebooks           as GitHub shows them
          deals run --no-cache --parallel 1 --timeout 120

        Parameters are the declarations in a notebook's cell tagged "parameters". A setting goes to every notebook that
        declares its name; a name that none declares is an error. --dataset and --scenario set the parameters of these names.
        With a dataset and no notebooks named, those in notebooks/ or notebooks/*/ that open it by themselves are run, and
        those in notebooks/template where none do.
        """;

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            HelpName = "NOTEBOOK",
            Description = "Notebooks to run; without any, those that were written for the dataset, in order",
            Arity = ArgumentArity.ZeroOrMore
        };
        notebooks.CompletionSources.Add(
            _ => Directory.Exists("notebooks") ? Directory.GetFiles("notebooks", "*.ipynb").Order(StringComparer.Ordinal) : []);
        var named = new Option<string[]>("--notebooks") { Description = "The same, as an option", AllowMultipleArgumentsPerToken = true };
        var deals = new DealOptions();
        var (dataset, scenario) = (deals.Dataset, deals.Scenario);
        var set = new Option<string[]>("--set") { Description = "Set a parameter: name=value (repeatable)", HelpName = "name=value" };
        var outFolder = new Option<string>("--out")
        {
            Description = "Folder for the executed notebooks",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("out", "notebooks")
        };
        var isStatic = new Option<bool>(
            "--static")
        { Description = "Write them for a place that runs no scripts, as GitHub is: figures as pictures" };
        var timeout = new Option<double>("--timeout")
        {
            Description = "Seconds one notebook may take; 0 for no limit",
            HelpName = "S",
            DefaultValueFactory = _ => DefaultTimeoutSeconds,
            CustomParser = Seconds
        };
        var parallel = new Option<int>("--parallel")
        {
            Description = "Notebooks run at the same time",
            HelpName = "N",
            DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, DefaultParallelLimit),
            CustomParser = Notebooks
        };
        var keepGoing = new Option<bool>(
            "--keep-going")
        { Description = "Run the cells after a failed one too (other notebooks go on in any case)" };
        var noCache = new Option<bool>("--no-cache") { Description = "Run even what has not changed" };
        var command = new Command("run", "Runs notebooks and writes them with their results.") { notebooks, named, dataset, set, scenario,
            outFolder, isStatic, timeout, parallel, keepGoing, noCache };
        command.SetAction((parsed, _) => Run.ToEndAsync(new()
        {
            Notebooks = [.. parsed.GetValue(notebooks) ?? [], .. parsed.GetValue(named) ?? []],
            Settings = parsed.GetValue(set) ?? [],
            Dataset = parsed.GetValue(dataset),
            Scenario = parsed.GetValue(scenario),
            Out = parsed.GetValue(outFolder)!,
            IsStatic = parsed.GetValue(isStatic),
            TimeoutSeconds = parsed.GetValue(timeout),
            Parallel = parsed.GetValue(parallel),
            KeepGoing = parsed.GetValue(keepGoing),
            NoCache = parsed.GetValue(noCache),
        }));
        return HelpWithNotes.Describe(command, Examples + "\n\n" + ExitCode.OfRuns);
    }

    private static int Notebooks(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            return number;
        result.AddError($"--parallel {text}: expected a whole number from 1");
        return 1;
    }

    private static double Seconds(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= TimeSpan.FromDays(20).TotalSeconds)
            return seconds;
        result.AddError($"--timeout {text}: expected a number of seconds, as 90 or 0.5");
        return 0;
    }
}
