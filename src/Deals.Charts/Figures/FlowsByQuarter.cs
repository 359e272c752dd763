namespace Deals.Charts.Figures;

/// <summary>What a party is paid and pays in each quarter, term by term, under one regime or two.</summary>
internal sealed class FlowsByQuarter(MoneyResult result, Party party, Regime regime, Regime? beside)
{
    private const double PlotHeight = 230;
    private const double HalfHeight = 180;

    private static readonly string[] Judgement = ["rests on judgement"];

    private readonly IReadOnlyList<Quarter> quarters = result.Model.Frame.Quarters;
    private readonly IReadOnlyList<Regime> regimes = beside is null ? [regime] : [regime, beside];

    private IReadOnlyList<IReadOnlyList<Row>> sides => field ??= [.. regimes.Select(RowsUnder)];

    private IReadOnlyList<TermPart> parts => field ??= TermPart.ByParty(
        from term in result.Model.Book.Terms
        let own = sides.Select(side => side.FirstOrDefault(row => row.Term == term)).OfType<Row>().ToList()
        where own.Count > 0
        select (term, own.Max(row => row.Values.Sum(Math.Abs))), term => term.Payee == party ? term.Payer : term.Payee);

    private OutcomeWords totals
        => field ??= new(sides.SelectMany(side => new[] { Received(side), Paid(side), Net(side) }), result.Model.Frame.Unit);

    private OutcomeWords amounts => field ??= new(sides.SelectMany(side => side).SelectMany(row => row.Values), result.Model.Frame.Unit);

    /// <summary>A term and what it brings the party in each quarter: less than zero is what it pays, or what it loses.</summary>
    private sealed record Row(Term Term, IReadOnlyList<double> Values);

    public static Figure Of(MoneyResult result, Party party, Regime regime, Regime? beside)
    {
        var (drawn, book) = (new FlowsByQuarter(result, party, regime, beside), result.Model.Book);
        var id = FigureId.Of("flows-by-quarter", [party.Id, .. drawn.regimes.Select(each => each.Id)]);
        if (drawn.parts.Count == 0)
        {
            var under = Wording.List([.. drawn.regimes.Select(each => $"“{each.Name}”")]);
            return Figure.Nothing(id, $"{party.ShortName} neither pays nor is paid anything from {Wording.Of(drawn.quarters[0])} to "
                + $"{Wording.Of(drawn.quarters[^1])} under {under}, so there are no flows to show.", result.Scenario);
        }

        return new(id, drawn.Words(), drawn.Table, result.Scenario,
            [.. TermSources.Of(book, drawn.Terms), .. TermSources.Of(drawn.regimes)], drawn.Body);
    }

    private IEnumerable<Term> Terms => parts.SelectMany(part => part.Terms);

    private IReadOnlyList<Row> RowsUnder(Regime regime) =>
    [
        .. from flow in result.Flows(regime)
           where flow.Term.Payee == party || flow.Term.Payer == party
           group flow by flow.Term into ofTerm
           let sign = ofTerm.Key.Payee == party ? 1 : -1
           select new Row(ofTerm.Key, [.. ofTerm.OrderBy(flow => flow.Quarter)
               .Select(flow => Math.Abs(flow.Paid) <= OutcomeWords.Nothing ? 0 : sign * flow.Paid)]),
    ];

    private double Received(IReadOnlyList<Row> side) => side.Where(row => row.Term.Payee == party).Sum(row => row.Values.Sum());

    private double Paid(IReadOnlyList<Row> side) => -side.Where(row => row.Term.Payee != party).Sum(row => row.Values.Sum());

    private static double Net(IReadOnlyList<Row> side) => side.Sum(row => row.Values.Sum());

    private static double Net(IReadOnlyList<Row> side, int quarter) => side.Sum(row => row.Values[quarter]);

    private FigureWords Words()
    {
        var unit = result.Model.Frame.SpokenUnit;
        var (received, paid, net) = (Received(sides[0]), Paid(sides[0]), Net(sides[0]));
        var sold = sides[0].Where(row => row.Term is Tranche && row.Term.Payee == party).Sum(row => row.Values.Sum());
        var shares = sold > OutcomeWords.Nothing ? $", {totals.Amount(sold)} of it for new shares," : "";
        var title = $"{party.ShortName} is paid {totals.OrNothingAmount(received)}{shares} and pays {totals.OrNothingAmount(paid)} by "
            + $"{quarters[^1].Year}{totals.Left(received, paid)}";
        if (regimes.Count > 1)
            title += $"; its net is {totals.MoreThan(net, Net(sides[1]))} {OutcomeWords.Under(regimes[1])}";

        var expected = regimes.Any(regime => regime.Resolution is not null) ? "; expected over the ways in which it may be settled" : "";
        var subtitle = $"What {party.ShortName} is paid (above zero) and pays or loses (below) by quarter "
            + $"{OutcomeWords.Under(regimes[0])}, {unit}, "
            + $"{Wording.Span(quarters[0], quarters[^1])}, when it is paid and not discounted{expected}";
        var alt = regimes.Zip(sides, (regime, side) => $"{Wording.Sentence(OutcomeWords.Under(regime))}: {Terms(side)}{Extremes(side)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");

        string Terms(IReadOnlyList<Row> side)
        {
            var moving = side.Select(row => (row.Term.Name, Total: row.Values.Sum()))
                .Where(row => Math.Abs(row.Total) > OutcomeWords.Nothing).ToList();
            return moving.Count == 0 ? "no payments" : string.Join(", ", moving.Select(row => $"{row.Name} {totals.Signed(row.Total)}"));
        }

        string Extremes(IReadOnlyList<Row> side)
        {
            var nets = quarters.Select((quarter, at) => (Quarter: quarter, Net: Net(side, at))).ToList();
            var (least, most) = (nets.MinBy(each => each.Net), nets.MaxBy(each => each.Net));
            return least.Net == most.Net ? ""
                : $"; a quarter’s net lies between {amounts.Signed(least.Net)} in {Wording.Of(least.Quarter)} and "
                + $"{amounts.Signed(most.Net)} in {Wording.Of(most.Quarter)}";
        }
    }

    private FigureTable Table() => new(
        ["Regime", "Quarter", "Term", "Payer", "Payee", $"Received less paid ({result.Model.Frame.Unit})", "Rests on judgement"],
        [
            .. regimes.Zip(sides).SelectMany(pair => quarters.SelectMany((quarter, at) => pair.Second
                .Select(row => new object?[] { pair.First.Name, quarter.ToString(), row.Term.Name, row.Term.Payer.ShortName,
                    row.Term.Payee.ShortName, row.Values[at], result.Model.RestsOnJudgement(row.Term) })
                .Append([pair.First.Name, quarter.ToString(), "net", null, null, Net(pair.Second, at), null]))),
        ]);

    private Body Body(Canvas canvas)
    {
        var key = TermPart.Entries(parts).Append(new KeyEntry.Drawn("net", NetLine(sides[0], canvas)));
        var stack = new Stack().Add(Key.Of([.. key], canvas)).Gap(8);
        var y = ValueAxis.Up(sides.SelectMany(Ends)) with { Caption = $"{result.Model.Frame.SpokenUnit} a quarter" };
        for (var at = 0; at < regimes.Count; at++)
        {
            if (regimes.Count > 1)
                stack.Gap(at == 0 ? 0 : 10)
                    .Add(Remark.Heading($"{Wording.Sentence(OutcomeWords.Under(regimes[at]))}: a net {totals.SignedAmount(Net(sides[at]))}",
                    canvas));
            stack.Gap(2).Add(Plot(sides[at], y, canvas)).Gap(Panel.TickRoom);
        }

        return stack.Say(Remark.Averaged(result, Terms), canvas, gap: 6).Say(Remark.Unconfirmed(Terms), canvas, gap: 6).ToBody();
    }

    /// <summary>How far the columns of each quarter reach, up and down, and the net between.</summary>
    private IEnumerable<double> Ends(IReadOnlyList<Row> side)
    {
        var values = parts.Select(part => ValuesOf(part, side)).ToList();
        return quarters.SelectMany((_, at) => new[] { values.Sum(value => value.In[at]), values.Sum(value => value.Out[at]),
            Net(side, at) });
    }

    /// <summary>What comes in and what goes out in each quarter, which several terms together may both do.</summary>
    private (double[] In, double[] Out) ValuesOf(TermPart part, IReadOnlyList<Row> side)
    {
        var (into, outOf) = (new double[quarters.Count], new double[quarters.Count]);
        foreach (var row in side.Where(row => part.Terms.Contains(row.Term)))
        {
            for (var at = 0; at < into.Length; at++)
                (row.Values[at] > 0 ? into : outOf)[at] += row.Values[at];
        }

        return (into, outOf);
    }

    private Panel Plot(IReadOnlyList<Row> side, Axis y, Canvas canvas)
    {
        var (above, below) = (new double[quarters.Count], new double[quarters.Count]);
        var marks = parts.Select(part => (Mark)new Bars(part.Name, [.. Columns(part)]) { Stand = true }).ToList();
        var net = NetLine(side, canvas);
        return QuarterAxis.Plot(quarters, y, canvas.Plot(regimes.Count > 1 ? HalfHeight : PlotHeight), canvas) with
        {
            // A wider line in the colour of the ground keeps the net apart from columns of its colour.
            Marks = [.. marks, net with { Colour = Palette.Ground, Thickness = net.Thickness + 2.5 }, net],
        };

        IEnumerable<Bar> Columns(TermPart part)
        {
            var (into, outOf) = ValuesOf(part, side);
            var fill = part.Fill;
            for (var at = 0; at < quarters.Count; at++)
            {
                foreach (var (value, stack) in new[] { (into[at], above), (outOf[at], below) })
                {
                    if (value == 0)
                        continue;
                    yield return new(stack[at], stack[at] + value, at, QuarterAxis.Column, fill, HoverOf(part, quarters[at], value));
                    stack[at] += value;
                }
            }
        }
    }

    private Line NetLine(IReadOnlyList<Row> side, Canvas canvas)
        => new("net", QuarterAxis.Edges(quarters.Count, (at, edge)
            => new LinePoint(edge, Net(side, at),
                new Hover(() => ["Net", $"{Wording.Of(quarters[at])}: {amounts.SignedAmount(Net(side, at))}"]))),
            Palette.Text, 2, Dash.Solid, Steps: true);

    private Hover HoverOf(TermPart part, Quarter quarter, double value) => new(() =>
    [
        part.Name, .. part.Terms is [var term] ? new[] { $"{term.Payer} to {term.Payee}" } : [],
            $"{Wording.Of(quarter)}: {amounts.SignedAmount(value)}", .. part.Terms.Any(result.Model.RestsOnJudgement) ? Judgement : [],
    ]);
}
