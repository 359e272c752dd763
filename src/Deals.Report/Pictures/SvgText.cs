using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Deals.Report.Pictures;

/// <summary>A picture as SVG whose texts are texts, with a title and a description for those who do not see it.</summary>
/// <param name="Text">The document.</param>
/// <param name="Width">Its width in CSS pixels.</param>
/// <param name="Height">Its height in CSS pixels.</param>
public sealed record SvgText(string Text, int Width, int Height)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The document with its XML declaration, in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{Text}\n");

    /// <summary>Completes what plotly.js wrote: words for readers without eyes, and the root's attributes in one order, as the browser's own is left to chance.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    internal static SvgText Of(string drawn, string title, string description)
    {
        var root = XElement.Parse(drawn, LoadOptions.PreserveWhitespace);
        Hatching.ToLines(root);
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", "title desc");
        var attributes = root.Attributes().OrderBy(attribute => attribute.IsNamespaceDeclaration ? 0 : 1).ThenBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal).ToList();
        root.RemoveAttributes();
        root.Add(attributes);
        root.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", "title"), Legal(title)),
            new XElement(Svg + "desc", new XAttribute("id", "desc"), Legal(description)));
        int Length(string name) => (int)Math.Ceiling(double.Parse(root.Attribute(name)!.Value, CultureInfo.InvariantCulture));
        return new(root.ToString(SaveOptions.DisableFormatting), Length("width"), Length("height"));
    }

    /// <summary>A text without the characters that XML cannot hold.</summary>
    internal static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                legal.Append(rune);
        }

        return legal.ToString();
    }
}
