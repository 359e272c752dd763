namespace Deals;

/// <summary>Figures whose names begin alike, made when they are asked for: whoever wants one by its name need not wait for all.</summary>
/// <param name="Stems">With what their names begin.</param>
/// <param name="Make">Makes them, each when its turn comes; those with nothing to show say so.</param>
internal sealed record FigureKind(IReadOnlyList<string> Stems, Func<IEnumerable<Figure>> Make)
{
    public FigureKind(string stem, Func<IEnumerable<Figure>> make)
        : this([stem], make)
    {
    }

    /// <summary>Whether a figure of this name can be among them; in a name, * stands for any letters and ? for one.</summary>
    public bool MayHold(string name) => Stems.Any(stem => name.IndexOfAny(['*', '?']) is >= 0 and var at
        ? StartsWith(name[..at], stem) || StartsWith(stem, name[..at])
        : StartsWith(name, stem));

    /// <summary>The figures that have something to show.</summary>
    public static IEnumerable<Figure> Shown(IEnumerable<FigureKind> kinds)
        => kinds.SelectMany(kind => kind.Make()).Where(figure => !figure.IsEmpty);

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
