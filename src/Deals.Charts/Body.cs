namespace Deals;

/// <summary>The panels of a figure, placed from the top of its content.</summary>
internal sealed record Body(IReadOnlyList<Panel> Panels, double Height)
{
    /// <summary>Between two columns.</summary>
    public const double ColumnGap = 36;

    /// <summary>Where parts begin that may stand beside each other.</summary>
    public IReadOnlyList<BodyPart> Parts { get; init; } = [];

    /// <summary>By how much panels may be made higher so that the body takes a height, as far as each bears it.</summary>
    /// <param name="height">The height.</param>
    /// <param name="mostOfRows">By how much panels of rows may be made higher.</param>
    public double GrowthTo(double height, double mostOfRows = Panel.MostGrowthOfRows)
    {
        // Heights rise with the growth, evenly between the places where a panel bears no more: halving finds it to a hair.
        var (low, high) = (1.0, Panel.MostGrowth);
        if (Grown(high, mostOfRows).Height <= height)
            return high;
        for (var step = 0; step < 20; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Grown(middle, mostOfRows).Height <= height ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The body with all panels that bear it higher by a factor, each as far as it may be.</summary>
    public Body Grown(double growth, double mostOfRows = Panel.MostGrowthOfRows)
    {
        var (panels, more) = (new List<Panel>(), 0.0);
        foreach (var panel in Panels)
        {
            var own = panel.Height * (Math.Min(growth, panel.Growth == Panel.MostGrowthOfRows ? mostOfRows : panel.Growth) - 1);
            panels.Add(panel with { Top = panel.Top + more, Height = panel.Height + own });
            more += own;
        }

        return new(panels, Height + more);
    }

    /// <summary>The left and the right of its two columns, when it is parted where they are most alike.</summary>
    public BodyColumns InColumns()
    {
        var at = Parts.Skip(1).OrderBy(part => Math.Max(part.Top, Height - part.Top)).FirstOrDefault() ?? new(Panels.Count, Height);
        return new(
            new([.. Panels.Take(at.Panel)], at.Top),
            new([.. Panels.Skip(at.Panel).Select(panel => panel with { Top = panel.Top - at.Top })], Height - at.Top));
    }
}

/// <summary>Where a part of a body begins.</summary>
/// <param name="Panel">How many panels stand before it.</param>
/// <param name="Top">From the top of the body to its beginning.</param>
internal sealed record BodyPart(int Panel, double Top);

/// <summary>A body in two columns of the same width.</summary>
internal sealed record BodyColumns(Body Left, Body Right)
{
    public double Height => Math.Max(Left.Height, Right.Height);

    /// <summary>
    /// Both beside each other, as high as a height where their panels bear it; rows are as high in both, so that they can be compared.
    /// </summary>
    /// <param name="canvas">The column they were laid out for.</param>
    /// <param name="height">The height.</param>
    public Body Beside(Canvas canvas, double height)
    {
        var rows = Math.Min(Panel.MostGrowthOfRows, Math.Min(Left.GrowthTo(height), Right.GrowthTo(height)));
        Body Grown(Body column) => column.Grown(column.GrowthTo(height, rows), rows);
        var step = canvas.ContentWidth + Body.ColumnGap;
        return new([.. Grown(Left).Panels.Select(panel => panel.Moved(0, step)),
            .. Grown(Right).Panels.Select(panel => panel.Moved(step, 0))], height);
    }
}
