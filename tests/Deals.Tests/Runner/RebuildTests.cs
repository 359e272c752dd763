namespace Deals.Tests.Runner;

/// <summary>A live kernel has the kit's assemblies mapped: a build that wrote into those files would kill it.</summary>
public sealed class RebuildTests
{
    [Fact]
    public async Task A_rebuild_puts_new_files_in_place_and_leaves_the_old_ones_to_who_holds_them()
    {
        using var bench = new Workbench();
        foreach (var settings in (string[])["Directory.Build.props", "Directory.Build.targets", "global.json"])
        {
            if (File.Exists(Repository.PathOf(settings)))
                File.Copy(Repository.PathOf(settings), bench.PathOf(settings));
        }
        // The repository's own rules, without what would have to be restored.
        bench.Write("Directory.Packages.props", "<Project />");
        const string plain = "<PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally><RestorePackagesWithLockFile>false</RestorePackagesWithLockFile></PropertyGroup>"
            + "<ItemGroup><PackageReference Remove=\"@(PackageReference)\" /></ItemGroup>";
        bench.Write("lib/lib.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">{plain}</Project>");
        bench.Write("app/app.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">{plain}<ItemGroup><ProjectReference Include=\"../lib/lib.csproj\" /></ItemGroup></Project>");
        bench.Write("app/App.cs", "internal sealed class App : Lib;\n");
        await BuildAsync(bench, "internal class Other;\n");
        string[] files = [bench.PathOf("artifacts", "bin", "app", "release", "lib.dll"), bench.PathOf("artifacts", "bin", "lib", "release", "lib.dll")];
        var before = files.Select(File.ReadAllBytes).ToList();
        var held = files.Select(file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)).ToList();
        try
        {
            await BuildAsync(bench, "internal class Another { internal int Number { get; set; } }\n");
            for (var i = 0; i < files.Length; i++)
            {
                Assert.NotEqual(before[i], File.ReadAllBytes(files[i]));
                using var contents = new MemoryStream();
                held[i].CopyTo(contents);
                Assert.Equal(before[i], contents.ToArray());
            }
        }
        finally
        {
            held.ForEach(stream => stream.Dispose());
        }
    }

    private static async Task BuildAsync(Workbench bench, string more)
    {
        bench.Write("lib/Lib.cs", "#pragma warning disable\npublic class Lib;\n" + more);
        var build = await Command.ToEndAsync(Command.Start(bench.Folder, "dotnet", ["build", "app/app.csproj", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-nologo", "-v:q"]));
        Assert.True(build.ExitCode == 0, build.Output);
    }
}
