namespace Deals;

/// <summary>A node of a Sankey.</summary>
/// <param name="Id">What links call it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Column">Its column, 0 for the left one; within one, nodes stand in the order they are given.</param>
/// <param name="Colour">The colour of its bar.</param>
internal sealed record SankeyNode(string Id, string Label, int Column, Colour Colour);

/// <summary>A link of a Sankey, to a node in a column further right.</summary>
/// <param name="From">The id of the node it comes from.</param>
/// <param name="To">The id of the node it goes to.</param>
/// <param name="Value">What flows, at least zero.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Hover">The lines shown to a reader who points at it.</param>
internal sealed record SankeyLink(string From, string To, double Value, Colour Colour, IReadOnlyList<string> Hover);

/// <summary>
/// Flows between nodes in columns, as a panel of bars and bands. Nodes keep their places, labels and scale in all states:
/// each has the room it needs in its largest one. (A library's own Sankey scales every state anew, and labels run over it.)
/// </summary>
internal sealed class Sankey
{
    private const double NodeThickness = 14;
    private const double NodeGap = 12;
    private const double LabelGap = 8;
    private const double LinkOpacity = 0.42;

    /// <summary>So many straight pieces make a link's curve; they are shorter toward its ends, where it bends.</summary>
    private const int Pieces = 24;

    /// <summary>The labels of an outer column take at most this share of the width.</summary>
    private const double OuterShare = 0.24;

    private readonly IReadOnlyList<SankeyNode> nodes;
    private readonly IReadOnlyList<IReadOnlyList<SankeyLink>> states;
    private readonly Func<double, string> say;
    private readonly Canvas canvas;
    private readonly double scale;
    private readonly int last;
    private readonly double left;
    private readonly double right;
    private readonly Dictionary<string, (SankeyNode Node, double Top, double Height)> slots = new(StringComparer.Ordinal);

    /// <summary>Places the nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="states">The links of each state: the same ones in the same order, with a value of zero where nothing flows.</param>
    /// <param name="say">A node's value in words.</param>
    /// <param name="height">The height of the fullest column's bars in the state that fills it most, in pixels.</param>
    /// <param name="canvas">What it is laid out for.</param>
    public Sankey(IReadOnlyList<SankeyNode> nodes, IReadOnlyList<IReadOnlyList<SankeyLink>> states, Func<double, string> say, double height,
        Canvas canvas)
    {
        (this.nodes, this.states, this.say, this.canvas) = (nodes, states, say, canvas);
        var column = nodes.ToDictionary(node => node.Id, node => node.Column, StringComparer.Ordinal);
        foreach (var link in states.SelectMany(links => links))
        {
            if (column[link.From] >= column[link.To] || !double.IsFinite(link.Value) || link.Value < 0)
                throw new ArgumentException($"A link goes to the right with a value of at least zero; {link.From} to {link.To} does not, "
                    + $"with {link.Value}.", nameof(states));
        }

        last = nodes.Max(node => node.Column);
        (left, right) = (OuterRoom(0), OuterRoom(last));
        var fullest = states.Max(links => nodes.GroupBy(node => node.Column).Max(group => group.Sum(node => Through(node, links))));
        scale = fullest > 0 ? height / fullest : 0;
        foreach (var group in nodes.GroupBy(node => node.Column))
        {
            var top = 0.0;
            foreach (var node in group)
            {
                var words = HeightOf(LabelOf(node).Count + 1);
                var bar = states.Max(links => Through(node, links)) * scale;
                // Beside an outer bar, above an inner one.
                var isOuter = IsOuter(node);
                slots[node.Id] = (node, isOuter ? top : top + words, isOuter ? Math.Max(bar, words) : bar);
                top += (isOuter ? Math.Max(bar, words) : bar + words) + NodeGap;
            }
        }

        Height = slots.Values.Max(slot => slot.Top + slot.Height) + 2;
    }

    /// <summary>The panel's height in pixels, the same in all states.</summary>
    public double Height { get; }

    public Panel Of(int state)
    {
        var links = states[state];
        var width = canvas.ContentWidth - left - right;
        double X(SankeyNode node) => NodeThickness / 2 + (last == 0 ? 0 : (width - NodeThickness) * node.Column / last);
        // An inner bar hangs from its label, an outer one stands in the middle beside it.
        double Top(SankeyNode node) => slots[node.Id].Top
            + (IsOuter(node) ? (slots[node.Id].Height - (Through(node, links) * scale)) / 2 : 0);

        var (leaving, arriving) = (nodes.ToDictionary(node => node, Top), nodes.ToDictionary(node => node, Top));
        var starts = new Dictionary<SankeyLink, (double From, double To)>(ReferenceEqualityComparer.Instance);
        int Order(string id) => nodes.TakeWhile(node => node.Id != id).Count();
        foreach (var link in links.OrderBy(link => Order(link.To)))
            starts[link] = (Take(leaving, link.From, link.Value), 0);
        foreach (var link in links.OrderBy(link => Order(link.From)))
            starts[link] = (starts[link].From, Take(arriving, link.To, link.Value));

        return Panel.Of(Height, new(AxisKind.Number, 0, width), left, right) with
        {
            Marks =
            [
                .. links.Select(link => Curve(link, X(slots[link.From].Node) + (NodeThickness / 2),
                    X(slots[link.To].Node) - (NodeThickness / 2), starts[link])),
                new Bars("nodes", [.. nodes.Select(node => new Bar(Top(node), Top(node) + (Through(node, links) * scale), X(node),
                    NodeThickness, new(node.Colour), [node.Label, say(Through(node, links))]))]) { Stand = true },
            ],
            Notes = [.. nodes.Select(node => NoteOf(node, X(node), Through(node, links)))],
        };
    }

    private static double HeightOf(int lines) => lines * TypeSize.Label * Lettering.LineHeight;

    private static double Through(SankeyNode node, IReadOnlyList<SankeyLink> links)
        => Math.Max(links.Where(link => link.From == node.Id).Sum(link => link.Value), links.Where(link => link.To == node.Id)
            .Sum(link => link.Value));

    private double Take(Dictionary<SankeyNode, double> places, string id, double value)
    {
        var place = places[slots[id].Node];
        places[slots[id].Node] = place + (value * scale);
        return place;
    }

    private bool IsOuter(SankeyNode node) => node.Column == 0 || node.Column == last;

    private IReadOnlyList<string> LabelOf(SankeyNode node) => IsOuter(node)
        ? Lettering.Wrap(node.Label, (canvas.ContentWidth * OuterShare) - LabelGap, TypeSize.Label, bold: true)
        : Lettering.Wrap(node.Label, ((canvas.ContentWidth - left - right) / last) - LabelGap, TypeSize.Label, bold: true, most: 1);

    private double OuterRoom(int column) => Math.Ceiling(LabelGap + nodes.Where(node => node.Column == column)
        .SelectMany(node => LabelOf(node)
        .Select(line => Lettering.Width(line, TypeSize.Label, bold: true))
        .Concat(states.Select(links => Lettering.Width(say(Through(node, links)), TypeSize.Label)))).Max());

    /// <summary>An S with level ends: both edges follow the same curve.</summary>
    private Band Curve(SankeyLink link, double from, double to, (double From, double To) top)
    {
        // Of what does not flow, nothing is drawn, not even a hairline.
        var shares = Enumerable.Range(0, link.Value > 0 ? Pieces + 1 : 0).Select(at => (1 - Math.Cos(Math.PI * at / Pieces)) / 2);
        var points = shares.Select(share =>
        {
            var high = top.From + ((top.To - top.From) * share * share * (3 - (2 * share)));
            return new BandPoint(Math.Round(from + ((to - from) * share), 1), Math.Round(high + (link.Value * scale), 1),
                Math.Round(high, 1), []);
        });
        return new($"{link.From} to {link.To}", [.. points], Palette.Veil(link.Colour, LinkOpacity), LinkOpacity) { Hover = link.Hover };
    }

    private Note NoteOf(SankeyNode node, double x, double value)
    {
        var (isLeft, isRight) = (node.Column == 0, node.Column == last);
        var slot = slots[node.Id];
        var colour = value > 0 ? Palette.Text : Palette.Muted;
        return new([.. LabelOf(node).Select(line => new NoteLine(line, Bold: true)), new NoteLine(say(value))], x, isLeft || isRight
            ? slot.Top + (slot.Height / 2) : slot.Top - 2)
        {
            ShiftX = isLeft ? -(NodeThickness / 2) - LabelGap : isRight ? (NodeThickness / 2) + LabelGap : 0,
            AtX = isLeft ? Side.End : isRight ? Side.Start : Side.Middle,
            AtY = isLeft || isRight ? Side.Middle : Side.End,
            Size = TypeSize.Label,
            Colour = colour,
        };
    }
}
