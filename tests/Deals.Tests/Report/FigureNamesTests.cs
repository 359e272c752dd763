using CsCheck;
using Deals.Report.Pages;
using Deals.Tests.Charts;

namespace Deals.Tests.Report;

/// <summary>A figure's id may be any text; the names of its files are plain, and no two figures share one.</summary>
public sealed class FigureNamesTests
{
    [Theory]
    [InlineData("verdicts", "verdicts")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a/b\\c.d", "a-b-c-d")]
    [InlineData("..", "figure")]
    [InlineData("", "figure")]
    [InlineData("---", "figure")]
    [InlineData("Große Ströme", "gro-e-str-me")]
    [InlineData("本", "figure")]
    [InlineData("CON", "figure-con")]
    [InlineData("nul", "figure-nul")]
    [InlineData("Com1", "figure-com1")]
    [InlineData("lpt9", "figure-lpt9")]
    [InlineData("console", "console")]
    public void A_name_is_the_id_in_plain_letters(string id, string name)
        => Assert.Equal(name, Assert.Single(ReportFigure.Named([Records.Saying("words", id)])).FileName);

    [Fact]
    public void A_long_id_gives_a_name_that_file_systems_take()
        => Assert.InRange(ReportFigure.Named([Records.Saying("words", new string('x', 5000))]).Single().FileName.Length, 1, 100);

    [Fact]
    public void Equal_figures_are_one_and_others_of_the_same_id_are_told_apart_by_their_hash()
    {
        var named = ReportFigure.Named([Records.Saying("a", "same", "HASH01xyz"), Records.Saying("a", "same", "HASH01xyz"), Records.Saying("b", "SAME", "HASH02xyz"), Records.Saying("c", "same", "hash02abc"), Records.Saying("d", "same", "")]);
        Assert.Equal(["same", "same-hash02", "same-2", "same-"], named.Select(figure => figure.FileName));
    }

    [Fact]
    public void Names_are_plain_unlike_and_never_empty()
        => Gen.Select(Gen.OneOf("a", "A", "/", ".", "con", "-", "2", "é", "\0", ":").Array[0, 4].Select(string.Concat), Gen.OneOf("", "A1", "a1", "/..", "2")).Array[0, 12].Sample(ids =>
        {
            var named = ReportFigure.Named(ids.Select((id, at) => Records.Saying($"figure {at}", id.Item1, id.Item2)));
            Assert.Equal(ids.Length, named.Count);
            Assert.Equal(named.Count, named.Select(figure => figure.FileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(named, figure => Assert.Matches("^[a-z0-9-]+$", figure.FileName));
            Assert.DoesNotContain(named, figure => figure.FileName is "con" or "nul" or "aux" or "prn");
        }, iter: 300, threads: 1);

    [Fact]
    public void Hostile_ids_give_plain_names_too()
        => Assert.All(ReportFigure.Named(HostileTexts.All.Select((text, at) => Records.Saying($"figure {at}", text))), figure => Assert.Matches("^[a-z0-9-]{1,120}$", figure.FileName));
}
