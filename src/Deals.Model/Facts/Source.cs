namespace Deals;

/// <summary>Who stands behind a source: how near it is to the parties.</summary>
public enum SourceKind
{
    /// <summary>The article that the dataset was asked to analyse.</summary>
    Seed,

    /// <summary>A filing with a regulator or stock exchange.</summary>
    Filing,

    /// <summary>A party's own words outside a filing.</summary>
    Party,

    /// <summary>A news outlet, blog or digest.</summary>
    Press,

    /// <summary>A bank, broker or research house.</summary>
    Analyst,
}

/// <summary>Whether the page itself was read.</summary>
public enum SourceAccess
{
    /// <summary>The page was opened and read.</summary>
    Direct,

    /// <summary>The page was quoted elsewhere and not opened: its figures are second-hand.</summary>
    Relayed,
}

/// <summary>Where a fact was read.</summary>
public sealed class Source : IIdentified
{
    /// <summary>Creates a source.</summary>
    /// <exception cref="FlawedException">It was read before it was published, its address is none of the web, or its original has no kind
    /// or the other way round.</exception>
    public Source(
        string id, string publisher, string title, DateOnly? published, string? url, DateOnly accessed, SourceKind kind,
        SourceAccess access, string? original = null, SourceKind? originalKind = null)
    {
        new Flaws()
            .If(
                published > accessed, nameof(published), "published-after-accessed",
                $"a day no later than the day it was read, {accessed:O}")
            .If(
                url is not null && !IsAddress(url), nameof(url), "wrong-address",
                "an address that begins with https:// or http://, without blanks")
            .If(original is not null && originalKind is null, nameof(originalKind), Parts.Missing, "what kind of source the original is")
            .If(original is null && originalKind is not null, nameof(original), Parts.Missing, "who first said it, as its kind is given")
            .Throw();
        (Original, OriginalKind) = (original, originalKind);
        (Id, Publisher, Title, Published, Url, Accessed, Kind, Access) = (id, publisher, title, published, url, accessed, kind, access);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>Who published it.</summary>
    public string Publisher { get; }

    /// <summary>Its title; in square brackets where the page's own title was not recorded.</summary>
    public string Title { get; }

    /// <summary>The day it was published, where known.</summary>
    public DateOnly? Published { get; }

    /// <summary>Where it can be read; null for a text that came without an address.</summary>
    public string? Url { get; }

    /// <summary>The day it was read.</summary>
    public DateOnly Accessed { get; }

    /// <summary>How near it is to the parties.</summary>
    public SourceKind Kind { get; }

    /// <summary>Whether the page itself was read.</summary>
    public SourceAccess Access { get; }

    /// <summary>Who first said what the page passes on, such as "The Information"; null where the page is the original.</summary>
    public string? Original { get; }

    /// <summary>How near the original is to the parties; null where the page is the original.</summary>
    public SourceKind? OriginalKind { get; }

    private static bool IsAddress(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            && address.Host.Length > 0 && !url.Any(char.IsWhiteSpace);

    /// <summary>Whom to credit: the original, or who published the page where that is one.</summary>
    public string Credit => Original ?? Publisher;

    /// <summary>
    /// Whether it was read in a copy, an excerpt or a quotation: a page that copies a press release is not the press release, however well
    /// it copies.
    /// </summary>
    public bool IsSecondHand => Access == SourceAccess.Relayed || Original is not null;

    /// <inheritdoc/>
    public override string ToString() => $"{Publisher}, {Title}{(Access == SourceAccess.Relayed ? " (relayed)" : "")}";
}
