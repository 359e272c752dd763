using System.Collections;

namespace Deals.Charts.Drawing;

/// <summary>The lines shown to a reader who points at a mark, written when somebody asks: of hundreds of marks few are pointed at, and of a drawing that moves none.</summary>
/// <param name="write">Writes them.</param>
public sealed class Hover(Func<IReadOnlyList<string>> write) : IReadOnlyList<string>
{
    private IReadOnlyList<string> Lines => field ??= write();

    /// <inheritdoc/>
    public int Count => Lines.Count;

    /// <inheritdoc/>
    public string this[int index] => Lines[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Lines.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
