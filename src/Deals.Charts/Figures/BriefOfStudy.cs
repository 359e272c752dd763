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
    private const double BarThickness = 15;

    private readonly DealBook book;
    private readonly RightsTimeline timeline;

    /// <summary>Null for a dataset without money, or in which nobody has any at stake.</summary>
    private readonly Outcomes? outcomes;

    /// <summary>Whose outcomes there would be, where all are zero.</summary>
    private readonly MoneyModel? idle;
    private readonly Party? party;
    private readonly IReadOnlyList<Verdict> verdicts = [];

    /// <summary>How far single assumptions move each, as it is drawn: against the default baseline, with its stakes.</summary>
    private readonly IReadOnlyList<(double Least, double Most)> ranges = [];
    private readonly OutcomeWords words = new([], "");

    private readonly BriefOnRights onRights;

    /// <summary>Null where <see cref="outcomes"/> are.</summary>
    private readonly BriefOnMoney? onMoney;

    private BriefOfStudy(DealBook book, RightsTimeline timeline, Outcomes? asked, Party? viewer, Simulation? simulation)
    {
        (this.book, this.timeline, onRights) = (book, timeline, new(book, timeline));
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
        onMoney = new(asked, party, verdicts, words, simulation);

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
            : idle is null ? onRights.Finding.TrimEnd('.')
            : $"No lab, cloud or investor gains or loses {OutcomeWords.Under(idle.Current)}, {OutcomeWords.Against(idle.Baselines[0])}";
        var subtitle = outcomes is null ? $"{book.Title}, as of {Wording.Day(book.AsOf)}"
            : $"{Wording.Sentence(OutcomeWords.Under(outcomes.Model.Current))}, {OutcomeWords.Against(outcomes.Model.Baselines[0])}: "
                + OutcomeWords.Measure(outcomes.Model)
                + (outcomes.OpenOdds.Count == 0 ? ", each assumption at one value"
                    : $", weighted by the odds of {onMoney!.OddsInText}, all else at one value")
                + (OutcomeWords.HasStakes(outcomes.Model)
                    ? ". Each party’s number includes its stakes in the others, so they do not sum to zero" : "");
        return new(title, subtitle, $"{title}. {string.Join(" ", Sections.Select(section => $"{section.Heading}: {section.Text}"))}");
    }

    /// <summary>What is said beside the chart, in the order of reading.</summary>
    private IReadOnlyList<(string Heading, string Text)> Sections => field ??=
    [
        .. ((IEnumerable<(string, string?)>)[("Compared with", onMoney?.Baseline), ("What would change it", onMoney?.Change),
            ("How sure", onMoney?.Sure), ("Beyond the ledger", onMoney?.Beyond), ("Agreed", onMoney is null ? onRights.Agreed : null),
            ("Who holds what", onMoney is null ? onRights.Held : null),
            ("Rights", (onMoney is null && idle is null) || book.Rights.Count == 0 ? null : onRights.Finding),
            ("Choice", onRights.Choice), ("Confirmed", onMoney is null ? onRights.Confirmed : onMoney.Confirmed)])
            .Where(section => section.Item2 is not null).Select(section => (section.Item1, FigureWords.Typeset(section.Item2!))),
    ];

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
    private string? Smaller => outcomes!.Main().Except(verdicts.Select(verdict => verdict.Party))
        .Select(party => (party.ShortName, Gain: outcomes!.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough))
        .Select(each => $"{each.ShortName} ({words.SignedAmount(each.Gain)})").ToList() is [_, ..] left
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
