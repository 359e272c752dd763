using Deals.Notebooks;

namespace Deals.Tests.Runner;

public sealed class CellReferencesTests
{
    [Theory]
    [InlineData("#r \"../lib/Some.dll\"", "#r", "../lib/Some.dll")]
    [InlineData("var a = 1;\n  #r \"nuget: Name, 1.2.3\" // why", "#r", "nuget: Name, 1.2.3")]
    [InlineData("#r \"nuget: Name\n1", "#r", "nuget: Name")]
    [InlineData("#i \"nuget:../packages\"", "#i", "nuget:../packages")]
    [InlineData("#!import shared set-up.ipynb ", "#!import", "shared set-up.ipynb")]
    [InlineData("#!import \"shared set-up.ipynb\"", "#!import", "shared set-up.ipynb")]
    [InlineData("#load \"deeper.csx\"", "#load", "deeper.csx")]
    [InlineData("#r nuget:Name,1.2.3", "#r", "nuget:Name,1.2.3")]
    [InlineData("#!value --name rows --from-file rows.csv", "#!value", "rows.csv")]
    [InlineData("#!value --from-file \"my rows.csv\" --name rows", "#!value", "my rows.csv")]
    public void A_directive_names_one_thing(string source, string directive, string name) => Assert.Equal([(directive, name)], CellReferences.In(source));

    [Theory]
    [InlineData("var text = \"#r\";")]
    [InlineData("#region a\n#pragma warning disable\n#endregion")]
    [InlineData("#!markdown\n# r")]
    public void Other_lines_name_nothing(string source) => Assert.Empty(CellReferences.In(source));

    [Theory]
    [InlineData("nuget:Name", true)]
    [InlineData("nuget: Name, *", true)]
    [InlineData("nuget: Name, 1.*-*", true)]
    [InlineData("nuget: Name,1.2.3-beta", false)]
    [InlineData("nuget: Name, [1.0, 2.0)", false)]
    [InlineData("../lib/Some.dll", false)]
    public void A_package_floats_unless_its_version_is_said(string name, bool floats) => Assert.Equal(floats, CellReferences.IsFloatingPackage(name));

    /// <summary>From notebooks/ to out/deep/: what exists is found from there; packages, rooted paths and what exists nowhere stay.</summary>
    [Theory]
    [InlineData("#r \"../lib/Some.dll\"\nx", "#r \"../../lib/Some.dll\"\nx")]
    [InlineData("#r \"../lib/Some.dll\" // why", "#r \"../../lib/Some.dll\" // why")]
    [InlineData("#i \"nuget:../lib\"", "#i \"nuget:../../lib\"")]
    [InlineData("#!import more.csx", "#!import ../../notebooks/more.csx")]
    [InlineData("#!value --name rows --from-file more.csx", "#!value --name rows --from-file ../../notebooks/more.csx")]
    [InlineData("#!value --from-file more.csx --name rows", "#!value --from-file ../../notebooks/more.csx --name rows")]
    [InlineData("#r \"nuget: Name, 1.2.3\"", "#r \"nuget: Name, 1.2.3\"")]
    [InlineData("#r \"System.Xml\"", "#r \"System.Xml\"")]
    [InlineData("#r \"../lib/None.dll\"", "#r \"../lib/None.dll\"")]
    [InlineData("#r \"../../../lib/Some.dll\"", "#r \"../../lib/Some.dll\"")]
    public void What_a_cell_names_is_found_from_where_it_is_written(string source, string moved)
    {
        using var bench = new Workbench();
        bench.Write("lib/Some.dll", "");
        bench.Write("notebooks/more.csx", "");
        Assert.Equal(moved, CellReferences.Moved(source, bench.PathOf("notebooks"), bench.PathOf("out", "deep")));
    }

    /// <summary>Where it stays, so does what it names, but for a folder of packages, which the kernel takes by its whole path only.</summary>
    [Fact]
    public void A_cell_that_runs_where_it_stands_keeps_its_paths_but_for_folders_of_packages()
    {
        using var bench = new Workbench();
        bench.Write("lib/Some.dll", "");
        const string kept = "#r \"./../lib/Some.dll\"\n";
        Assert.Equal($"{kept}#i \"nuget:{bench.PathOf("lib")}\"", CellReferences.Moved(kept + "#i \"nuget:../lib\"", bench.PathOf("notebooks"), bench.PathOf("notebooks")));
    }
}
