namespace Deals.Charts.Html;

/// <summary>
/// An SVG file as the address of an image: in letters that stay readable, as most are neither markup nor signs of an address.
/// </summary>
internal static class DataAddress
{
    private const string Start = "data:image/svg+xml,";

    /// <summary>The address, escaped for an attribute in double quotes.</summary>
    /// <param name="svg">The file; no text in it has a quotation mark of its own.</param>
    public static string Of(string svg) => Start + svg
        .Replace("%", "%25", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
        .Replace('"', '\'').Replace("&", "&amp;", StringComparison.Ordinal);
}
