namespace Deals.Cli;

/// <summary>One line of `deals kernel status`: a thing, how it is, what is known of it, and what brings or mends it.</summary>
internal sealed record KernelFinding(string What, string State, string Known, string? Remedy = null)
{
    public const string Ok = "ok";
    public const string Missing = "missing";
    public const string Faulty = "faulty";
    public const string None = "-";
}

/// <summary>`deals kernel status`: looks at what notebooks need on this machine, as a doctor would.</summary>
internal sealed class KernelStatus(KernelSpec spec, KernelTool tool, KernelPlaces places)
{
    private const string Install = "deals kernel install";

    /// <summary>What *C# (Deals)* needs.</summary>
    public async Task<IReadOnlyList<KernelFinding>> NeededAsync(CancellationToken cancellation)
        => [Sdk(await KernelTool.SdkAsync(cancellation).ConfigureAwait(false)), Program(), Own()];

    /// <summary>What notebooks, pictures and other hosts use besides.</summary>
    public IReadOnlyList<KernelFinding> Others() => [Stock(), Jupyter(), .. Polyglot()];

    private static KernelFinding Sdk(string? version) => version is not null
        ? new(".NET SDK", KernelFinding.Ok, version)
        : new(".NET SDK", KernelFinding.Missing, "none that global.json allows", "https://dotnet.microsoft.com/download/dotnet/10.0");

    private KernelFinding Program() => tool.IsRestored
        ? new("kernel's program", KernelFinding.Ok, $"{tool.Name}, restored")
        : new("kernel's program", KernelFinding.Missing, $"{tool.Name} is not restored", Install);

    private KernelFinding Own()
    {
        const string What = "C# (Deals)";
        if (!File.Exists(spec.File))
            return new(What, KernelFinding.Missing, $"not in {spec.Kernels}", Install);
        if (Gone(KernelSpec.Arguments(spec.File)) is { } gone)
            return new(What, KernelFinding.Faulty, $"{spec.Folder} starts {gone}, which is not there", Install);
        if (File.ReadAllText(spec.File) != spec.Text || !spec.Lift.IsThere)
            return new(What, KernelFinding.Faulty, $"{spec.Folder} was written by another version of this command", Install);
        return new(What, KernelFinding.Ok, spec.Folder);
    }

    private KernelFinding Stock()
    {
        const string What = ".NET (C#), stock";
        const string Replace = $"{Install} --replace";
        if (!File.Exists(spec.StockFile))
            return new(What, KernelFinding.None, "not installed; C# (Deals) takes its place");
        var folder = Path.GetDirectoryName(spec.StockFile)!;
        if (KernelSpec.IsOurs(spec.StockFile))
            return File.ReadAllText(spec.StockFile) == spec.StockText
                ? new(What, KernelFinding.Ok, $"{folder}, replaced: starts as C# (Deals) does")
                : new(What, KernelFinding.Faulty, $"{folder} was replaced by another version of this command", Replace);
        return KernelSpec.Arguments(spec.StockFile) is ["dotnet", "interactive", ..] && places.OnPath("dotnet-interactive") is null
            ? new(What, KernelFinding.Faulty, $"{folder} starts `dotnet interactive`, which is not on the PATH", Replace)
            : new(What, KernelFinding.Ok, $"{folder}, as .NET Interactive installed it: no charts of your own by Plotly.NET", Replace);
    }

    private KernelFinding Jupyter() => places.OnPath("jupyter") is { } jupyter
        ? new("Jupyter", KernelFinding.Ok, jupyter)
        : new("Jupyter", KernelFinding.None, "not on the PATH; VS Code with Microsoft's Jupyter extension needs none");

    private IEnumerable<KernelFinding> Polyglot()
    {
        const string What = "Polyglot Notebooks";
        var storages = places.PolyglotStorages().Where(storage => Directory.Exists(storage.Folder)).ToList();
        return storages.Count == 0 ? [new(What, KernelFinding.None, "has not run here")]
            : storages.Select(storage => PolyglotFault.IsIn(storage.Folder)
            ? new KernelFinding(What, KernelFinding.Faulty,
                $"in {storage.Editor} it will not start again with this SDK: {storage.Folder} has dotnet-tools.json in the wrong place",
                "deals kernel status --mend")
            : new(What, KernelFinding.Ok, $"in {storage.Editor}: {storage.Folder}"));
    }

    /// <summary>The first file that a command line names in full and that is not there.</summary>
    private static string? Gone(IReadOnlyList<string> arguments)
        => arguments.Where(Path.IsPathFullyQualified).FirstOrDefault(path => !Path.Exists(path));
}
