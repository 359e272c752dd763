namespace Deals;

/// <summary>
/// Lays a figure out for the form of a screen, 16 to 9, for cards and slides: with the largest type that leaves room for all of it, and
/// as high as there is room. Where even the widest sheet is not high enough, its parts stand beside each other, plots are lower, and the
/// rows that matter least are left out, which the figure says.
/// </summary>
internal sealed class ScreenLayout(Figure figure, Func<Canvas, IReadOnlyList<Body>> bodies)
{
    /// <summary>Width to height.</summary>
    public const double Form = 16.0 / 9;

    /// <summary>
    /// From large type to small: on a slide, 13 1/3 inches wide, labels of 11 pixels are 10 points at the last of these widths; on a card
    /// of 1,200 pixels they are 12 or more.
    /// </summary>
    private static readonly double[] Readable = [Figure.NarrowWidth, 770, 840, 910, 980, Figure.WideWidth];

    /// <summary>Only where a figure cannot be parted, and no row of it be left out.</summary>
    private static readonly double[] Small = [1150, 1250, 1400, 1600, 1900, 2400];

    public IReadOnlyList<Picture> ToPictures()
    {
        foreach (var width in Readable)
        {
            if (Whole(new Canvas(width)) is { } whole)
                return whole;
        }

        foreach (var width in Readable[^1..].Concat(Small))
        {
            var tight = new Canvas(width, Room(new(width)));
            if ((Beside(new Canvas(width)) ?? Beside(tight) ?? Whole(tight)) is { } fitting)
                return fitting;
        }

        // Texts without end: as it is, made smaller.
        return
        [
            .. from picture in figure.ToPictures(Figure.WideWidth)
               let width = Math.Ceiling(picture.Height * Form)
               select picture.At(width) with { Height = width / Form, Foot = picture.Foot + (width / Form) - picture.Height },
        ];
    }

    private double Room(Canvas canvas)
    {
        var frame = new FigureFrame(figure, canvas);
        return (canvas.Width / Form) - frame.Head - frame.Foot;
    }

    /// <summary>All below each other, if there is height for it.</summary>
    private IReadOnlyList<Picture>? Whole(Canvas canvas)
    {
        var (laid, room) = (bodies(canvas), Room(canvas));
        if (laid.Max(body => body.Height) > room)
            return null;
        var growth = laid.Min(body => body.GrowthTo(room));
        return new FigureFrame(figure, canvas).Around([.. laid.Select(body => body.Grown(growth) with { Height = room })]);
    }

    /// <summary>Its parts beside each other, if it has any and there is height for it.</summary>
    private IReadOnlyList<Picture>? Beside(Canvas canvas)
    {
        var (column, room) = (canvas.Column, Room(canvas));
        var laid = bodies(column);
        if (laid[0].Parts.Count < 2 || laid.Max(body => body.InColumns().Height) > room)
            return null;
        return new FigureFrame(figure, canvas).Around([.. laid.Select(body => body.InColumns().Beside(column, room))]);
    }
}
