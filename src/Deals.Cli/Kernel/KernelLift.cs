using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Deals.Cli;

/// <summary>
/// Lifts the kernel's FSharp.Core to the one that Plotly.NET needs. Additional dependencies name the newer one, and the .NET host
/// takes it from a store. It is named as an asset of a runtime: one that is not would be looked for beside the kernel's program
/// first, where the older one lies. (The way by CORE_SERVICING does not exist on Windows.)
/// </summary>
/// <param name="folder">Where its files go.</param>
internal sealed class KernelLift(string folder)
{
    private const string Framework = "net10.0";
    private const string Library = "FSharp.Core";
    private const string Asset = "runtimes/any/lib/" + Library + ".dll";

    /// <summary>The newest of those that the kit's own parts bring.</summary>
    private static readonly string s_source =
        Directory.EnumerateFiles(AppContext.BaseDirectory, $"{Library}.dll", SearchOption.AllDirectories)
        .MaxBy(file => (AssemblyName.GetAssemblyName(file).Version, file))!;

    private static readonly string s_version = FileVersionInfo.GetVersionInfo(s_source).FileVersion!;

    public string Folder => folder;

    public string Dependencies => Path.Combine(folder, "lift.deps.json");

    /// <summary>A store as DOTNET_SHARED_STORE names it: architecture and framework come below.</summary>
    public string Store => Path.Combine(folder, "store");

    /// <summary>The same as a path to probe.</summary>
    public string ProbingPath => Path.Combine(Store, RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(), Framework);

    private string File => Path.Combine([ProbingPath, Library.ToLowerInvariant(), s_version, .. Asset.Split('/')]);

    public bool IsThere => Path.Exists(Dependencies) && Path.Exists(File);

    /// <summary>Its files, each with what it holds.</summary>
    public IEnumerable<(string Path, byte[] Contents)> Files()
        => [(File, System.IO.File.ReadAllBytes(s_source)), (Dependencies, Encoding.UTF8.GetBytes(Text()))];

    private static string Text()
    {
        var package = $"{Library}/{s_version}";
        var asset = new JsonObject
        {
            ["rid"] = "any",
            ["assetType"] = "runtime",
            ["assemblyVersion"] = $"{AssemblyName.GetAssemblyName(s_source).Version}",
            ["fileVersion"] = s_version
        };
        return new JsonObject
        {
            ["runtimeTarget"] = new JsonObject { ["name"] = ".NETCoreApp,Version=v10.0", ["signature"] = "" },
            ["targets"] = new JsonObject
            {
                [".NETCoreApp,Version=v10.0"] =
                new JsonObject { [package] = new JsonObject { ["runtimeTargets"] = new JsonObject { [Asset] = asset } } }
            },
            ["libraries"] = new JsonObject
            {
                [package] =
                new JsonObject
                {
                    ["type"] = "package",
                    ["serviceable"] = false,
                    ["sha512"] = "",
                    ["path"] = $"{Library.ToLowerInvariant()}/{s_version}"
                }
            },
        }.ToJsonString();
    }
}
