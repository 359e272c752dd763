namespace Deals.Charts.Figures;

/// <summary>
/// What those who signed gain as one number of their deal moves: whom which value suits, where the signed one lies, and how that
/// changes with what would have come without the deal.
/// </summary>
internal sealed class BargainOverTerm
{
    private const double PlotHeight = 220;
    private const double LaneHeight = 17;
    private const double ZoneThickness = 12;
    private const double SignSize = 9;
    private const double LabelGap = 18;
    private const int MostNamed = 5;

    /// <summary>From how wide a content on.</summary>
    private const double WideSheet = 900;

    private static readonly Dash[] Dashes = [Dash.Solid, Dash.Dashed, Dash.DashDotted, Dash.Dotted];

    private readonly Outcomes outcomes;
    private readonly Bargain bargain;
    private readonly Assumption number;
    private readonly IReadOnlyList<Party> parties;
    private readonly BargainCase main;
    private readonly IReadOnlyList<(string Name, BargainCase Case)> cases;
    private readonly ValueRange shown;
    private readonly IReadOnlyList<BargainPoint> points;
    private readonly AssumptionAxis along;
    private readonly OutcomeWords words;
    private readonly OutcomeSources sources;

    private BargainOverTerm(Outcomes outcomes, Bargain bargain)
    {
        (this.outcomes, this.bargain, number, parties) = (outcomes, bargain, bargain.Term.Assumption, bargain.Term.Signatories);
        main = bargain.Main;
        cases =
        [
            (Wording.Sentence(OutcomeWords.Against(main.Without)), main),
            .. bargain.ByEnd.Select(end => ($"If that ended in {OutcomeWords.Named(end.Without)}", end)),
            .. bargain.ByBaseline.Select(other => (Wording.Sentence(OutcomeWords.Against(other.Without)), other)),
            .. Telling(bargain.ByOdds)
                .Select(one => ($"{one.Given!.Assumption.Label}: {one.Given.Assumption.TextOf(one.Given.Odds.Value)}", one)),
        ];
        shown = Shown();
        points = main.Along(shown);
        along = new(number, [AssumptionValue.Of(shown.From), AssumptionValue.Of(shown.To)]);
        words = new(points.SelectMany(point => point.Gains), outcomes.Model.Frame.Unit);
        sources = new(outcomes.Result, parties, [main.Without]);
    }

    public static Figure Of(Outcomes outcomes, Assumption? number)
    {
        var (id, terms) = (number is null ? "bargain" : FigureId.Of("bargain", number.Id), outcomes.Negotiated);
        if (terms.Count == 0)
            return Figure.Nothing(
                id, "The data name no number that the parties of a deal agreed on when the present terms took the place of the old ones, "
                + "so there is no bargain to show.", outcomes.Scenario);
        if (number is not null && terms.All(term => term.Assumption.Id != number.Id))
            return Figure.Nothing(
                id, $"{Wording.Sentence(number.InText)} {number.Does("is")} no number that the parties agreed "
                    + $"on in the deal that brought the present terms; "
                + $"{Wording.List([.. terms.Take(MostNamed).Select(term => term.Assumption.InText)])} {(terms.Count == 1 ? "is" : "are")}.",
                    outcomes.Scenario);
        var drawn = new BargainOverTerm(outcomes, outcomes.Bargain(number ?? terms[0].Assumption));
        return new(
            FigureId.Of("bargain", drawn.number.Id), drawn.Words(), drawn.Table, outcomes.Scenario,
            drawn.sources.With(drawn.number).Append(drawn.bargain.Term.Deal.Source), drawn.Body);
    }

    /// <summary>Without those of assumptions that make no difference, whichever value they have.</summary>
    private IEnumerable<BargainCase> Telling(IEnumerable<BargainCase> byOdds)
        => from one in byOdds
           group one by one.Given!.Assumption into values
           where values.Any(one => one.Gains.Zip(main.Gains).Any(pair => Math.Abs(pair.First - pair.Second) > OutcomeWords.Nothing))
           from one in values
           select one;

    private string Name => number.InText;

    private string EvenName => main.IsEvenEqual ? "even split" : "most even split";

    private string Signed => number.TextOf(AssumptionValue.Of(bargain.SignedValue));

    /// <summary>
    /// "the signed $20bn" where the parties stated it, "the reported $20bn" where others did, "the assumed $20bn" where nobody did or the
    /// reader set it.
    /// </summary>
    private string TheSigned => $"the {How} {Signed}";

    private string How => outcomes.Scenario.IsSet(number) || number.Basis is AssumptionBasis.Judgement or AssumptionBasis.Analyst
        ? "assumed"
        : outcomes.Model.Book.Terms.Where(term => term.Agreed.Contains(number)).ToList() is [_, ..] terms
            && terms.TrueForAll(term => term.IsConfirmed)
            ? "signed" : "reported";

    private ValueRange Bounds => main.Bounds;

    /// <summary>"Both sides", "All three sides".</summary>
    private string Everybody => parties.Count == 2 ? "Both sides" : $"All {Wording.Count(parties.Count)} sides";

    /// <summary>"Both sides", or "On average both sides" where what suits them depends on what has odds.</summary>
    private string OnAverage => cases.Any(one => one.Case.Given is not null && !one.Case.Zone.SequenceEqual(main.Zone))
        ? $"On average {Everybody[..1].ToLowerInvariant()}{Everybody[1..]}" : Everybody;

    /// <summary>
    /// " (at none if no panel verifies AGI)": the likeliest of what has odds under which no value suits all; nothing where there is none.
    /// </summary>
    private string Nowhere
        => cases.Where(one => one.Case.Zone.Count == 0).Select(one => one.Case.Given).OfType<OddsCase>()
            .MaxBy(given => given.Odds.Probability) is { } given
            ? $" (at none if {given.Assumption.Being(given.Odds.Value, given.Odds.Value)})" : "";

    /// <summary>What is told of and the range held plausible, with some room; never beyond the bounds.</summary>
    private ValueRange Shown()
    {
        decimal[] told =
        [
            bargain.SignedValue, number.Low.Number!.Value, number.High.Number!.Value,
            .. cases.SelectMany(one => parties.SelectMany(one.Case.Reservations)),
            .. new[] { main.Nash, main.Even }.OfType<BargainSolution>().Select(one => one.Value),
        ];
        var room = (told.Max() - told.Min()) / 4;
        return room == 0 ? Bounds : new(Math.Max(Bounds.From, told.Min() - room), Math.Min(Bounds.To, told.Max() + room));
    }

    private string Say(decimal value) => number.TextOf(AssumptionValue.Of(value).Rounded());

    /// <summary>"$62bn to $94bn"; one value where both ends say the same.</summary>
    private string Say(ValueRange range) => number.RoundedText(AssumptionValue.Of(range.From), AssumptionValue.Of(range.To));

    /// <summary>A range as the axis shows it: "$138bn or more" where it goes on beyond the end.</summary>
    private string Within(ValueRange range) => range.To > shown.To ? $"{Say(range.From)} or more" : Say(range);

    /// <summary>"$62bn or more", "$94bn or less", "$62bn to $94bn", "any value".</summary>
    private string Open(ValueRange range) => (range.From == Bounds.From, range.To == Bounds.To) switch
    {
        _ when range.From == range.To => Say(range),
        (true, true) => "any value",
        (false, true) => $"{Say(range.From)} or more",
        (true, false) => $"{Say(range.To)} or less",
        _ => Say(range),
    };

    private string Open(IReadOnlyList<ValueRange> ranges) => ranges.Count == 0 ? "none" : string.Join(" or ", ranges.Select(Open));

    private FigureWords Words()
    {
        var title = Title();
        var subtitle = $"{OutcomeWords.Change(outcomes.Model, Perspective.LookThrough)}; {OutcomeWords.Against(main.Without)}. "
            + $"{Wording.Sentence(Name)} moves "
            + $"in the present terms alone, from {Say(shown)}; as {How}: {Signed}";
        var alt = parties.Select((party, at) => $"{party.ShortName}: {words.Signed(points[0].Gains[at])} at {Say(shown.From)}, "
            + $"{words.Signed(main.Gains[at])} at {TheSigned}, {words.Signed(points[^1].Gains[at])} at {Say(shown.To)}; "
            + $"would sign {(main.Accepted[at].Count == 0 ? "for no value" : $"for {Open(main.Accepted[at])}")}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}{Solutions()}");
    }

    private string Title()
    {
        var losers = parties.Index().Where(party => main.Missing(party.Item) > 0).ToList();
        if (bargain.Swing <= OutcomeWords.Nothing)
            return $"{Wording.Sentence(Name)} {number.Does("makes")} no difference to those who signed: "
                + Wording.List([.. parties.Select((party, at) => words.Gain(party, main.Gains[at]))]);
        if (losers.Count == 0)
            return $"{OnAverage} would sign "
                + $"{(main.Zone is [var zone] && zone == Bounds ? $"whatever {Name} {number.Does("is")}" : $"with {Name} at {Open(main.Zone)}")}{Nowhere}; "
                + Parts();
        var losses = Wording.List([.. losers.Select((party, at) => at == 0
            ? words.Gain(party.Item, main.Gains[party.Index])
            : $"{party.Item.ShortName} {words.Amount(main.Missing(party.Item))}")]);
        if (main.Zone.Count > 0)
            return $"{OnAverage} would sign with {Name} at {Open(main.Zone)}{Nowhere}; at {TheSigned} {losses}";
        var never = losers.Where(party => main.Accepted[party.Index].Count == 0).ToList();
        if (never is [var alone])
        {
            var gains = main.Along(Bounds).Select(point => point.Gains[alone.Index]).ToList();
            var (now, least) = (words.Amount(main.Missing(alone.Item)), words.Amount(-gains.Max()));
            return $"Whatever {Name} {number.Does("is")}, {alone.Item.ShortName} loses"
                + (now == least && now == words.Amount(-gains.Min()) ? $" {now}"
                    : $": {now} at {TheSigned}, {(now == least ? "which is the least" : $"{least} at best")}");
        }

        if (never.Count > 1)
            return $"Whatever {Name} {number.Does("is")}, "
                + $"{Wording.List([.. never.Select(party => party.Item.ShortName)])} lose; at {TheSigned} {losses}";
        var wanted = parties.Select((party, at) => $"{party.ShortName} accepts {Open(main.Accepted[at])}");
        return $"No value of {Name} suits all who signed: {Wording.List([.. wanted])}; at {TheSigned} {losses}";
    }

    /// <summary>What the signed value gives to each who is moved in the zone.</summary>
    private string Parts()
    {
        var moved = parties.Zip(main.PartsOfMost).Where(pair => pair.Second is not null).ToList();
        return moved.Count == 0
            ? $"at {TheSigned} {(main.Gains.All(gain => words.Number(gain) == words.Number(0)) ? "nobody gains or loses" : Wording.List([.. parties.Select((party, at) => words.Gain(party, main.Gains[at]))]))}"
            : $"{TheSigned} gives " + Wording.List([.. moved.Select((pair, at)
                => $"{pair.First.ShortName} "
                    + $"{Wording.Percent(Math.Clamp(pair.Second!.Value, 0, 1))}{(at == 0 ? " of the most it could have" : "")}")]);
    }

    private string Solutions() => main is { Nash: { } nash, Even: { } even }
        ? $" Nash’s solution: {Say(nash.Ties)}; {EvenName}: {Say(even.Ties)}."
        : "";

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        object?[] Row(string name, string? party, string what, decimal from, decimal to, double? gain)
            => [name, party, what, (double)from, (double)to, gain];
        IEnumerable<object?[]> Picked(string what, BargainSolution? picked) => picked is null ? []
            : parties.Select((party, at) => Row(cases[0].Name, party.ShortName, what, picked.Value, picked.Value, picked.Gains[at]));
        return new(
            ["Without the deal", "Party", "What", $"{number.Label}, from ({number.Unit})", $"To ({number.Unit})",
                $"Gain, look-through ({unit})"],
            [
                .. from party in parties.Index()
                   from point in points
                   select Row(cases[0].Name, party.Item.ShortName, "gain", point.Value, point.Value, point.Gains[party.Index]),
                .. Picked("Nash’s solution", main.Nash), .. Picked(EvenName, main.Even),
                .. from one in cases
                   from party in parties.Index()
                   select Row(one.Name, party.Item.ShortName, "signed", bargain.SignedValue, bargain.SignedValue,
                       one.Case.Gains[party.Index]),
                .. from one in cases
                   from party in parties.Index()
                   from range in one.Case.Accepted[party.Index]
                   select Row(one.Name, party.Item.ShortName, "would sign", range.From, range.To, null),
                .. from one in cases
                   from range in one.Case.Zone
                   select Row(one.Name, null, "all would sign", range.From, range.To, null),
            ]);
    }

    private Body Body(Canvas canvas)
    {
        IEnumerable<KeyEntry?> entries =
        [
            .. parties.Select((party, at) => new KeyEntry.Drawn(party.ShortName, LineOf(party, at, []))),
            new KeyEntry.Filled(parties.Count == 2 ? "both would sign" : "all would sign", new(ZoneColour))
                .When(cases.Any(one => one.Case.Zone.Count > 0)),
            new KeyEntry.Signed("break-even, in the party’s colour", Sign.Diamond, Palette.Text)
                .When(cases.Any(one => parties.Any(party => one.Case.Reservations(party).Count > 0))),
        ];
        var (panel, lanes) = Plot(canvas);
        return canvas.Holding(cases.Count, rows => new Stack().Part().Add(Key.Of(entries, canvas)).Gap(10)
            .Add(Remark.Heading($"What each gains {OutcomeWords.Against(main.Without)}, {outcomes.Model.Frame.SpokenUnit}", canvas))
            .Gap(6 + (lanes * LaneHeight)).Add(panel).Gap(Panel.TickRoom + 12).Part()
            .Add(Remark.Heading($"Where {(parties.Count == 2 ? "both" : "all")} would sign, by what would have come without the deal",
                canvas)).Gap(6 + LaneHeight)
            .Add(Rows(cases.Take(rows).ToList(), canvas)).Gap(Panel.TickRoom).Say(Remark.LeftOut(cases.Count - rows, "case"), canvas)
            .Say(Missing(), canvas).Say(Beyond(), canvas).Say(Method, canvas, gap: 4)
            .Say(Remark.Unconfirmed(sources.Differing, number), canvas, gap: 4).ToBody());
    }

    private string? Missing()
    {
        var losers = parties.Where(party => main.Missing(party) > 0).ToList();
        return losers.Count == 0 ? null : $"Signing at {Signed} makes sense only if what the model lacks is worth at least "
            + $"{Wording.List([.. losers.Select(party => $"{words.Amount(main.Missing(party))} to {party.ShortName}")])}.";
    }

    /// <summary>
    /// At what values parties could have most, where those lie beyond the chart: the title counts what they have in parts of it.
    /// </summary>
    private string? Beyond()
    {
        var accepted = main.Along(Bounds).Where(point => main.Zone.Any(range => range.Contains(point.Value))).ToList();
        var far = parties.Index().Where(party => accepted.Count > 0 && main.PartsOfMost[party.Index] is not null)
            .Select(party => (party.Item, Best: accepted.MaxBy(point => point.Gains[party.Index])!))
            .Where(one => !shown.Contains(one.Best.Value)).ToList();
        return far.Count == 0 ? null
            : $"Beyond the chart, {Wording.List([.. far.Select(one => $"{one.Item.ShortName} could have most at {Say(one.Best.Value)}")])}.";
    }

    private string AtTheEnd => main.Nash is { } nash && (nash.Value == Bounds.From || nash.Value == Bounds.To)
        ? "; it lies at the end of what the data hold possible" : "";

    private string Method => main.Zone.Count == 0
        ? "Gains are in money alone: risk, power and side payments count for nothing, and all other terms stay as signed."
        : $"Nash’s solution: the product of the gains is largest{AtTheEnd}. Even split: the smallest gain is largest. Gains are in money "
            + "alone: risk, power and side payments count for nothing, and all other terms stay as signed.";

    private (Panel Panel, int Lanes) Plot(Canvas canvas)
    {
        const double Right = 36;
        var y = ValueAxis.Up(points.SelectMany(point => point.Gains));
        var width = canvas.ContentWidth - y.LabelRoom - Right;
        var x = along.Across(width);
        var labels = new SpanLabels(width, x.From, x.To);
        var (rules, signs) = (new List<Rule>(), new List<SignAt>());
        void Mark(decimal value, string text, Colour colour, Dash dash, double thickness)
        {
            labels.Add(At(value), new(text, colour, Bold: true));
            rules.Add(new(At(value), y.From, At(value), y.To, colour, thickness, dash));
        }

        Mark(bargain.SignedValue, $"{How} {Signed}", Palette.Text, Dash.Solid, 1.6);
        if (main is { Nash: { } nash, Even: { } even })
        {
            if (Say(nash.Ties) == Say(even.Ties))
            {
                Mark(nash.Value, $"Nash’s solution and {EvenName} {Within(nash.Ties)}", Palette.Good, Dash.Dashed, 1.4);
            }
            else
            {
                Mark(nash.Value, $"Nash’s solution {Within(nash.Ties)}", Palette.Good, Dash.Dashed, 1.4);
                Mark(even.Value, $"{EvenName} {Within(even.Ties)}", Palette.Good, Dash.Dotted, 1.4);
            }
        }

        foreach (var (at, party) in parties.Index())
        {
            signs.Add(new(At(bargain.SignedValue), main.Gains[at], Sign.Circle, SignSize, Palette.AreaOf(party.Colour),
                [party.ShortName, $"{How} {Signed}", words.SignedAmount(main.Gains[at])]));
            foreach (var range in main.Accepted[at])
            {
                foreach (var value in main.Reservations(party).Where(value => value == range.From || value == range.To))
                {
                    var text = $"{party.ShortName} signs {(range.IsPoint ? "at" : value == range.From ? "from" : "up to")} {Say(value)}";
                    labels.Add(At(value), new(Lettering.Wrap(text, width, TypeSize.Small, bold: true, most: 1)[0],
                        Palette.TextOf(party.Colour), Bold: true));
                    rules.Add(new(At(value), 0, At(value), y.To, Palette.AreaOf(party.Colour), 1, Dash.Dotted));
                    signs.Add(new(At(value), 0, Sign.Diamond, 11, Palette.AreaOf(party.Colour), [text]));
                }
            }
        }

        var height = labels.Count * LaneHeight;
        return (Panel.Of(canvas.Plot(PlotHeight), x, y.LabelRoom, Right, y) with
        {
            Areas = [.. main.Zone.Select(range => new Area(At(range.From), At(range.To), y.From, y.To, ZoneColour, 1))],
            Marks =
            [
                .. parties.Select((party, at) => LineOf(party, at,
                    [.. points.Select(point => new LinePoint(At(point.Value), point.Gains[at],
                    [party.ShortName, $"{number.Label}: {Say(point.Value)}", words.SignedAmount(point.Gains[at])]))])),
                new Signs("Signed, and where a party breaks even", signs),
            ],
            Rules = rules,
            // Their lanes count from the top; here they stand above the panel.
            Notes = [.. labels.Notes(LaneHeight).Select(note => note with { Y = y.To, ShiftY = note.Y - height - 3 })],
        }, labels.Count);
    }

    /// <summary>A row a case: the zone as a bar, and where each breaks even.</summary>
    private Panel Rows(IReadOnlyList<(string Name, BargainCase Case)> cases, Canvas canvas)
    {
        // On a wide sheet what is said of a case has room on one line.
        var isWide = canvas.ContentWidth >= WideSheet;
        var rows = cases.Select(one => new BarRow(
            isWide ? $"{one.Name} ({Below(one.Case)})" : one.Name, isWide ? "" : Below(one.Case),
            one.Case.Zone.Count == 0 ? "none" : Open(one.Case.Zone))).ToList();
        var places = new BarRows(rows, canvas, isWide
            ? Math.Min(canvas.ContentWidth / 2, rows.Max(row => Lettering.Width(row.Name, TypeSize.Label)) + LabelGap) : null);
        var x = along.Across(canvas.ContentWidth - places.LabelWidth - places.NumberWidth);
        var signed = At(bargain.SignedValue);
        var label = new SpanLabels(canvas.ContentWidth - places.LabelWidth - places.NumberWidth, x.From, x.To);
        label.Add(signed, new($"{How} {Signed}", Palette.Text, Bold: true));
        var bars = cases.SelectMany((one, at) => one.Case.Zone.Select(range => new Bar(
            At(range.From), At(range.To), places.Middle(at), ZoneThickness, new(ZoneColour),
            [one.Name, $"all would sign: {Open(range)}"])));
        var signs = cases.SelectMany((one, at) => parties.SelectMany(party => one.Case.Reservations(party).Select(value => new SignAt(
            At(value), places.Middle(at), Sign.Diamond, SignSize, Palette.AreaOf(party.Colour),
            [one.Name, $"{party.ShortName} breaks even at {Say(value)}"]))));
        var y = Axis.FromTop(places.Height) with { Names = [.. cases.Select((one, at) => new Tick(places.Middle(at), one.Name))] };
        return Panel.Of(places.Height, x, places.LabelWidth, places.NumberWidth, y) with
        {
            Marks = [new Bars("Zones", [.. bars]), new Signs("Where a party breaks even", [.. signs])],
            Rules = [new(signed, 0, signed, places.Height, Palette.Text, 1.6)],
            Notes = [.. places.Notes(x), .. label.Notes(LaneHeight).Select(note => note with { Y = 0, ShiftY = -3 })],
        };
    }

    /// <summary>How likely the case is, and who loses how much in it.</summary>
    private string Below(BargainCase one)
    {
        var losses = parties.Where(party => one.Missing(party) > 0)
            .Select(party => $"{party.ShortName} −{words.Amount(one.Missing(party))}").ToList();
        var likely = one.Given is { } given ? $"{Wording.Odds((double)given.Odds.Probability)} likely" : null;
        var lost = losses.Count == 0 ? "nobody loses" : string.Join(", ", losses);
        return string.Join("; ", new[] { likely, $"at {Signed}: {lost}" }.OfType<string>());
    }

    private static Colour ZoneColour => Palette.Tint(Palette.Good, 0.45);

    private double At(decimal value) => along.At(AssumptionValue.Of(value));

    private static Line LineOf(Party party, int at, IReadOnlyList<LinePoint> points)
        => new(party.ShortName, points, Palette.AreaOf(party.Colour), 2.4, Dashes[at % Dashes.Length], Steps: false);
}
