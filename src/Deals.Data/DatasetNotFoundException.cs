namespace Deals.Data;

/// <summary>Thrown when there is no dataset of a name. The message lists the datasets that there are.</summary>
public sealed class DatasetNotFoundException : Exception
{
    internal DatasetNotFoundException(string wanted, string lookedFrom, IReadOnlyList<string> known)
        : base(Text(wanted, lookedFrom, known))
        => Known = known;

    /// <summary>The names of the datasets that were found instead.</summary>
    public IReadOnlyList<string> Known { get; }

    private static string Text(string wanted, string lookedFrom, IReadOnlyList<string> known)
    {
        var found = known.Count == 0
            ? "There is none in data/ there or above."
            : $"There {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known.Select(VisibleText.Of))}{Suggestion.Nearest(known, wanted)}.";
        return $"There is no dataset {VisibleText.Quoted(wanted)}, a folder with a {PackageDescriptor.FileName}; it was looked for from {VisibleText.Of(lookedFrom)}. {found}";
    }
}
