using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Deals.Cli;

/// <summary>The kernels of one folder as Jupyter reads them: *C# (Deals)*, and the stock one where it is replaced.</summary>
internal sealed class KernelSpec
{
    /// <summary>The mark by which a kernelspec is known to be ours.</summary>
    private const string Mark = "deals";
    private const string StockName = ".net-csharp";
    private static readonly JsonSerializerOptions s_readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly KernelTool _tool;

    public KernelSpec(string kernels, KernelTool tool)
    {
        (Kernels, _tool) = (Path.GetFullPath(kernels), tool);
        Lift = new(Path.Combine(Folder, "lift"));
    }

    public string Kernels { get; }

    public string Folder => Path.Combine(Kernels, "deals-csharp");

    public string File => Path.Combine(Folder, "kernel.json");

    public string StockFile => Path.Combine(Kernels, StockName, "kernel.json");

    /// <summary>The stock kernelspec as it was before it was replaced.</summary>
    public string StockKept => StockFile + ".before-deals";

    public KernelLift Lift { get; }

    public string Text => Json("C# (Deals)", []);

    /// <summary>The stock kernelspec, mended; VS Code knows it by its metadata.</summary>
    public string StockText => Json(".NET (C#)",
        new()
        {
            ["vscode"] = new JsonObject
            {
                ["extension_id"] = "ms-dotnettools.dotnet-interactive-vscode",
                ["kernel_id"] = "dotnet-interactive"
            }
        });

    /// <summary>What Polyglot Notebooks has to put into its kernel's environment, as a line of VS Code's settings.</summary>
    public string PolyglotSettings => $"\"polyglot-notebook.kernelEnvironmentVariables\": {new JsonObject
    {
        ["DOTNET_ADDITIONAL_DEPS"] = Lift.Dependencies,
        ["DOTNET_SHARED_STORE"] = Lift.Store,
        ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
    }.ToJsonString(s_readable)}";

    /// <summary>Whether a kernelspec was written by this command, in whatever version.</summary>
    public static bool IsOurs(string file) => Read(file)?["metadata"]?[Mark] is not null;

    /// <summary>The program that a kernelspec starts, with its arguments; empty where that cannot be read.</summary>
    public static IReadOnlyList<string> Arguments(string file)
        => Read(file)?["argv"] is JsonArray argv ? [.. argv.Select(each => $"{each}")] : [];

    private static JsonObject? Read(string file)
    {
        try
        {
            return System.IO.File.Exists(file) ? JsonNode.Parse(System.IO.File.ReadAllText(file)) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Everything is named in full, so that neither the PATH nor the current folder matters. On port 0 the system gives each kernel
    /// one of its own; from a range, kernels that start at once take the same.
    /// </summary>
    private string Json(string name, JsonObject metadata)
    {
        metadata[Mark] = new JsonObject { ["tool"] = _tool.Version };
        return new JsonObject
        {
            ["argv"] = new JsonArray(
                KernelTool.Dotnet, "exec", "--additional-deps", Lift.Dependencies, "--additionalprobingpath", Lift.ProbingPath,
                _tool.Program,
                "jupyter", "--default-kernel", "csharp", "--http-local-only", "--http-port-range", "0-0", "{connection_file}"),
            ["display_name"] = name,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject
            {
                ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
                // Cells are short-lived: what is gained by measuring them first is less than it takes, a second of the start.
                ["DOTNET_TieredPGO"] = "0",
                // Mapping each compiled method twice takes another.
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning",
            },
            ["metadata"] = metadata,
        }.ToJsonString(s_readable) + "\n";
    }
}
