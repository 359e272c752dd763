using System.Text.Json.Nodes;

namespace Deals.Tests.Kernels;

/// <summary>`deals kernel install` and `remove`: what they write, what they leave alone, what they say when they cannot.</summary>
public sealed class KernelInstallTests : IDisposable
{
    private readonly KernelBench _bench = new();

    [Fact]
    public async Task The_kernelspec_names_every_file_in_full_and_each_is_there()
    {
        var installed = await _bench.KernelAsync("install");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Errors));
        Assert.Contains(Path.GetDirectoryName(_bench.Spec)!, installed.Output, StringComparison.Ordinal);
        var spec = JsonNode.Parse(File.ReadAllText(_bench.Spec))!;
        Assert.Equal(("C# (Deals)", "C#", "message"), ((string)spec["display_name"]!, (string)spec["language"]!, (string)spec["interrupt_mode"]!));
        string[] argv = [.. spec["argv"]!.AsArray().Select(each => (string)each!)];
        Assert.True(Path.IsPathFullyQualified(argv[0]), argv[0]);
        Assert.Equal(4, argv.Count(Path.IsPathFullyQualified));
        Assert.All(argv.Where(Path.IsPathFullyQualified), path => Assert.True(Path.Exists(path), path));
        Assert.Equal("{connection_file}", argv[^1]);
        // From a range of ports, two kernels that start at once take the same one; at 0 the system gives each its own.
        Assert.Equal("0-0", argv[Array.IndexOf(argv, "--http-port-range") + 1]);
        Assert.Contains("--http-local-only", argv);
        Assert.Equal(("1", "1"), ((string)spec["env"]!["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"]!, (string)spec["env"]!["DOTNET_CLI_TELEMETRY_OPTOUT"]!));
    }

    [Fact]
    public async Task The_lifted_library_lies_beside_the_kernelspec_so_that_the_checkout_may_go()
    {
        await _bench.KernelAsync("install");
        Assert.DoesNotContain(Repository.Root, File.ReadAllText(_bench.Spec), StringComparison.Ordinal);
        Assert.Single(_bench.Files().Keys, file => Path.GetFileName(file) == "FSharp.Core.dll");
    }

    [Fact]
    public async Task Installing_twice_is_as_installing_once_and_leaves_nothing_half_written()
    {
        await _bench.KernelAsync("install");
        var once = _bench.Files();
        Assert.Equal(0, (await _bench.KernelAsync("install")).ExitCode);
        Assert.Equal(once, _bench.Files());
        Assert.Equal(3, once.Count);
    }

    [Fact]
    public async Task Removing_takes_away_what_installing_wrote_and_nothing_else()
    {
        _bench.Write("{}", "home", "jupyter", "kernels", "python3", "kernel.json");
        _bench.WriteStock();
        var before = _bench.Files();
        await _bench.KernelAsync("install");
        Assert.NotEqual(before, _bench.Files());
        Assert.Equal(0, (await _bench.KernelAsync("remove")).ExitCode);
        Assert.Equal(before, _bench.Files());
        Assert.False(Directory.Exists(Path.GetDirectoryName(_bench.Spec)));
        var again = await _bench.KernelAsync("remove");
        Assert.Equal((0, $"There is nothing to remove in {_bench.Kernels}.\n"), (again.ExitCode, again.Output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_replaced_stock_kernel_starts_as_ours_does_and_comes_back_as_it_was()
    {
        var before = File.ReadAllText(_bench.WriteStock());
        Assert.Equal(0, (await _bench.KernelAsync("install", "--replace")).ExitCode);
        Assert.Equal(0, (await _bench.KernelAsync("install", "--replace")).ExitCode); // what is kept is the stock one, not ours
        JsonNode stock = JsonNode.Parse(File.ReadAllText(_bench.StockSpec))!, own = JsonNode.Parse(File.ReadAllText(_bench.Spec))!;
        Assert.Equal(".NET (C#)", (string)stock["display_name"]!);
        Assert.True(JsonNode.DeepEquals(own["argv"], stock["argv"]));
        await _bench.KernelAsync("remove");
        Assert.Equal([Path.Combine(".net-csharp", "kernel.json")], _bench.Files().Keys);
        Assert.Equal(before, File.ReadAllText(_bench.StockSpec));
    }

    [Fact]
    public async Task A_stock_kernel_that_was_not_there_before_is_gone_after()
    {
        await _bench.KernelAsync("install", "--replace");
        Assert.True(File.Exists(_bench.StockSpec));
        await _bench.KernelAsync("remove");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.Kernels));
    }

    [Fact]
    public async Task A_prefix_names_an_environment_and_the_users_own_folder_is_left_alone()
    {
        await _bench.KernelAsync("install", "--prefix", "an env");
        Assert.True(File.Exists(_bench.PathOf("an env", "share", "jupyter", "kernels", "deals-csharp", "kernel.json")));
        Assert.Contains(_bench.PathOf("an env"), File.ReadAllText(_bench.PathOf("an env", "share", "jupyter", "kernels", "deals-csharp", "kernel.json")), StringComparison.Ordinal);
        Assert.Empty(_bench.Files());
        await _bench.KernelAsync("remove", "--prefix", "an env");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.PathOf("an env", "share", "jupyter", "kernels")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_in_a_sentence()
    {
        _bench.Write("in the way", "home", "jupyter");
        var refused = await _bench.KernelAsync("install");
        Assert.Equal((6, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"deals: The folder {_bench.Kernels} cannot be made: ", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_install_that_fails_half_way_leaves_no_kernelspec()
    {
        _bench.Write("in the way", "home", "jupyter", "kernels", "deals-csharp", "lift", "lift.deps.json", "a folder where a file belongs");
        Assert.Equal(6, (await _bench.KernelAsync("install")).ExitCode);
        Assert.False(File.Exists(_bench.Spec));
    }

    [Fact]
    public async Task A_feed_without_the_package_is_told_with_the_packages_name_and_nothing_is_written()
    {
        var empty = Directory.CreateDirectory(_bench.PathOf("feed")).FullName;
        var settings = $"""<configuration><packageSources><clear /><add key="empty" value="{empty}" /></packageSources></configuration>""";
        _bench.Write(settings, "home", ".nuget", "NuGet", "NuGet.Config");
        _bench.Write(settings, "home", "roaming", "NuGet", "NuGet.Config");
        _bench.Variables["NUGET_PACKAGES"] = Directory.CreateDirectory(_bench.PathOf("no packages")).FullName;
        var refused = await _bench.KernelAsync("install");
        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"deals: The package Microsoft.dotnet-interactive {_bench.Version}, the kernel's program, cannot be restored. ", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(_bench.Files());
    }

    [Fact]
    public async Task A_package_that_dotnet_remembers_from_another_folder_is_told_with_what_to_delete()
    {
        var elsewhere = JsonValue.Create(_bench.Write("", "elsewhere", "program.dll"))!.ToJsonString();
        _bench.Write($$"""[{"Version":"{{_bench.Version}}","TargetFramework":"net10.0","RuntimeIdentifier":"any","Name":"dotnet-interactive","Runner":"dotnet","PathToExecutable":{{elsewhere}}}]""", "home", ".dotnet", "toolResolverCache", "1", "microsoft.dotnet-interactive");
        _bench.Variables["NUGET_PACKAGES"] = Directory.CreateDirectory(_bench.PathOf("no packages")).FullName;
        _bench.Variables["DOTNET_CLI_HOME"] = null;
        var refused = await _bench.KernelAsync("install");
        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("Delete .dotnet/toolResolverCache in your home folder", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("install", "--mend")]
    [InlineData("remove", "--replace")]
    [InlineData("status", "--prefix")]
    [InlineData("instal", "--prefix", "x")]
    public async Task What_is_no_option_of_a_command_is_refused(params string[] arguments)
    {
        var refused = await _bench.KernelAsync(arguments);
        Assert.Equal(2, refused.ExitCode);
        Assert.NotEmpty(refused.Errors);
        Assert.Empty(_bench.Files());
    }

    public void Dispose() => _bench.Dispose();
}
