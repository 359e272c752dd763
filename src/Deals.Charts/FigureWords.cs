namespace Deals;

/// <summary>What a figure says in words.</summary>
internal sealed record FigureWords(string Title, string Subtitle, string AltText)
{
    /// <summary>Publishers with the ids of what they published, in the order of the ids; a star marks what was read at second hand.</summary>
    public static string SourceNote(IReadOnlyList<Source> sources)
    {
        if (sources.Count == 0)
            return "Sources: none, a judgement.";
        var publishers = sources.GroupBy(source => source.Publisher).Select(group => $"{group.Key} ({string.Join(", ", group.Select(IdOf))})");
        var stars = sources.Any(source => source.Access == SourceAccess.Relayed) ? " * read at second hand." : "";
        return $"Sources: {string.Join("; ", publishers)}.{stars}";
    }

    private static string IdOf(Source source) => source.Access == SourceAccess.Relayed ? $"{source.Id}*" : source.Id;
}
