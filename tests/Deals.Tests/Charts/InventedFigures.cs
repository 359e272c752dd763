using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Tests.Charts;

/// <summary>A figure for each kind of mark, from numbers that mean nothing.</summary>
internal static class InventedFigures
{
    private static readonly Unit Coins = new("$", " bn");
    private static readonly DateOnly Start = new(2030, 1, 1);
    private static readonly double[] Apples = [1, 1.5, 2.25, 2, 3, 3.5, 3.25, 4];
    private static readonly double[] Pears = [0.5, 0.75, 1, 1.5, 1.25, 1.5, 2, 2.5];
    private static readonly double[] Crates = [-1, -1.25, -1, -1.5, -1.75, -2, -1.5, -2.25];

    public static IReadOnlyList<Figure> All { get; } = [Quarters(), Bridge(), Field(), Sankey(), Sweep()];

    private static Figure Quarters() => Make("invented-quarters", "Fruit brings in $31.75 bn over eight quarters and crates cost $12.25 bn", canvas =>
    {
        var plotWidth = canvas.ContentWidth;
        var y = Axis.Numbers([.. Apples.Zip(Pears, (apple, pear) => apple + pear), .. Crates], Coins) with { MarksZero = true, Caption = "Dollars a quarter, billion" };
        Fill apples = new(Palette.Series[0], Palette.Ground), pears = new(Palette.Series[1], Palette.Ground), crates = new(Palette.Shade, Palette.Line, IsHatched: true);
        Bar Bar(int at, double from, double to, Fill fill, string name) => new(from, to, Quarter(at) + 45, 72, fill, [name, Coins.Of(to - from, 2)]);
        var stacked = new Panel
        {
            Height = 220,
            Left = y.LabelRoom,
            Right = 12,
            X = Axis.Days(Start, Start.AddMonths(24), (int)(plotWidth / 80)) with { HasGrid = false },
            Y = y,
            Marks =
            [
                new Bars("apples", [.. Apples.Select((value, at) => Bar(at, 0, value, apples, "Apples"))]) { Stand = true },
                new Bars("pears", [.. Pears.Select((value, at) => Bar(at, Apples[at], Apples[at] + value, pears, "Pears"))]) { Stand = true },
                new Bars("crates", [.. Crates.Select((value, at) => Bar(at, 0, value, crates, "Crates"))]) { Stand = true },
            ],
        };
        var key = Key.Of([new KeyEntry.Filled("apples", apples), new KeyEntry.Filled("pears", pears), new KeyEntry.Filled("crates", crates)], canvas);
        return [new Stack().Add(key).Gap(8).Add(stacked).Gap(Panel.TickRoom).ToBody()];
    });

    private static Figure Bridge() => Make("invented-bridge", "From $12 bn to $9.5 bn: the frost took more than the bees gave", canvas =>
    {
        (string Label, double From, double To)[] steps = [("Last year", 0, 12), ("Bees and other pollinators, by the hive", 12, 14.5), ("Frost in May <script>", 14.5, 8), ("Prices", 8, 9.5), ("This year", 0, 9.5)];
        var y = Axis.Numbers(steps.SelectMany(step => new[] { step.From, step.To }), Coins) with { MarksZero = true };
        var panel = new Panel
        {
            Height = 220,
            Left = y.LabelRoom,
            X = Axis.Places([.. steps.Select(step => step.Label)], canvas.ContentWidth - y.LabelRoom) with { Caption = "What changed" },
            Y = y,
            Marks = [new Bars("bridge", [.. steps.Select((step, at) => new Bar(step.From, step.To, at, 0.6, FillOf(step.From, step.To), [step.Label, Coins.Of(step.To - step.From, 1)]))]) { Stand = true }],
            Rules = [.. steps.SkipLast(1).Select((step, at) => new Rule(at + 0.3, step.To, at + 0.7, step.To, Palette.Line))],
            Notes =
            [
                .. steps.Select((step, at) => new Note([new(Coins.Of(step.To - step.From, 1))], at, Math.Max(step.From, step.To)) { Size = TypeSize.Small, Colour = Palette.Text, AtX = Side.Middle, AtY = Side.End, ShiftY = -2 }),
            ],
        };
        return [new Stack().Gap(8).Add(panel).Gap(Panel.TickRoom).ToBody()];

        static Fill FillOf(double from, double to) => from == 0 ? new(Palette.Line) : new(to > from ? Palette.Good : Palette.Alarm);
    });

    private static Figure Field() => Make("invented-field", "Bees pay from a price of $2 upwards, whatever the weather", canvas =>
    {
        double[] xs = [.. Enumerable.Range(0, 9).Select(at => at * 0.5)], ys = [.. Enumerable.Range(0, 7).Select(at => at * 5.0)];
        var scale = new ColourAt[] { new(-6, Palette.Alarm), new(0, Palette.Shade), new(6, Palette.Good) };
        var field = new ColourField("gain", xs, ys, [.. ys.Select(y => xs.Select(x => new FieldCell(x == 4 && y == 0 ? double.NaN : (2 * x) - 4 + (y / 10), ["Gain", Coins.Of((2 * x) - 4 + (y / 10), 1)])).ToArray())], scale);
        var y = Axis.Numbers(ys, Unit.Percent) with { HasGrid = false, Caption = "Rain, percent of days" };
        var panel = new Panel
        {
            Height = 240,
            Left = y.LabelRoom,
            Right = 12,
            X = Axis.Numbers(xs, new("$")) with { HasGrid = false, Caption = "Price of an apple" },
            Y = y,
            Marks = [field, new Contour("no gain, no loss", field, 0, Palette.Text)],
        };
        var key = Key.Of([new KeyEntry.Scaled("−$6 bn to $6 bn", scale), new KeyEntry.Drawn("no gain, no loss", new("", [], Palette.Text, 2, Dash.Solid, Steps: false))], canvas);
        return [new Stack().Add(key).Gap(4).Add(panel).Gap(Panel.TickRoom).ToBody()];
    });

    private static Figure Sankey()
    {
        double[][] years = [[3, 1, 0, 2.5, 1], [5, 2, 1, 4, 3], [9, 3, 4, 6, 7]];
        var slider = new Slider("Year", [.. years.Select((year, at) => Say(2030 + at, year))], 1);
        return Make("invented-sankey", "Year by year more fruit goes through the market", canvas =>
        {
            var series = Palette.Series;
            SankeyNode[] nodes =
            [
                new("north", "Northern orchards and gardens", 0, series[0]), new("south", "South", 0, series[1]),
                new("market", "Market", 1, series[2]), new("shops", "Shops", 2, series[3]), new("cider", "Cider makers & <sons>", 2, series[4]),
            ];
            IReadOnlyList<SankeyLink> Links(double[] year)
            {
                SankeyLink Link(string from, string to, double value, int colour) => new(from, to, value, series[colour], [$"{from} to {to}", Coins.Of(value, 1)]);
                return [Link("north", "market", year[0], 0), Link("south", "market", year[1], 1), Link("south", "cider", year[2], 1), Link("market", "shops", year[3], 2), Link("market", "cider", year[0] + year[1] - year[3], 2)];
            }

            var states = years.Select(Links).ToList();
            var sankey = new Sankey(nodes, states, value => Coins.Of(value, 1), 190, canvas);
            return [.. states.Select((_, at) => new Stack().Gap(4).Add(sankey.Of(at)).ToBody())];
        }, slider);

        static FigureState Say(int year, double[] values) => new(
            year.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{year}: ${values[0]:0} bn of fruit comes from the north."));
    }

    private static Figure Sweep()
    {
        double[] shares = [5, 10, 15, 20];
        var slider = new Slider("Share", [.. shares.Select(share => new FigureState(Unit.Percent.Of(share, 0), $"With a share of {Unit.Percent.Of(share, 0)}, the gain ends at {Coins.Of(share * 0.3, 1)}."))], 2);
        return Make("invented-sweep", "The greater the share, the greater the gain and the doubt", canvas =>
        {
            var y = Axis.Numbers([-3, 9], Coins) with { MarksZero = true };
            var range = new KeyEntry.Filled("from low to high", new(Palette.Ground.Mix(Palette.Series[0], 0.3)));
            var steps = new KeyEntry.Filled("what is certain", new(Palette.Ground.Mix(Palette.Series[1], 0.3)));
            Body Body(double share)
            {
                double At(int quarter) => share * 0.3 * quarter / 7;
                var middle = Enumerable.Range(0, 8).Select(at => new LinePoint(Quarter(at), At(at), ["Gain", Coins.Of(At(at), 2)]));
                var band = Enumerable.Range(0, 8).Select(at => new BandPoint(Quarter(at), At(at) - (at * share / 60), At(at) + (at * share / 60), ["Range"]));
                var certain = Enumerable.Range(0, 8).Select(at => new BandPoint(Quarter(at), -3, -2 + (at * 0.1), []));
                return new Stack().Add(Key.Of([range, steps], canvas)).Gap(8).Add(new()
                {
                    Height = 200,
                    Left = y.LabelRoom,
                    Right = 20,
                    X = Axis.Days(Start, Start.AddMonths(22), (int)(canvas.ContentWidth / 80)) with { HasGrid = false },
                    Y = y,
                    Marks =
                    [
                        new Band("certain", [.. certain], Palette.Series[1], 0.3) { Steps = true, Hover = ["Certain"] },
                        new Band("range", [.. band], Palette.Series[0], 0.3),
                        new Line("gain", [.. middle], Palette.Series[0], 2.5, Dash.Solid, Steps: false),
                    ],
                }).Gap(Panel.TickRoom).ToBody();
            }

            return [.. shares.Select(Body)];
        }, slider);
    }

    private static double Quarter(int at) => Start.AddMonths(3 * at).DayNumber;

    private static Figure Make(string id, string title, Func<Canvas, IReadOnlyList<Body>> bodies, Slider? slider = null) => new(
        id, new(title, "Invented numbers, dollars", $"{title}."), () => new(["What"], [["nothing"]]), SmallBook.Book.Timeline().Scenario, [], bodies, slider);
}
