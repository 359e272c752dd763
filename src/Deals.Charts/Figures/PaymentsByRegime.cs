namespace Deals.Charts.Figures;

/// <summary>What one party pays another in all, term by term, under each regime.</summary>
internal sealed class PaymentsByRegime(MoneyResult result, Party payer, Party payee)
{
    private const double BarThickness = 17;

    private readonly IReadOnlyList<Regime> regimes = [result.Model.Current, .. result.Model.Baselines,
        .. result.Model.Book.Regimes.Where(regime => regime.Role == RegimeRole.Other)];

    private Dictionary<string, Dictionary<Term, double>> paid => field ??= regimes.ToDictionary(regime => regime.Id, regime => result
        .Flows(regime).Where(flow => flow.Term.Payer == payer && flow.Term.Payee == payee).GroupBy(flow => flow.Term)
            .ToDictionary(term => term.Key, term => term.Sum(flow => flow.Paid)));

    private IReadOnlyList<TermPart> parts => field ??= TermPart.Plain(
        from term in result.Model.Book.Terms
        where term.Payer == payer && term.Payee == payee
        select (term, regimes.Max(regime => Math.Abs(Paid(regime, term)))));

    private OutcomeWords amounts => field ??= new(regimes.Select(Total), result.Model.Frame.Unit);

    public static Figure Of(MoneyResult result, Party payer, Party payee)
    {
        var (drawn, id, book) = (new PaymentsByRegime(result, payer, payee), FigureId.Of("payments-by-regime", payer.Id, payee.Id),
            result.Model.Book);
        if (drawn.parts.Count > 0)
            return new(id, drawn.Words(), drawn.Table, result.Scenario,
                [.. TermSources.Of(book, drawn.Terms), .. TermSources.Of(drawn.regimes)], drawn.Body);
        var period = $"from {Wording.Of(result.Model.Frame.First)} to {Wording.Of(result.Model.Frame.Last)}";
        return Figure.Nothing(
            id, $"{payer.ShortName} pays {payee.ShortName} nothing {period} under any regime, so there are no payments to show.",
                result.Scenario);
    }

    private IEnumerable<Term> Terms => parts.SelectMany(part => part.Terms);

    private double Paid(Regime regime, Term term) => paid[regime.Id].GetValueOrDefault(term);

    private double Total(Regime regime) => paid[regime.Id].Values.Sum();

    private FigureWords Words()
    {
        var model = result.Model;
        var now = Total(model.Current);
        var title = $"{payer.ShortName} pays {payee.ShortName} {amounts.OrNothingAmount(now)} {OutcomeWords.Under(model.Current)}";
        if (model.Baselines is [var baseline, ..])
            title += $", {amounts.MoreThan(now, Total(baseline))} {OutcomeWords.Under(baseline)}";
        var expected = regimes.Any(regime => regime.Resolution is not null)
            ? "; where a regime may be settled in several ways, the average over them" : "";
        var subtitle = $"What {payer.ShortName} pays {payee.ShortName} in all, {model.Frame.SpokenUnit}, "
            + $"{Wording.Span(model.Frame.First, model.Frame.Last)}, by term and regime, not discounted{expected}";
        var alt = regimes.Select(
            regime => $"{Wording.Sentence(OutcomeWords.Under(regime))}: {amounts.OrNothing(Total(regime))}{Split(regime)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");

        string Split(Regime regime)
        {
            var moving = Terms.Select(term => (term.Name, Paid: Paid(regime, term)))
                .Where(each => Math.Abs(each.Paid) > OutcomeWords.Nothing).ToList();
            return moving.Count == 0 ? "" : $" ({string.Join(", ", moving.Select(each => $"{each.Name} {amounts.Number(each.Paid)}"))})";
        }
    }

    private FigureTable Table() => new(
        ["Regime", "Role", "Term", $"Paid ({result.Model.Frame.Unit})", "Rests on judgement"],
        [
            .. from regime in regimes
               from term in Terms
               select new object?[] { regime.Name, RoleOf(regime), term.Name, Paid(regime, term), result.Model.RestsOnJudgement(term) },
        ]);

    private static string RoleOf(Regime regime) => regime.Role switch
    {
        RegimeRole.Current => "in force",
        RegimeRole.DefaultBaseline => "main comparison",
        RegimeRole.Baseline => "further comparison",
        _ => "for information",
    } + (regime.Resolution is null ? "" : ", average of its outcomes");

    private Body Body(Canvas canvas) => new Stack().Add(Key.Of(TermPart.Entries(parts), canvas)).Gap(8).Add(Rows(canvas))
        .Gap(Panel.TickRoom)
        .Say(Remark.Averaged(result, Terms), canvas, gap: 6).Say(Remark.Unconfirmed(Terms), canvas, gap: 6).ToBody();

    private Panel Rows(Canvas canvas)
    {
        var rows = new BarRows([.. regimes.Select(regime
            => new BarRow(regime.Name, RoleOf(regime), amounts.Number(Total(regime)), Bold: regime == result.Model.Current))], canvas);
        var bars = regimes.SelectMany((regime, row) => Stacked(regime, rows.Middle(row))).ToList();
        return rows.Panel(
            bars.SelectMany(bar => new[] { bar.Bar.From, bar.Bar.To }), result.Model.Frame.SpokenUnit,
            [.. parts.Select(part => new Bars(part.Name, [.. bars.Where(bar => bar.Part == part).Select(bar => bar.Bar)]))]);
    }

    private List<(TermPart Part, Bar Bar)> Stacked(Regime regime, double middle)
    {
        var (right, left) = (0.0, 0.0);
        var bars = new List<(TermPart, Bar)>();
        foreach (var part in parts)
        {
            // Several terms together may both add and take off.
            var paid = part.Terms.Select(term => Paid(regime, term)).Where(value => Math.Abs(value) > OutcomeWords.Nothing).ToList();
            var (more, less) = (paid.Where(value => value > 0).Sum(), paid.Where(value => value < 0).Sum());
            if (more > 0)
                bars.Add((part, BarOf(part, right, right += more)));
            if (less < 0)
                bars.Add((part, BarOf(part, left, left += less)));
        }

        return bars;

        Bar BarOf(TermPart part, double from, double to) => new(
            from, to, middle, BarThickness, part.Fill,
            [part.Name, $"{Wording.Sentence(OutcomeWords.Under(regime))}: {amounts.Amount(to - from)}",
                .. part.Terms.Any(result.Model.RestsOnJudgement) ? (string[])["rests on judgement"] : []]);
    }
}
