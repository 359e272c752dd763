namespace Deals.Report.Pages;

/// <summary>The report on A4: the answer, then notebook by notebook the figures that tell the story, each with its paragraph; an appendix
/// with the notebooks' other figures, smaller, and the sources. The method stands with the contents.</summary>
internal sealed class ReportPdf : IDisposable
{
    // All lengths are pixels of 1/96 inch, as everywhere in figures; the page is A4.
    private const double Points = 0.75;
    private const double Width = 794, Height = 1123, Side = 46, Top = 57, Bottom = 68;
    private const double ContentWidth = Width - (2 * Side);
    private const double BodySize = 13, SmallSize = 10.5, SourceSize = 9.5;

    /// <summary>How large figures of the appendix are against those of the story.</summary>
    private const double AppendixZoom = 0.62;

    /// <summary>By how much a figure may shrink, so that it stands on the page with the text before it.</summary>
    private const double LeastShrunk = 0.78;

    /// <summary>What a figure takes besides its picture.</summary>
    private const double FigureRoom = 34;

    /// <summary>What a notebook's title takes, with the question below it.</summary>
    private const double TitleRoom = 110;

    private readonly PdfDocument document = new();
    private readonly ReportContents contents;
    private readonly HashSet<ReportFigure> shown = [];
    private readonly Dictionary<string, (int Page, double Y)> places = [];
    private readonly List<(int Page, Box Box, string Target)> links = [];
    private XGraphics graphics;
    private double y;

    private ReportPdf(ReportContents contents)
    {
        this.contents = contents;
        graphics = Turn();
    }

    /// <summary>Writes the document.</summary>
    public static byte[] Of(ReportContents contents)
    {
        using var report = new ReportPdf(contents);
        return report.Write();
    }

    public void Dispose()
    {
        graphics.Dispose();
        document.Dispose();
    }

    /// <summary>How much smaller a notebook's first figure may stand below its title.</summary>
    private const double SmallestFirst = 0.5;

    private byte[] Write()
    {
        var sections = contents.Notebooks.Where(notebook => notebook.Figures.Any() || notebook.Problem.Count > 0).ToList();
        // On paper what no notebook shows stands only where nothing else does; the page has it, folded.
        var further = sections.Count > 0 ? [] : contents.Appendix;
        Paragraph(contents.Title, 26, isBold: true);
        if (contents.Description is { } description)
            Paragraph(description, 15);
        Paragraph($"Dataset {contents.DatasetName}, as of {contents.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. "
            + $"Scenario: {contents.ScenarioText}.", SmallSize, colour: Palette.Muted);
        if (contents.Brief is { } brief)
        {
            Heading("The answer", "answer", 1);
            Show(brief, least: 0.5);
            NextPage();
        }

        Heading("Findings", "findings", 1);
        var told = new HashSet<ReportFigure>();
        foreach (var notebook in sections)
            Findings(notebook.Title, [.. notebook.Figures.Select(contents.FigureOf).Where(contents.Story.Contains).Where(told.Add)]);
        if (further.Count > 0)
            Findings("Figures", contents.Story);
        Heading("Notes on method", "method", 1);
        Prose(MarkdownText.Parse(contents.Method), skipsFirstHeading: false);
        foreach (var notebook in sections)
            Section(notebook);
        foreach (var figure in further.Where(contents.Story.Contains))
            Show(figure);
        Appendix(sections.SelectMany(notebook => notebook.Figures).Select(contents.FigureOf).Concat(further)
            .Where(figure => figure != contents.Brief && !contents.Story.Contains(figure)).Distinct());

        Sources();
        graphics.Dispose();
        Finish();
        return PdfStamps.Written(document, contents.Title, contents.AsOf);
    }

    private void Findings(string title, IReadOnlyCollection<ReportFigure> figures)
    {
        if (figures.Count == 0)
            return;
        Heading(title, null, 3);
        foreach (var figure in figures)
            Paragraph(figure.Title, BodySize, indent: 18, target: $"figure-{figure.FileName}");
    }

    private void Section(ExecutedNotebook notebook)
    {
        // A title and its question do not stay behind on a page that its first figure leaves.
        if (notebook.Story().FirstOrDefault(part => part.Figures.Select(contents.FigureOf).Any(contents.Story.Contains)) is { } first)
            Room(TitleRoom + notebook.Story().Where(part => part == first || part.IsQuestion)
                .Sum(part => part.Prose is { } text ? HeightOf(text) : 0)
                + (PictureOf(first.Figures.Select(contents.FigureOf).First(contents.Story.Contains)).Height * LeastShrunk) + FigureRoom);
        Heading(notebook.Title, $"notebook-{notebook.Name}", 1);
        if (notebook.Problem.Count > 0)
            Paragraph("This notebook did not run to its end; what it would have shown after that is missing.", BodySize, isBold: true,
                colour: Palette.Alarm);
        var isFirst = true;
        foreach (var part in notebook.Story())
        {
            var told = part.Figures.Select(contents.FigureOf).Where(contents.Story.Contains).ToList();
            if (part.Prose is { } prose && (part.IsQuestion || told.Count > 0))
            {
                // The first stays with the title, if need be smaller.
                if (told.Count > 0 && !shown.Contains(told[0]) && !isFirst)
                    Room(HeightOf(prose) + (PictureOf(told[0]).Height * LeastShrunk) + FigureRoom);
                Prose(prose, skipsFirstHeading: true);
            }

            foreach (var figure in told)
            {
                Show(figure, least: isFirst ? SmallestFirst : LeastShrunk);
                isFirst = false;
            }
        }
    }

    private void Appendix(IEnumerable<ReportFigure> figures)
    {
        var first = true;
        foreach (var figure in figures)
        {
            if (first)
            {
                NextPage();
                Heading("Appendix", "appendix", 1);
                first = false;
            }

            Show(figure, AppendixZoom);
        }
    }

    /// <summary>How much of a page prose takes, its headings counted as what they are.</summary>
    private static double HeightOf(MarkdownText text) => text.Blocks().Sum(block => block.Level switch
    {
        1 => 0,
        > 1 => 10 + ((block.Level == 2 ? 16
            : 13.5) * ((Lettering.Wrap(block.Text, ContentWidth, block.Level == 2 ? 16 : 13.5, bold: true).Count * Lettering.LineHeight)
                + 0.5)),
        _ => BodySize * ((Lettering.Wrap(block.Text, ContentWidth, BodySize).Count * Lettering.LineHeight) + 0.5),
    });

    private void Prose(MarkdownText text, bool skipsFirstHeading)
    {
        foreach (var (level, line) in text.Blocks())
        {
            if (level == 1 && skipsFirstHeading)
                continue;
            if (level > 0)
                Heading(line, null, level);
            else
                Paragraph(level < 0 ? $"•  {line}" : line, BodySize, indent: level < 0 ? 14 : 0);
        }
    }

    private static Picture PictureOf(ReportFigure figure) => figure.Record.Picture(Figure.NarrowWidth, state: null).At(ContentWidth);

    /// <summary>Shows a figure, somewhat smaller where the page has room for that only.</summary>
    private void Show(ReportFigure figure, double most = 1, double least = LeastShrunk)
    {
        if (!shown.Add(figure))
        {
            Paragraph($"Shown above: {figure.Title}.", BodySize, target: $"figure-{figure.FileName}");
            return;
        }

        // Its own width, or what fits on one page.
        var picture = PictureOf(figure);
        var zoom = Math.Min(most, (Height - Top - Bottom - FigureRoom) / picture.Height);
        var left = (Height - Bottom - y - FigureRoom) / picture.Height;
        if (left < zoom && left >= zoom * least)
            zoom = left;
        Room((picture.Height * zoom) + FigureRoom - 1);
        Place($"figure-{figure.FileName}");
        graphics.Save();
        graphics.TranslateTransform(Side + ((ContentWidth - (picture.Width * zoom)) / 2), y);
        graphics.ScaleTransform(zoom);
        Painter.Paint(picture, new PdfSheet(graphics, Theme.Light));
        graphics.Restore();
        y += picture.Height * zoom;
        Paragraph($"Data: figures/{figure.FileName}.csv", SmallSize, colour: Palette.Muted);
        y += 10;
    }

    private void Sources()
    {
        NextPage();
        Heading("Sources", "sources", 1);
        var facts = contents.Cited.Count == 0 ? ""
            : $" Facts that are cited by number, such as {contents.Cited[0].Id}, stand in index.html with theirs.";
        Paragraph($"The sources of the rows behind the figures. A star: read in a copy or a quotation, not in the original.{facts}",
            BodySize);
        foreach (var source in contents.FigureSources)
        {
            var published = source.Published is { } day ? $", {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "";
            Paragraph($"{source.Id}{(source.IsRelayed ? "*" : "")}  {source.Publisher}: {source.Title}{published}", SourceSize,
                target: source.Url, gap: 0.1);
        }
    }

    private void Heading(string text, string? id, int level)
    {
        var size = level switch { 1 => 21.0, 2 => 16, _ => 13.5 };
        y += level == 1 ? 6 : 10;
        Room(size * 4);
        if (id is not null)
            Place(id);
        if (level == 1)
            document.Outlines.Add(text, document.Pages[document.PageCount - 1], opened: true);
        Paragraph(text, size, isBold: true);
    }

    private void Paragraph(string text, double size, bool isBold = false, double indent = 0, Colour? colour = null, string? target = null,
        double gap = 0.5)
    {
        var sheet = new PdfSheet(graphics, Theme.Light);
        foreach (var line in Lettering.Wrap(text, ContentWidth - indent, size, isBold))
        {
            if (Room(size * Lettering.LineHeight))
                sheet = new PdfSheet(graphics, Theme.Light);
            var width = Lettering.Width(line, size, isBold);
            sheet.Text(new(line, Side + indent, y + size, width, size, isBold,
                colour ?? (target is null ? Palette.Text : Palette.Series[0])));
            if (target is not null)
                links.Add((document.PageCount, new(Side + indent, y, Side + indent + width, y + (size * Lettering.LineHeight)), target));
            y += size * Lettering.LineHeight;
        }

        y += size * gap;
    }

    private void Place(string id) => places.TryAdd(id, (document.PageCount, y));

    /// <summary>Turns the page where there is no room left; whether it did.</summary>
    private bool Room(double height)
    {
        if (y + height <= Height - Bottom)
            return false;
        NextPage();
        return true;
    }

    private void NextPage()
    {
        if (y <= Top)
            return;
        graphics.Dispose();
        graphics = Turn();
    }

    private XGraphics Turn()
    {
        var page = document.AddPage();
        (page.Width, page.Height, y) = (XUnit.FromPoint(Width * Points), XUnit.FromPoint(Height * Points), Top);
        var made = XGraphics.FromPdfPage(page);
        made.ScaleTransform(Points);
        return made;
    }

    /// <summary>Links, which know only now where they lead, and the line at the foot of each page.</summary>
    private void Finish()
    {
        foreach (var (page, box, target) in links)
        {
            var area = new PdfRectangle(new XPoint(box.Left * Points, (Height - box.Bottom) * Points),
                new XPoint(box.Right * Points, (Height - box.Top) * Points));
            if (places.TryGetValue(target, out var place))
                document.Pages[page - 1].AddDocumentLink(area, place.Page, new XPoint(0, (Height - place.Y) * Points));
            else if (Uri.TryCreate(target, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
                document.Pages[page - 1].AddWebLink(area, address.AbsoluteUri);
        }

        for (var at = 0; at < document.PageCount; at++)
        {
            using var page = XGraphics.FromPdfPage(document.Pages[at], XGraphicsPdfPageOptions.Append);
            page.ScaleTransform(Points);
            var sheet = new PdfSheet(page, Theme.Light);
            var number = string.Create(CultureInfo.InvariantCulture, $"{at + 1} / {document.PageCount}");
            var width = Lettering.Width(number, SmallSize);
            sheet.Text(new(contents.Title, Side, Height - 34, 0, SmallSize, IsBold: false, Palette.Muted));
            sheet.Text(new(number, Width - Side - width, Height - 34, width, SmallSize, IsBold: false, Palette.Muted));
        }
    }
}
