using System.Xml;

namespace Deals.Report.Office;

/// <summary>What decks and documents share: who they say they are, and parts that are the same in each of them.</summary>
internal static class OfficeFile
{
    public const string Language = "en-GB";

    /// <summary>The kind of a workbook within another file.</summary>
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>English Metric Units of a pixel of 1/96 inch, in which these files count lengths.</summary>
    public const int EmuAPixel = 9525;

    /// <summary>English Metric Units of an inch.</summary>
    public const int EmuAnInch = 914_400;

    /// <summary>Says what the file is: its title and the day that it was made on. Nobody is named as its author.</summary>
    public static void Describe(CoreFilePropertiesPart part, string title, DateOnly day)
    {
        var moment = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        const string Types = "http://www.w3.org/2001/XMLSchema-instance", Terms = "http://purl.org/dc/terms/",
            Core = "http://purl.org/dc/elements/1.1/";
        const string Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("cp", "coreProperties", Properties);
            writer.WriteElementString("dc", "title", Core, OfficeText.Line(title));
            foreach (var name in (string[])["created", "modified"])
            {
                writer.WriteStartElement("dcterms", name, Terms);
                writer.WriteAttributeString("xsi", "type", Types, "dcterms:W3CDTF");
                writer.WriteString(moment);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        stream.Position = 0;
        part.FeedData(stream);
    }

    /// <summary>Fills a part with a text that this assembly carries.</summary>
    /// <param name="part">The part.</param>
    /// <param name="resource">The name of the text.</param>
    public static void Fill(OpenXmlPart part, string resource) => Feed(part, Resource.Text(resource));

    /// <summary>Fills the part that holds the kit's colours and fonts.</summary>
    /// <param name="part">The part.</param>
    /// <param name="theme">On which ground the file stands.</param>
    public static void FillTheme(ThemePart part, Theme theme)
    {
        var text = new StringBuilder(Resource.Text("office-theme.xml"));
        (string Name, Colour Colour)[] colours =
        [
            ("text", Palette.Text), ("ground", Palette.Ground), ("muted", Palette.Muted), ("shade", Palette.Shade), ("alarm",
                Palette.Alarm),
            .. Palette.Series.Select((colour, at) => ($"series{at + 1}", colour)),
        ];
        foreach (var (name, colour) in colours)
            text.Replace($"{{{name}}}", Hex(colour, theme));
        Feed(part, text.ToString());
    }

    /// <summary>A colour as these files write it: RRGGBB.</summary>
    public static string Hex(Colour colour, Theme theme) => colour.In(theme).ToString()[1..].ToUpperInvariant();

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }
}
