namespace Deals.Charts.Figures;

/// <summary>
/// In which part of the simulations each party gains or loses, given each value of what has odds, or each third of what matters most.
/// </summary>
internal sealed class Chances(Simulation simulation)
{
    private const double BarThickness = 15;

    private const double MostlyFrom = 0.9;

    private static readonly bool[] GainOrLoss = [true, false];

    private readonly IReadOnlyList<Party> parties = simulation.Main();

    public static Figure Of(Simulation simulation)
    {
        var drawn = new Chances(simulation);
        return simulation.Figure("chances", drawn.parties, drawn.Words, drawn.Table, drawn.Body);
    }

    private Regime Baseline => simulation.Model.Baselines[0];

    /// <summary>The party and the assumption whose values make the largest difference to how often it gains or loses.</summary>
    private FigureWords Words()
    {
        var contrasts = from party in parties
                        from of in Given(party).GroupBy(given => given.Assumption)
                        from isGain in GainOrLoss
                        let best = of.MaxBy(given => Part(given, isGain))
                        let worst = of.MinBy(given => Part(given, isGain))
                        select (Party: party, IsGain: isGain, Best: best, Worst: worst, Contrast: Part(best, isGain) - Part(worst, isGain));
        var most = contrasts.OrderByDescending(one => one.Contrast).FirstOrDefault();
        var title = most.Party is null ? HowOften() : most.Contrast < SimulationWords.LeastContrast
            ? $"{HowOften()}; no value shown here changes that much"
            : $"{most.Party.ShortName} {(most.IsGain ? "gains" : "loses")} in {SimulationWords.Share(Part(most.Best, most.IsGain))} of "
                + $"the simulations in which {most.Best.Assumption.Being(most.Best.From, most.Best.To)}, and in "
                + $"{SimulationWords.Share(Part(most.Worst, most.IsGain))} of those in which "
                + $"{most.Worst.Assumption.Being(most.Worst.From, most.Worst.To, again: true)}";
        var subtitle = $"Share of the simulations in which a party "
            + $"gains{simulation.OrMore()}{OutcomeWords.Counted(simulation.Model, Perspective.LookThrough)}, "
            + $"{OutcomeWords.Under(simulation.Model.Current)} "
            + $"{OutcomeWords.Against(Baseline)}, given each value: {OutcomeWords.Measure(simulation.Model)}";
        var alt = parties.Select(each => $"{each.ShortName}: "
            + $"{string.Join(", ", Given(each).Select(one => $"{Wording.Percent(one.Gain.Value)} gain and {Wording.Percent(one.Loss.Value)} lose where {one.Assumption.Being(one.From, one.To)}"))}.");
        return new(title, subtitle, $"{title}. {simulation.Drawn()} {string.Join(" ", alt)}");
    }

    private List<ConditionalDelta> Given(Party party) => [.. simulation.Of(party).Given.Where(one => double.IsFinite(one.Gain.Value))];

    private static string Text(ConditionalDelta given) => given.Assumption.PartText(given.From, given.To);

    private static double Part(ConditionalDelta given, bool isGain) => isGain ? given.Gain.Value : given.Loss.Value;

    /// <summary>
    /// "Ada and Bob gain in at least nine of ten simulations; Cyd gains in 51% and loses in 34%": who does the same is named together.
    /// </summary>
    private string HowOften()
    {
        const string Mostly = "in at least nine of ten simulations", Always = "in all simulations";
        var all = parties.Select(party => (Party: party, Delta: simulation.Of(party))).ToList();
        string? Those(Func<SimulatedDelta, bool> which, string verb, string verbs, string when)
        {
            var names = all.Where(each => which(each.Delta)).Select(each => each.Party.ShortName).ToList();
            return names.Count == 0 ? null : $"{Wording.List(names)} {(names.Count == 1 ? verb : verbs)} {when}";
        }

        static bool IsSmall(SimulatedDelta delta) => delta.Gain.Value + delta.Loss.Value <= 1 - MostlyFrom;
        var mixed = all.Where(each => each.Delta.Gain.Value < MostlyFrom && each.Delta.Loss.Value < MostlyFrom && !IsSmall(each.Delta))
            .Select(each => $"{each.Party.ShortName} gains in {SimulationWords.Share(each.Delta.Gain.Value)} of the simulations and loses "
                + $"in {SimulationWords.Share(each.Delta.Loss.Value)}");
        return Wording.Sentence(string.Join("; ", new[]
        {
            Those(delta => delta.Gain.Value >= 1, "gains", "gain", Always),
            Those(delta => delta.Loss.Value >= 1, "loses", "lose", Always),
            Those(delta => delta.Gain.Value is >= MostlyFrom and < 1, "gains", "gain", Mostly),
            Those(delta => delta.Loss.Value is >= MostlyFrom and < 1, "loses", "lose", Mostly),
            Those(IsSmall, "neither gains nor loses much", "neither gain nor lose much", Mostly),
        }.OfType<string>().Concat(mixed)));
    }

    private FigureTable Table() => new(
        ["Party", "Given", "From", "To", "Odds", "Gains", "Error", "Loses", "Error of that", $"Mean ({simulation.Model.Frame.Unit})",
            $"Error of the mean ({simulation.Model.Frame.Unit})"],
        [
            .. from party in parties
               from given in Given(party)
               select new object?[]
               {
                   party.ShortName, given.Assumption.Label, TableCell.Of(given.From), TableCell.Of(given.To), given.Odds, given.Gain.Value,
                   given.Gain.Error,
                   given.Loss.Value, given.Loss.Error, given.Mean.Value, given.Mean.Error,
               },
        ]);

    /// <summary>The assumptions of whose values something is told, first those whose values make the largest difference.</summary>
    private IReadOnlyList<Assumption> Told => field ??=
        [.. parties.SelectMany(Given).Select(given => given.Assumption).Distinct()
            .OrderByDescending(of => parties.Max(party => Contrast(party, of)))];

    /// <summary>By how much how often a party gains or loses differs between the values of an assumption.</summary>
    private double Contrast(Party party, Assumption of)
    {
        var given = Given(party).Where(one => one.Assumption == of).ToList();
        return given.Count == 0 ? 0 : GainOrLoss.Max(isGain => given.Max(one => Part(one, isGain)) - given.Min(one => Part(one, isGain)));
    }

    private Body Body(Canvas canvas) => canvas.Holding(Told.Count, count => Body(Told.Take(count).ToList(), canvas));

    private Body Body(List<Assumption> told, Canvas canvas)
    {
        var between = simulation.Model.Frame.Threshold > 0 ? "changes by less" : "stays the same";
        var stack = new Stack().Add(Key.Of(
            [
                new KeyEntry.Filled("gains", new(Palette.Good)), new KeyEntry.Filled(between, new(Palette.Shade, Palette.Line)),
                new KeyEntry.Filled("loses", new(Palette.Alarm, IsHatched: true)),
            ], canvas)).Say("At the right: gains, loses.", canvas, gap: 2);
        var labelWidth = BarRows.WidthOf(told.SelectMany(of => RowsOf(of).Select(row => row.Row)), canvas);
        foreach (var of in told)
        {
            stack.Gap(10).Part().Add(Remark.Heading($"Given {of.InText} (with how likely that is)", canvas)).Gap(6)
                .Add(Rows(RowsOf(of).ToList(), labelWidth, canvas)).Gap(Panel.TickRoom);
        }

        return stack.Say(Remark.LeftOut(Told.Count - told.Count, "assumption"), canvas).Say(simulation.Drawn(), canvas).ToBody();
    }

    private IEnumerable<(BarRow Row, ConditionalDelta Given)> RowsOf(Assumption of)
        => from party in parties
           from given in Given(party)
           where given.Assumption == of
           select (new BarRow(party.ShortName, $"{Text(given)} ({Wording.Odds(given.Odds)})",
               $"{Wording.Percent(given.Gain.Value)}, {Wording.Percent(given.Loss.Value)}"), given);

    private static Panel Rows(List<(BarRow Row, ConditionalDelta Given)> rows, double labelWidth, Canvas canvas)
    {
        var places = new BarRows([.. rows.Select(row => row.Row)], canvas, labelWidth);
        var bars = new List<Bar>();
        foreach (var (at, (row, given)) in rows.Index())
        {
            var (gain, loss) = (100 * given.Gain.Value, 100 * given.Loss.Value);
            IReadOnlyList<string> hover =
                [row.Name, $"{given.Assumption.InText} at {Text(given)}",
                    $"gains in {Wording.Percent(given.Gain.Value)}, loses in {Wording.Percent(given.Loss.Value)}"];
            bars.Add(new(0, gain, places.Middle(at), BarThickness, new(Palette.Good), hover));
            bars.Add(new(gain, 100 - loss, places.Middle(at), BarThickness, new(Palette.Shade, Palette.Line), hover));
            bars.Add(new(100 - loss, 100, places.Middle(at), BarThickness, new(Palette.Alarm, IsHatched: true), hover));
        }

        return places.Panel([0, 100], "% of simulations", new Bars("Chances", bars));
    }
}
