using Deals.Charts.Drawing;
using Deals.Charts.Text;

namespace Deals.Charts.Figures;

/// <summary>Axes of amounts that always show zero, with as many labels as fit side by side.</summary>
internal static class ValueAxis
{
    private const int MostTicks = 9;
    private const int FewestTicks = 3;
    private const double Gap = 14;

    /// <summary>An x axis.</summary>
    /// <param name="values">What must find its place.</param>
    /// <param name="unit">What stands below the labels.</param>
    /// <param name="width">The panel's width in pixels.</param>
    public static Axis Across(IEnumerable<double> values, string unit, double width)
    {
        var all = values.Select(Shown).Append(0).ToList();
        var axis = Enumerable.Range(FewestTicks, MostTicks - FewestTicks + 1).Reverse().Select(most => Axis.Numbers(all, new(), most)).FirstOrDefault(axis => Fits(axis.Ticks, axis, width));
        return (axis ?? Thinned(Axis.Numbers(all, new(), FewestTicks), width)) with { MarksZero = true, Caption = unit };
    }

    /// <summary>A y axis.</summary>
    public static Axis Up(IEnumerable<double> values) => Axis.Numbers(values.Select(Shown).Append(0), new(), 7) with { MarksZero = true };

    /// <summary>Whether labels along the x axis keep apart.</summary>
    public static bool Fits(IReadOnlyList<Tick> ticks, Axis axis, double width) => ticks.Zip(ticks.Skip(1)).All(pair
        => ((Lettering.Width(pair.First.Label, Axis.LabelSize) + Lettering.Width(pair.Second.Label, Axis.LabelSize)) / 2) + Gap <= (pair.Second.At - pair.First.At) / (axis.To - axis.From) * width);

    /// <summary>Half of the last label, which reaches beyond the panel.</summary>
    public static double RoomAtEnd(Axis axis) => Math.Ceiling(Lettering.Width(axis.Ticks[^1].Label, Axis.LabelSize) / 2) + 2;

    /// <summary>Only the ends, where amounts have so many digits that no three labels fit; where two do not either, the one farther from zero.</summary>
    private static Axis Thinned(Axis axis, double width)
    {
        Tick[] ends = [axis.Ticks[0], axis.Ticks[^1]];
        return axis with { Ticks = Fits(ends, axis, width) ? ends : [ends.MaxBy(end => Math.Abs(end.At))!] };
    }

    private static double Shown(double value) => Math.Abs(value) <= OutcomeWords.Nothing ? 0 : value;
}
