using System.Xml.Linq;

namespace Deals.Tests;

/// <summary>The projects depend on each other one way only; what may not be depended on cannot leak in.</summary>
public sealed class ArrowsTests
{
    /// <summary>Each project, the projects it may name, and the packages it may name.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["Deals.Model"] = ([], ["MathNet.Numerics"]),
        // The same sources as Deals.Model, for where code is interpreted.
        ["Deals.Model.OneWorld"] = ([], ["MathNet.Numerics"]),
        ["Deals.Data"] = (["Deals.Model"], ["CsvHelper"]),
        ["Deals.Charts"] = (["Deals.Model"], []),
        ["Deals.Plotly"] = (["Deals.Charts"], ["Plotly.NET", "Plotly.NET.CSharp"]),
        // Deals.Plotly and the page's server are built before the kit and copied beside it, but never referenced: see the test below.
        ["Deals.Kit"] = (["Deals.Data", "Deals.Charts", "Deals.Plotly", "Deals.WhatIf.Server"], ["Microsoft.Data.Analysis"]),
        // The kernels live with the cells, in the host; the runner reads notebooks and their parameters.
        ["Deals.Output"] = ([], []),
        ["Deals.Notebooks"] = (["Deals.Output"], ["Microsoft.CodeAnalysis.CSharp", "Microsoft.DotNet.Interactive.Documents"]),
        ["Deals.NotebookHost"] = (["Deals.Notebooks"],
            ["FSharp.Core", "Markdig", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.PackageManagement"]),
        // The page, and its two hosts: a reader's browser, and a program on the reader's machine.
        ["Deals.WhatIf"] = (["Deals.Data", "Deals.Model", "Deals.Charts", "Deals.Plotly"], ["Microsoft.AspNetCore.Components.Web"]),
        ["Deals.WhatIf.Browser"] = (["Deals.WhatIf", "Deals.Model.OneWorld"], ["Microsoft.AspNetCore.Components.WebAssembly"]),
        ["Deals.WhatIf.Server"] = (["Deals.WhatIf"], []),
        ["Deals.Report"] = (["Deals.Charts", "Deals.Notebooks"], ["DocumentFormat.OpenXml", "Markdig", "PDFsharp", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies", "System.IO.Hashing"]),
        // The host and the page's server are shipped in folders of their own, likewise without a reference.
        ["Deals.Cli"] = (["Deals.Data", "Deals.Notebooks", "Deals.Report", "Deals.NotebookHost", "Deals.Plotly", "Deals.WhatIf.Server"], ["Parquet.Net", "System.CommandLine"]),
    };

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_what_it_may(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"{project} has no entry in the table of arrows: decide what it may depend on.");
        var (projects, packages) = Allowed[project];
        Assert.Empty(References(project).Select(reference => reference.Name).Except(projects));
        // What is named only to be left out is none that it uses.
        Assert.Empty(Items(project, "PackageReference").Where(item => (string?)item.Attribute("ExcludeAssets") != "runtime").Select(item => item.Attribute("Include")!.Value).Except(packages));
    }

    [Theory]
    [InlineData("Deals.Kit", "Deals.Plotly")] // F# must stay out of the notebook's own load context
    [InlineData("Deals.Kit", "Deals.WhatIf.Server")] // it is a program of its own, with a framework of its own
    [InlineData("Deals.Cli", "Deals.Plotly")]
    [InlineData("Deals.Cli", "Deals.WhatIf.Server")]
    [InlineData("Deals.Cli", "Deals.NotebookHost")] // a notebook's cells must not find the command's own copies
    public void What_is_shipped_in_a_folder_of_its_own_is_not_referenced(string project, string shipped)
        => Assert.Equal("false", References(project).Single(reference => reference.Name == shipped).Item.Attribute("ReferenceOutputAssembly")?.Value);

    [Fact]
    public void Nothing_in_src_depends_on_the_command_or_on_tests()
        => Assert.DoesNotContain(
            Directory.GetDirectories(Repository.PathOf("src")).SelectMany(folder => References(Path.GetFileName(folder)!)),
            reference => reference.Name == "Deals.Cli" || reference.Item.Attribute("Include")!.Value.Contains("tests", StringComparison.Ordinal));

    private static IEnumerable<(string Name, XElement Item)> References(string project)
        => Items(project, "ProjectReference").Select(item => (Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace('\\', '/')), item));

    private static IEnumerable<XElement> Items(string project, string kind)
    {
        var file = XDocument.Load(Repository.PathOf("src", project, $"{project}.csproj"));
        // What ships a library beside another stands in a file that several projects import.
        var imported = file.Descendants("Import").Select(import => XDocument.Load(Repository.PathOf("src", project, import.Attribute("Project")!.Value)));
        return imported.Prepend(file).SelectMany(each => each.Descendants(kind));
    }
}
