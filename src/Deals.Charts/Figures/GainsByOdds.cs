namespace Deals.Charts.Figures;

/// <summary>What parties gain at each value that an assumption may turn out to have, with its odds, and on average over them.</summary>
internal sealed class GainsByOdds(Outcomes outcomes, Assumption assumption)
{
    private const int MostParties = 5;
    private const double BarThickness = 15;

    private readonly Regime baseline = outcomes.Model.Baselines[0];
    private readonly IReadOnlyList<SweepPoint> points = outcomes.ByOdds(assumption);

    private IReadOnlyList<Party> parties => field ??= outcomes.Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud)
        .Take(MostParties).ToList() is [_, ..] labsAndClouds ? labsAndClouds : [.. outcomes.Parties.Take(MostParties)];

    private OutcomeWords words => field ??= new(
        parties.SelectMany(party => points.Select(point => Gain(party, point)).Append(Now(party))), outcomes.Model.Frame.Unit);

    private OutcomeSources sources => field ??= new(outcomes.Result, parties, [baseline]);

    public static Figure Of(Outcomes outcomes, Assumption assumption)
    {
        var id = FigureId.Of("gains-by-odds", assumption.Id);
        if (assumption.Odds.Count == 0)
            return Figure.Nothing(id, $"The data give no odds of {assumption.Label}, so there are no cases to show.", outcomes.Scenario);
        if (outcomes.Parties.Count == 0)
            return Figure.Nothing(id, $"{OutcomeWords.NoMoney}, so there are no gains to show.", outcomes.Scenario);
        var drawn = new GainsByOdds(outcomes, assumption);
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(assumption), drawn.Body);
    }

    private double Gain(Party party, SweepPoint point) => point.Deltas.First(delta => delta.Party == party && delta.Baseline == baseline)
        .LookThrough;

    private double Now(Party party) => outcomes.DeltaOf(party, baseline).LookThrough;

    private string OddsOf(int at) => Wording.Odds((double)assumption.Odds[at].Probability);

    private string AverageText => outcomes.Scenario.IsSet(assumption)
        ? $"as set, {assumption.TextOf(outcomes.Scenario.ValueOf(assumption))}"
        : "on average over the odds";

    private FigureWords Words()
    {
        double Spread(Party party) => points.Max(point => Gain(party, point)) - points.Min(point => Gain(party, point));
        // Whom nothing moves is told of only where nobody is moved.
        var moved = parties.Where(party => Spread(party) > OutcomeWords.Nothing).ToList();
        var party = (moved.Count > 0 ? moved : parties).MaxBy(party => points.Max(point => Math.Abs(Gain(party, point))))!;
        var gains = points.Select(point => Gain(party, point)).ToList();
        var (least, most) = (gains.Min(), gains.Max());
        var (low, high) = (Math.Min(Math.Abs(least), Math.Abs(most)), Math.Max(Math.Abs(least), Math.Abs(most)));
        var range = words.Range(low, high);
        var counts = outcomes.Model.Frame.LeastThatCounts;
        var title = (least, most) switch
        {
            _ when most - least <= OutcomeWords.Nothing
                => $"{Wording.Sentence(assumption.InText)} {assumption.Does("makes")} no difference to anyone here: {words.Gain(party, most)} in every case",
            _ when least >= counts =>
                $"{party.ShortName} gains on average in every case, {range}, depending on {assumption.AsQuestion(byOdds: true)}",
            _ when most <= -counts =>
                $"{party.ShortName} loses on average in every case, {range}, depending on {assumption.AsQuestion(byOdds: true)}",
            _ => $"{OutcomeWords.Possessive(party)} average result lies between {words.SignedAmount(least)} and "
                + $"{words.SignedAmount(most)}, depending on {assumption.AsQuestion(byOdds: true)}",
        };
        if (outcomes.Scenario.IsSet(assumption) && most - least > OutcomeWords.Nothing)
            title += $"; {AverageText}, it {words.Does(Now(party))}";
        var subtitle = $"{OutcomeWords.Change(outcomes.Model, Perspective.LookThrough)}; {OutcomeWords.Against(baseline)}, at each value "
            + $"of {assumption.InText} with its odds, all else as in the scenario";
        string Told(Party party) => string.Join(", ", points.Select((point, at)
            => $"{words.Signed(Gain(party, point))} at {assumption.TextOf(point.Value)} ({OddsOf(at)})"));
        var alt = parties.Select(each => $"{each.ShortName}: {Told(each)}; {words.Signed(Now(each))} {AverageText}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table() => new(
        ["Party", assumption.Label, "Odds", $"Direct ({outcomes.Model.Frame.Unit})", $"Look-through ({outcomes.Model.Frame.Unit})"],
        [
            .. from party in parties
               from row in points.Index()
               let delta = row.Item.Deltas.First(delta => delta.Party == party && delta.Baseline == baseline)
               select new object?[]
               {
                   party.ShortName, assumption.TextOf(row.Item.Value), (double)assumption.Odds[row.Index].Probability, delta.Direct,
                   delta.LookThrough,
               },
            .. from party in parties
               let delta = outcomes.DeltaOf(party, baseline)
               select new object?[] { party.ShortName, AverageText, null, delta.Direct, delta.LookThrough },
        ]);

    private Body Body(Canvas canvas)
    {
        // In columns, as many parties in each.
        var groups = canvas.IsColumn && parties.Count > 1 ? parties.Chunk((parties.Count + 1) / 2).ToList() : [[.. parties]];
        var rows = groups.ConvertAll(group => group.SelectMany(RowsOf).ToList());
        var all = rows.SelectMany(group => group).ToList();
        var stack = new Stack();
        foreach (var group in rows)
            stack.Gap(group == rows[0] ? 0 : 10).Part().Add(Bars(group, all, canvas)).Gap(Panel.TickRoom);
        return stack.Say(Remark.Unconfirmed(sources.Differing, assumption), canvas, gap: 6).ToBody();
    }

    private IEnumerable<(BarRow Row, double Gain, Colour Colour)> RowsOf(Party party)
    {
        var colour = Palette.AreaOf(party.Colour);
        yield return (new(party.ShortName, AverageText, words.Signed(Now(party)), Palette.TextOf(party.Colour), Bold: true),
            Now(party), colour);
        foreach (var (at, point) in points.Index())
            yield return (new(assumption.TextOf(point.Value), OddsOf(at), words.Signed(Gain(party, point))), Gain(party, point),
                Palette.Tint(colour, 0.45));
    }

    /// <summary>Some rows, on the axis of all.</summary>
    private Panel Bars(List<(BarRow Row, double Gain, Colour Colour)> rows, List<(BarRow Row, double Gain, Colour Colour)> all,
        Canvas canvas)
    {
        var places = new BarRows([.. rows.Select(row => row.Row)], canvas, BarRows.WidthOf(all.Select(row => row.Row), canvas),
            all.Select(row => row.Row.Number));
        var bars = rows.Select((row, at) => new Bar(
            Math.Min(0, row.Gain), Math.Max(0, row.Gain), places.Middle(at), BarThickness, new(row.Colour),
            [row.Row.Name, row.Row.Below, words.SignedAmount(row.Gain)])).ToList();
        return places.Panel(all.Select(row => row.Gain).Append(0), outcomes.Model.Frame.SpokenUnit, new Bars("Gains", bars));
    }
}
