using System.CommandLine;

namespace Deals.Cli;

/// <summary>`deals kernel`: the commands, their help, and what they say.</summary>
internal static class KernelCommand
{
    private const string InstallNotes = """
        Examples:
          deals kernel install                  for this user; VS Code and Jupyter find it
          deals kernel install --prefix .venv   for an environment
          deals kernel install --replace        the stock kernel .NET (C#) starts the same way

        The kernel is .NET Interactive in the version that .config/dotnet-tools.json pins. It is started by its full path, with the
        FSharp.Core that Plotly.NET needs, without telemetry, and listens to this machine only. Installing again is fine.

        Exit codes:
            0  installed
            2  wrong use: unknown option, no home folder
            3  the kernel's program cannot be restored
            6  the folder cannot be written
        """;

    private const string StatusNotes = """
        Exit codes:
            0  all that C# (Deals) needs is there; other things may be missing
            1  something that C# (Deals) needs is missing; the table names the command that brings it
            2  wrong use: unknown option, no home folder
            3  the kernel's program cannot be looked for
            6  what --mend mends cannot be written
        """;

    private const string RemoveNotes = """
        The restored package stays where NuGet keeps all packages.

        Exit codes:
            0  removed, or there was nothing to remove
            2  wrong use: unknown option, no home folder
            3  the kernel's program cannot be looked for
            6  the folder cannot be written, or a kernel is running (Windows)
        """;

    private const int Missing = 1;

    public static Command Create()
    {
        var prefix = new Option<string>("--prefix") { Description = "The environment to use, as Python and Jupyter have it: DIR/share/jupyter/kernels; without it, this user's own", HelpName = "DIR" };
        var replace = new Option<bool>("--replace") { Description = "Replace the stock kernel .NET (C#) too; deals kernel remove brings it back" };
        var mend = new Option<bool>("--mend") { Description = "Mend Polyglot Notebooks where it no longer starts: move dotnet-tools.json where it is looked for" };
        return new("kernel", "Installs the kernel C# (Deals), with which VS Code and Jupyter run the notebooks.")
        {
            Described("install", "Installs the kernel C# (Deals) for VS Code and Jupyter.", InstallNotes, [prefix, replace], async (parsed, spec, tool, cancellation) =>
            {
                var isReplaced = parsed.GetValue(replace);
                await KernelInstall.InstallAsync(spec, tool, isReplaced, cancellation).ConfigureAwait(false);
                var output = parsed.InvocationConfiguration.Output;
                await output.WriteLineAsync($"The kernel C# (Deals) is installed: {spec.Folder}\nOpen a notebook in VS Code or Jupyter and choose it.").ConfigureAwait(false);
                if (isReplaced)
                    await output.WriteLineAsync($".NET (C#) starts the same way now: {spec.StockFile}").ConfigureAwait(false);
                foreach (var (editor, _) in Faulty())
                    await output.WriteLineAsync($"Polyglot Notebooks in {editor} will not start again with this SDK. To mend it: deals kernel status --mend").ConfigureAwait(false);
                return 0;
            }),
            Described("status", "Tells what notebooks need on this machine, what is missing, and what brings it.", StatusNotes, [prefix, mend], async (parsed, spec, tool, cancellation) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                foreach (var (editor, folder) in parsed.GetValue(mend) ? Faulty() : [])
                {
                    PolyglotFault.Mend(folder);
                    await output.WriteLineAsync($"Polyglot Notebooks in {editor} is mended: dotnet-tools.json is in {Path.Combine(folder, ".config")}\n").ConfigureAwait(false);
                }

                var status = new KernelStatus(spec, tool, KernelPlaces.OfThisMachine);
                var needed = await status.NeededAsync(cancellation).ConfigureAwait(false);
                foreach (var (what, state, known, remedy) in needed.Concat(status.Others()))
                    await output.WriteLineAsync($"{what,-20}{state,-9}{known}{(remedy is null ? "" : $"\n{"",29}-> {remedy}")}").ConfigureAwait(false);
                await output.WriteLineAsync(spec.Lift.IsThere
                    ? $"\nFor Polyglot Notebooks, put this into VS Code's settings (Preferences: Open User Settings (JSON)):\n{spec.PolyglotSettings}"
                    : "\nOnce C# (Deals) is installed, this tells what Polyglot Notebooks needs in VS Code's settings.").ConfigureAwait(false);
                return needed.All(finding => finding.State == KernelFinding.Ok) ? 0 : Missing;
            }),
            Described("remove", "Takes away what install wrote, and brings a replaced stock kernel back.", RemoveNotes, [prefix], async (parsed, spec, _, _) =>
            {
                var done = KernelInstall.Remove(spec);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(done.Count > 0 ? string.Join('\n', done) : $"There is nothing to remove in {spec.Kernels}.").ConfigureAwait(false);
                return 0;
            }),
        };

        Command Described(string name, string description, string notes, IReadOnlyList<Option> options, Func<ParseResult, KernelSpec, KernelTool, CancellationToken, Task<int>> run)
        {
            var command = new Command(name, description);
            foreach (var option in options)
                command.Options.Add(option);
            command.SetAction(async (parsed, cancellation) =>
            {
                try
                {
                    var tool = await KernelTool.FindAsync(cancellation).ConfigureAwait(false);
                    return await run(parsed, new(KernelPlaces.OfThisMachine.Kernels(parsed.GetValue(prefix)), tool), tool, cancellation).ConfigureAwait(false);
                }
                catch (KernelException refusal)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(refusal.Message).ConfigureAwait(false);
                    return refusal.ExitCode;
                }
            });
            return HelpWithNotes.Describe(command, notes);
        }
    }

    private static IReadOnlyList<(string Editor, string Folder)> Faulty() => [.. KernelPlaces.OfThisMachine.PolyglotStorages().Where(storage => PolyglotFault.IsIn(storage.Folder))];
}
