namespace Deals.Cli;

/// <summary>`deals kernel`: the commands, their help, and what they say.</summary>
internal static class KernelCommand
{
    private const int Missing = ExitCode.Problems;

    private const string Notes = """
        Examples:
          deals kernel install                  for this user; VS Code and Jupyter find it
          deals kernel install --prefix .venv   for an environment
          deals kernel install --replace        the stock kernel .NET (C#) starts the same way
          deals kernel status --mend            what is there, what is missing; Polyglot Notebooks is mended

        The kernel is .NET Interactive in the version that .config/dotnet-tools.json pins. It is started by its full path, with the
        FSharp.Core that Plotly.NET needs, without telemetry, and listens to this machine only. To install again is fine. What
        remove leaves is the restored package, where NuGet keeps all packages.

        Exit codes:
            0  done; for status, all that C# (Deals) needs is there
            1  status: something that C# (Deals) needs is missing; the table names the command that brings it
            2  wrong use: unknown option, no home folder
            3  the kernel's program cannot be restored, or not be looked for
            6  a folder cannot be written, or the output was closed or is full; on Windows also that a kernel which is to go is running
        """;

    private static readonly Option<string> s_prefix =
        new("--prefix")
        {
            Description =
            "An environment, as Python and Jupyter have them: DIR/share/jupyter/kernels; without it, this user's own folder",
            HelpName = "DIR"
        };
    private static readonly Option<bool> s_replace =
        new("--replace") { Description = "Replace the stock kernel .NET (C#) too; deals kernel remove brings it back" };
    private static readonly Option<bool> s_mend =
        new("--mend") { Description = "Mend Polyglot Notebooks where it no longer starts: dotnet-tools.json goes where it is looked for" };

    public static Command Create() => HelpWithNotes.Describe(
        new Command("kernel", "Installs the kernel C# (Deals), with which VS Code and Jupyter run the notebooks.")
        {
            Described("install", "Installs the kernel C# (Deals) for VS Code and Jupyter.", [s_prefix, s_replace], InstallAsync),
            Described("status", "Tells what notebooks need on this machine, what is missing, and what brings it.",
                [s_prefix, s_mend], StatusAsync),
            Described("remove", "Takes away what install wrote, and brings a replaced stock kernel back.", [s_prefix], RemoveAsync),
        }, Notes);

    private static Command Described(string name, string description, IReadOnlyList<Option> options,
        Func<ParseResult, KernelSpec, KernelTool, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var kernels = KernelPlaces.OfThisMachine.Kernels(parsed.GetValue(s_prefix));
            var tool = await KernelTool.FindAsync(cancellation).ConfigureAwait(false);
            return await run(parsed, new(kernels, tool), tool, cancellation).ConfigureAwait(false);
        });
        return HelpWithNotes.Describe(command, Notes);
    }

    private static async Task<int> InstallAsync(ParseResult parsed, KernelSpec spec, KernelTool tool, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        var isReplaced = parsed.GetValue(s_replace);
        await tool.RestoreAsync(cancellation).ConfigureAwait(false);
        KernelInstall.Install(spec, isReplaced);
        await output.WriteLineAsync(
            $"The kernel C# (Deals) is installed: {spec.Folder}\nOpen a notebook in VS Code or Jupyter and choose it.")
            .ConfigureAwait(false);
        if (isReplaced)
            await output.WriteLineAsync($".NET (C#) starts the same way now: {spec.StockFile}").ConfigureAwait(false);
        foreach (var (editor, _) in PolyglotFault.InEditors())
            await output.WriteLineAsync(
                $"Polyglot Notebooks in {editor} will not start again with this SDK. To mend it: deals kernel status --mend")
                .ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> StatusAsync(ParseResult parsed, KernelSpec spec, KernelTool tool, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        foreach (var (editor, storage) in parsed.GetValue(s_mend) ? PolyglotFault.InEditors() : [])
        {
            PolyglotFault.Mend(storage);
            await output.WriteLineAsync(
                $"Polyglot Notebooks in {editor} is mended: dotnet-tools.json is in {Path.Combine(storage, ".config")}\n")
                .ConfigureAwait(false);
        }

        var status = new KernelStatus(spec, tool, KernelPlaces.OfThisMachine);
        var needed = await status.NeededAsync(cancellation).ConfigureAwait(false);
        foreach (var (what, state, known, remedy) in needed.Concat(status.Others()))
            await output.WriteLineAsync($"{what,-20}{state,-9}{known}{(remedy is null ? "" : $"\n{"",29}-> {remedy}")}")
                .ConfigureAwait(false);
        await output.WriteLineAsync(spec.Lift.IsThere
            ? $"\nFor Polyglot Notebooks, put this into VS Code's settings (Preferences: Open User Settings "
                + $"(JSON)):\n{spec.PolyglotSettings}"
            : "\nOnce C# (Deals) is installed, this tells what Polyglot Notebooks needs in VS Code's settings.").ConfigureAwait(false);
        return needed.All(finding => finding.State == KernelFinding.Ok) ? 0 : Missing;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, KernelSpec spec, KernelTool tool, CancellationToken cancellation)
    {
        var done = KernelInstall.Remove(spec);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            done.Count > 0 ? string.Join('\n', done) : $"There is nothing to remove in {spec.Kernels}.").ConfigureAwait(false);
        return 0;
    }
}
