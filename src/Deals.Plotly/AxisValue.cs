using System.Globalization;
using Deals.Charts.Drawing;

namespace Deals.Plotly;

/// <summary>Places and lengths as plotly.js wants them: days as ISO text, their lengths in milliseconds.</summary>
internal static class AxisValue
{
    private const double MillisecondsADay = 86_400_000;

    public static object At(double value, Axis axis) => axis.Kind == AxisKind.Number
        ? value
        : DateOnly.MinValue.ToDateTime(TimeOnly.MinValue).AddDays(value) is var moment && moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static double Length(double length, Axis axis) => axis.Kind == AxisKind.Number ? length : length * MillisecondsADay;
}
