namespace Deals.Charts.Painting;

/// <summary>
/// Draws a picture on a sheet. Sizes and places are those of plotly.js, which draws the same picture where it can be moved, so
/// that a reader sees no jump when the one takes the place of the other.
/// </summary>
internal static class Painter
{
    private const double TickLength = 5;
    private const double TickLabelGap = 7.7;

    /// <summary>plotly.js puts labels on whole pixels; half of one is its mean.</summary>
    private const double TickLabelDrop = 0.5;

    /// <summary>Cells run into each other a little, as the ground would shine through between two edges that are smoothed.</summary>
    private const double Overlap = 0.4;

    private const double HatchStep = 9.9;
    private const double HatchThickness = 1.75;
    private const double HatchOpacity = 0.45;
    private const double OutlineThickness = 1.5;
    private const double ZeroThickness = 1.5;

    public static void Paint(Picture picture, ISheet sheet)
    {
        var whole = new Box(0, 0, picture.Width, picture.Height);
        sheet.Rectangles([whole], Palette.Ground, 1);
        foreach (var panel in picture.Panels)
            new PanelPainter(picture, panel, sheet).Paint();
        foreach (var note in picture.Notes.Prepend(picture.Title))
            Write(sheet, note, new(picture.Inset + note.X, note.Y));
        foreach (var panel in picture.Panels)
            new PanelPainter(picture, panel, sheet).Write();
    }

    private static void Write(ISheet sheet, Note note, Spot at)
    {
        var height = ((note.Lines.Count - 1) * note.Size * Lettering.LineHeight) + Lettering.Ascent(note.Size)
            + Lettering.Descent(note.Size);
        var top = at.Y + note.ShiftY - (note.AtY switch { Side.Start => 0, Side.Middle => height / 2, _ => height });
        var place = at.X + note.ShiftX;
        var widths = note.Lines.Select(line => Lettering.Width(line.Text, note.Size, line.Bold)).ToList();
        double Left(double width) => place - (note.AtX switch { Side.Start => 0, Side.Middle => width / 2, _ => width });
        if (note.Background is { } background)
            sheet.Rectangles([new(Left(widths.Max()), top, Left(widths.Max()) + widths.Max(), top + height)], background, 1);
        for (var row = 0; row < note.Lines.Count; row++)
        {
            var line = note.Lines[row];
            var baseline = top + Lettering.Ascent(note.Size) + (row * note.Size * Lettering.LineHeight);
            sheet.Text(new(line.Text, Left(widths[row]), baseline, widths[row], note.Size, line.Bold, line.Colour ?? note.Colour));
        }
    }

    private sealed class PanelPainter(Picture picture, Panel panel, ISheet sheet)
    {
        private readonly Box frame = new(
            picture.Inset + panel.Left, picture.Head + panel.Top, picture.Width - picture.Inset - panel.Right,
            picture.Head + panel.Top + panel.Height);

        public void Paint()
        {
            foreach (var area in panel.Areas)
            {
                if (BoxOf(area.FromX, area.ToX, area.FromY, area.ToY).Within(frame) is { Width: > 0, Height: > 0 } box)
                    sheet.Rectangles([box], area.Colour, area.Opacity);
            }

            foreach (var rule in panel.Rules)
                Line([At(rule.FromX, rule.FromY), At(rule.ToX, rule.ToY)],
                    new(rule.Colour, rule.Thickness, GapsOf(rule.Dash, rule.Thickness)));
            Grid();
            foreach (var mark in panel.Marks.OrderBy(mark => mark switch { ColourField => 0, Contour => 1, Bars => 2, _ => 3 }))
                Draw(mark);
            Ticks();
        }

        public void Write()
        {
            foreach (var note in panel.Notes)
                Painter.Write(sheet, note, new(note.XFromInset ? picture.Inset + note.X : X(note.X), Y(note.Y)));
            if (panel.Y.Caption is { } above)
                Painter.Write(sheet, Caption(above) with { AtY = Side.End }, new(picture.Inset, frame.Top - Panel.CaptionGap));
            if (panel.X.Caption is { } below)
                Painter.Write(sheet, Caption(below) with { AtX = Side.Middle },
                    new((frame.Left + frame.Right) / 2, frame.Bottom + panel.CaptionTop));
        }

        private static Note Caption(string text) => new([new(text)], 0, 0) { Size = Axis.LabelSize, Colour = Palette.Muted };

        private double X(double value) => frame.Left + ((value - panel.X.From) / (panel.X.To - panel.X.From) * frame.Width);

        private double Y(double value) => frame.Bottom - ((value - panel.Y.From) / (panel.Y.To - panel.Y.From) * frame.Height);

        private Spot At(double x, double y) => new(X(x), Y(y));

        private Box BoxOf(double fromX, double toX, double fromY, double toY)
        {
            var (left, right, top, bottom) = (X(fromX), X(toX), Y(fromY), Y(toY));
            return new(Math.Min(left, right), Math.Min(top, bottom), Math.Max(left, right), Math.Max(top, bottom));
        }

        private void Line(IReadOnlyList<Spot> spots, Stroke stroke)
        {
            var parts = spots.Within(frame).ToList();
            if (parts.Count > 0)
                sheet.Lines(parts, stroke);
        }

        private static IEnumerable<Tick> ShownTicks(Axis axis) => !axis.IsShown ? []
            : axis.Ticks.Where(tick => tick.At >= Math.Min(axis.From, axis.To) && tick.At <= Math.Max(axis.From, axis.To));

        private void Grid()
        {
            var stroke = new Stroke(Palette.Grid, 1, []);
            var zero = new Stroke(Palette.Muted, ZeroThickness, []);
            Rule(panel.X, at => [new(X(at), frame.Top), new(X(at), frame.Bottom)]);
            Rule(panel.Y, at => [new(frame.Left, Y(at)), new(frame.Right, Y(at))]);

            void Rule(Axis axis, Func<double, IReadOnlyList<Spot>> across)
            {
                var hasZero = axis is { IsShown: true, MarksZero: true } && Math.Min(axis.From, axis.To) <= 0
                    && Math.Max(axis.From, axis.To) >= 0;
                var lines = axis.HasGrid
                    ? ShownTicks(axis).Where(tick => !hasZero || tick.At != 0).Select(tick => across(tick.At)).ToList() : [];
                if (lines.Count > 0)
                    sheet.Lines(lines, stroke);
                if (hasZero)
                    sheet.Lines([across(0)], zero);
            }
        }

        private void Ticks()
        {
            var lines = ShownTicks(panel.X)
                .Select(tick => (IReadOnlyList<Spot>)[new(X(tick.At), frame.Bottom), new(X(tick.At), frame.Bottom + TickLength)])
                .Concat(ShownTicks(panel.Y)
                    .Select(tick => (IReadOnlyList<Spot>)[new(frame.Left - TickLength, Y(tick.At)), new(frame.Left, Y(tick.At))])).ToList();
            if (lines.Count > 0)
                sheet.Lines(lines, new(Palette.Line, 1, []));
            foreach (var tick in ShownTicks(panel.X))
                Label(tick, X(tick.At), Side.Middle, frame.Bottom + TickLabelGap + Axis.LabelSize + TickLabelDrop);
            foreach (var tick in ShownTicks(panel.Y))
                Label(tick, frame.Left - TickLabelGap, Side.End,
                    Y(tick.At) + TickLabelDrop
                        + (Axis.LabelSize * (0.35 - ((tick.Label.Split('\n').Length - 1) * Lettering.LineHeight / 2))));
        }

        private void Label(Tick tick, double place, Side side, double baseline)
        {
            foreach (var (row, line) in tick.Label.Split('\n').Index())
            {
                var width = Lettering.Width(line, Axis.LabelSize);
                var left = place - (side == Side.End ? width : width / 2);
                sheet.Text(new(line, left, baseline + (row * Axis.LabelSize * Lettering.LineHeight), width, Axis.LabelSize, IsBold: false,
                    Palette.Muted));
            }
        }

        private void Draw(Mark mark)
        {
            switch (mark)
            {
                case Bars bars:
                    Draw(bars);
                    break;
                case Line line:
                    foreach (var part in Whole(line.Points, point => point.Y))
                        Line(Steps(part, line.Steps), new(line.Colour, line.Thickness, GapsOf(line.Dash, line.Thickness)));
                    break;
                case Band band:
                    Draw(band);
                    break;
                case Signs signs:
                    foreach (var sign in signs.Items)
                        Draw(sign);
                    break;
                case ColourField field:
                    Draw(field);
                    break;
                case Contour contour:
                    foreach (var line in Level.Of(contour.Field, contour.Level))
                        Line([.. line.Select(spot => At(spot.X, spot.Y))],
                            new(contour.Colour, contour.Thickness, GapsOf(contour.Dash, contour.Thickness)));
                    break;
                default:
                    throw new NotSupportedException($"Nobody has said how {mark.GetType().Name} is painted.");
            }
        }

        /// <summary>Bars that follow each other and are filled alike are one shape.</summary>
        private void Draw(Bars bars)
        {
            for (var at = 0; at < bars.Items.Count;)
            {
                var fill = bars.Items[at].Fill;
                var boxes = new List<Box>();
                for (; at < bars.Items.Count && bars.Items[at].Fill == fill; at++)
                {
                    if (BoxOf(bars.Items[at], bars.Stand) is { Width: > 0, Height: > 0 } box)
                        boxes.Add(box);
                }

                if (boxes.Count == 0)
                    continue;
                sheet.Rectangles(boxes, fill.Colour, 1);
                if (fill.IsHatched)
                    sheet.Hatching(boxes, new(new(OnIt(fill.Colour.Light), OnIt(fill.Colour.Dark)), HatchThickness, [], HatchOpacity),
                        HatchStep);
                if (fill.Outline is { } outline)
                    sheet.Lines([.. boxes.Select(Edge)], new(outline, OutlineThickness, []));
            }
        }

        private Box BoxOf(Bar bar, bool stands)
        {
            var (low, high) = (bar.Middle - (bar.Thickness / 2), bar.Middle + (bar.Thickness / 2));
            return (stands ? BoxOf(low, high, bar.From, bar.To) : BoxOf(bar.From, bar.To, low, high)).Within(frame);
        }

        private static IReadOnlyList<Spot> Edge(Box box)
            => [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom),
                new(box.Left, box.Top)];

        private void Draw(Band band)
        {
            foreach (var part in Whole(band.Points, point => point.Low + point.High))
            {
                var points = band.Steps ? [.. part.SelectMany(
                    (point, at) => at == 0 ? [point] : new[] { part[at - 1] with { X = point.X }, point })] : part;
                var ring = points.Select(point => At(point.X, point.High)).Concat(points.Reverse().Select(point => At(point.X, point.Low)))
                    .ToList().AreaWithin(frame);
                if (ring.Count > 2)
                    sheet.Area([ring], band.Colour, band.Opacity);
            }
        }

        private void Draw(SignAt sign)
        {
            if (!double.IsFinite(sign.X + sign.Y))
                return;
            var middle = At(sign.X, sign.Y);
            var radius = sign.Size / 2 * (sign.Sign is Sign.Up or Sign.Down ? 1.2 : 1);
            if (sign.Sign == Sign.Circle)
                sheet.Circle(middle, radius, sign.Colour);
            else
                sheet.Area([[.. Corners(sign.Sign)
                    .Select(corner => new Spot(middle.X + (corner.X * radius), middle.Y + (corner.Y * radius)))]], sign.Colour, 1);
        }

        private void Draw(ColourField field)
        {
            var (xs, ys) = (Edges(field.Xs), Edges(field.Ys));
            var cells = field.Rows.SelectMany((row, y) => row.Select((cell, x) => (cell.Value, X: x, Y: y)))
                .Where(cell => double.IsFinite(cell.Value));
            foreach (var group in cells.GroupBy(cell => ColourAt.Of(field.Scale, cell.Value)))
            {
                sheet.Rectangles(
                    [
                        .. Runs(group.Select(cell => (cell.X, cell.Y)))
                            .Select(run => BoxOf(xs[run.From], xs[run.To + 1], ys[run.Row], ys[run.Row + 1]).Wider(Overlap).Within(frame))
                            .Where(box => box is { Width: > 0, Height: > 0 }),
                    ],
                    group.Key, 1);
            }
        }

        /// <summary>Neighbours in a row as one.</summary>
        private static IEnumerable<(int Row, int From, int To)> Runs(IEnumerable<(int X, int Y)> cells)
        {
            (int Row, int From, int To)? run = null;
            foreach (var (x, y) in cells)
            {
                if (run is { } open && open.Row == y && open.To == x - 1)
                {
                    run = open with { To = x };
                    continue;
                }

                if (run is { } ended)
                    yield return ended;
                run = (y, x, x);
            }

            if (run is { } last)
                yield return last;
        }

        /// <summary>Half-way between the middles; as far beyond the outer ones.</summary>
        private static double[] Edges(IReadOnlyList<double> middles) => middles.Count == 1 ? [middles[0] - 0.5, middles[0] + 0.5] :
        [
            middles[0] - ((middles[1] - middles[0]) / 2),
            .. middles.Zip(middles.Skip(1), (one, next) => (one + next) / 2),
            middles[^1] + ((middles[^1] - middles[^2]) / 2),
        ];

        private List<Spot> Steps(IReadOnlyList<LinePoint> points, bool steps)
        {
            var spots = new List<Spot>();
            foreach (var point in points)
            {
                if (steps && spots.Count > 0)
                    spots.Add(spots[^1] with { X = X(point.X) });
                spots.Add(At(point.X, point.Y));
            }

            return spots;
        }

        /// <summary>The parts of a row of points between those that are no number.</summary>
        private static IEnumerable<IReadOnlyList<TPoint>> Whole<TPoint>(IReadOnlyList<TPoint> points, Func<TPoint, double> value)
        {
            var part = new List<TPoint>();
            foreach (var point in points)
            {
                if (double.IsFinite(value(point)))
                {
                    part.Add(point);
                    continue;
                }

                if (part.Count > 0)
                    yield return part;
                part = [];
            }

            if (part.Count > 0)
                yield return part;
        }
    }

    /// <summary>The strokes of a hatching, one by one.</summary>
    public static IReadOnlyList<IReadOnlyList<Spot>> Strokes(Box box, double step)
    {
        var strokes = new List<IReadOnlyList<Spot>>();
        for (var at = (Math.Floor((box.Left + box.Top) / step) + 1) * step; at < box.Right + box.Bottom; at += step)
        {
            var (from, to) = (Math.Max(box.Left, at - box.Bottom), Math.Min(box.Right, at - box.Top));
            if (from < to)
                strokes.Add([new(from, at - from), new(to, at - to)]);
        }

        return strokes;
    }

    private static Rgb OnIt(Rgb ground) => ground.IsDark ? Rgb.White : new(0x44, 0x44, 0x44);

    private static IReadOnlyList<double> GapsOf(Dash dash, double thickness)
    {
        var unit = Math.Max(thickness, 3);
        return dash switch
        {
            Dash.Dashed => [3 * unit, 3 * unit],
            Dash.Dotted => [unit, unit],
            Dash.DashDotted => [3 * unit, unit, unit, unit],
            _ => [],
        };
    }

    /// <summary>The corners of a sign of radius 1.</summary>
    private static IEnumerable<Spot> Corners(Sign sign)
    {
        const double Diamond = 1.3, Arm = 0.5657;
        var side = 2 / Math.Sqrt(3);
        return sign switch
        {
            Sign.Square => [new(-1, -1), new(1, -1), new(1, 1), new(-1, 1)],
            Sign.Diamond => [new(Diamond, 0), new(0, Diamond), new(-Diamond, 0), new(0, -Diamond)],
            Sign.Up => [new(-side, 0.5), new(side, 0.5), new(0, -1)],
            Sign.Down => [new(-side, -0.5), new(side, -0.5), new(0, 1)],
            Sign.Left => [new(0.5, -side), new(0.5, side), new(-1, 0)],
            Sign.Right => [new(-0.5, -side), new(-0.5, side), new(1, 0)],
            _ =>
            [
                new(0, Arm), new(Arm, 2 * Arm), new(2 * Arm, Arm), new(Arm, 0), new(2 * Arm, -Arm), new(Arm, -2 * Arm),
                new(0, -Arm), new(-Arm, -2 * Arm), new(-2 * Arm, -Arm), new(-Arm, 0), new(-2 * Arm, Arm), new(-Arm, 2 * Arm),
            ],
        };
    }
}
