using System.Net;

namespace Deals.Charts.Html;

/// <summary>Values as the text of a page: every character means itself, and no culture shows.</summary>
public static class HtmlText
{
    /// <summary>
    /// The classes by which MathJax, which notebooks and pages made of them load, passes over an element: between two dollar signs it
    /// would see a formula.
    /// </summary>
    public const string NoFormulas = "tex2jax_ignore mathjax_ignore";

    /// <summary>Escapes a text for content and for quoted attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A cell's value as people read it; empty for null.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "yes" : "no",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        float number => number.ToString("0.######", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
