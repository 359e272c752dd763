using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Data;

namespace Deals.Tests.Charts;

/// <summary>Every letter that figures draw is in the kit's font: pictures and pages show a box in the place of another.</summary>
public sealed class LettersTests
{
    public static TheoryData<string, string> Datasets => new() { { "data", "openai-clouds" }, { "tests/data", "league-rights" } };

    [Theory]
    [MemberData(nameof(Datasets))]
    public async Task Every_letter_of_every_figure_is_in_the_font(string folder, string name)
    {
        var book = await Dataset.In(Repository.PathOf([.. folder.Split('/'), name])).ReadAsync(TestContext.Current.CancellationToken);
        var figures = DealFigures.All(book, book.Timeline());
        Assert.NotEmpty(figures);
        Assert.Empty(figures.SelectMany(figure => new[] { Figure.NarrowWidth, 1400 }.SelectMany(figure.ToPictures).SelectMany(Unknown)
            .Concat(Unknown(figure.Slider)).Distinct().Select(unknown => $"{figure.Id}: {unknown}")));
    }

    [Theory]
    [InlineData("✓", false)]
    [InlineData("✗", false)]
    [InlineData("→", false)]
    [InlineData("– “a” ’ … × · − %", true)]
    public void Marks_that_the_font_lacks_are_found(string text, bool isKnown)
        => Assert.Equal(isKnown, !Unknown([new(text)]).Any());

    /// <summary>A date, a span of quarters and an amount stay on one line where they fit on it, however wide the lines are.</summary>
    [Theory]
    [InlineData("31 Dec 2027")]
    [InlineData("Q1 2021–Q4 2024")]
    [InlineData("(Q3 2022)")]
    [InlineData("SEK m,")]
    [InlineData("−SEK 1.2m")]
    public void What_belongs_together_is_not_torn(string whole)
    {
        var widths = Enumerable.Range((int)Lettering.Width(whole, TypeSize.Label) + 1, 400);
        Assert.All(widths, width => Assert.Contains(
            Lettering.Wrap($"The change in present value {whole} of what the parties have to pay", width, TypeSize.Label), line => line.Contains(whole, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Unknown(Slider? slider)
        => slider is null ? [] : Unknown([new(slider.Caption), .. slider.States.SelectMany(state => new[] { state.Label, state.Finding }).Select(text => new NoteLine(text))]);

    private static IEnumerable<string> Unknown(Picture picture)
        => Unknown([
            .. picture.Notes.Prepend(picture.Title).Concat(picture.Panels.SelectMany(panel => panel.Notes)).SelectMany(note => note.Lines),
            .. picture.Panels.SelectMany(panel => new[] { panel.X, panel.Y })
                .SelectMany(axis => (axis.Ticks ?? []).Select(tick => tick.Label).Append(axis.Caption ?? "")).Select(text => new NoteLine(text)),
        ]);

    /// <summary>The letters of lines that their font has no glyph for, each with the line it is on.</summary>
    private static IEnumerable<string> Unknown(IReadOnlyList<NoteLine> lines)
        => from line in lines
           from letter in line.Text.EnumerateRunes()
           where letter.Value != '\n' && (line.Bold ? FontFile.Bold : FontFile.Regular).AdvanceOf(letter.Value) is null
           select $"'{letter}' in {line.Text}";
}
