using System.Globalization;

namespace Deals.Plotly;

/// <summary>The names plotly.js has for a panel's axes: the first has no number, the second is 2.</summary>
internal static class AxisName
{
    /// <summary>As traces, shapes and annotations refer to it: x, x2.</summary>
    public static string Short(char axis, int panelAt) => $"{axis}{Number(panelAt)}";

    /// <summary>As the layout defines it: xaxis, xaxis2.</summary>
    public static string Long(char axis, int panelAt) => $"{axis}axis{Number(panelAt)}";

    private static string Number(int panelAt) => panelAt == 0 ? "" : (panelAt + 1).ToString(CultureInfo.InvariantCulture);
}
