namespace Deals.Charts.Figures;

/// <summary>Which assumptions bring about how much of the variance of a party's gain.</summary>
internal sealed class SensitivityBars(Simulation simulation, Sensitivity sensitivity, Party party)
{
    private const int MostRows = 12;
    private const int MostNames = 3;

    private IReadOnlyList<SensitivityIndex> All => field ??= sensitivity.Of(party, simulation.Model.Baselines[0]);

    private List<SensitivityIndex> Shown => [.. All.Take(MostRows)];

    public static Figure Of(Simulation simulation, Sensitivity sensitivity, Party party)
    {
        var id = FigureId.Of(sensitivity.AreGrouped ? "sensitivity-grouped" : "sensitivity", party.Id);
        var drawn = new SensitivityBars(simulation, sensitivity, party);
        if (simulation.Nothing() is null && simulation.Parties.Contains(party) && simulation.Of(party).Deviation <= OutcomeWords.Nothing)
            return Figure.Nothing(id, simulation.NothingMoves(party), simulation.Scenario);
        return simulation.Nothing() is null && !simulation.Parties.Contains(party)
            ? Figure.Nothing(id, $"{party.ShortName} has no money at stake in any simulation, so nothing drives it.", simulation.Scenario)
            : simulation.Figure(id, [party], drawn.Say, drawn.Table, drawn.Body);
    }

    private static string Name(SensitivityIndex index) => index.Assumptions.Count <= MostNames + 1
        ? Wording.List([.. index.Assumptions.Select(one => one.Label)])
        : Wording.List([.. index.Assumptions.Take(MostNames).Select(one => one.Label),
            $"{Wording.Count(index.Assumptions.Count - MostNames)} more that move with these"]);

    /// <summary>Of those that move together, the one that matters most to the party is named where it is known.</summary>
    private string InText(SensitivityIndex index) => index.Assumptions switch
    {
        [var only] => only.InText,
        [var one, var other] => $"{one.InText} and {other.InText} together",
        var all => $"{Wording.Count(all.Count, "assumption")}, "
            + $"{(simulation.Of(party).MattersMost is { } most && all.Contains(most) ? most : all[0]).InText} among them,",
    };

    /// <summary>A part of a whole, in percent, however far its sampling reaches.</summary>
    private static double Percent(double value) => 100 * Math.Clamp(value, 0, 1);

    private static string Part(double value) => Wording.Percent(Math.Clamp(value, 0, 1));

    private FigureWords Say()
    {
        // Which is larger is known only of those whose intervals are apart.
        var leading = All.OrderByDescending(one => one.First.Value).ToList();
        var first = leading[0];
        var named = leading.Skip(1).TakeWhile(one => one.First.High >= first.First.Low && one.First.Value > 0).Take(1)
            .Prepend(first).ToList();
        var grouped = sensitivity.AreGrouped ? "counting what moves together as one, " : "";
        var title = $"{Wording.Sentence(grouped + Wording.List([.. named.Select((one, at) => $"{InText(one)} {(at > 0 ? "" : one.Assumptions is [var only] ? $"alone {only.Does("accounts")} " : "account ")}for {SimulationWords.Share(one.First.Value)}")]))} of the spread of {OutcomeWords.Possessive(party)} result";
        var how = sensitivity.AreGrouped ? "Assumptions that move together count as one"
            : "Each assumption is drawn independently of all others";
        var subtitle = $"Part of the variance of {OutcomeWords.Possessive(party)} change "
            + $"{OutcomeWords.Under(simulation.Model.Current)}{OutcomeWords.Counted(simulation.Model, Perspective.LookThrough)}, "
            + $"{OutcomeWords.Against(simulation.Model.Baselines[0])}: "
            + $"{OutcomeWords.Measure(simulation.Model)}. {how}";
        var alt = Shown.Select(one => $"{Name(one)}: alone {Part(one.First.Value)}, with others {Part(one.Total.Value)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table() => new(
        ["Assumptions", "Alone (first-order index)", "Low", "High", "With others (total index)", "Low of that", "High of that"],
        [
            .. All.Select(one => new object?[]
            {
                string.Join("; ", one.Assumptions.Select(assumption => assumption.Label)), one.First.Value, one.First.Low, one.First.High,
                one.Total.Value, one.Total.Low, one.Total.High,
            }),
        ]);

    private Body Body(Canvas canvas) => canvas.Holding(Shown.Count, rows => Body(All.Take(rows).ToList(), canvas));

    private Body Body(List<SensitivityIndex> shown, Canvas canvas)
    {
        var colour = Palette.AreaOf(party.Colour);
        var light = Palette.Ground.Mix(colour, 0.35);
        var rows = new BarRows([.. shown.Select(one => new BarRow(Name(one), "", $"{Part(one.First.Value)}, {Part(one.Total.Value)}"))],
            canvas, leastHeight: BarRows.TwoBars);
        var (firsts, totals, errors) = (new List<Bar>(), new List<Bar>(), new List<Bar>());
        foreach (var (at, one) in shown.Index())
        {
            IReadOnlyList<string> Hover(string what, IndexEstimate index)
                => [Name(one), $"{what} {Part(index.Value)}", $"between {Part(index.Low)} and {Part(index.High)}"];
            var middle = rows.Middle(at);
            firsts.Add(new(0, Percent(one.First.Value), middle - 6, 10, new(colour), Hover("alone", one.First)));
            totals.Add(new(0, Percent(one.Total.Value), middle + 6, 10, new(light, colour), Hover("with others", one.Total)));
            errors.Add(new(Percent(one.First.Low), Percent(one.First.High), middle - 6, 2, new(Palette.Text), Hover("alone", one.First)));
            errors.Add(new(Percent(one.Total.Low), Percent(one.Total.High), middle + 6, 2, new(Palette.Text),
                Hover("with others", one.Total)));
        }

        var panel = rows.Panel(
            shown.SelectMany(one => new[] { Percent(one.First.High), Percent(one.Total.High) }), "% of the variance",
            new Bars("Alone", firsts), new Bars("With others", totals),
            new Bars("Intervals", errors));
        return new Stack().Add(Key.Of(
            [
                new KeyEntry.Filled("alone", new(colour)), new KeyEntry.Filled("with others", new(light, colour)),
                new KeyEntry.Drawn("95% sampling interval", new("", [], Palette.Text, 2, Dash.Solid, Steps: false)),
            ], canvas)).Gap(6).Add(panel).Gap(Panel.TickRoom)
            .Say(shown.Count < All.Count ? $"{Wording.Sentence(Wording.Count(All.Count - shown.Count, "more row"))} "
                + $"{(All.Count == shown.Count + 1 ? "accounts" : "each account")} for no more than the last of these." : null, canvas)
            .Say($"Computed from {Wording.Number(sensitivity.Worlds)} simulations. At the right: alone, with others. What the sampling "
                + $"puts below zero or above 100% ends there.", canvas).ToBody();
    }
}
