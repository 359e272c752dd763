namespace Deals.Report.Pages;

/// <summary>The report as a page: the answer, then notebook by notebook the figures that tell the story, each with its paragraph; folded
/// away, all else that the notebooks show; the method, and the sources.</summary>
internal sealed partial class ReportPage(ReportContents contents)
{
    private readonly HashSet<ReportFigure> shown = [];
    private readonly StringBuilder body = new();
    private readonly IReadOnlyList<CitedFact> cited = contents.Cited;

    public static byte[] Of(ReportContents contents) => new ReportPage(contents).Write();

    private byte[] Write()
    {
        var sections = contents.Notebooks.Where(notebook => notebook.Figures.Any() || notebook.Problem.Count > 0).ToList();
        var further = contents.Appendix;
        Open(sections, further);
        if (contents.Brief is { } brief)
        {
            Heading("answer", "The answer", startsPage: false);
            Figure(brief);
        }

        Findings(sections);
        if (sections.Count == 0)
        {
            foreach (var figure in contents.Story)
                Figure(figure);
        }

        foreach (var notebook in sections)
            Section(notebook);
        Appendix(sections, further);
        Heading("method", "Notes on method");
        Line($"<div class=\"markdown\">{Linked(MarkdownText.Parse(contents.Method).ToHtml(_ => null, 0))}</div>");
        Sources();
        Facts();
        Files();
        Line("</main><footer>Made with Deals from the dataset and the scenario named at the top; <code>manifest.json</code> beside this "
            + "page lists every input, assumption and version. Nothing here is investment advice.</footer>");
        Line(FigurePage.Script());
        return new HtmlPage(contents.Title, body.ToString()) { Scripts = FigurePage.Scripts() }.ToBytes();
    }

    private void Open(List<ExecutedNotebook> sections, IReadOnlyList<ReportFigure> further)
    {
        Line("<a class=\"skip\" href=\"#findings\">To the findings</a>");
        Line($"<header><h1>{Text(contents.Title)}</h1><button class=\"theme\" type=\"button\" hidden></button>");
        if (contents.Description is not null)
            Line($"<p class=\"lead\">{Text(contents.Description)}</p>");
        Line($"<p class=\"about\">Dataset {Text(contents.DatasetName)}, as of {Text(Wording.Day(contents.AsOf))}. Scenario: "
            + $"{Text(contents.ScenarioText)}.</p>");
        if (contents.WhatIf is not null)
            Line($"<p class=\"screen hosted\"><a href=\"{Text(contents.WhatIf)}\">Change the assumptions yourself</a></p>");
        Line("<nav aria-label=\"Contents\"><ol>");
        if (contents.Brief is not null)
            Line("<li><a href=\"#answer\">The answer</a></li>");
        Line("<li><a href=\"#findings\">Findings</a></li>");
        foreach (var notebook in sections)
            Line($"<li><a href=\"#{IdOf(notebook)}\">{Text(notebook.Title)}</a></li>");
        if (HasAppendix(sections, further))
            Line("<li><a href=\"#appendix\">Appendix</a></li>");
        Line("<li><a href=\"#method\">Notes on method</a></li><li><a href=\"#sources\">Sources</a></li>");
        if (cited.Count > 0)
            Line("<li><a href=\"#facts\">Facts cited by number</a></li>");
        if (contents.Files.Count > 0)
            Line("<li><a href=\"#files\">Files</a></li>");
        Line("</ol></nav></header><main>");
    }

    private void Findings(List<ExecutedNotebook> sections)
    {
        Heading("findings", "Findings", startsPage: false);
        var told = new HashSet<ReportFigure>();
        foreach (var notebook in sections)
        {
            var figures = notebook.Figures.Select(contents.FigureOf).Where(contents.Story.Contains).Where(told.Add).ToList();
            if (figures.Count > 0)
                FindingsOf(notebook.Title, figures);
        }

        if (sections.Count == 0)
            FindingsOf("Figures", contents.Story);
        var silent = contents.Notebooks.Except(sections).ToList();
        if (silent.Count > 0)
            Line($"<p class=\"silent\">Without a figure of these deals: "
                + $"{string.Join(", ", silent.Select(notebook => $"<a href=\"{AddressOf(notebook)}\">{Text(notebook.Title)}</a>"))}</p>");
    }

    private void FindingsOf(string title, IEnumerable<ReportFigure> figures)
    {
        Line($"<h3>{Text(title)}</h3><ul class=\"findings\">");
        foreach (var figure in figures)
            Line($"<li><a href=\"#figure-{figure.FileName}\">{Text(figure.Title)}</a></li>");
        Line("</ul>");
    }

    private static string AddressOf(ExecutedNotebook notebook) => $"notebooks/{Uri.EscapeDataString(notebook.Name)}.html";

    private void Section(ExecutedNotebook notebook)
    {
        Heading(IdOf(notebook), notebook.Title);
        if (notebook.Problem.Count > 0)
            Line($"<div class=\"alarm\"><p><b>This notebook did not run to its end; what it would have shown after that is "
                + $"missing.</b></p><pre tabindex=\"0\">{Text(string.Join('\n', notebook.Problem))}</pre></div>");
        foreach (var part in notebook.Story().Where(part => part.IsQuestion || IsTold(part)))
            Part(part, figure => contents.Story.Contains(figure), 1);
        Line($"<p class=\"files screen\">All tables and steps: <a href=\"{AddressOf(notebook)}\">the executed notebook</a></p>");
    }

    private bool IsTold(StoryPart part) => part.Figures.Select(contents.FigureOf).Any(contents.Story.Contains);

    private void Part(StoryPart part, Func<ReportFigure, bool> which, int deeper)
    {
        if (part.Prose is { } prose)
            Line($"<div class=\"markdown{(part.IsQuestion ? " question" : "")}\">{Linked(prose.ToHtml(LinkOf, deeper))}</div>");
        foreach (var figure in part.Figures.Select(contents.FigureOf).Where(which))
            Figure(figure);
    }

    /// <summary>What of a notebook the story leaves out; the brief stands at the top already.</summary>
    private List<StoryPart> LeftOf(ExecutedNotebook notebook)
    {
        var left = notebook.Story().Where(part => !part.IsQuestion && !IsTold(part)).ToList();
        return left.Exists(part => part.Figures.Count > 0 || part.Prose is not null) ? left : [];
    }

    private bool HasAppendix(List<ExecutedNotebook> sections, IReadOnlyList<ReportFigure> further)
        => sections.Exists(notebook => LeftOf(notebook).Count > 0) || further.Any(figure => !contents.Story.Contains(figure));

    private void Appendix(List<ExecutedNotebook> sections, IReadOnlyList<ReportFigure> further)
    {
        if (!HasAppendix(sections, further))
            return;
        var more = contents.Figures.Count(figure => figure != contents.Brief && !contents.Story.Contains(figure));
        Heading("appendix", "Appendix");
        Line($"<details class=\"appendix\"><summary>{(more == 0 ? "What else the notebooks say" : $"{more} further {(more == 1 ? "figure" : "figures")}, and what the notebooks say about them")}</summary>");
        foreach (var notebook in sections)
        {
            var left = LeftOf(notebook);
            if (left.Count > 0)
                Line($"<h3>{Text(notebook.Title)}</h3>");
            foreach (var part in left)
                Part(part, _ => true, 2);
        }

        var rest = further.Where(figure => !contents.Story.Contains(figure)).ToList();
        if (rest.Count > 0)
            Line("<h3>Figures that no notebook shows</h3>");
        foreach (var figure in rest)
            Figure(figure);
        Line("</details>");
    }

    private void Figure(ReportFigure figure)
    {
        if (!shown.Add(figure))
        {
            Line($"<p>Above: <a href=\"#figure-{figure.FileName}\">{Text(figure.Title)}</a>.</p>");
            return;
        }

        var record = figure.Record;
        Line($"<section class=\"figure\" id=\"figure-{figure.FileName}\" aria-label=\"{Text(figure.Title)}\">");
        Line(FigurePage.Of(record, contents.WhatIf, forPhones: true));
        var sources = record.Sources.Select(source => $"<a href=\"#{IdOf(source)}\">{Text(source.Id)}{(source.IsRelayed ? "*" : "")}</a>");
        if (record.Sources.Count > 0)
            Line($"<details class=\"files "
                + $"screen\"><summary>{(record.Sources.Count == 1 ? "Its source" : $"Its {record.Sources.Count} sources")}</summary>{string.Join(", ", sources)}</details>");
        Line("<p class=\"files\">");
        var formats = figure.Formats.Select(format
            => $"<a href=\"figures/{figure.FileName}.{format.Extension()}\">{format.ToString().ToUpperInvariant()}</a>").ToList();
        if (formats.Count > 0)
            Line($"<span class=\"screen\">Data and pictures: {string.Join(" · ", formats)}</span><span class=\"paper\">Data: "
                + $"figures/{figure.FileName}.csv</span>");
        Line("</p></section>");
    }

    private void Sources()
    {
        Heading("sources", "Sources");
        var sources = contents.Sources;
        if (sources.Count == 0)
        {
            Line("<p>No figure rests on a source.</p>");
            return;
        }

        Line($"<p>The sources of the rows behind the figures{(cited.Count > 0 ? " and of the facts below" : "")}. A star: read in a copy "
            + $"or a quotation, not in the original.</p><div class=\"scroll\" "
            + "tabindex=\"0\" role=\"region\" aria-label=\"Sources\"><table class=\"sources\"><thead><tr><th "
                + "scope=\"col\">Source</th><th scope=\"col\">Publisher</th><th scope=\"col\">Title</th><th "
                    + "scope=\"col\">Published</th><th scope=\"col\">Read</th></tr></thead><tbody>");
        foreach (var source in sources)
        {
            var title = source.Url is { } url && IsWeb(url) ? $"<a href=\"{Text(url)}\" rel=\"noreferrer\">{Text(source.Title)}</a>"
                : Text(source.Title);
            string Day(DateOnly? day) => $"<td class=\"day\">{Text(HtmlText.Of(day))}</td>";
            Line($"<tr id=\"{IdOf(source)}\"><td>{Text(source.Id)}{(source.IsRelayed ? "*" : "")}</td><td>{Text(source.Publisher)}</td>"
                + $"<td>{title}</td>{Day(source.Published)}{Day(source.Accessed)}</tr>");
        }

        Line("</tbody></table></div>");
    }

    /// <summary>The facts that are cited by number, each with its source.</summary>
    private void Facts()
    {
        if (cited.Count == 0)
            return;
        Heading("facts", "Facts cited by number", startsPage: false);
        Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Facts cited by number\"><table "
            + "class=\"sources\"><thead><tr><th scope=\"col\">Number</th>"
            + "<th scope=\"col\">What is stated</th><th scope=\"col\">Source</th></tr></thead><tbody>");
        foreach (var fact in cited)
            Line($"<tr id=\"{IdOf(fact)}\"><td>{Text(fact.Id)}</td><td>{Text(fact.Text)}</td><td><a "
                + $"href=\"#{IdOf(fact.Source)}\">{Text(fact.Source.Id)}{(fact.Source.IsRelayed ? "*" : "")}</a></td></tr>");
        Line("</tbody></table></div>");
    }

    /// <summary>Prose whose numbers of facts lead to these; in links and code they stay text.</summary>
    private string Linked(string html)
    {
        var (linked, depth) = (new StringBuilder(html.Length), 0);
        foreach (var part in Tag.Split(html))
        {
            depth += part.StartsWith("<a ", StringComparison.Ordinal) || part.StartsWith("<code", StringComparison.Ordinal) ? 1
                : part is "</a>" or "</code>" ? -1 : 0;
            linked.Append(part.StartsWith('<') || depth > 0 ? part
                : CitedFact.Replace(part,
                    number => cited.FirstOrDefault(fact => fact.Id == number) is { } fact
                        ? $"<a href=\"#{IdOf(fact)}\">{number}</a>" : number));
        }

        return linked.ToString();
    }

    [GeneratedRegex("(<[^>]*>)")]
    private static partial Regex Tag { get; }

    private void Files()
    {
        if (contents.Files.Count == 0)
            return;
        Heading("files", "Files", startsPage: false);
        Line("<p>They stand in the folder of this page.</p><div class=\"scroll\"><table class=\"files-list\"><thead><tr><th "
            + "scope=\"col\">File</th><th scope=\"col\">What it is</th></tr></thead><tbody>");
        foreach (var (path, what) in contents.Files)
        {
            var address = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            Line($"<tr><td><a class=\"screen\" href=\"{address}\">{Text(path)}</a><span "
                + $"class=\"paper\">{Text(path)}</span></td><td>{Text(what)}</td></tr>");
        }

        Line("</tbody></table></div>");
    }

    private void Heading(string id, string text, bool startsPage = true)
        => Line($"<h2 id=\"{id}\"{(startsPage ? "" : " class=\"flows\"")}>{Text(text)}</h2>");

    /// <summary>Links between notebooks lead to their sections here; other files of the repository are not in the report.</summary>
    private string? LinkOf(string url)
    {
        if (url.StartsWith('#'))
            return null;
        var name = url.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(url) : null;
        return contents.Notebooks.FirstOrDefault(notebook => notebook.Name == name) is { } notebook ? $"#{IdOf(notebook)}" : null;
    }

    /// <summary>The id of a notebook's section; names that differ only in what ids cannot hold get a number.</summary>
    private string IdOf(ExecutedNotebook notebook)
    {
        static string Plain(ExecutedNotebook one) => "notebook-"
            + string.Concat(one.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        var same = contents.Notebooks.Where(other => Plain(other) == Plain(notebook)).ToList();
        var place = same.FindIndex(other => other.Name == notebook.Name);
        return place <= 0 ? Plain(notebook) : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{Plain(notebook)}.{place + 1}");
    }

    private static string IdOf(CitedFact fact) => $"fact-{Uri.EscapeDataString(fact.Id)}";

    /// <summary>The id of a source's row; ids hold no spaces.</summary>
    private static string IdOf(FigureSource source) => $"source-{Uri.EscapeDataString(source.Id)}";

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static string Text(string text) => HtmlText.Escape(Wording.Tied(text));

    private void Line(string html) => body.Append(html).Append('\n');
}
