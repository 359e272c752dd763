namespace Deals.Charts.Figures;

/// <summary>Who pays whom, year by year: payers at the left, payees at the right, so that a party that does both stands on both
/// sides.</summary>
internal sealed class FlowsByYear(MoneyResult result, Regime regime)
{
    private const double FullHeight = 300;

    private readonly IReadOnlyList<Year> years = [.. result.Model.Frame.Quarters.GroupBy(quarter => quarter.Year)
        .Select(year => new Year([.. year], [.. result.Flows(regime).Where(flow => flow.Quarter.Year == year.Key)]))];
    private readonly IReadOnlyList<Term> terms =
        [.. result.Flows(regime).Where(flow => Math.Abs(flow.Paid) > OutcomeWords.Nothing).Select(flow => flow.Term).Distinct()];

    private IReadOnlyList<(Party Payer, Party Payee)> pairs => field ??=
    [
        .. from payer in result.Model.Book.Parties
           from payee in result.Model.Book.Parties
           where years.Any(year => year.Net(payer, payee) > OutcomeWords.Nothing)
           select (payer, payee),
    ];

    private OutcomeWords amounts => field ??= new(years.Select(Total), result.Model.Frame.Unit);

    private sealed record Year(IReadOnlyList<Quarter> Quarters, IReadOnlyList<Flow> Flows)
    {
        public string Name => Wording.Year(Quarters);

        public double Paid(Party payer, Party payee) => Flows.Where(flow => flow.Term.Payer == payer && flow.Term.Payee == payee)
            .Sum(flow => flow.Paid);

        /// <summary>What goes from the one to the other. A term below zero, such as sales that are lost, reduces what else the payer pays;
        /// what it exceeds that by goes the other way.</summary>
        public double Net(Party payer, Party payee) => Math.Max(0, Paid(payer, payee)) + Math.Max(0, -Paid(payee, payer));
    }

    public static Figure Of(MoneyResult result, Regime regime)
    {
        var (drawn, id, book, frame) = (new FlowsByYear(result, regime), FigureId.Of("flows-by-year", regime.Id), result.Model.Book,
            result.Model.Frame);
        return drawn.pairs.Count == 0
            ? Figure.Nothing(id, $"Nobody pays anything from {Wording.Of(frame.First)} to {Wording.Of(frame.Last)} "
                + $"{OutcomeWords.Under(regime)}, so there are no flows "
                + "to show.", result.Scenario)
            : new(
                id, drawn.Words(), drawn.Table, result.Scenario, [.. TermSources.Of(book, drawn.terms), .. TermSources.Of([regime])],
                drawn.Bodies, drawn.Slider());
    }

    private double Total(Year year) => pairs.Sum(pair => year.Net(pair.Payer, pair.Payee));

    private (Party Payer, Party Payee, double Amount) Largest(IEnumerable<Year> of)
    {
        var over = of.ToList();
        return pairs.Select(pair => (pair.Payer, pair.Payee, Amount: over.Sum(year => year.Net(pair.Payer, pair.Payee))))
            .MaxBy(each => each.Amount);
    }

    private FigureWords Words()
    {
        var paying = years.Where(year => Total(year) > OutcomeWords.Nothing).DefaultIfEmpty(years[^1]).ToList();
        // Years that are not whole are no measure of growth.
        var whole = paying.Where(year => year.Quarters.Count == 4).ToList();
        var (from, to) = whole.Count > 1 ? (whole[0], whole[^1]) : (paying[0], paying[^1]);
        var shown = years[Fullest];
        var largest = Largest([shown]);
        var (before, now) = (amounts.Amount(Total(from)), amounts.Amount(Total(to)));
        var change = from == to ? $"{now} changes hands in {to.Name}"
            : whole.MaxBy(Total) is { } highest && Total(highest) > 1.02 * Math.Max(Total(from), Total(to))
            ? $"Payments rise from {before} in {from.Name} to {amounts.Amount(Total(highest))} in {highest.Name} and fall to {now} in "
                + to.Name
            : before == now ? $"{now} changes hands in {from.Name} and in {to.Name}"
            : $"Payments {(Total(to) > Total(from) ? "grow" : "shrink")} from {before} in {from.Name} to {now} in {to.Name}";
        // The share is that of the year which is drawn where nothing can be moved.
        var part = largest.Amount >= Total(shown) - OutcomeWords.Nothing ? "all" : Wording.Percent(largest.Amount / Total(shown));
        var title = Total(shown) <= OutcomeWords.Nothing ? change
            : $"{change}{(shown == to ? $", {part} of that" : $"; {part} of what is paid in {shown.Name} goes")} from "
                + $"{Wording.Within(largest.Payer)} to {Wording.Within(largest.Payee)}";
        var subtitle = $"Who pays (left) whom (right) {OutcomeWords.Under(regime)}, {result.Model.Frame.SpokenUnit} a year, "
            + $"{Wording.Span(result.Model.Frame.First, result.Model.Frame.Last)}, when it is paid and not discounted";
        var alt = pairs.Select(pair => $"{pair.Payer.ShortName} to {pair.Payee.ShortName}: "
            + $"{amounts.Number(years.Sum(year => year.Net(pair.Payer, pair.Payee)))}");
        return new(title, subtitle, $"{title}. In all years together, {result.Model.Frame.SpokenUnit}: {string.Join("; ", alt)}.");
    }

    private Slider Slider()
    {
        var states = years.Select(year =>
        {
            var largest = Largest([year]);
            return new FigureState(year.Name, Total(year) <= OutcomeWords.Nothing
                ? $"{year.Name}: nothing changes hands."
                : $"{year.Name}: {amounts.Amount(Total(year))} changes hands, the largest part from {Wording.Within(largest.Payer)} to "
                    + $"{Wording.Within(largest.Payee)} ({amounts.Amount(largest.Amount)}).");
        });
        return new("Year", [.. states], Fullest);
    }

    /// <summary>
    /// The year that is drawn where nothing can be moved. Of one that is not whole there is little to see, and of one in which most
    /// contracts are over; what is paid once is no contract.
    /// </summary>
    private int Fullest
    {
        get
        {
            int Paying(Year year) => year.Flows.Where(
                flow => flow.Term is not (Tranche or LumpSum) && Math.Abs(flow.Paid) > OutcomeWords.Nothing)
                .Select(flow => (flow.Term.Payer, flow.Term.Payee)).Distinct().Count();
            return years.Index().OrderByDescending(year => year.Item.Quarters.Count == 4).ThenByDescending(year => Paying(year.Item))
                .ThenByDescending(year => year.Index).First().Index;
        }
    }

    private FigureTable Table() => new(
        ["Regime", "Year", "Payer", "Payee", "Term", $"Paid ({result.Model.Frame.Unit})", "Rests on judgement"],
        [
            .. from year in years
               from term in terms
               let paid = year.Flows.Where(flow => flow.Term == term).Sum(flow => flow.Paid)
               select new object?[] { regime.Name, year.Name, term.Payer.ShortName, term.Payee.ShortName, term.Name, paid,
                   result.Model.RestsOnJudgement(term) },
        ]);

    private IReadOnlyList<Body> Bodies(Canvas canvas)
    {
        var parties = result.Model.Book.Parties;
        SankeyNode[] nodes =
        [
            // Customers pay first: they stand on top, so that the fewest links cross.
            .. parties.Where(party => pairs.Any(pair => pair.Payer == party)).OrderBy(party => party.Role == PartyRole.Customers ? 0 : 1)
                .Select(party => new SankeyNode($"from {party.Id}", party.ShortName, 0, Palette.AreaOf(party.Colour))),
            .. parties.Where(party => pairs.Any(pair => pair.Payee == party))
                .Select(party => new SankeyNode($"to {party.Id}", party.ShortName, 1, Palette.AreaOf(party.Colour))),
        ];
        var states = years.Select(year => (IReadOnlyList<SankeyLink>)
        [
            .. from pair in pairs
               let net = year.Net(pair.Payer, pair.Payee)
               select new SankeyLink($"from {pair.Payer.Id}", $"to {pair.Payee.Id}", net, Palette.AreaOf(pair.Payer.Colour),
                   HoverOf(year, pair.Payer, pair.Payee, net)),
        ]).ToList();
        var sankey = new Sankey(nodes, states, amounts.Number, canvas.Plot(FullHeight), canvas);
        var remarks = Remarks().ToList();
        return
        [
            .. states.Select((_, at) =>
            {
                var stack = new Stack().Gap(4).Add(sankey.Of(at));
                foreach (var remark in remarks)
                    stack.Say(remark, canvas, gap: 6);
                return stack.ToBody();
            }),
        ];
    }

    private IReadOnlyList<string> HoverOf(Year year, Party payer, Party payee, double net) =>
    [
        $"{payer} to {payee}, {year.Name}: {amounts.Amount(net)}",
        .. from flow in year.Flows
           where (flow.Term.Payer == payer && flow.Term.Payee == payee) || (flow.Term.Payer == payee && flow.Term.Payee == payer)
           group flow.Paid by flow.Term into ofTerm
           where Math.Abs(ofTerm.Sum()) > OutcomeWords.Nothing
           select $"{ofTerm.Key.Name}: {amounts.Number(ofTerm.Sum())}",
    ];

    private IEnumerable<string> Remarks()
    {
        var (all, judged) = (Moved(terms), Moved(terms.Where(result.Model.RestsOnJudgement)));
        if (judged > OutcomeWords.Nothing)
        {
            var part = judged >= all - OutcomeWords.Nothing ? "All" : judged > 0.99 * all ? "Nearly all"
                : $"{Wording.Percent(judged / all)} of";
            yield return $"{part} the money of all years rests on at least one number that is a judgement.";
        }

        if (Remark.Unconfirmed(terms) is { } remark)
            yield return remark;

        double Moved(IEnumerable<Term> of)
        {
            var those = of.ToHashSet();
            return years.SelectMany(year => year.Flows).Where(flow => those.Contains(flow.Term)).Sum(flow => Math.Abs(flow.Paid));
        }
    }
}
