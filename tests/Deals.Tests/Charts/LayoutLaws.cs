using CsCheck;
using Deals.Charts.Drawing;
using Deals.Charts.Figures;
using Deals.Charts.Text;
using Deals.Charts.Themes;

namespace Deals.Tests.Charts;

public class LayoutLaws
{
    private const double Pixel = 1e-6;

    private static readonly Gen<string> Prose = Gen.Char["abcdefgh ijklm WMil–é"].Array[0, 120].Select(letters => new string(letters));

    [Fact]
    public void A_wrapped_text_keeps_its_letters_and_no_line_is_wider_than_asked() =>
        Gen.Select(Prose, Gen.Double[40, 400], Gen.Double[9, 18], Gen.Bool).Sample((text, width, size, bold) =>
        {
            var lines = Lettering.Wrap(text, width, size, bold);
            Assert.All(lines, line => Assert.True(Lettering.Width(line, size, bold) <= width));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });

    [Fact]
    public void A_text_cut_to_some_lines_has_no_more_and_says_that_it_was_cut() =>
        Gen.Select(Prose, Gen.Int[1, 3]).Sample((text, most) =>
        {
            var (all, cut) = (Lettering.Wrap(text, 90, 12), Lettering.Wrap(text, 90, 12, false, most));
            Assert.True(cut.Count <= most);
            Assert.Equal(all.Count > most, cut[^1].EndsWith('…'));
        });

    [Fact]
    public void Spread_labels_keep_their_order_touch_at_most_and_stay_in_the_column() =>
        Gen.Select(Gen.Double[0, 500].Array[1, 25], Gen.Double[10, 60].Array[25], Gen.Double[0, 200]).Sample((places, sizes, air) =>
        {
            var wanted = places.Order().ToArray();
            var heights = sizes.Take(wanted.Length).ToArray();
            var room = heights.Sum() + air;
            var middles = Spread.Middles(wanted, heights, room);
            for (var at = 1; at < middles.Count; at++)
                Assert.True(middles[at] - middles[at - 1] >= ((heights[at] + heights[at - 1]) / 2) - Pixel);
            Assert.True(middles[0] >= (heights[0] / 2) - Pixel && middles[^1] <= room - (heights[^1] / 2) + Pixel);
        });

    [Fact]
    public void Labels_that_have_room_stay_where_they_belong()
        => Assert.Equal([20, 60, 100], Spread.Middles([20, 60, 100], [10, 10, 10], 120));

    [Fact]
    public void An_axis_of_days_has_a_length_and_its_labels_stand_on_it() =>
        Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 50_000], Gen.Int[1, 30]).Sample((first, more, most) =>
        {
            // Data have days from 1800 on.
            var from = new DateOnly(1800, 1, 1).AddDays(first);
            var to = from.AddDays(more);
            var axis = Axis.Days(from, to, most);
            Assert.True(axis.To > axis.From);
            Assert.All(axis.Ticks, tick => Assert.InRange(tick.At, axis.From, axis.To));
        });

    [Fact]
    public void Texts_of_one_lane_never_overlap() =>
        Gen.Select(Gen.Double[0, 600], Gen.Double[5, 200]).Array[1, 20].Sample(texts =>
        {
            var extents = texts.Select(text => (From: text.Item1, To: text.Item1 + text.Item2)).ToList();
            var lanes = LabelLanes.Of(extents);
            for (var one = 0; one < extents.Count; one++)
                for (var other = one + 1; other < extents.Count; other++)
                    Assert.True(lanes[one] != lanes[other] || extents[one].To <= extents[other].From || extents[other].To <= extents[one].From);
        });

    [Fact]
    public void Labels_of_a_sankey_never_cover_each_other_or_leave_it() =>
        Gen.Select(Gen.Select(Gen.Char["abcdefgh WM"].Array[1, 30], Gen.Int[0, 3]).Array[4, 12], Gen.Double[0, 9].Array[12].Array[1, 3], Gen.Int[Figure.LeastWidth, 1050]).Sample((some, years, width) =>
        {
            SankeyNode[] nodes = [.. some.Select((one, at) => new SankeyNode($"{at}", new string(one.Item1), at < 4 ? at : one.Item2, Palette.Text)).OrderBy(node => node.Column)];
            var pairs = nodes.SelectMany(from => nodes.Where(to => to.Column > from.Column).Select(to => (from, to))).Take(12).ToList();
            var states = years.Select(year => (IReadOnlyList<SankeyLink>)[.. pairs.Select((pair, at) => new SankeyLink(pair.from.Id, pair.to.Id, year[at], Palette.Text, []))]).ToList();
            var canvas = new Canvas(width);
            var panel = new Sankey(nodes, states, value => $"{value:0.0}", 200, canvas).Of(0);
            var boxes = panel.Notes.Select(note => BoxOf(note, panel)).ToList();
            for (var one = 0; one < boxes.Count; one++)
            {
                Assert.True(boxes[one].Left >= -Pixel && boxes[one].Right <= canvas.ContentWidth + Pixel && boxes[one].Top >= -Pixel - 3 && boxes[one].Bottom <= panel.Height + Pixel, panel.Notes[one].ToString());
                for (var other = one + 1; other < boxes.Count; other++)
                    Assert.True(boxes[one].Right <= boxes[other].Left || boxes[other].Right <= boxes[one].Left || boxes[one].Bottom <= boxes[other].Top + Pixel || boxes[other].Bottom <= boxes[one].Top + Pixel);
            }
        });

    private static (double Left, double Right, double Top, double Bottom) BoxOf(Note note, Panel panel)
    {
        double Before(Side side) => side switch { Side.Start => 0, Side.Middle => 0.5, _ => 1 };
        var width = note.Lines.Max(line => Lettering.Width(line.Text, note.Size, line.Bold));
        var height = note.Lines.Count * note.Size * Lettering.LineHeight;
        var left = panel.Left + note.X + note.ShiftX - (width * Before(note.AtX));
        var top = note.Y + note.ShiftY - (height * Before(note.AtY));
        return (left, left + width, top, top + height);
    }

    [Fact]
    public void Labels_of_places_never_touch() =>
        Gen.Select(Prose.Array[1, 40], Gen.Double[300, 1300]).Sample((labels, width) =>
        {
            var ticks = Axis.Places(labels, width).Ticks!;
            double WidthOf(Tick tick) => tick.Label.Split('\n').Max(line => Lettering.Width(line, Axis.LabelSize));
            Assert.Equal(0, ticks[0].At);
            foreach (var (one, other) in ticks.Zip(ticks.Skip(1)))
                Assert.True((WidthOf(one) + WidthOf(other)) / 2 < (other.At - one.At) * width / labels.Length);
        });

    [Fact]
    public void Every_party_colour_stands_out_from_both_grounds() =>
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, Gen.Enum<Theme>()).Sample((red, green, blue, theme) =>
        {
            var colour = new Rgb(red, green, blue).ToString();
            Assert.True(Palette.AreaOf(colour).In(theme).Contrast(Palette.Ground.In(theme)) >= 2.6);
            Assert.True(Palette.TextOf(colour).In(theme).Contrast(Palette.Ground.In(theme)) >= 4.5);
        });

    [Theory]
    [InlineData("#fff")]
    [InlineData("112233")]
    [InlineData("#11223g")]
    public void A_colour_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => Colour.Parse(text));

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#123456", "#123456", 1)]
    public void Contrast_is_as_the_guidelines_reckon_it(string one, string other, double expected)
        => Assert.Equal(expected, Rgb.Parse(one).Contrast(Rgb.Parse(other)), 0.005);
}
