namespace Deals.Report.Office.Charts;

/// <summary>What a chart of an Office program is drawn from: the numbers of one panel of a figure whose picture is bars or lines on plain
/// axes.</summary>
/// <param name="Heading">What stands above the panel in the figure; null for nothing.</param>
/// <param name="Caption">What the value axis counts; null where the heading or the subtitle says so.</param>
/// <param name="Places">The places along the other axis, by name.</param>
/// <param name="Series">The bars and lines.</param>
/// <param name="Lies">Whether bars lie, the first place on top, rather than stand.</param>
internal sealed record PlainChart(string? Heading, string? Caption, IReadOnlyList<string> Places, IReadOnlyList<PlainSeries> Series,
    bool Lies)
{
    /// <summary>
    /// From where to where the value axis goes where panels stand side by side, which a program would scale each on its own; null to leave
    /// it to that.
    /// </summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>So much of a value, bars that lie on each other may be apart by rounding.</summary>
    private const double Slack = 1e-6;

    /// <summary>
    /// The charts of a picture, from top to bottom; none where a part of it is something else than bars, stacked from zero, or lines, over
    /// places that have names. What is beside the data is left out: keys and remarks, which the program or the text around has, and labels.
    /// </summary>
    public static IReadOnlyList<PlainChart> Of(Picture picture)
    {
        var charts = new List<PlainChart>();
        string? heading = null;
        foreach (var panel in picture.Panels)
        {
            if (!panel.X.IsShown && !panel.Y.IsShown)
            {
                // A table or a drawing by pixels is a part that no chart has; a sentence or a key is none.
                if (panel.Rules.Count > 0 || panel.Marks.Any(mark => mark is not (Bars or Line or Signs)))
                    return [];
                heading = panel.Marks.Count == 0 && panel.Notes is [var note] && note.Lines.All(line => line.Bold)
                    ? string.Join(' ', note.Lines.Select(line => line.Text)) : heading;
                continue;
            }

            if (Of(panel, heading) is not { } chart)
                return [];
            charts.Add(chart);
            heading = null;
        }

        return charts.Count > 1 ? charts : charts.ConvertAll(chart => chart with { Range = null });
    }

    /// <summary>The sentences below the charts of a picture, as one text: a chart that is edited has no place for them.</summary>
    public static string RemarksIn(Picture picture) => string.Join(' ',
        from panel in picture.Panels
        where !panel.X.IsShown && !panel.Y.IsShown && panel.Marks.Count == 0
        from note in panel.Notes.Count == 1 ? panel.Notes : []
        where !note.Lines.Any(line => line.Bold)
        select string.Join(' ', note.Lines.Select(line => line.Text)));

    private static PlainChart? Of(Panel panel, string? heading)
    {
        var lies = panel.X.Names.Count == 0;
        var names = lies ? panel.Y.Names : panel.X.Names;
        if (names.Count == 0)
            return null;
        // A line in the colour of the ground only keeps the next one apart from what is behind it.
        var marks = panel.Marks.Where(mark => mark is not Line line || line.Colour != Palette.Ground).ToList();
        var ends = new Dictionary<(int Place, bool IsBelow), double>();
        var series = new List<PlainSeries>();
        foreach (var mark in marks)
        {
            var made = mark switch
            {
                Bars bars when bars.Stand != lies => Stacked(bars, names, ends),
                Line line when !lies => Drawn(line, names),
                // Which points of lines are marked: their values are the lines' own.
                Signs signs when marks.OfType<Line>().Any() && signs.Items.All(sign => IsPoint(sign, marks)) => [],
                _ => null,
            };
            if (made is null)
                return null;
            series.AddRange(made);
        }

        return series.Count == 0 ? null : new(heading, (lies ? panel.X : panel.Y).Caption, [.. names.Select(name => name.Label)], series,
            lies)
        { Range = lies ? (panel.X.From, panel.X.To) : (panel.Y.From, panel.Y.To) };
    }

    /// <summary>What bars add to those before them; null where one does not begin where those end.</summary>
    private static IReadOnlyList<PlainSeries>? Stacked(Bars bars, IReadOnlyList<Tick> names, Dictionary<(int Place, bool IsBelow),
        double> ends)
    {
        var sides = new[] { new Bar?[names.Count], new Bar?[names.Count] };
        foreach (var bar in bars.Items)
        {
            var (place, isBelow) = (PlaceOf(bar.Middle, names), bar.To < bar.From);
            var side = sides[isBelow ? 1 : 0];
            if (place < 0 || side[place] is not null
                || Math.Abs(bar.From - ends.GetValueOrDefault((place, isBelow))) > Slack * Math.Max(1, Math.Abs(bar.From)))
                return null;
            ends[(place, isBelow)] = bar.To;
            side[place] = bar;
        }

        // What goes up and down at one place is two series: a program stacks each value on its own side.
        if (Enumerable.Range(0, names.Count).Any(place => sides.All(side => side[place] is not null)))
            return [.. ((string[])[bars.Name, $"{bars.Name}, below"]).Zip(sides, SeriesOf).OfType<PlainSeries>()];
        return SeriesOf(bars.Name, [.. sides[0].Zip(sides[1], (above, below) => above ?? below)]) is { } one ? [one] : [];
    }

    private static PlainSeries? SeriesOf(string name, IReadOnlyList<Bar?> bars)
    {
        if (bars.FirstOrDefault(bar => bar is not null) is not { Fill: var fill })
            return null;
        return new(name, [.. bars.Select(bar => bar is null ? (double?)null : FigureTable.Written(bar.To - bar.From))], fill, null,
            [.. bars.Select(bar => bar?.Fill == fill ? null : bar?.Fill)]);
    }

    private static IReadOnlyList<PlainSeries>? Drawn(Line line, IReadOnlyList<Tick> names)
    {
        var values = new double?[names.Count];
        foreach (var point in line.Points)
        {
            // A step begins at the edge of its place.
            var place = PlaceOf(point.X + (line.Steps ? 0.5 : 0), names);
            if (place >= 0 && double.IsFinite(point.Y))
                values[place] = FigureTable.Written(point.Y);
        }

        // A line from edge to edge at one height, such as a cap, has that height at every place.
        if (line.Points.Select(point => point.Y).Distinct().ToList() is [var level] && values.All(value => value is null))
            Array.Fill(values, level);
        return values.All(value => value is null) ? null : [new(line.Name, values, new(line.Colour), line, [])];
    }

    private static bool IsPoint(SignAt sign, IEnumerable<Mark> marks)
        => marks.OfType<Line>().Any(line => line.Points.Any(point => point.X == sign.X && point.Y == sign.Y));

    private static int PlaceOf(double at, IReadOnlyList<Tick> names)
    {
        for (var place = 0; place < names.Count; place++)
        {
            if (Math.Abs(names[place].At - at) < Slack)
                return place;
        }

        return -1;
    }
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value at each place; null for none.</param>
/// <param name="Fill">How its bars are filled, or the colour of its line.</param>
/// <param name="Line">How the line is drawn; null for bars.</param>
/// <param name="Own">The fills of bars that have one of their own, by place; empty or null for that of the series.</param>
internal sealed record PlainSeries(string Name, IReadOnlyList<double?> Values, Fill Fill, Line? Line, IReadOnlyList<Fill?> Own);
