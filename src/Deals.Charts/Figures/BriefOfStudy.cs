namespace Deals.Charts.Figures;

/// <summary>
/// The answer on one page: who gains and who loses how much, why, what would change it, how sure it is, and what of it is
/// confirmed. Of a dataset without money, what clashed and what customers may choose.
/// </summary>
internal sealed class BriefOfStudy
{
    private const string Id = "brief";
    private const int MostParties = 4;
    private const int LeastReasons = 3, MostReasons = 5;
    private const int MostCases = 4;
    private const double BarThickness = 15;

    private readonly DealBook book;
    private readonly RightsTimeline timeline;

    /// <summary>Null for a dataset without money, or in which nobody has any at stake.</summary>
    private readonly Outcomes? outcomes;

    /// <summary>Whose outcomes there would be, where all are zero.</summary>
    private readonly MoneyModel? idle;
    private readonly Party? party;
    private readonly Simulation? simulation;
    private readonly IReadOnlyList<Verdict> verdicts = [];

    /// <summary>How far single assumptions move each, as it is drawn: against the default baseline, with its stakes.</summary>
    private readonly IReadOnlyList<(double Least, double Most)> ranges = [];
    private readonly OutcomeWords words = new([], "");

    private BriefOfStudy(DealBook book, RightsTimeline timeline, Outcomes? asked, Party? viewer, Simulation? simulation)
    {
        (this.book, this.timeline, this.simulation) = (book, timeline, simulation);
        if (asked is null || asked.Parties.Count == 0)
        {
            idle = asked?.Model;
            return;
        }

        (outcomes, party) = (asked, viewer ?? Verdicts.TurnedIn(asked) ?? asked.MostAffected);
        verdicts = [.. asked.Verdicts().Where(verdict => asked.Main().Contains(verdict.Party))
            .OrderByDescending(verdict => Size.Of(Of(verdict))).Take(MostParties)];
        ranges = [.. verdicts.Select(RangeOf)];
        words = new(ranges.SelectMany(range => new[] { range.Least, range.Most }), asked.Model.Frame.Unit);

        (double, double) RangeOf(Verdict verdict)
        {
            var bars = asked.Tornado(verdict.Party, asked.Model.Baselines[0]);
            return (bars.Select(bar => bar.Least).Append(Of(verdict)).Min(), bars.Select(bar => bar.Most).Append(Of(verdict)).Max());
        }
    }

    public static Figure Of(DealBook book, RightsTimeline timeline, Outcomes? outcomes, Party? viewer, Simulation? simulation)
    {
        var drawn = new BriefOfStudy(book, timeline, outcomes, viewer, simulation);
        IEnumerable<Source?> sources = drawn.outcomes is { } money
            ? new OutcomeSources(money.Result, drawn.verdicts.Select(verdict => verdict.Party), [money.Model.Baselines[0]]).With()
            : [.. book.Rights.Select(right => right.Source), .. book.Deals.Select(deal => deal.Source)];
        return new(Id, drawn.Words(), drawn.Table, timeline.Scenario, sources, drawn.Body);
    }

    private static double Of(Verdict verdict) => verdict.Deltas[0].LookThrough;

    private FigureWords Words()
    {
        var title = outcomes is not null ? Verdicts.TitleOf(outcomes)
            : idle is null ? RightsFinding.TrimEnd('.')
            : $"No lab, cloud or investor gains or loses {OutcomeWords.Under(idle.Current)}, {OutcomeWords.Against(idle.Baselines[0])}";
        var subtitle = outcomes is null ? $"{book.Title}, as of {Wording.Day(book.AsOf)}"
            : $"{Wording.Sentence(OutcomeWords.Under(outcomes.Model.Current))}, {OutcomeWords.Against(outcomes.Model.Baselines[0])}: "
                + OutcomeWords.Measure(outcomes.Model)
                + (outcomes.OpenOdds.Count == 0 ? ", each assumption at one value"
                    : $", weighted by the odds of {OddsInText}, all else at one value")
                + (OutcomeWords.HasStakes(outcomes.Model)
                    ? ". Each party’s number includes its stakes in the others, so they do not sum to zero" : "");
        return new(title, subtitle, $"{title}. {string.Join(" ", Sections.Select(section => $"{section.Heading}: {section.Text}"))}");
    }

    /// <summary>What is said beside the chart, in the order of reading.</summary>
    private IReadOnlyList<(string Heading, string Text)> Sections => field ??=
    [
        .. ((IEnumerable<(string, string?)>)[("Compared with", Baseline), ("What would change it", Change), ("How sure", Sure),
            ("Agreed", outcomes is null ? Agreed : null), ("Who holds what", outcomes is null ? Held : null),
            ("Rights", (outcomes is null && idle is null) || book.Rights.Count == 0 ? null : RightsFinding),
            ("Choice", Choice), ("Confirmed", Confirmed)])
            .Where(section => section.Item2 is not null).Select(section => (section.Item1, FigureWords.Typeset(section.Item2!))),
    ];

    /// <summary>The assumptions that the scenario leaves to their odds, where these matter.</summary>
    private string OddsInText => Wording.List([.. outcomes!.OpenOdds.Select(assumption => assumption.InText)]);

    /// <summary>The deals, each with its day and who takes part.</summary>
    private string? Agreed => Few(book.Deals.Select(deal => $"{deal.Name}, {Wording.Day(deal.Announced)}"
        + (deal.Parties.Select(part => part.Party.ShortName).Distinct().ToList() is [_, _, ..] sides
            ? $", between {Wording.List(sides)}" : "")));

    /// <summary>The rights, each with its holder and days.</summary>
    private string? Held => Few(
        timeline.Held.Select(held => $"{held.Right.Holder.ShortName}: “{held.Right.Clause}”, {Wording.Of(held.Right.Kind)}, "
            + $"{held.Right.Subject.Name}, {Wording.Span(held.Window)}"));

    private static string? Few(IEnumerable<string> all)
    {
        var rows = all.ToList();
        var more = rows.Count > MostCases ? $"; {Wording.Count(rows.Count - MostCases)} more" : "";
        return rows.Count == 0 ? null : $"{string.Join("; ", rows.Take(MostCases))}{more}.";
    }

    private string RightsFinding
    {
        get
        {
            var found = book.Readings.Select(reading => (Reading: reading, Collisions: timeline.Collisions(reading)))
                .FirstOrDefault(each => each.Collisions.Count > 0);
            if (found.Reading is not null)
            {
                var others = book.Readings.Where(reading => timeline.Collisions(reading).Count == 0).Select(Wording.Of).ToList();
                return Wording.On(book, found.Reading, new CollisionSummary(found.Collisions, book.AsOf).Finding).TrimEnd('.')
                    + (others.Count == 0 ? "."
                        : $"; on {(book.Readings.Count == 2 ? "the other reading" : Wording.List(others))}, nothing clashes.");
            }

            var exclusive = timeline.Held.Count(held => held.Right.Kind == RightKind.Exclusive);
            return exclusive switch
            {
                0 => "Nothing clashed: no right is exclusive.",
                1 => "Nothing clashed: only one right is exclusive.",
                2 => "Nothing clashed: neither of the two exclusive rights shuts out the other.",
                _ => $"Nothing clashed: none of the {Wording.Count(exclusive)} exclusive rights shuts out another.",
            };
        }
    }

    private string? Choice
    {
        get
        {
            if (!book.Offers.Any(offer => offer.IsCounted))
                return null;
            var told = (from reading in book.Readings
                        let steps = timeline.ChoiceIndex(reading, book.Period).Where(step => step.Window.Start <= book.AsOf).ToList()
                        where steps.Count > 0
                        select (Reading: reading, Now: steps[^1], Least: steps.MinBy(step => step.Share)!,
                            Most: steps.MaxBy(step => step.Share)!)).ToList();
            if (told.Count == 0)
                return null;
            var (first, now, least, most) = told[0];
            static string Of(ChoiceIndex step) => $"{Wording.Count(step.Usable)} of {Wording.Count(step.Pairs)}";
            // Readings that count other offers may still agree on how many may be used, now and when it was least.
            var isAlike = told.TrueForAll(
                each => (each.Now.Usable, each.Now.Pairs, each.Least.Usable) == (now.Usable, now.Pairs, least.Usable)
                    && each.Least.Share < now.Share && each.Most.Share <= now.Share);
            var isSame = told.TrueForAll(each => Said(each) == Said(told[0]));
            var up = most.Share > now.Share
                ? $"; the part they may use has been between {Wording.Percent(least.Share)} and {Wording.Percent(most.Share)}"
                : least.Share < now.Share ? $", up from {(isAlike && !isSame ? Wording.Count(least.Usable) : Of(least))}" : "";
            var pairs = now.Usable < now.Pairs ? $"{Wording.Count(now.Usable)} of {Wording.Count(now.Pairs, "offer")}"
                : now.Pairs switch { 1 => "the only offer", 2 => "both offers", var many => $"all {Wording.Count(many, "offer")}" };
            static (int, int, int, int, int, int) Said((Reading, ChoiceIndex Now, ChoiceIndex Least, ChoiceIndex Most) each)
                => (each.Now.Usable, each.Now.Pairs, each.Least.Usable, each.Least.Pairs, each.Most.Usable, each.Most.Pairs);
            var who = isSame || isAlike ? "" : $"on {Wording.Of(first)}, ";
            // One reading is never told as if all agreed with it: beside it stand those on which the fewest may be used.
            var fewest = told.Select(each => each.Now).Where(step => (step.Usable, step.Pairs) != (now.Usable, now.Pairs))
                .MinBy(step => step.Share);
            var beside = fewest is null || isAlike ? ""
                : $"; on {Wording.List([.. told.Where(each => each.Now == fewest).Select(each => Wording.Of(each.Reading))])}, {Of(fewest)}";
            var announced = book.Offers.Count(
                offer => offer.Stage == OfferStage.Announced && !(offer.Since > book.AsOf || offer.To < book.AsOf));
            if (told.TrueForAll(each => each.Now.Pairs == 0) && book.Offers.Any(offer => offer.To < book.AsOf))
                return "No offer is on sale or announced any more.";
            return Wording.Sentence($"{who}customers may use "
                + $"{pairs}{(announced == 0 ? "" : $" ({(announced == now.Pairs && announced > 1 ? announced == 2 ? "both" : "all" : Wording.Count(announced))}{(now.Usable < now.Pairs && announced < now.Pairs ? $" of the {Wording.Count(now.Pairs)}" : "")} only announced)")}{up}{beside}.");
        }
    }

    /// <summary>What the gains and losses are held against, and how that would end.</summary>
    private string? Baseline
    {
        get
        {
            if (outcomes is null)
                return null;
            var baseline = outcomes.Model.Baselines[0];
            var given = baseline.Resolution?.Ends.Select(
                end => (end.Regime, Likely: end.Probability is { } assumed ? (double?)outcomes.Scenario.ValueOf(assumed).Number!.Value
                    : null)).ToList() ?? [];
            var left = 1 - given.Sum(end => end.Likely ?? 0);
            var ends = given.Select(end => (end.Regime, Likely: end.Likely ?? left)).Where(end => end.Likely > 0).ToList();
            var endsIn = string.Join(" or ",
                ends.Select(end => $"{OutcomeWords.Named(end.Regime)}{(ends.Count > 1 ? $" ({Wording.Percent(end.Likely)})" : "")}"));
            string[] sentences = [.. baseline.Description is { Length: > 0 } what ? [$"{what.TrimEnd('.')}."] : (string[])[],
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
        foreach (var other in outcomes!.Model.Baselines.Skip(1))
        {
            var turned = verdicts.Select(
                verdict => (verdict.Party, Now: Of(verdict), There: outcomes.DeltaOf(verdict.Party, other).LookThrough))
                .Where(each => each.Now * each.There < 0 && Math.Abs(each.There) >= outcomes.Model.Frame.LeastThatCounts).ToList();
            if (turned.Count > 0)
                yield return $"{Wording.Sentence(OutcomeWords.Against(other))} instead, "
                    + $"{Wording.List([.. turned.Select(each => words.Gain(each.Party, each.There))])}.";
        }
    }

    private string? Change
    {
        get
        {
            if (outcomes is null)
                return null;
            // Nobody named may look surer than it is.
            return string.Join(' ', verdicts.Where(verdict => verdict.Party != party).Select(verdict => TurnOf(verdict.Party))
                .OfType<string>().Prepend(ChangeOf()));
        }
    }

    /// <summary>
    /// "South loses if demand falls below 3.": what turns the result of one who is not looked at first; null where nothing does, or what
    /// turns the first one's too.
    /// </summary>
    private string? TurnOf(Party other)
    {
        var now = outcomes!.DeltaOf(other, outcomes.Model.Baselines[0]).LookThrough;
        if (Math.Abs(now) < outcomes.Model.Frame.LeastThatCounts || TurningOf(other).FirstOrDefault() is not { } turning
            || TurningOf(party!).Any(bar => bar.Assumption == turning.Assumption))
            return null;
        return outcomes.ReversedIfByMonth(other) is { } condition ? $"{other.ShortName} {(now > 0 ? "loses" : "gains")} if {condition}."
            : $"{Wording.Sentence(turning.Assumption.InText)} alone can turn {words.GainOf(other, now)}{OutcomeWords.Turned(now)}.";
    }

    /// <summary>What each assumption does that alone turns a party's result, the one that moves it most first.</summary>
    private List<TornadoBar> TurningOf(Party of)
    {
        var now = outcomes!.DeltaOf(of, outcomes.Model.Baselines[0]).LookThrough;
        return [.. outcomes.Tornado(of, outcomes.Model.Baselines[0]).Where(bar => outcomes.IsTurned(bar, now))];
    }

    /// <summary>What turns, or moves most, the result of the party that is looked at first.</summary>
    private string ChangeOf()
    {
        var bars = outcomes!.Tornado(party!, outcomes.Model.Baselines[0]);
        var now = outcomes.DeltaOf(party!, outcomes.Model.Baselines[0]).LookThrough;
        var turning = TurningOf(party!);
        var gain = words.GainOf(party!, now);
        if (bars.Count == 0)
            return $"No assumption moves {gain}.";
        // Of several that turn it the next ones are named; where none does, the one that moves it most of those whose odds are not
        // told after it.
        var (others, more) = (turning.Skip(1).Take(2).Select(bar => bar.Assumption.InText).ToList(), turning.Count - 3);
        var alone = others.Count == 0 ? ""
            : $" {Wording.Sentence(string.Join(" or ", others))}{(more > 0 ? more == 1 ? ", or one other," : $", or one of {Wording.Count(more, "other")}," : "")} alone can turn it too.";
        if (turning.Count == 0)
        {
            var most = bars.FirstOrDefault(bar => !CasesOf.Any(told => told.Assumption == bar.Assumption)) is not { } widest ? ""
                : $" {Wording.Sentence(widest.Assumption.InText)} alone {widest.Assumption.Does("moves")} it between "
                    + $"{words.SignedAmount(widest.Least)} and "
                    + $"{words.SignedAmount(widest.Most)}.";
            return $"No single assumption, within its range, turns {gain}{outcomes.Into(words, now)}{Elsewhere}.{most}{Cases}";
        }

        return (outcomes.ReversedIfByMonth(party!) is { } condition
            ? $"{party!.ShortName} {(now > 0 ? "loses" : "gains")} if {condition}{Odds(turning[0].Assumption, now)}.{alone}"
            : $"{Wording.Sentence(turning[0].Assumption.InText)} alone can turn {gain}{OutcomeWords.Turned(now)}.{alone}") + Cases;
    }

    /// <summary>What turns it against another baseline, or in its own cash alone, which the verdict names.</summary>
    private string Elsewhere => outcomes!.VerdictOf(party!).Turn is { } turn ? $"; {turn}" : "";

    /// <summary>How likely an assumption's own odds make a result of the other sign; nothing where it has none.</summary>
    private string Odds(Assumption assumption, double now) => assumption.Odds.Count == 0 || outcomes!.Scenario.IsSet(assumption) ? ""
        : $" ({Wording.Percent(outcomes.ByOdds(assumption).Index()
            .Sum(point => Math.Sign(GainAt(point.Item)) == -Math.Sign(now) ? (double)assumption.Odds[point.Index].Probability : 0))} "
                + $"likely)";

    private string? Sure
    {
        get
        {
            if (outcomes is null)
                return null;
            if (Chance is { } chance)
                return chance;
            var rests = book.Assumptions.Count(assumption => assumption.Basis == AssumptionBasis.Judgement) switch
            {
                0 => "no assumption is a judgement.",
                1 when book.Assumptions.Count == 1 => "the only assumption is a judgement.",
                1 => $"one of {Wording.Count(book.Assumptions.Count, "assumption")} is a judgement.",
                var judged => $"{Wording.Count(judged)} of {Wording.Count(book.Assumptions.Count, "assumption")} are judgements.",
            };
            var now = outcomes.DeltaOf(party!, outcomes.Model.Baselines[0]).LookThrough;
            if (outcomes.Likelihood(party!) is not { } likely || Math.Abs(now) <= OutcomeWords.Nothing)
                return Wording.Sentence(rests);
            var (verb, result) = now > 0 ? ("gains", "gain") : ("loses", "loss");
            // In every world of the odds, but for what is lost where their probabilities are summed.
            return likely > 1 - 1e-9
                ? $"{party!.ShortName} {verb} at every value of {OddsInText} that has odds. Nothing else is in these odds; {rests}"
                : $"By the data’s own odds of {OddsInText}, {OutcomeWords.Possessive(party!)} {result} is {Wording.Percent(likely)} "
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
            if (simulation is null || !simulation.Parties.Contains(party!) || simulation.Nothing() is not null)
                return null;
            var isGain = outcomes!.DeltaOf(party!, outcomes.Model.Baselines[0]).LookThrough >= 0;
            double Part(ConditionalDelta given) => isGain ? given.Gain.Value : given.Loss.Value;
            var all = simulation.Of(party!);
            var most = all.Given.Where(given => double.IsFinite(Part(given))).GroupBy(given => given.Assumption)
                .MaxBy(given => given.Max(Part) - given.Min(Part));
            if (most is null)
                return null;
            ConditionalDelta[] told = [most.MaxBy(Part)!, most.MinBy(Part)!];
            var cases = Part(told[0]) - Part(told[1]) < SimulationWords.LeastContrast ? ""
                : $": {string.Join(" and ", told.Select((given, at) => $"{SimulationWords.Share(Part(given))} if {given.Assumption.Being(given.From, given.To, again: at > 0)}"))}";
            var median = all.Percentile(0.5);
            var contrary = isGain && median < 0 ? ": most simulations are worse than the assumptions as they stand"
                : !isGain && median > 0 ? ": most simulations are better than the assumptions as they stand" : "";
            return $"In {SimulationWords.Share((isGain ? all.Gain : all.Loss).Value)} of {Wording.Number(simulation.Worlds)} simulations "
                + $"of {Wording.Count(simulation.Drawn.Count, "assumption")}, "
                + $"{party!.ShortName} {(isGain ? "gains" : "loses")}{simulation.OrMore()}{cases}. Median "
                + $"{words.SignedRoughly(median)}{contrary}.";
        }
    }

    /// <summary>
    /// What the party gains at each value of each assumption of odds, but for the one of which it is said what reverses the result.
    /// </summary>
    private IReadOnlyList<(Assumption Assumption, IReadOnlyList<SweepPoint> Points)> CasesOf
        => field ??= outcomes is null ? [] : MakeCases();

    private IReadOnlyList<(Assumption, IReadOnlyList<SweepPoint>)> MakeCases()
    {
        var (money, told) = (outcomes!, outcomes!.ReversedBy(party!));
        return [.. money.OpenOdds.Where(assumption => assumption != told).Select(assumption => (assumption, money.ByOdds(assumption)))
            .Where(each => each.Item2.Select(point => words.Does(GainAt(point))).Distinct().Skip(1).Any())];
    }

    /// <summary>
    /// " North loses $2bn if shops close on 30 Jun 2028 (25%) and $9bn if they never close (75%).": the ends of what each leaves open.
    /// </summary>
    private string Cases => string.Concat(CasesOf.Select(told => $" {party!.ShortName} {CasesIn(told.Assumption, told.Points)}."));

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
        .First(delta => delta.Party == party && delta.Baseline == outcomes!.Model.Baselines[0]).LookThrough;

    private string? Confirmed
    {
        get
        {
            if (outcomes is null)
            {
                var evidence = book.Evidence();
                return evidence.Count == 0 ? null
                    : $"Of {Wording.Count(evidence.Sum(each => each.Claims), "claim")}, {Wording.Count(evidence.Sum(each => each.High))} "
                        + "can be relied on.";
            }

            var terms = outcomes.Model.Book.Terms;
            var confirmed = terms.Count(term => term.IsConfirmed);
            var reported = terms.Count(term => !term.IsConfirmed && term.Source is not null);
            var judged = terms.Count - confirmed - reported;
            if (confirmed == terms.Count)
            {
                return $"The parties stated "
                    + $"{confirmed switch { 1 => "the only payment rule", 2 => "both payment rules", _ => $"all {Wording.Count(confirmed)} payment rules" }}.";
            }

            string[] rest = [.. reported > 0 ? [$"{Wording.Count(reported)} {(reported == 1 ? "rests" : "rest")} on reports"]
                : (string[])[],
                .. judged > 0 ? [$"{Wording.Count(judged)} {(reported > 0 ? "" : judged == 1 ? "rests " : "rest ")}on judgement"]
                    : (string[])[]];
            return $"The parties stated {(confirmed == 0 ? "none" : Wording.Count(confirmed))} of "
                + $"{Wording.Count(terms.Count, "payment rule")}; {string.Join(", ", rest)}.";
        }
    }

    /// <summary>What a brief says beside its chart, heading by heading.</summary>
    public static IReadOnlyList<(string Heading, string Text)> SectionsOf(Figure brief)
        => [.. brief.Table.Rows.Where(row => row is [string, null, .., string]).Select(row => ((string)row[0]!, (string)row[^1]!))];

    private FigureTable Table() => new(
        ["What", "Party", "Value", "Least", "Most", "Text"],
        [
            .. verdicts.Select((verdict, at) => new object?[]
                { "gain", verdict.Party.ShortName, Of(verdict), ranges[at].Least, ranges[at].Most, verdict.Reason }),
            .. Reasons.Select(step => new object?[] { "why", party!.ShortName, step.LookThrough, null, null, step.Name }),
            .. Sections.Select(section => new object?[] { section.Heading, null, null, null, null, section.Text }),
        ]);

    /// <summary>The largest steps to the party's gain, and all others as one, so that they sum to it.</summary>
    private IReadOnlyList<BridgeStep> Reasons => field ??= MakeReasons();

    private IReadOnlyList<BridgeStep> MakeReasons()
    {
        if (outcomes is null)
            return [];
        var steps = Bridge.StepsByTerm(outcomes, party!, outcomes.Model.Baselines[0]);
        // As many as make all else no larger than the last of them, so that no cause hides there.
        var shown = Enumerable.Range(LeastReasons, MostReasons - LeastReasons + 1).FirstOrDefault(count => count < steps.Count
            && Math.Abs(steps.Skip(count).Sum(step => step.LookThrough)) <= Math.Abs(steps[count - 1].LookThrough), MostReasons);
        var rest = steps.Skip(shown).ToList();
        return rest.Count < 2
            ? [.. steps]
            : [.. steps.Take(shown),
                rest[0] with { Id = "", Name = "All else", Direct = rest.Sum(step => step.Direct),
                    LookThrough = rest.Sum(step => step.LookThrough) }];
    }

    private Body Body(Canvas canvas)
    {
        var stack = new Stack();
        if (outcomes is not null)
        {
            stack.Add(Remark.Heading("Gain or loss; the faint bar is how far one assumption at a time moves it", canvas)).Gap(4)
                .Add(Gains(canvas))
                .Gap(Panel.TickRoom).Say(TooSmall, canvas).Say(Smaller, canvas).Say(outcomes.OthersOf(words), canvas);
            if (Reasons.Count > 0)
                stack.Gap(10).Part().Add(Remark.Heading($"Why: the largest changes for {party!.ShortName}", canvas)).Gap(4).Add(Why(canvas))
                    .Gap(Panel.TickRoom);
        }

        foreach (var (heading, text) in Sections)
            stack.Gap(10).Part().Add(Remark.Heading(heading, canvas)).Gap(1).Add(Remark.Text(text, canvas));
        return stack.ToBody();
    }

    /// <summary>Whose gain or loss does not count as one, by the dataset's threshold; null where all do.</summary>
    private string? TooSmall => outcomes!.Model.Frame is { Threshold: > 0 } frame
        && verdicts.Where(verdict => Math.Abs(Of(verdict)) < frame.LeastThatCounts && Math.Abs(Of(verdict)) > OutcomeWords.Nothing)
            .Select(verdict => verdict.Party.ShortName).ToList() is [_, ..] small
        ? $"Less than {words.Threshold((double)frame.Threshold)}, too little to count as a gain or a loss: {Wording.List(small)}." : null;

    /// <summary>Whoever gains or loses less than all who are drawn; null where there is nobody.</summary>
    private string? Smaller => outcomes!.Main().Except(verdicts.Select(verdict => verdict.Party)).Select(party
        => $"{party.ShortName} ({words.SignedAmount(outcomes!.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough)})").ToList() is [_, ..] left
        ? $"Not shown, as they move less: {Wording.List(left)}." : null;

    private Panel Gains(Canvas canvas)
    {
        var rows = new BarRows([.. verdicts.Select(verdict => new BarRow(
            verdict.Party.ShortName, "", words.SignedAmount(Of(verdict)), Palette.TextOf(verdict.Party.Colour), Bold: true))], canvas);
        Bar RangeOf(Verdict verdict, int at) => new(
            ranges[at].Least, ranges[at].Most, rows.Middle(at), BarThickness,
            new(Palette.Tint(Palette.AreaOf(verdict.Party.Colour), 0.25)),
            [verdict.Party.ShortName, $"from {words.SignedAmount(ranges[at].Least)} to {words.SignedAmount(ranges[at].Most)}"]);
        Bar GainOf(Verdict verdict, int at) => new(
            Math.Min(0, Of(verdict)), Math.Max(0, Of(verdict)), rows.Middle(at), BarThickness - 7,
            new(Palette.AreaOf(verdict.Party.Colour)), [verdict.Party.ShortName, words.SignedAmount(Of(verdict))]);
        return rows.Panel(
            ranges.SelectMany(range => new[] { range.Least, range.Most, 0 }), outcomes!.Model.Frame.SpokenUnit,
            new Bars("Ranges", [.. verdicts.Select(RangeOf)]), new Bars("Gains", [.. verdicts.Select(GainOf)]));
    }

    private Panel Why(Canvas canvas)
    {
        var said = new OutcomeWords(Reasons.Select(step => step.LookThrough), outcomes!.Model.Frame.Unit);
        var rows = new BarRows([.. Reasons.Select(step => new BarRow(step.Name, "", said.SignedAmount(step.LookThrough)))], canvas);
        return rows.Panel(
            Reasons.Select(step => step.LookThrough).Append(0), outcomes.Model.Frame.SpokenUnit,
            new Bars("Why", [.. Reasons.Select((step, at) => new Bar(
                Math.Min(0, step.LookThrough), Math.Max(0, step.LookThrough), rows.Middle(at), BarThickness,
                new(step.LookThrough > 0 ? Palette.Good : Palette.Alarm), [step.Name, said.SignedAmount(step.LookThrough)]))]));
    }
}
