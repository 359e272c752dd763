namespace Deals.WhatIf;

/// <summary>What lies open: a dataset, a scenario being changed, what it is measured against, and every step that led here.</summary>
internal sealed class Desk
{
    /// <summary>As many as a reader sees at a glance.</summary>
    private const int MostMovers = 6;

    private readonly Stack<Scenario> undone = [];
    private readonly Stack<Scenario> done = [];

    public Desk(DealBook book)
    {
        Book = book;
        Scenario = committed = Scenario.Base(book);
        try
        {
            Money = book.Money();
        }
        catch (InvalidOperationException none)
        {
            NoMoney = none.Message;
        }

        var horizon = new[] { book.Period.LastDay ?? book.AsOf, Money?.Frame.Last.End.AddDays(-1) ?? book.AsOf }.Max();
        Scales = book.Assumptions.ToDictionary(assumption => assumption.Id, assumption => new SliderScale(assumption, horizon));
        Named = [.. book.Scenarios.All(named => named.Id != DealBook.BaseScenario) ? [(DealBook.BaseScenario, "Base")]
            : Array.Empty<(string, string)>(), .. book.Scenarios.Select(named => (named.Id, named.Name))];
        Baseline = Money?.Baselines.FirstOrDefault();
        Parties = [.. book.Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor)];
        Reading = book.Readings.FirstOrDefault();
        View = Opening;
        Sought = Money?.Frame.Headline ?? book.Assumptions.FirstOrDefault(assumption => assumption.Minimum != assumption.Maximum);
        if (Money is null)
            return;
        var deltas = Money.Under(Scenario).Deltas.Where(delta => delta.Baseline == Baseline).ToDictionary(delta => delta.Party.Id);
        Party = Protagonist.Loser(Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud)
            .Select(party => (party, deltas[party.Id].LookThrough))
            .Where(one => Math.Abs(one.LookThrough) >= Money.Frame.LeastThatCounts))
            ?? Parties.OrderBy(party => party.Role == PartyRole.Cloud ? 0 : 1)
                .ThenByDescending(party => Math.Abs(deltas[party.Id].LookThrough)).FirstOrDefault();
    }

    private Scenario committed;
    private string? rankedFor;

    public DealBook Book { get; }

    /// <summary>The money; null where the dataset has none, and then <see cref="NoMoney"/> says so.</summary>
    public MoneyModel? Money { get; }

    public string? NoMoney { get; }

    public IReadOnlyDictionary<string, SliderScale> Scales { get; }

    public IReadOnlyList<(string Id, string Name)> Named { get; }

    /// <summary>Labs, clouds and investors.</summary>
    public IReadOnlyList<Party> Parties { get; set; }

    /// <summary>The scenario, while a slider moves too.</summary>
    public Scenario Scenario { get; private set; }

    public Regime? Baseline { get; set; }

    public Party? Party { get; set; }

    public Reading? Reading { get; set; }

    public View View { get; set; }

    /// <summary>The view that lies open when nothing else is asked for: without money there is nothing but the rights to see.</summary>
    public View Opening => Money is null ? View.Windows : View.Overview;

    /// <summary>The scenario to set beside; null for none.</summary>
    public Scenario? Other { get; set; }

    /// <summary>The assumption whose break-even is sought.</summary>
    public Assumption? Sought { get; set; }

    public Perspective Perspective { get; set; } = Perspective.LookThrough;

    /// <summary>The figure that is shown alone, with the sliders that move it most; null when all is shown.</summary>
    public FigurePlace? Alone { get; set; }

    /// <summary>
    /// The assumptions that move most what is looked at, in that order; none as long as <see cref="Rank"/> was not asked.
    /// </summary>
    public IReadOnlyList<Assumption> Movers { get; private set; } = [];

    /// <summary>What they stand under.</summary>
    public string MoversHeading { get; private set; } = "";

    /// <summary>What they move, in words.</summary>
    public string Moved => LooksAtRights || Party is null ? "the rights" : $"{Charts.Figures.OutcomeWords.Possessive(Party)} result";

    /// <summary>Whether they are those of what is looked at now; finding them takes some hundred worlds.</summary>
    public bool IsRanked => rankedFor == Moved;

    private bool LooksAtRights => Money is null || Party is null || (Alone is { } alone && Sheets.OfRights.Contains(alone));

    /// <summary>Finds the assumptions that move most, at the base of the dataset: while a reader works, their order stays.</summary>
    public void Rank()
    {
        rankedFor = Moved;
        var outcomes = LooksAtRights ? null : Money!.Outcomes(Scenario.Base(Book));
        var bars = outcomes?.Tornado(Party!, Money!.Baselines[0]) ?? [];
        var movers = outcomes is null ? Book.Assumptions.Where(assumption => assumption.IsDate)
            : bars.Count > 0 ? bars.Select(bar => bar.Assumption) : outcomes.Levers(Party!);
        Movers = [.. movers.Take(MostMovers)];
        MoversHeading = outcomes is not null && bars.Count == 0 ? $"Nothing alone moves {Moved}; to try first" : $"What moves {Moved} most";
    }

    public bool CanUndo => done.Count > 0;

    public bool CanRedo => undone.Count > 0;

    /// <summary>The name of the scenario that this one equals; null when it is none of the dataset's.</summary>
    public string? NameOf(Scenario scenario)
    {
        var own = ScenarioAddress.Of(Book, scenario);
        return Named.Select(named => named.Id).FirstOrDefault(id => ScenarioAddress.Of(Book, Book.NamedScenario(id)) == own);
    }

    /// <summary>A position of a slider while it moves: no step of its own yet.</summary>
    public void Slide(string assumptionId, int position)
        => Scenario = Scenario.With(assumptionId, Scales[assumptionId].At(Math.Clamp(position, 0, Scales[assumptionId].Last)));

    /// <summary>The slider has come to rest.</summary>
    public void Rest() => Change(Scenario);

    /// <summary>A step that can be undone. A scenario that equals the present one is none.</summary>
    public void Change(Scenario to)
    {
        if (ScenarioAddress.Of(Book, to) != ScenarioAddress.Of(Book, committed))
        {
            done.Push(committed);
            undone.Clear();
        }

        Scenario = committed = to;
    }

    public void Undo() => Move(done, undone);

    public void Redo() => Move(undone, done);

    private void Move(Stack<Scenario> from, Stack<Scenario> to)
    {
        if (!from.TryPop(out var next))
            return;
        to.Push(committed);
        Scenario = committed = next;
    }
}

/// <summary>What the page shows beside the sliders.</summary>
internal enum View
{
    /// <summary>Verdicts, bridge, flows and cap.</summary>
    Overview,

    /// <summary>What each assumption alone does.</summary>
    Tornado,

    /// <summary>Rights day by day, and what customers may choose.</summary>
    Windows,

    /// <summary>This scenario and another one.</summary>
    Beside,

    /// <summary>Which value of an assumption turns the answer.</summary>
    BreakEven,

    /// <summary>How often the answer stands when all assumptions that are not set move at once.</summary>
    HowSure,
}
