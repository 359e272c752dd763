using System.Text.Json.Nodes;
using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Kernels;

/// <summary>A machine of a test's own: an empty home folder, and a package folder in which a file stands for the kernel's program.</summary>
internal sealed class KernelBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KernelBench()
    {
        Version = (string)JsonNode.Parse(File.ReadAllText(Repository.PathOf(".config", "dotnet-tools.json")))!["tools"]!["microsoft.dotnet-interactive"]!["version"]!;
        Directory.CreateDirectory(PathOf("home"));
        Write("", "packages", "microsoft.dotnet-interactive", Version, "tools", "net10.0", "any", "Microsoft.DotNet.Interactive.App.dll");
        Variables = new()
        {
            ["HOME"] = PathOf("home"),
            ["USERPROFILE"] = PathOf("home"),
            ["APPDATA"] = PathOf("home", "roaming"),
            ["XDG_DATA_HOME"] = PathOf("home", "data"),
            ["XDG_CONFIG_HOME"] = PathOf("home", "settings"),
            ["JUPYTER_DATA_DIR"] = PathOf("home", "jupyter"),
            ["NUGET_PACKAGES"] = PathOf("packages"),
        };
    }

    /// <summary>The pinned version of the kernel's program.</summary>
    public string Version { get; }

    public Dictionary<string, string?> Variables { get; }

    public string Kernels => PathOf("home", "jupyter", "kernels");

    public string Spec => Path.Combine(Kernels, "deals-csharp", "kernel.json");

    public string StockSpec => Path.Combine(Kernels, ".net-csharp", "kernel.json");

    public string PathOf(params string[] parts) => _folder.PathOf(parts);

    public string Write(string contents, params string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(parts))!);
        File.WriteAllText(PathOf(parts), contents);
        return PathOf(parts);
    }

    /// <summary>The stock kernelspec as .NET Interactive writes it.</summary>
    public string WriteStock() => Write("""{ "argv": ["dotnet", "interactive", "jupyter", "{connection_file}"], "display_name": ".NET (C#)", "language": "C#" }""", "home", "jupyter", "kernels", ".net-csharp", "kernel.json");

    /// <summary>Every file below the folder of kernels with its contents.</summary>
    public Dictionary<string, string> Files() => Directory.Exists(Kernels)
        ? Directory.EnumerateFiles(Kernels, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Kernels, file), file => Convert.ToHexString(File.ReadAllBytes(file)))
        : [];

    public Task<Command> KernelAsync(params string[] arguments)
        => Command.ToEndAsync(Command.Start(_folder.Path, Command.Dotnet, [Command.Program, "kernel", .. arguments], Variables));

    public void Dispose() => _folder.Dispose();
}
