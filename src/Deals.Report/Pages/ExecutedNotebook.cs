namespace Deals.Report.Pages;

/// <summary>A notebook that was run, with what a report needs of it.</summary>
/// <param name="name">Its file name without the ending.</param>
/// <param name="document">The executed notebook; null where there is none.</param>
/// <param name="problem">What went wrong, as lines; empty when nothing did.</param>
public sealed class ExecutedNotebook(string name, Notebook? document, IReadOnlyList<string> problem)
{
    /// <summary>Its file name without the ending.</summary>
    public string Name => name;

    /// <summary>Its first heading, or else its name.</summary>
    public string Title { get; } = document?.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Markdown) is { } first
        ? MarkdownText.Parse(first.Source).HeadingOf(1) ?? name : name;

    /// <summary>What went wrong, as lines; empty when nothing did.</summary>
    public IReadOnlyList<string> Problem => problem;

    /// <summary>The figures it shows, in order.</summary>
    public IEnumerable<FigureRecord> Figures => Segments.SelectMany(segment => segment.Figures);

    internal Notebook? Document => document;

    internal IReadOnlyList<StorySegment> Segments { get; } = [.. StorySegment.Of(document)];

    /// <summary>
    /// What readers of a report see of it: the question, then prose with the figures below it. Of prose between steps of code that show no
    /// figure, only the heading stays, where prose with figures follows below.
    /// </summary>
    internal IEnumerable<StoryPart> Story()
    {
        MarkdownText? heading = null;
        foreach (var segment in Segments)
        {
            var prose = MarkdownText.Parse(segment.Source);
            var level = prose.StartsWithHeading;
            if (level == 1)
            {
                // The title stands above; of its cell readers need the question, not how to open the notebook.
                yield return new(prose.FirstParagraph(), segment.Figures, IsQuestion: true);
                continue;
            }

            if (level is not null)
                heading = null;
            if (segment.Figures.Count == 0 && segment.HasCode)
            {
                heading = level is null ? heading : prose.FirstHeading();
                continue;
            }

            if (heading is not null)
                yield return new(heading, [], IsQuestion: false);
            heading = null;
            yield return new(segment.Source.Length > 0 ? prose : null, segment.Figures, IsQuestion: false);
        }
    }

    /// <summary>The figures among what a cell shows; not those that only say that there is nothing to show.</summary>
    internal static IEnumerable<FigureRecord> FiguresIn(NotebookCell cell)
        => cell.Outputs.Select(output => output?["data"]?[MimeType.Figure])
        .OfType<JsonNode>().Select(data => FigureRecord.Read(TextOf(data)))
            .OfType<FigureRecord>().Where(figure => !figure.IsEmpty);

    /// <summary>A text in nbformat, whole or in lines; what is no text, as JSON.</summary>
    internal static string TextOf(JsonNode? text) => text switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(TextOf)),
        JsonValue value when value.TryGetValue(out string? whole) => whole,
        _ => text.ToJsonString(),
    };
}

/// <summary>A part of what a report tells of a notebook.</summary>
/// <param name="Prose">The prose; null where there is none.</param>
/// <param name="Figures">The figures below it.</param>
/// <param name="IsQuestion">Whether it is the question that the notebook answers.</param>
internal sealed record StoryPart(MarkdownText? Prose, IReadOnlyList<FigureRecord> Figures, bool IsQuestion);

/// <summary>Some prose of a notebook and what the cells below it, up to the next prose, show.</summary>
/// <param name="Source">The prose, in Markdown; empty where cells come first.</param>
/// <param name="Figures">The figures below it.</param>
/// <param name="HasCode">Whether there are cells of code below it.</param>
internal sealed record StorySegment(string Source, IReadOnlyList<FigureRecord> Figures, bool HasCode)
{
    /// <summary>The tag of cells that are for whoever works in the notebook, not for readers of a report.</summary>
    private const string RemovedTag = "remove-cell";

    public static IEnumerable<StorySegment> Of(Notebook? document)
    {
        var segment = new StorySegment("", [], HasCode: false);
        foreach (var cell in document?.Cells.Where(cell => !cell.Tags.Contains(RemovedTag)) ?? [])
        {
            if (cell.Kind == CellKind.Code)
            {
                segment = segment with { Figures = [.. segment.Figures, .. ExecutedNotebook.FiguresIn(cell)], HasCode = true };
            }
            else if (cell.Kind == CellKind.Markdown)
            {
                yield return segment;
                segment = new(cell.Source, [], HasCode: false);
            }
        }

        yield return segment;
    }
}
