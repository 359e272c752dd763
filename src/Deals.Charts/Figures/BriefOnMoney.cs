namespace Deals.Charts.Figures;

/// <summary>
/// What the brief says of money beside its chart: what gains and losses are held against, what would turn them, how sure they are, and
/// what of it is confirmed.
/// </summary>
/// <param name="outcomes">Who gains and loses.</param>
/// <param name="party">Who is looked at first.</param>
/// <param name="verdicts">Those of the parties who are named.</param>
/// <param name="words">How amounts are said.</param>
/// <param name="simulation">All assumptions drawn at once, where that was done.</param>
internal sealed class BriefOnMoney(
    Outcomes outcomes, Party party, IReadOnlyList<Verdict> verdicts, OutcomeWords words, Simulation? simulation)
{
    private const double Certain = 1 - 1e-9, MostOfIt = 0.5;

    /// <summary>The assumptions that the scenario leaves to their odds, where these matter.</summary>
    public string OddsInText => Wording.List([.. outcomes.OpenOdds.Select(assumption => assumption.InText)]);

    private Regime Against => outcomes.Model.Baselines[0];

    private DealBook Book => outcomes.Model.Book;

    /// <summary>What the gains and losses are held against, and how that would end.</summary>
    public string? Baseline
    {
        get
        {
            var given = Against.Resolution?.Ends.Select(
                end => (end.Regime, Likely: end.Probability is { } assumed ? (double?)outcomes.Scenario.ValueOf(assumed).Number!.Value
                    : null)).ToList() ?? [];
            var left = 1 - given.Sum(end => end.Likely ?? 0);
            var ends = given.Select(end => (end.Regime, Likely: end.Likely ?? left)).Where(end => end.Likely > 0).ToList();
            var endsIn = string.Join(" or ",
                ends.Select(end => $"{OutcomeWords.Named(end.Regime)}{(ends.Count > 1 ? $" ({Wording.Percent(end.Likely)})" : "")}"));
            string[] sentences = [.. Against.Description is { Length: > 0 } what ? [$"{what.TrimEnd('.')}."] : (string[])[],
                .. ends.Count > 0
                    ? [ends.Count == 1 ? $"It ends in {endsIn}." : $"Possible ends: {endsIn}."] : (string[])[], .. Reversed()];
            return sentences.Length == 0 ? null : string.Join(' ', sentences);
        }
    }

    /// <summary>
    /// "Compared with the old contract instead, North loses $3bn.": the other baselines against which a result has the other sign.
    /// </summary>
    private IEnumerable<string> Reversed()
    {
        foreach (var other in outcomes.Model.Baselines.Skip(1))
        {
            var turned = verdicts.Select(
                verdict => (verdict.Party, Now: GainOf(verdict.Party), There: outcomes.DeltaOf(verdict.Party, other).LookThrough))
                .Where(each => each.Now * each.There < 0 && Math.Abs(each.There) >= outcomes.Model.Frame.LeastThatCounts).ToList();
            if (turned.Count > 0)
                yield return $"{Wording.Sentence(OutcomeWords.Against(other))} instead, "
                    + $"{Wording.List([.. turned.Select(each => words.Gain(each.Party, each.There))])}.";
        }
    }

    /// <summary>What turns, or moves most, the results of those who are named: nobody may look surer than it is.</summary>
    public string Change => string.Join(' ', verdicts.Where(verdict => verdict.Party != party).Select(verdict => TurnOf(verdict.Party))
        .OfType<string>().Prepend(ChangeOf()));

    /// <summary>
    /// "South loses if demand falls below 3.": what turns the result of one who is not looked at first; null where nothing does, or what
    /// turns the first one's too.
    /// </summary>
    private string? TurnOf(Party other)
    {
        var now = GainOf(other);
        if (Math.Abs(now) < outcomes.Model.Frame.LeastThatCounts || TurningOf(other).FirstOrDefault() is not { } turning
            || TurningOf(party).Any(bar => bar.Assumption == turning.Assumption))
            return null;
        return outcomes.ReversedIfByMonth(other) is { } condition ? $"{other.ShortName} {(now > 0 ? "loses" : "gains")} if {condition}."
            : $"{Wording.Sentence(turning.Assumption.InText)} alone can turn {words.GainOf(other, now)}{OutcomeWords.Turned(now)}.";
    }

    /// <summary>What each assumption does that alone turns a party's result, the one that moves it most first.</summary>
    private List<TornadoBar> TurningOf(Party of)
    {
        var now = GainOf(of);
        return [.. outcomes.Tornado(of, Against).Where(bar => outcomes.IsTurned(bar, now))];
    }

    /// <summary>What turns, or moves most, the result of the party that is looked at first.</summary>
    private string ChangeOf()
    {
        var bars = outcomes.Tornado(party, Against);
        var now = GainOf(party);
        var turning = TurningOf(party);
        var gain = words.GainOf(party, now);
        if (bars.Count == 0)
            return $"No assumption moves {gain}.";
        // Of several that turn it the next ones are named; where none does, the one that moves it most of those whose odds are not
        // told after it.
        var (others, more) = (turning.Skip(1).Take(2).Select(bar => bar.Assumption.InText).ToList(), turning.Count - 3);
        var further = more <= 0 ? "" : more == 1 ? ", or one other," : $", or one of {Wording.Count(more, "other")},";
        var alone = others.Count == 0 ? ""
            : $" {Wording.Sentence(string.Join(" or ", others))}{further} alone can turn it too.";
        if (turning.Count == 0)
        {
            var most = bars.FirstOrDefault(bar => !CasesOf.Any(told => told.Assumption == bar.Assumption)) is not { } widest ? ""
                : $" {Wording.Sentence(widest.Assumption.InText)} alone {widest.Assumption.Does("moves")} it between "
                    + $"{words.SignedAmount(widest.Least)} and "
                    + $"{words.SignedAmount(widest.Most)}.";
            return $"No single assumption, within its range, turns {gain}{outcomes.Into(words, now)}{Elsewhere}.{most}{Cases}";
        }

        return (outcomes.ReversedIfByMonth(party) is { } condition
            ? $"{party.ShortName} {(now > 0 ? "loses" : "gains")} if {condition}{Odds(turning[0].Assumption, now)}.{alone}"
            : $"{Wording.Sentence(turning[0].Assumption.InText)} alone can turn {gain}{OutcomeWords.Turned(now)}.{alone}") + Cases;
    }

    /// <summary>What turns it against another baseline, or in its own cash alone, which the verdict names.</summary>
    private string Elsewhere => outcomes.VerdictOf(party).Turn is { } turn ? $"; {turn}" : "";

    /// <summary>How likely an assumption's own odds make a result of the other sign; nothing where it has none.</summary>
    private string Odds(Assumption assumption, double now) => assumption.Odds.Count == 0 || outcomes.Scenario.IsSet(assumption) ? ""
        : $" ({Wording.Percent(outcomes.ByOdds(assumption).Index()
            .Sum(point => Math.Sign(GainAt(point.Item)) == -Math.Sign(now) ? (double)assumption.Odds[point.Index].Probability : 0))} "
                + $"likely)";

    /// <summary>How sure the result of the party that is looked at first is.</summary>
    public string Sure
    {
        get
        {
            if (Chance is { } chance)
                return chance;
            var rests = Book.Assumptions.Count(assumption => assumption.Basis == AssumptionBasis.Judgement) switch
            {
                0 => "no assumption is a judgement.",
                1 when Book.Assumptions.Count == 1 => "the only assumption is a judgement.",
                1 => $"one of {Wording.Count(Book.Assumptions.Count, "assumption")} is a judgement.",
                var judged => $"{Wording.Count(judged)} of {Wording.Count(Book.Assumptions.Count, "assumption")} are judgements.",
            };
            var now = GainOf(party);
            if (outcomes.Likelihood(party) is not { } likely || Math.Abs(now) <= OutcomeWords.Nothing)
                return Wording.Sentence(rests);
            var (verb, result) = now > 0 ? ("gains", "gain") : ("loses", "loss");
            // In every world of the odds, but for what is lost where their probabilities are summed.
            return likely > Certain
                ? $"{party.ShortName} {verb} at every value of {OddsInText} that has odds. Nothing else is in these odds; {rests}"
                : $"By the data’s own odds of {OddsInText}, {OutcomeWords.Possessive(party)} {result} is {Wording.Percent(likely)} "
                    + $"likely. Nothing else is in these odds; {rests}";
        }
    }

    /// <summary>
    /// In which part of the worlds drawn the result stands, given each value of the odds that matter most to it: a probability over all
    /// odds would restate them.
    /// </summary>
    private string? Chance
    {
        get
        {
            if (simulation is null || !simulation.Parties.Contains(party) || simulation.Nothing() is not null)
                return null;
            var isGain = GainOf(party) >= 0;
            double Part(ConditionalDelta given) => isGain ? given.Gain.Value : given.Loss.Value;
            var all = simulation.Of(party);
            var most = all.Given.Where(given => double.IsFinite(Part(given))).GroupBy(given => given.Assumption)
                .MaxBy(given => given.Max(Part) - given.Min(Part));
            if (most is null)
                return null;
            ConditionalDelta[] told = [most.MaxBy(Part)!, most.MinBy(Part)!];
            var cases = Part(told[0]) - Part(told[1]) < SimulationWords.LeastContrast ? ""
                : ": " + string.Join(" and ", told.Select((given, at)
                    => $"{SimulationWords.Share(Part(given))} if {given.Assumption.Being(given.From, given.To, again: at > 0)}"));
            var median = all.Percentile(0.5);
            var contrary = isGain && median < 0 ? ": most simulations are worse than the assumptions as they stand"
                : !isGain && median > 0 ? ": most simulations are better than the assumptions as they stand" : "";
            return $"In {SimulationWords.Share((isGain ? all.Gain : all.Loss).Value)} of {Wording.Number(simulation.Worlds)} simulations "
                + $"of {Wording.Count(simulation.Drawn.Count, "assumption")}, "
                + $"{party.ShortName} {(isGain ? "gains" : "loses")}{simulation.OrMore()}{cases}. Median "
                + $"{words.SignedRoughly(median)}, mean {words.SignedRoughly(all.Mean.Value)}{contrary}.";
        }
    }

    /// <summary>
    /// What the party gains at each value of each assumption of odds, but for the one of which it is said what reverses the result.
    /// </summary>
    private IReadOnlyList<(Assumption Assumption, IReadOnlyList<SweepPoint> Points)> CasesOf
        => field ??=
        [.. from assumption in outcomes.OpenOdds.Except(outcomes.ReversedBy(party) is { } told ? [told] : [])
            let points = outcomes.ByOdds(assumption)
            where points.Select(point => words.Does(GainAt(point))).Distinct().Skip(1).Any()
            select (assumption, points)];

    /// <summary>
    /// " North loses $2bn if shops close on 30 Jun 2028 (25%) and $9bn if they never close (75%).": the ends of what each leaves open.
    /// </summary>
    private string Cases => string.Concat(CasesOf.Select(told => $" {party.ShortName} {CasesIn(told.Assumption, told.Points)}."));

    private string CasesIn(Assumption assumption, IReadOnlyList<SweepPoint> points)
    {
        var cases = points.Index().GroupBy(point => words.Does(GainAt(point.Item)))
            .Select(same => (Gain: GainAt(same.First().Item), Values: same.Select(point => point.Item.Value).ToList(),
                Odds: same.Sum(point => (double)assumption.Odds[point.Index].Probability))).ToList();
        var ends = cases.Where(one => one == cases.MinBy(each => each.Gain) || one == cases.MaxBy(each => each.Gain)).ToList();
        return string.Join(" and ",
            ends.Select((end, at) => (at > 0 && Verb(end.Gain) == Verb(ends[0].Gain) ? words.Amount(Math.Abs(end.Gain))
                : words.Does(end.Gain))
            + $" if {assumption.BeingOneOf(end.Values, again: at > 0)} "
            + $"({Wording.Percent(end.Odds)})"));

        // What rounds to zero has another verb than what is on the same side of it.
        string Verb(double gain) => words.Does(gain).Split(' ')[0];
    }

    private double GainAt(SweepPoint point) => point.Deltas
        .First(delta => delta.Party == party && delta.Baseline == Against).LookThrough;

    /// <summary>
    /// "$60bn of the lab's gain of $89bn lies after 2032, …": of whoever is named and valued, how much lies beyond the ledger, where it
    /// is most of the result; null where it is of nobody.
    /// </summary>
    public string? Beyond
    {
        get
        {
            var result = outcomes.Result;
            double After(Party lab, Regime regime) => result.AfterLedger(lab, regime).Sum(row => row.Value);
            var told = from valuation in Book.Valuations
                       where verdicts.Any(verdict => verdict.Party == valuation.Lab)
                       let now = GainOf(valuation.Lab)
                       let after = After(valuation.Lab, outcomes.Model.Current) - After(valuation.Lab, Against)
                       where Math.Abs(now) >= outcomes.Model.Frame.LeastThatCounts && after / now >= MostOfIt
                       select (Of: words.GainOf(valuation.Lab, now), After: words.Amount(Math.Abs(after)), IsAll: after / now > 1);
            var parts = told.Select(each => each.IsAll ? $"more than all of {each.Of}" : $"{each.After} of {each.Of}").ToList();
            return parts.Count == 0 ? null
                : $"{Wording.Sentence(Wording.List(parts))} {(parts.Count == 1 ? "lies" : "lie")} after {outcomes.Model.Frame.Last.Year}, "
                    + "where payments are no longer counted one by one: a year’s income counts there at the multiple that the valuation "
                    + "implies.";
        }
    }

    /// <summary>How many of the payment rules the parties stated themselves.</summary>
    public string Confirmed
    {
        get
        {
            var terms = outcomes.Model.Book.Terms;
            var confirmed = terms.Count(term => term.IsConfirmed);
            var reported = terms.Count(term => !term.IsConfirmed && term.Source is not null);
            var judged = terms.Count - confirmed - reported;
            if (confirmed == terms.Count)
            {
                var all = confirmed switch
                {
                    1 => "the only payment rule",
                    2 => "both payment rules",
                    _ => $"all {Wording.Count(confirmed)} payment rules",
                };
                return $"The parties stated {all}.";
            }

            string[] rest = [.. reported > 0 ? [$"{Wording.Count(reported)} {(reported == 1 ? "rests" : "rest")} on reports"]
                : (string[])[],
                .. judged > 0 ? [$"{Wording.Count(judged)} {(reported > 0 ? "" : judged == 1 ? "rests " : "rest ")}on judgement"]
                    : (string[])[]];
            return $"The parties stated {(confirmed == 0 ? "none" : Wording.Count(confirmed))} of "
                + $"{Wording.Count(terms.Count, "payment rule")}; {string.Join(", ", rest)}.";
        }
    }

    private double GainOf(Party of) => outcomes.DeltaOf(of, Against).LookThrough;
}
