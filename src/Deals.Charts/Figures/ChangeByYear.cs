namespace Deals.Charts.Figures;

/// <summary>What the present terms change in a party's own cash, year by year, against a baseline.</summary>
internal sealed class ChangeByYear(MoneyResult result, Party party, Regime baseline)
{
    private const double PlotHeight = 210;
    private const double Column = 0.62;

    private IReadOnlyList<Year> years => field ??= Years();

    private IReadOnlyList<Term> terms => field ??= [.. years.SelectMany(year => year.Parts).Select(part => part.Term).Distinct()];

    private OutcomeWords words => field ??= new(years.Select(year => year.Total), result.Model.Frame.Unit);

    private OutcomeWords totals => field ??= new([years.Where(year => year.Total > 0).Sum(year => year.Total),
        years.Where(year => year.Total < 0).Sum(year => year.Total)], result.Model.Frame.Unit);

    private IReadOnlyList<Year> Years()
    {
        var changes = Changes(result.Model.Current, 1).Concat(Changes(baseline, -1)).ToList();
        return
        [
            .. from quarter in result.Model.Frame.Quarters
               // What is past happened in one way, whatever the terms.
               where quarter.End > result.Model.Frame.ValuationDate
               group quarter by quarter.Year into year
               select new Year([.. year], [.. changes.Where(each => each.Quarter.Year == year.Key).GroupBy(each => each.Term)
                   .Select(term => (term.Key, term.Sum(each => each.Amount))).Where(term => Math.Abs(term.Item2) > OutcomeWords.Nothing)]),
        ];
    }

    /// <summary>A year of the ledger and what changes in it, term by term.</summary>
    private sealed record Year(IReadOnlyList<Quarter> Quarters, IReadOnlyList<(Term Term, double Amount)> Parts)
    {
        public double Total { get; } = Parts.Sum(part => part.Amount) is var sum && Math.Abs(sum) <= OutcomeWords.Nothing ? 0 : sum;

        public string Name => Wording.Year(Quarters);
    }

    public static Figure Of(MoneyResult result, Party party, Regime baseline)
    {
        var (drawn, book) = (new ChangeByYear(result, party, baseline), result.Model.Book);
        var id = FigureId.Of("change-by-year", party.Id, baseline.Id);
        return drawn.years.All(year => year.Total == 0)
            ? Figure.Nothing(id, $"{Wording.Sentence(OutcomeWords.Under(result.Model.Current))} {party.ShortName} is paid and pays the "
                + $"same in every year as under {OutcomeWords.Named(baseline)}, so there is no change to show.", result.Scenario)
            : new(id, drawn.Words(), drawn.Table, result.Scenario,
                [.. TermSources.Of(book, drawn.terms), .. TermSources.Of([result.Model.Current, baseline])], drawn.Body);
    }

    private IEnumerable<(Term Term, Quarter Quarter, double Amount)> Changes(Regime regime, int sign)
        => from flow in result.Flows(regime)
           where flow.Term.Payee == party || flow.Term.Payer == party
           select (flow.Term, flow.Quarter, (flow.Term.Payee == party ? sign : -sign) * flow.Counted);

    /// <summary>The valuation date, or the ledger's first day where that is later.</summary>
    private DateOnly Begin => result.Model.Frame.First.Start > result.Model.Frame.ValuationDate ? result.Model.Frame.First.Start
        : result.Model.Frame.ValuationDate;

    private FigureWords Words()
    {
        var title = $"{Finding()}, {OutcomeWords.Against(baseline)}";
        var subtitle = $"What changes in {OutcomeWords.Possessive(party)} own cash {OutcomeWords.Under(result.Model.Current)}, "
            + $"{result.Model.Frame.SpokenUnit} a year, from {Wording.Day(Begin)} through {Wording.Of(result.Model.Frame.Last)}, when it "
            + $"is paid and not discounted";
        return new(title, subtitle, $"{title}. {string.Join("; ", years.Select(year => $"{year.Name}: {words.Signed(year.Total)}"))}.");
    }

    /// <summary>
    /// "The cloud’s cash flow is $18bn higher in total to 2028, then $80bn lower in 2029–2032": the years up to the last change of sign,
    /// and those after.
    /// </summary>
    private string Finding()
    {
        var moving = years.Where(year => year.Total != 0).ToList();
        var runs = new List<List<Year>>();
        foreach (var year in moving)
        {
            if (runs.Count > 0 && runs[^1][0].Total > 0 == year.Total > 0)
                runs[^1].Add(year);
            else
                runs.Add([year]);
        }

        var through = $"in total to {years[^1].Quarters[0].Year}";
        var flow = $"{OutcomeWords.Possessive(party)} cash flow is{(Averaged is null ? "" : " on average")}";
        return runs.Count switch
        {
            2 => $"{flow} {Moved(runs[0])} {(runs[0].Count == 1 ? In(runs[0]) : $"in total to {runs[0][^1].Quarters[0].Year}")}, "
                + $"then {Moved(runs[1])} {In(runs[1])}",
            1 => $"{flow} {Moved(moving)} {(moving.Count == 1 ? In(moving) : through)}",
            _ => $"{flow} {Moved(moving)} {through}, higher in some years and lower in others",
        };

        static string In(List<Year> run)
            => run.Count == 1 ? $"in {run[0].Name}" : $"in {run[0].Name}–{run[^1].Quarters[0].Year}";
    }

    private string? Averaged => Remark.Averaged(result, terms);

    private string Moved(IReadOnlyList<Year> of) => of.Sum(year => year.Total) switch
    {
        var sum when Math.Abs(sum) <= OutcomeWords.Nothing => "the same",
        var sum => $"{totals.Roughly(Math.Abs(sum))} {(sum > 0 ? "higher" : "lower")}",
    };

    private FigureTable Table() => new(
        ["Party", "Baseline", "Year", "Term", $"Change ({result.Model.Frame.Unit})"],
        [
            .. years.SelectMany(year => year.Parts
                .Select(part => new object?[] { party.ShortName, baseline.Name, year.Name, part.Term.Name, part.Amount })
                .Append([party.ShortName, baseline.Name, year.Name, "all together", year.Total])),
        ]);

    private Body Body(Canvas canvas)
    {
        var y = ValueAxis.Up(years.Select(year => year.Total)) with { Caption = $"{result.Model.Frame.SpokenUnit} a year" };
        var fill = new Fill(Palette.AreaOf(party.Colour));
        var width = canvas.ContentWidth - y.LabelRoom - QuarterAxis.RightRoom;
        // Numbers wider than their columns' places would cover each other; the axis and the table have them too.
        var hasNumbers = years.All(year => Lettering.Width(words.Signed(year.Total), TypeSize.Label) + 4 <= width / years.Count);
        var plot = Panel.Of(PlotHeight, Axis.Places([.. years.Select(year => year.Name)], width), y.LabelRoom,
            QuarterAxis.RightRoom, y) with
        {
            Marks =
            [
                new Bars("Change", [.. years.Select(
                    (year, at) => new Bar(0, year.Total, at, Column, fill, new Hover(() => HoverOf(year))))]) { Stand = true },
            ],
            Notes =
            [
                .. years.Index().Where(each => hasNumbers && each.Item.Total != 0).Select(each => (Year: each.Item, At: each.Index))
                    .Select(each => Note.Of([words.Signed(each.Year.Total)], each.At, each.Year.Total, TypeSize.Label, Palette.Text) with
                {
                    AtX = Side.Middle,
                    AtY = each.Year.Total < 0 ? Side.Start : Side.End,
                    ShiftY = each.Year.Total < 0 ? 2 : -2,
                    Background = Palette.Ground,
                }),
            ],
        };
        // Numbers at the ends of the columns need room of their own.
        var room = (y.To - y.From) * 0.12;
        var ends = years.Select(year => year.Total).ToList();
        var roomy = y with
        {
            From = ends.Min() < 0 && ends.Min() - room < y.From ? ends.Min() - room : y.From,
            To = ends.Max() > 0 && ends.Max() + room > y.To ? ends.Max() + room : y.To,
        };
        return new Stack().Add(plot with { Y = roomy }).Gap(Panel.TickRoom).Say(Averaged, canvas, gap: 6)
            .Say(Remark.Unconfirmed(terms), canvas, gap: 6).ToBody();
    }

    private IReadOnlyList<string> HoverOf(Year year) =>
    [
        $"{year.Name}: {words.SignedAmount(year.Total)}",
        .. year.Parts.OrderByDescending(part => Math.Abs(part.Amount)).Take(6)
            .Select(part => $"{part.Term.Name}: {words.Signed(part.Amount)}"),
    ];
}
