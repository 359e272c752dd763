namespace Deals.Charts.Figures;

/// <summary>Which product customers may use on which cloud, before, during and after the collisions, and whose clause forbids the
/// rest.</summary>
internal sealed class WhoMaySell
{
    /// <summary>The first of the days of a clash in which the offers that may be used change.</summary>
    private const string AtFirst = "At first";

    /// <summary>In narrower cells words would be broken: then the days of an offer stand below each other.</summary>
    private const double LeastCell = 90;

    private const double HeadingHeight = 54;
    private const double CellInset = 9;
    private const double LineHeight = TypeSize.Small * Lettering.LineHeight;

    private readonly Reading reading;
    private readonly string why;
    private readonly bool isOwn;
    private readonly IReadOnlyList<int> during;
    private readonly IReadOnlyList<(ComparedDay On, IReadOnlyList<OfferStatus> Offers)> columns;
    private readonly DealBook book;

    private WhoMaySell(DealBook book, RightsTimeline timeline, Reading reading)
    {
        (this.book, this.reading) = (book, reading);
        (var days, why) = ComparedDay.Of(book, timeline, reading);
        var clashes = Window.Union(timeline.Collisions(reading).Select(collision => collision.Window));
        isOwn = clashes.Count > 0;
        during = [.. clashes.SelectMany(clash => timeline.Days(clash, book.AsOf))
            .Select(day => Counts(timeline.Offers(reading, day)).Usable).Distinct().Order()];
        columns = [.. days.Select(day => (during.Count > 1 && day.Name == "During" ? day with { Name = AtFirst } : day,
            timeline.Offers(reading, day.Day)))];
        // What came between the last of these days and today is seen in no other column.
        if (book.AsOf > columns[^1].On.Day && timeline.Offers(reading, book.AsOf) is var today
            && !Counts(today).Equals(Counts(columns[^1].Offers)))
            columns = [.. columns, (new("As of", book.AsOf), today)];
    }

    public static Figure Of(DealBook book, RightsTimeline timeline, Reading reading)
    {
        var id = $"who-may-sell-{FigureId.Of(reading.Id)}";
        if (book.Offers.Count == 0)
            return Figure.Nothing(id, "Who may sell what needs offers, and the dataset lists none.", timeline.Scenario);
        var drawn = new WhoMaySell(book, timeline, reading);
        var barring = drawn.columns.SelectMany(column => column.Offers).SelectMany(offer => offer.BarredBy);
        return new(
            id, drawn.Words(), drawn.Table, timeline.Scenario,
            [.. book.Offers.Select(offer => offer.Source), .. barring.Select(right => right.Source), reading.Source], drawn.Body);
    }

    private static (int Usable, int All) Counts(IReadOnlyList<OfferStatus> offers)
        => (offers.Count(offer => offer.Counts && offer.IsUsable), offers.Count(offer => offer.Counts));

    private FigureWords Words()
    {
        var title = Wording.On(book, reading, Finding());
        var alt = string.Join(" ", columns.Select(column => $"{column.On.Name} ({Wording.Day(column.On.Day)}): {Barred(column.Offers)}."));
        var announced = book.Offers.Any(offer => offer.Stage == OfferStage.Announced) ? " or announced" : "";
        return new(title, $"Which product customers may use from which seller: usable{announced}, or barred, and by whose clause; {why}",
            $"{title}. {alt}");

        static string Barred(IReadOnlyList<OfferStatus> offers)
        {
            string By(OfferStatus offer) => $"{offer.Offer} (by {Wording.List([.. offer.BarredBy.Select(right => right.ToString())])})";
            var barred = offers.Where(offer => offer.BarredBy.Count > 0).Select(By).ToList();
            return barred.Count > 0 ? $"barred are {Wording.List(barred)}"
                : offers.All(offer => offer.IsUsable) ? "all are usable" : "none is barred";
        }
    }

    /// <summary>"customers could use two of three offers before the clash, one during it"; or that nothing was barred.</summary>
    private string Finding()
    {
        var counts = columns.Select(column => (column.On, Of: Counts(column.Offers))).ToList();
        if (counts.TrueForAll(count => count.Of.Usable == count.Of.All))
        {
            var announced = columns.Any(column => column.Offers.Any(offer => !offer.Offer.IsCounted && offer.BarredBy.Count > 0))
                ? " that anybody has announced" : "";
            return counts.TrueForAll(count => count.Of.All == 1) ? $"nobody’s right barred the only offer{announced}"
                : $"nobody’s right barred an offer{announced} on {(counts.Count == 2 ? "either" : "any")} of the "
                    + $"{Wording.Count(counts.Count)} days shown";
        }

        // "two of three offers before the clash, one during it". Where it changes how many there are, the numbers usable tell enough.
        var isSame = counts.TrueForAll(count => count.Of.All == counts[0].Of.All);
        string Usable(int at) => at > 0 ? Wording.Count(counts[at].Of.Usable)
            : isSame ? $"{Wording.Count(counts[0].Of.Usable)} of {Wording.Count(counts[0].Of.All, "offer")}"
            : Wording.Count(counts[0].Of.Usable, "offer");
        if (counts.TrueForAll(count => count.Of.Usable == counts[0].Of.Usable))
            return $"customers could use {Usable(0)} on each of the {Wording.Count(counts.Count)} days shown";
        var said = counts.Select((count, at) => $"{(count.On.Name == AtFirst ? InIt : Usable(at))} {When(count.On)}");
        var promised = columns[^1].Offers.Count(offer => offer.Counts && offer.IsUsable && offer.Offer.Stage == OfferStage.Announced);
        var only = promised == 0 ? "" : promised == counts[^1].Of.Usable ? ", only announced"
            : $", {Wording.Count(promised)} of them only announced";
        return $"customers could use {Wording.List([.. said])}{only}";
    }

    /// <summary>"one to four": how many could be used on the days of the clash.</summary>
    private string InIt => $"{Wording.Count(during[0])} to {Wording.Count(during[^1])}";

    private string When(ComparedDay on) => (on.Name, isOwn) switch
    {
        ("Before", true) => "before the clash",
        ("During" or AtFirst, true) => "during it",
        ("After", true) => on.Day > book.AsOf ? $"after it, from {Wording.Day(on.Day)} on" : "after it",
        _ => $"on {Wording.Day(on.Day)}",
    };

    private FigureTable Table() => new(
        ["Product", "Seller", "When", "Day", "Usable", "Barred by"],
        [
            .. from column in columns
               from offer in column.Offers
               select new object?[]
               {
                   offer.Offer.Product.Name, offer.Offer.Cloud.ShortName, column.On.Name, column.On.Day,
                   offer.Offer.IsCounted && offer.IsUsable,
                   offer.BarredBy.Count == 0 ? (IsThere(offer) ? null : CellText(offer).Single())
                       : string.Join("; ", offer.BarredBy.Select(right => right.ToString())),
               },
        ]);

    private Body Body(Canvas canvas)
    {
        var productWidth = Math.Round(canvas.ContentWidth * 0.19);
        var cloudWidth = Math.Round(canvas.ContentWidth * 0.15);
        var left = productWidth + cloudWidth;
        var cellWidth = (canvas.ContentWidth - left) / columns.Count;
        if (cellWidth < LeastCell)
            return Stacked(canvas);
        var (y, usable, barred, edges) = (HeadingHeight, new List<Bar>(), new List<Bar>(), new List<Bar>());
        var (notes, rules) = (new List<Note>(), new List<Rule>());
        for (var at = 0; at < columns.Count; at++)
        {
            notes.Add(Text(
                [
                    new(columns[at].On.Name, Bold: true), new(Wording.Day(columns[at].On.Day)),
                    new(Counts(columns[at].Offers) is var (usableNow, all) ? $"{usableNow} of {all} usable" : "", Palette.Muted),
                ], at, 0));
        }

        foreach (var product in book.Offers.Select(offer => offer.Product).Distinct())
        {
            var name = Lettering.Wrap(product.Name, productWidth - 8, TypeSize.Label, bold: true);
            var (start, rows) = (y, book.Offers.Select((offer, index) => (offer, index)).Where(row => row.offer.Product == product)
                .ToList());
            rules.Add(new(0, y, columns.Count, y, Palette.Grid));
            notes.Add(Note.Of(name, 0, y + 6, TypeSize.Label, Palette.Text, bold: true).FromInset());
            y += 3;
            foreach (var (offer, index) in rows)
            {
                var cloud = Lettering.Wrap(offer.Cloud.ShortName, cloudWidth - 8, TypeSize.Label);
                var cells = columns.Select(column => CellText(column.Offers[index], canvas.IsTight)
                    .SelectMany(text => Lettering.Wrap(text, cellWidth - (2 * CellInset) - 4, TypeSize.Small)).ToList()).ToList();
                var lines = cells.Max(cell => cell.Count);
                var height = Math.Max(Math.Max(lines * LineHeight, cloud.Count * TypeSize.Label * Lettering.LineHeight) + 11, 26);
                var middle = y + (height / 2);
                var cloudColour = Palette.TextOf(offer.Cloud.Colour);
                notes.Add(Note.Of(cloud, productWidth, middle, TypeSize.Label, Palette.Text, cloudColour)
                    .FromInset() with
                { AtY = Side.Middle });
                for (var at = 0; at < columns.Count; at++)
                {
                    var status = columns[at].Offers[index];
                    var (ground, edge) = LookOf(status);
                    (status.BarredBy.Count > 0 ? barred : usable)
                        .Add(new(at + 0.01, at + 0.99, middle, height - 3, new(ground), HoverOf(columns[at].On, status)));
                    if (edge is { } colour)
                        edges.Add(new(at + 0.01, at + 0.025, middle, height - 3, new(colour), []));

                    notes.Add(Text([.. cells[at].Select(line => new NoteLine(line))], at, middle) with { AtY = Side.Middle });
                }

                y += height;
            }

            y = Math.Max(y, start + (name.Count * TypeSize.Label * Lettering.LineHeight) + 12) + 3;
        }

        return new Stack().Gap(4).Add(Panel.Of(y, new(AxisKind.Number, 0, columns.Count), left) with
        {
            Marks = [new Bars("Usable", usable), new Bars("Barred", barred), new Bars("Edges", edges)],
            Rules = rules,
            Notes = notes,
        }).ToBody();
    }

    /// <summary>The same on a narrow sheet: what is said of an offer takes a line for each stretch of days that are alike.</summary>
    private Body Stacked(Canvas canvas)
    {
        var (y, usable, barred, edges, notes) = (0.0, new List<Bar>(), new List<Bar>(), new List<Bar>(), new List<Note>());
        void Say(string text, double size, Colour colour, bool bold = false)
        {
            var lines = Lettering.Wrap(text, canvas.ContentWidth, size, bold);
            notes.Add(Note.Of(lines, 0, y, size, colour, bold: bold).FromInset());
            y += lines.Count * size * Lettering.LineHeight;
        }

        foreach (var (on, offers) in columns)
            Say($"{on.Name}, {Wording.Day(on.Day)}: {(Counts(offers) is var (usableNow, all) ? $"{usableNow} of {all} usable" : "")}",
                TypeSize.Small, Palette.Muted);
        foreach (var product in book.Offers.Index().GroupBy(row => row.Item.Product))
        {
            y += 12;
            Say(product.Key.Name, TypeSize.Label, Palette.Text, bold: true);
            foreach (var (index, offer) in product)
            {
                y += 5;
                Say(offer.Cloud.ShortName, TypeSize.Label, Palette.TextOf(offer.Cloud.Colour));
                foreach (var alike in Alike(index))
                {
                    var status = alike[0].Offers[index];
                    var said = $"{string.Join(", ", alike.Select(column => column.On.Name))}: {string.Join("; ", CellText(status))}";
                    var lines = Lettering.Wrap(said, canvas.ContentWidth - (2 * CellInset), TypeSize.Small);
                    var (height, (ground, edge)) = ((lines.Count * LineHeight) + 8, LookOf(status));
                    var middle = y + (height / 2);
                    (status.BarredBy.Count > 0 ? barred : usable)
                        .Add(new(0, 1, middle, height - 2, new(ground), HoverOf(alike[0].On, status)));
                    if (edge is { } colour)
                        edges.Add(new(0, 0.008, middle, height - 2, new(colour), []));
                    notes.Add(Text([.. lines.Select(line => new NoteLine(line))], 0, middle) with { AtY = Side.Middle });
                    y += height;
                }
            }
        }

        return new Stack().Gap(4).Add(Panel.Of(y, new(AxisKind.Number, 0, 1), 0) with
        {
            Marks = [new Bars("Usable", usable), new Bars("Barred", barred), new Bars("Edges", edges)],
            Notes = notes,
        }).ToBody();
    }

    /// <summary>The days, those that follow each other and say the same of an offer together.</summary>
    private List<List<(ComparedDay On, IReadOnlyList<OfferStatus> Offers)>> Alike(int offer)
    {
        var alike = new List<List<(ComparedDay On, IReadOnlyList<OfferStatus> Offers)>>();
        foreach (var column in columns)
        {
            if (alike.Count > 0 && CellText(alike[^1][0].Offers[offer]).SequenceEqual(CellText(column.Offers[offer])))
                alike[^1].Add(column);
            else
                alike.Add([column]);
        }

        return alike;
    }

    private static Note Text(IReadOnlyList<NoteLine> lines, double column, double at)
        => new(lines, column, at) { ShiftX = CellInset + 3, Size = TypeSize.Small, Colour = Palette.Text };

    /// <summary>The ground of a cell, and its left edge, which what is neither usable nor barred has not.</summary>
    private static (Colour Ground, Colour? Edge) LookOf(OfferStatus status)
    {
        if (status.BarredBy.Count == 0 && !IsThere(status))
            return (Palette.Ground.Mix(Palette.Muted, 0.1), null);
        if (status.IsUsable)
            return (Palette.Ground.Mix(Palette.Good, 0.16), Palette.Good);
        var colour = Palette.AreaOf(status.BarredBy[0].Holder.Colour);
        return (Palette.Ground.Mix(colour, 0.1), colour);
    }

    /// <summary>Whether a pair is on sale or announced by then.</summary>
    private static bool IsThere(OfferStatus status) => status.Offer.IsCounted && !status.IsYetToCome && !status.IsOver;

    /// <summary>What stands in a cell; in a short one the holders of the rights that bar an offer stand for these.</summary>
    private static IEnumerable<string> CellText(OfferStatus status, bool isShort = false) => status.BarredBy.Count > 0 && isShort
        ? [$"barred by {Wording.List([.. status.BarredBy.Select(right => right.Holder.ShortName).Distinct()])}"]
        : status.BarredBy.Count > 0 ? status.BarredBy.Select(right => $"barred by {right}")
        : IsThere(status) ? [status.Offer.Stage == OfferStage.Announced ? "announced" : "usable"]
        : [status.IsOver ? "no longer on sale" : status.Offer.IsCounted ? "not yet announced" : "allowed; nobody has announced it"];

    private static IReadOnlyList<string> HoverOf(ComparedDay on, OfferStatus status) => status.BarredBy.Count == 0
        ? [status.Offer.ToString(), $"{on.Name}, {Wording.Day(on.Day)}: {CellText(status).Single()}"]
        : [status.Offer.ToString(), $"{on.Name}, {Wording.Day(on.Day)}: barred by",
            .. status.BarredBy.Select(right => $"{right} ({Wording.Of(right.Kind)}, source {right.Source.Id})")];
}

/// <summary>A day that is looked at, and what it stands for.</summary>
internal sealed record ComparedDay(string Name, DateOnly Day)
{
    /// <summary>
    /// Before, during and after the collisions of a reading. Where it has none, those of the readings that do; where none
    /// has any, the first day of the period, the day of the least choice and the as-of day.
    /// </summary>
    public static (IReadOnlyList<ComparedDay> Days, string Why) Of(DealBook book, RightsTimeline timeline, Reading reading)
    {
        var own = Window.Union(timeline.Collisions(reading).Select(collision => collision.Window));
        if (own.Count > 0)
            return (Around(own, book.AsOf), "the days are those of the collision");
        foreach (var other in book.Readings.Where(other => other != reading))
        {
            var others = Window.Union(timeline.Collisions(other).Select(collision => collision.Window));
            if (others.Count > 0)
                return (Around(others, book.AsOf), $"no collision here; the days are those under {Wording.Of(other)}");
        }

        if (!book.Offers.Any(offer => offer.IsCounted))
            return ([new("As of", book.AsOf)], "nothing is on sale or announced");
        var steps = timeline.ChoiceIndex(reading, book.Period);
        var least = steps.MinBy(step => step.Share)!;
        var days = new List<ComparedDay> { new("At the start", book.Period.Start) };
        if (least.Window.Start > days[0].Day)
            days.Add(new("At its least", least.Window.Start));
        if (book.AsOf > days[^1].Day)
            days.Add(new("As of", book.AsOf));
        return (days, "no rights collide under any reading");
    }

    private static List<ComparedDay> Around(IReadOnlyList<Window> spans, DateOnly asOf)
    {
        var first = spans[0].Start;
        var days = new List<ComparedDay> { new("Before", first.AddDays(-1)), new("During", first) };
        if (spans[^1].End is { } end)
            days.Add(new("After", end));
        else if (asOf > first)
            days.Add(new("Still, as of", asOf));
        return days;
    }
}
