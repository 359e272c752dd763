namespace Deals;

/// <summary>Two rights that get in each other's way.</summary>
/// <param name="Reading">The reading under which they do.</param>
/// <param name="First">The one right; it stands first in the data.</param>
/// <param name="Second">The other right.</param>
/// <param name="Subject">What both cover: the narrower of their subjects.</param>
/// <param name="Window">The days on which they collide.</param>
public sealed record Collision(Reading Reading, HeldRight First, HeldRight Second, Subject Subject, Window Window)
{
    /// <summary>What ends the collision: the end of whichever right ends first, or of both when they end on one day.</summary>
    public IReadOnlyList<Ending> Endings => Window.IsOpen
        ? [new(EndingCause.StillRunning, First.Right)]
        : [.. new[] { First, Second }.Where(held => held.Window.End == Window.End).Select(held => held.Ending)];

    /// <summary>What ended it, in words.</summary>
    public string EndedBy => string.Join(" and ", Endings.Select(ending => ending.ToString()).Distinct());

    /// <inheritdoc/>
    public override string ToString() => $"{First.Right} / {Second.Right}, {Subject}: {Window}";
}
