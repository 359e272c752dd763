using Deals.Notebooks;

namespace Deals.Tests.Runner;

public sealed class CellPartsTests
{
    [Fact]
    public void Code_keeps_its_lines_and_references_come_before_it() => Assert.Equal(
        [
            new AssemblyPart(2, "../lib/Some.dll"),
            new PackagePart(3, "Name", "1.2.3"),
            new CSharpPart(1, "var a = 1;\n\n\na"),
        ],
        CellParts.Read("var a = 1;\n#r \"../lib/Some.dll\"\n#r \"nuget: Name, 1.2.3\"\na", "csharp"));

    [Fact]
    public void Languages_take_turns() => Assert.Equal(
        [
            new MarkupPart(2, "text/markdown", "# Title\n\ntext"),
            new CSharpPart(6, "\n\n\n\n\n1 + 1"),
            new MarkupPart(8, "text/html", "<b>x</b>"),
        ],
        CellParts.Read("#!markdown\n# Title\n\ntext\n#!csharp\n1 + 1\n#!html\n<b>x</b>", "csharp"));

    [Fact]
    public void A_directive_between_code_parts_it() => Assert.Equal(
        [
            new CSharpPart(1, "first();"),
            new ImportPart(2, "shared set-up.ipynb"),
            new TimePart(3),
            new AboutPart(4),
            new CSharpPart(5, "\n\n\n\nsecond();"),
        ],
        CellParts.Read("first();\n#!import \"shared set-up.ipynb\"\n#!time\n  #!about\nsecond();", "C#"));

    [Theory]
    [InlineData("#r \"nuget:Name\"", "Name", null, true)]
    [InlineData("#r \"nuget: Name, *\"", "Name", "*", true)]
    [InlineData("#r \"nuget: Name, 1.*-*\"", "Name", "1.*-*", true)]
    [InlineData("#r \"nuget: Name, *-*\"", "Name", "*-*", true)]
    [InlineData("#r \"nuget: Name,1.2.3-beta\"", "Name", "1.2.3-beta", false)]
    [InlineData("#r \"nuget: Name, [1.0, 2.0)\"", "Name", "[1.0, 2.0)", false)]
    public void A_package_floats_unless_its_version_is_said(string line, string name, string? version, bool floats)
    {
        var package = Assert.IsType<PackagePart>(Assert.Single(CellParts.Read(line, "csharp")));
        Assert.Equal((name, version, floats), (package.Name, package.Version, package.IsFloating));
    }

    [Theory]
    [InlineData("1\n#!fsharp\n2", 2, "unknown directive #!fsharp")]
    [InlineData("#!share --from html x", 1, "unknown directive #!share")]
    [InlineData("#!import", 1, "names no file")]
    [InlineData("\n\n#r nuget: Name", 3, "double quotes")]
    [InlineData("#r \"nuget: \"", 1, "names no package")]
    [InlineData("#r \"nuget: Name, latest\"", 1, "latest is no version")]
    public void What_is_not_understood_is_refused_at_its_line(string source, int line, string reason)
    {
        var refusal = Assert.Throws<DirectiveException>(() => CellParts.Read(source, "csharp"));
        Assert.Equal(line, refusal.Line);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_compilers_own_directives_are_left_to_it() =>
        Assert.Equal([new CSharpPart(1, "#region a\n#pragma warning disable\n#endregion\n#if X\n#endif")],
            CellParts.Read("#region a\n#pragma warning disable\n#endregion\n#if X\n#endif", "csharp"));

    [Fact]
    public void An_empty_cell_asks_for_nothing() => Assert.Empty(CellParts.Read(" \n\n", "csharp"));

    [Fact]
    public void A_cell_of_another_language_is_refused() =>
        Assert.Contains("fsharp", Assert.Throws<DirectiveException>(() => CellParts.Read("1", "fsharp")).Message, StringComparison.Ordinal);
}
