using System.IO.Packaging;

namespace Deals.Report.Office.Text;

/// <summary>The report as a document to write on in: contents, findings, then notebook by notebook the prose and the figures, the method,
/// and the sources.</summary>
internal sealed class ReportDocument(ReportContents contents, WordText words, FigureBlock figures)
{
    /// <summary>The width of the text on A4, in twentieths of a point.</summary>
    public const double TextWidth = PageWidth - (2.0 * Edge);

    private const int PageWidth = 11906, PageHeight = 16838, Edge = 1134;

    private readonly WordLists lists = new();
    private readonly List<ReportFigure> shown = [];
    private readonly List<(int Level, string Text, string Place)> headings = [];
    private readonly List<OpenXmlElement> body = [];

    private ProseWriter prose => field ??= new(words, lists, PlaceOf);

    /// <summary>Writes the document.</summary>
    /// <param name="contents">The report.</param>
    /// <param name="theme">On which ground pictures stand.</param>
    /// <param name="pictures">The picture of each figure.</param>
    /// <param name="native">Whether bars and lines are charts that can be edited.</param>
    /// <returns>The bytes of a .docx file.</returns>
    public static byte[] Of(ReportContents contents, Theme theme, IReadOnlyDictionary<ReportFigure, FigurePicture> pictures, bool native)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var part = document.AddMainDocumentPart();
            document.ChangeIdOfPart(part, "document"); // the library makes up another each time
            document.CompressionOption = CompressionOption.NotCompressed; // packed at the end, once
            var core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "properties");
            OfficeFile.Describe(core, contents.Title, contents.AsOf);
            var words = new WordText(part);
            new ReportDocument(contents, words, new(part, words, pictures, native ? theme : null)).WriteTo(part);
        }

        return ReportBundle.WithoutClock(package);
    }

    private void WriteTo(MainDocumentPart part)
    {
        OfficeFile.Fill(part.AddNewPart<StyleDefinitionsPart>("styles"), "document-styles.xml");
        OfficeFile.Fill(part.AddNewPart<FontTablePart>("fonts"), "document-fonts.xml");
        OfficeFile.Fill(part.AddNewPart<DocumentSettingsPart>("settings"), "document-settings.xml");
        // Pages of a document are white, whatever the pictures on them stand on.
        OfficeFile.FillTheme(part.AddNewPart<ThemePart>("theme"), Theme.Light);
        part.AddNewPart<FooterPart>("footer").Footer = new(WordText.Paragraph(
            "Footer", [WordText.Line(OfficeText.Fitted(contents.Title, TextWidth / 20 * 0.8, lines: 1, size: 8, least: 8).Text),
                WordText.Run("\t"), .. WordText.Field("PAGE", "1")]));
        Write();
        lists.WriteTo(part.AddNewPart<NumberingDefinitionsPart>("lists"));
        var document = new W.Body(Opening());
        document.Append(body);
        document.Append(new W.SectionProperties(
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "footer" }, new W.PageSize
            { Width = PageWidth, Height = PageHeight },
            new W.PageMargin { Top = Edge, Bottom = Edge, Left = Edge, Right = Edge, Header = 567, Footer = 567, Gutter = 0 }));
        part.Document = new(document);
    }

    /// <summary>Title, what it is about, and the contents, whose entries are there before a program reckons them anew.</summary>
    private IEnumerable<OpenXmlElement> Opening()
    {
        yield return WordText.Paragraph("Title", WordText.Line(contents.Title));
        if (contents.Description is { } description)
            yield return WordText.Paragraph("Subtitle", WordText.Line(description));
        yield return WordText.Paragraph(null,
            WordText.Line($"Dataset {contents.DatasetName}, as of {Wording.Day(contents.AsOf)}. Scenario: {contents.ScenarioText}."));
        // What a brief says in a page would stand here, before the contents.
        yield return WordText.Paragraph("TOCHeading", WordText.Run("Contents"));
        for (var at = 0; at < headings.Count; at++)
        {
            var (level, text, place) = headings[at];
            List<OpenXmlElement> entry = [WordText.Inside(place, WordText.Line(text))];
            if (at == 0)
                entry.InsertRange(0, WordText.FieldStart("TOC \\o \"1-2\" \\h \\n \\z \\u"));
            if (at == headings.Count - 1)
                entry.Add(WordText.FieldEnd());
            yield return WordText.Paragraph($"TOC{level}", entry);
        }
    }

    private void Write()
    {
        var sections = contents.Notebooks.Where(notebook => notebook.Figures.Any() || notebook.Problem.Count > 0).ToList();
        var further = sections.Count > 0 ? [] : contents.Appendix;
        if (contents.Brief is { } brief)
        {
            Heading("The answer");
            Show(brief);
        }

        Heading("Findings");
        foreach (var notebook in sections)
            Findings(notebook.Title, [.. notebook.Figures.Select(contents.FigureOf).Distinct()]);
        if (further.Count > 0)
            Findings("Further figures", further);
        foreach (var notebook in sections)
            Section(notebook);
        if (further.Count > 0)
        {
            Heading("Further figures");
            Add(WordText.Paragraph(null, WordText.Run("Figures that the data support and no notebook shows.")));
            foreach (var figure in further)
                Show(figure);
        }

        Heading("Notes on method");
        body.AddRange(prose.Write(MarkdownText.Parse(contents.Method), null, Noted));
        Sources();
        Facts();
    }

    private void Findings(string title, IReadOnlyList<ReportFigure> of)
    {
        if (of.Count == 0)
            return;
        Add(WordText.Paragraph("FindingsOf", WordText.Line(title)));
        foreach (var figure in of)
            Add(WordLists.Item(WordLists.Bullets, 0, isFirst: true, WordText.Inside(PlaceOf(figure), WordText.Line(figure.Title))));
    }

    private void Section(ExecutedNotebook notebook)
    {
        Heading(notebook.Title, PlaceOf(notebook));
        if (notebook.Problem.Count > 0)
        {
            Add(WordText.Paragraph("Alarm",
                WordText.Run("This notebook did not run to its end; what it would have shown after that is missing.")));
            foreach (var line in notebook.Problem.SelectMany(OfficeText.Lines))
                Add(WordText.Paragraph("Code", WordText.Run(line)));
        }

        foreach (var part in notebook.Story())
        {
            if (part.Prose is { } text)
                body.AddRange(KeptWithNext(prose.Write(text, part.IsQuestion ? "Question" : null, Noted),
                    part.IsQuestion || part.Figures.Count > 0));
            foreach (var figure in part.Figures.Select(contents.FigureOf))
                Show(figure);
        }
    }

    /// <summary>Prose, which stays on the page of the figure that it leads to.</summary>
    private static IEnumerable<OpenXmlElement> KeptWithNext(IEnumerable<OpenXmlElement> prose, bool isKept)
    {
        foreach (var element in prose)
        {
            if (isKept && element is W.Paragraph paragraph)
                (paragraph.ParagraphProperties ??= new()).KeepNext = new();
            yield return element;
        }
    }

    private void Show(ReportFigure figure)
    {
        if (!shown.Contains(figure))
        {
            shown.Add(figure);
            body.AddRange(figures.Of(figure, shown.Count, PlaceOf(figure)));
        }
        else
            Add(WordText.Paragraph(null, WordText.Inside(PlaceOf(figure),
                WordText.Line($"Figure {shown.Index().First(other => other.Item == figure).Index + 1}")), WordText.Run(" shows it too: "),
                WordText.Line($"{figure.Title}.")));
    }

    private void Sources()
    {
        Heading("Sources");
        var sources = contents.Sources;
        if (sources.Count == 0)
        {
            Add(WordText.Paragraph(null, WordText.Run("No figure rests on a source.")));
            return;
        }

        Add(WordText.Paragraph(null,
            WordText.Run($"The sources of the rows behind the figures{(contents.Cited.Count > 0 ? " and of the facts below" : "")}. A "
                + $"star: read in a copy or a quotation, not in the original.")));
        Add(WordTable.Of(
            ["Source", "Publisher", "Title", "Published", "Read"],
            [
                .. sources.Select(source => (IReadOnlyList<WordTable.Cell>)
                [
                    Plain($"{source.Id}{(source.IsRelayed ? "*" : "")}"), Plain(source.Publisher),
                    new WordTable.Cell(source.Title, words.Link(source.Url, WordText.Run(OfficeText.Line(source.Title),
                        source.Url is null ? [] : [WordText.LinkLook()]))),
                    Plain(HtmlText.Of(source.Published)), Plain(HtmlText.Of(source.Accessed)),
                ]),
            ],
            [false, false, false, false, false], staysWhole: false));
        Add(WordText.Paragraph(null));
    }

    private void Facts()
    {
        if (contents.Cited.Count == 0)
            return;
        Heading("Facts cited by number");
        Add(WordTable.Of(
            ["Number", "What is stated", "Source"],
            [.. contents.Cited.Select(
                fact => (IReadOnlyList<WordTable.Cell>)[Plain(fact.Id), Plain(fact.Text),
                    Plain($"{fact.Source.Id}{(fact.Source.IsRelayed ? "*" : "")}")])],
            [false, false, false], staysWhole: false));
        Add(WordText.Paragraph(null));
    }

    private static WordTable.Cell Plain(string text) => new(text, [WordText.Line(text)]);

    private void Heading(string text, string? place = null)
    {
        var noted = Noted(1, [WordText.Line(text)], text);
        Add(WordText.Paragraph("Heading1", place is null ? noted : words.Place(place, noted)));
    }

    /// <summary>A heading as the contents lead to it.</summary>
    private IReadOnlyList<OpenXmlElement> Noted(int level, IReadOnlyList<OpenXmlElement> content, string text)
    {
        if (level > 2)
            return content;
        var place = string.Create(CultureInfo.InvariantCulture, $"_Toc{headings.Count + 1:00000000}");
        headings.Add((level, text, place));
        return words.Place(place, content);
    }

    private void Add(OpenXmlElement element) => body.Add(element);

    private string PlaceOf(ReportFigure figure) => Numbered("figure", contents.Figures.ToList().IndexOf(figure));

    private string PlaceOf(ExecutedNotebook notebook) => Numbered("notebook", contents.Notebooks.ToList().IndexOf(notebook));

    /// <summary>Links between notebooks lead to their sections; other files of the repository are not in the report.</summary>
    private string? PlaceOf(string url)
    {
        var name = url.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(url) : null;
        return contents.Notebooks.FirstOrDefault(notebook
            => notebook.Name == name && (notebook.Figures.Any() || notebook.Problem.Count > 0)) is { } notebook ? PlaceOf(notebook) : null;
    }

    private static string Numbered(string kind, int at) => string.Create(CultureInfo.InvariantCulture, $"{kind}{at + 1}");
}
