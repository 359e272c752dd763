using System.Text.Json.Nodes;

namespace Deals.Tests.Kernels;

/// <summary>`deals kernel status` finds what is wrong, names the command that mends it, and says by its exit code whether the kernel works.</summary>
public sealed class KernelStatusTests : IDisposable
{
    private readonly KernelBench _bench = new();

    [Fact]
    public async Task Before_the_kernel_is_installed_its_row_names_the_command_that_brings_it()
    {
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal(1, exitCode);
        Assert.Equal(["ok", "ok"], [rows[".NET SDK"].State, rows["kernel's program"].State]);
        Assert.Equal(("missing", "deals kernel install"), (rows["C# (Deals)"].State, rows["C# (Deals)"].Remedy));
    }

    [Fact]
    public async Task After_it_all_that_it_needs_is_there()
    {
        await _bench.KernelAsync("install");
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal((0, "ok", null), (exitCode, rows["C# (Deals)"].State, rows["C# (Deals)"].Remedy));
    }

    [Fact]
    public async Task A_program_that_is_gone_is_found_out()
    {
        await _bench.KernelAsync("install");
        Directory.Delete(_bench.PathOf("packages"), recursive: true);
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal((1, "missing", "faulty"), (exitCode, rows["kernel's program"].State, rows["C# (Deals)"].State));
        Assert.Contains("Microsoft.DotNet.Interactive.App.dll, which is not there", rows["C# (Deals)"].Known, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kernelspec_of_another_version_or_no_JSON_is_found_out(bool isJson)
    {
        await _bench.KernelAsync("install");
        File.WriteAllText(_bench.Spec, isJson ? File.ReadAllText(_bench.Spec).Replace("0-0", "2048-3000", StringComparison.Ordinal) : "{");
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal((1, "faulty", "deals kernel install"), (exitCode, rows["C# (Deals)"].State, rows["C# (Deals)"].Remedy));
    }

    [Fact]
    public async Task A_library_that_is_gone_from_beside_the_kernelspec_is_found_out()
    {
        await _bench.KernelAsync("install");
        Directory.Delete(_bench.PathOf("home", "jupyter", "kernels", "deals-csharp", "lift"), recursive: true);
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal((1, "faulty"), (exitCode, rows["C# (Deals)"].State));
    }

    [Fact]
    public async Task A_stock_kernel_that_cannot_start_is_no_hindrance_and_can_be_replaced()
    {
        _bench.WriteStock();
        await _bench.KernelAsync("install");
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal((0, "faulty", "deals kernel install --replace"), (exitCode, rows[".NET (C#), stock"].State, rows[".NET (C#), stock"].Remedy));
        await _bench.KernelAsync("install", "--replace");
        Assert.Equal("ok", (await StatusAsync()).Rows[".NET (C#), stock"].State);
    }

    [Fact]
    public async Task Polyglot_Notebooks_that_would_not_start_again_is_found_told_of_and_mended_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the editor's folder is Linux's here; KernelPlacesTests has the others");
        string[] storage = ["home", "settings", "Code", "User", "globalStorage", "ms-dotnettools.dotnet-interactive-vscode"];
        Assert.Equal("-", (await StatusAsync()).Rows["Polyglot Notebooks"].State);
        _bench.Write("the manifest", [.. storage, "dotnet-tools.json"]);
        var installed = await _bench.KernelAsync("install");
        Assert.Contains("Polyglot Notebooks in VS Code will not start again with this SDK. To mend it: deals kernel status --mend", installed.Output, StringComparison.Ordinal);
        var (exitCode, rows) = await StatusAsync();
        Assert.Equal((0, "faulty", "deals kernel status --mend"), (exitCode, rows["Polyglot Notebooks"].State, rows["Polyglot Notebooks"].Remedy));
        Assert.Equal("ok", (await StatusAsync("--mend")).Rows["Polyglot Notebooks"].State);
        Assert.Equal("the manifest", File.ReadAllText(_bench.PathOf([.. storage, ".config", "dotnet-tools.json"])));
        Assert.False(File.Exists(_bench.PathOf([.. storage, "dotnet-tools.json"])));
        Assert.DoesNotContain("is mended", (await _bench.KernelAsync("status", "--mend")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_into_VS_Codes_settings_for_Polyglot_Notebooks_is_JSON_that_names_files_that_are_there()
    {
        await _bench.KernelAsync("install");
        var told = (await _bench.KernelAsync("status")).Output;
        var settings = JsonNode.Parse($"{{{told[told.IndexOf("\"polyglot-notebook.", StringComparison.Ordinal)..]}}}")!["polyglot-notebook.kernelEnvironmentVariables"]!;
        Assert.True(File.Exists((string)settings["DOTNET_ADDITIONAL_DEPS"]!));
        Assert.True(Directory.Exists((string)settings["DOTNET_SHARED_STORE"]!));
    }

    private async Task<(int ExitCode, Dictionary<string, (string State, string Known, string? Remedy)> Rows)> StatusAsync(params string[] options)
    {
        var told = await _bench.KernelAsync(["status", .. options]);
        Assert.Equal("", told.Errors);
        var rows = new Dictionary<string, (string State, string Known, string? Remedy)>();
        var last = "";
        foreach (var line in told.Output.Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => !line.StartsWith(".NET SDK", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0))
        {
            if (line.TrimStart().StartsWith("-> ", StringComparison.Ordinal))
                rows[last] = rows[last] with { Remedy = line.TrimStart()[3..] };
            else
                rows[last = line[..20].TrimEnd()] = (line[20..29].TrimEnd(), line[29..], null);
        }

        return (told.ExitCode, rows);
    }

    public void Dispose() => _bench.Dispose();
}
