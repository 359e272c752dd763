namespace Deals.Notebooks;

/// <summary>The three kinds of cell nbformat 4 knows.</summary>
public enum CellKind
{
    /// <summary>A cell that is run.</summary>
    Code,
    /// <summary>Prose, shown as it is rendered.</summary>
    Markdown,
    /// <summary>Text that neither runs nor renders.</summary>
    Raw,
}
