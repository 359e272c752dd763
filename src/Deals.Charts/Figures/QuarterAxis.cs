using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Charts.Themes;

namespace Deals.Charts.Figures;

/// <summary>An x axis of quarters, each at its number in their order: labelled one by one where that fits, else by their years.</summary>
internal static class QuarterAxis
{
    /// <summary>The thickness of a column that leaves some air to its neighbours.</summary>
    public const double Column = 0.78;

    private const double LabelGap = 9;

    /// <summary>The axis.</summary>
    /// <param name="quarters">The quarters, without gaps; at least one.</param>
    /// <param name="width">The width of the panel in pixels.</param>
    public static Axis Of(IReadOnlyList<Quarter> quarters, double width)
    {
        var place = width / quarters.Count;
        var single = quarters.Select((quarter, at) => new Tick(at, quarter.Number == 1 || at == 0 ? $"Q{quarter.Number}\n{quarter.Year:0000}" : $"Q{quarter.Number}")).ToList();
        var years = quarters.Select((quarter, at) => (quarter.Year, At: at)).GroupBy(each => each.Year).Select(year => new Tick(year.Average(each => each.At), $"{year.Key:0000}"));
        return new(AxisKind.Number, -0.5, quarters.Count - 0.5) { IsShown = true, HasGrid = false, Ticks = [.. Apart(single, place) ?? Thinned(years, place)] };
    }

    /// <summary>Lines between the years.</summary>
    public static IEnumerable<Rule> YearRules(IReadOnlyList<Quarter> quarters, Axis y, Palette palette)
        => from at in Enumerable.Range(1, quarters.Count - 1)
           where quarters[at].Number == 1
           select new Rule(at - 0.5, y.From, at - 0.5, y.To, palette.Grid);

    private static double Half(Tick tick) => tick.Label.Split('\n').Max(line => Lettering.Width(line, Axis.LabelSize)) / 2;

    private static bool Keep(Tick one, Tick other, double place) => Half(one) + Half(other) + LabelGap <= (other.At - one.At) * place;

    private static List<Tick>? Apart(List<Tick> ticks, double place) => ticks.Zip(ticks.Skip(1)).All(pair => Keep(pair.First, pair.Second, place)) ? ticks : null;

    private static List<Tick> Thinned(IEnumerable<Tick> ticks, double place)
    {
        var kept = new List<Tick>();
        foreach (var tick in ticks)
        {
            if (kept.Count == 0 || Keep(kept[^1], tick, place))
                kept.Add(tick);
        }

        return kept;
    }
}
