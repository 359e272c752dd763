using Deals.Data;
using Microsoft.AspNetCore.Components;

namespace Deals.WhatIf;

public sealed partial class App : IPageEvents, IDisposable
{
    private const string Svg = "svg", Png = "png";

    private static readonly (View View, string Name)[] Views =
        [(View.Overview, "Overview"), (View.Tornado, "Tornado"), (View.Windows, "Windows"), (View.Beside, "Side by side"),
            (View.BreakEven, "Break-even"), (View.HowSure, "How sure")];

    private readonly Dictionary<string, Verdict> verdicts = [];
    private readonly Dictionary<string, string> figureIds = [];
    private IReadOnlyList<string> datasets = [];
    private Desk? desk;
    private Moment? moment;
    private string? failure;
    private string? message;
    private string spoken = "";
    private string openedAt = "";
    private bool started;
    /// <summary>What a reader looks for among the assumptions.</summary>
    private string sought = "";

    private Figure? answer;

    /// <summary>The answer waits as sheets do while it tells of an earlier scenario; a new one takes the place of its element.</summary>
    private const string Answer = "answer";

    /// <summary>What was typed for an assumption and not taken, and why.</summary>
    private (string Assumption, string Text, string Why)? refused;

    /// <summary>Those that move the answer most, then the others as the dataset groups them.</summary>
    private IReadOnlyList<(int Index, string Name, IReadOnlyList<Assumption> Assumptions)> groups = [];

    [Inject]
    public required IBrowser Browser { get; set; }

    [Inject]
    public required IDatasets Datasets { get; set; }

    private string Changes => desk!.Scenario.Changes.Count + desk.Scenario.LeftOut.Count == 0
        ? "Every assumption stands at its base."
        : $"Changed: {string.Join(", ", desk.Scenario.Changes.Select(change => $"{change.Assumption.Label} {change.Assumption.TextOf(change.Value)}").Concat(desk.Scenario.LeftOut.Select(deal => $"without the rights of {deal.Name}")))}.";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            openedAt = await Browser.AddressAsync().ConfigureAwait(true);
            datasets = await Datasets.NamesAsync().ConfigureAwait(true);
            var wanted = ScenarioAddress.DatasetOf(openedAt);
            var book = await Datasets.ReadAsync(datasets.Contains(wanted) ? wanted! : datasets[0]).ConfigureAwait(true);
            desk = new(book);
            Group();
        }
        catch (Exception unreadable) when (unreadable is IOException or DataProblemsException)
        {
            failure = unreadable.Message;
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (desk is null || started)
            return;
        started = true;
        Browser.Start(this);
        if (openedAt.Length > 0)
            ReadAddress(openedAt);
        else
            Settle(() => { });
        Browser.Ready();
    }

    private void Group() => groups =
    [
        .. (desk!.Movers.Count == 0 ? [] : new[] { (Name: desk.MoversHeading, Assumptions: desk.Movers) })
            .Concat(desk.Book.Assumptions.Except(desk.Movers).GroupBy(assumption => assumption.Group)
                .Select(group => (Name: group.Key, Assumptions: (IReadOnlyList<Assumption>)[.. group])))
            .Select((group, at) => (at, group.Name, group.Assumptions)),
    ];

    /// <summary>Nothing is computed for a page that is gone.</summary>
    public void Dispose() => turn++;

    /// <summary>Follows a slider while it moves: only numbers and the sheets that follow; the components wait until it rests.</summary>
    public void Slide(string assumptionId, int position)
    {
        if (!desk!.Scales.ContainsKey(assumptionId))
            return;
        desk.Slide(assumptionId, position);
        turn++;
        moment = new(desk);
        Browser.SetSlider(assumptionId, -1, AssumptionRow.Words(desk.Book.Assumptions[assumptionId], desk.Scenario));
        Browser.SetText("changes", Changes);
        ShowNumbers();
        PaintFollowing();
    }

    private bool IsFound((int Index, string Name, IReadOnlyList<Assumption> Assumptions) group) => group.Assumptions.Any(IsFound);

    /// <summary>Whether an assumption has all words that are looked for in its name, id or reason.</summary>
    private bool IsFound(Assumption assumption) => sought.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(
        word => $"{assumption.Label} {assumption.Id} {assumption.Reason}".Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes a step and shows all of it.</summary>
    private void Settle(Action step)
    {
        step();
        (message, refused) = (null, null);
        turn++;
        // Where that takes a second, sliders are in reach first and in order when they rest.
        if (!desk!.IsRanked && (Browser.IsQuick || desk.Alone is not null))
        {
            desk.Rank();
            Group();
        }

        if (moment?.Scenario != desk!.Scenario)
            moment = new(desk);
        StateHasChanged();
        foreach (var assumption in desk!.Book.Assumptions)
            Browser.SetSlider(assumption.Id, desk.Scales[assumption.Id].PositionOf(desk.Scenario.ValueOf(assumption)),
                AssumptionRow.Words(assumption, desk.Scenario));
        Browser.SetText("changes", Changes);
        ShowNumbers();
        Browser.SetAddress(PageAddress.Of(desk), ScenarioAddress.Of(desk.Book, desk.Scenario));
        _ = PaintAllAsync();
    }

    private void Judge()
    {
        verdicts.Clear();
        if (desk!.Money is not null && desk.Parties.Count > 0)
        {
            try
            {
                foreach (var verdict in moment!.Outcomes.Verdicts())
                    verdicts[verdict.Party.Id] = verdict;
            }
            catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
            {
                answer = null;
                Say(contradiction.Message);
                return;
            }

            answer = desk.Book.Brief(moment!.Timeline, moment.Outcomes, desk.Party);
            foreach (var party in desk.Parties)
                Browser.SetText($"word-{party.Id}", WordOf(party));
            spoken = string.Join("; ",
                desk.Parties.Select(party => $"{party.ShortName} {WordOf(party)}, {DeltaText(party, desk.Baseline!)}"));
        }

        StateHasChanged();
    }

    /// <summary>What the answer is of, whatever is chosen above it.</summary>
    private string AnswerIsOf => (desk!.Baseline == desk.Money!.Baselines[0] && desk.Perspective == Perspective.LookThrough ? ""
        : $"The answer is {Charts.Figures.OutcomeWords.Against(desk.Money.Baselines[0])}, including stakes, whatever is chosen above. ")
            + "“How sure” draws all assumptions at once; here only what has odds in the data is averaged.";

    /// <summary>The line of a notebook's parameters that sets what is set here.</summary>
    private string AssumeLine
        => $"string[] assume = [{string.Join(", ", desk!.Scenario.Changes.Select(change => $"\"{change.Assumption.Id}={change.Value}\""))}];";

    private string WordOf(Party party)
        => verdicts.TryGetValue(party.Id, out var verdict)
            ? (verdict.Word switch { VerdictWord.Wins => "wins", VerdictWord.Loses => "loses", _ => "depends" })
                + (IsByStakes(verdict) ? " with its stakes" : "")
            : verdicts.Count == 0 ? "…" : "untouched";

    /// <summary>Whether its own cash, which is shown, is not what a verdict rests on.</summary>
    private bool IsByStakes(Verdict verdict) => desk!.Perspective == Perspective.Direct
        && verdict.Deltas.All(delta => Math.Abs(delta.Direct) <= Charts.Figures.OutcomeWords.Nothing);

    private string DeltaText(Party party, Regime baseline)
    {
        try
        {
            return moment is null ? "…" : Signed(moment.Outcomes.DeltaOf(party, baseline).In(desk!.Perspective));
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            return "–";
        }
    }

    /// <summary>"+12.3", "−4.0", "0.0".</summary>
    private static string Signed(double value)
    {
        var text = Math.Abs(value).ToString("#,##0.0", System.Globalization.CultureInfo.InvariantCulture);
        return text == "0.0" ? text : $"{(value > 0 ? '+' : '−')}{text}";
    }

    private static string ColourOf(Party party) => party.Colour;

    private string ChangedIn(IReadOnlyList<Assumption> assumptions)
    {
        var changed = desk!.Scenario.Changes.Count(change => assumptions.Contains(change.Assumption));
        return changed == 0 ? "" : $"{changed} changed";
    }

    private void Say(string sentence)
    {
        message = sentence.Length > 700 ? $"{sentence[..700]}…" : sentence;
        StateHasChanged();
    }

    public void ReadAddress(string fragment)
    {
        try
        {
            PageAddress.Apply(fragment, desk!);
        }
        catch (FormatException wrong)
        {
            Settle(() => { });
            Say(Unchanged(wrong));
            return;
        }

        Settle(() => { });
    }

    public void ReadFile(string name, string text)
    {
        try
        {
            var scenario = ScenarioFile.Parse(text, desk!.Book, name);
            PageAddress.RequireComputable(desk, scenario);
            Settle(() => desk.Change(scenario));
        }
        catch (Exception wrong) when (wrong is ScenarioFileException or FormatException)
        {
            Say(Unchanged(wrong));
        }
    }

    public void Redraw() => _ = PaintAllAsync();

    public void Rest() => Settle(desk!.Rest);

    public void Press(string key)
    {
        if (key == "undo")
            Undo();
        else if (key == "redo")
            Redo();
        else
            Say(key);
    }

    private void Undo() => Settle(desk!.Undo);

    private void Redo() => Settle(desk!.Redo);

    private void ResetAll() => Settle(() => desk!.Change(Scenario.Base(desk.Book)));

    private void Reset(Assumption assumption) => Settle(() => desk!.Change(desk.Scenario.Without(assumption.Id)));

    private void Type((Assumption Assumption, string Text) typed)
    {
        try
        {
            var scenario = typed.Text.Length == 0 ? desk!.Scenario.Without(typed.Assumption.Id)
                : desk!.Scenario.With([$"{typed.Assumption.Id}={typed.Text}"]);
            PageAddress.RequireComputable(desk, scenario);
            Settle(() => desk.Change(scenario));
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            // At the field, which may be far from the top of the page.
            (message, refused) = (null, (typed.Assumption.Id, typed.Text, Unchanged(wrong)));
            StateHasChanged();
        }
    }

    private static string Unchanged(Exception wrong) => $"{wrong.Message.TrimEnd('.')}. Nothing was changed.";

    private void Take((Assumption Assumption, AssumptionValue Value) found)
        => Settle(() => desk!.Change(desk.Scenario.With(found.Assumption.Id, found.Value)));

    /// <summary>Begins anew with other deals, in the same view.</summary>
    private async Task OpenAsync(string? name)
    {
        try
        {
            var book = await Datasets.ReadAsync(name!).ConfigureAwait(true);
            desk = new(book) { View = desk!.View };
        }
        catch (Exception unreadable) when (unreadable is IOException or DataProblemsException)
        {
            Say(unreadable.Message);
            return;
        }

        (moment, answer, sought) = (null, null, "");
        verdicts.Clear();
        moving.Clear();
        Group();
        Settle(() => { });
    }

    private void Choose(string? id)
    {
        if (!string.IsNullOrEmpty(id))
            Settle(() => desk!.Change(desk.Book.NamedScenario(id)));
    }

    private void Measure(string? id) => Settle(() => desk!.Baseline = desk.Money!.Baselines.First(baseline => baseline.Id == id));

    private void Look(string? id) => Settle(() => desk!.Party = desk.Book.Parties[id!]);

    private void Read(string? id) => Settle(() => desk!.Reading = desk.Book.Readings[id!]);

    private void Count(string? id) => Settle(() => desk!.Perspective = id == "direct" ? Perspective.Direct : Perspective.LookThrough);

    private void Seek(Assumption assumption) => Settle(() => desk!.Sought = assumption);

    private void SetBeside(Scenario? other) => Settle(() => desk!.Other = other);

    private void Show(View view)
    {
        moving.Clear();
        Settle(() => (desk!.Alone, desk.View) = (null, view));
    }

    private void Turn(View from, string key)
    {
        var at = Array.FindIndex(Views, view => view.View == from);
        var to = key switch { "ArrowRight" => at + 1, "ArrowLeft" => at - 1, "Home" => 0, "End" => Views.Length - 1, _ => at };
        if (to == at)
            return;
        Show(Views[(to + Views.Length) % Views.Length].View);
        Browser.Focus($"tab-{desk!.View}");
    }

    private void ShowAll() => Show(desk!.View);

    private void Copy() => Browser.Copy(AssumeLine);

    private void Download() => Browser.Download($"{desk!.Book.Name}-scenario.json", ScenarioFile.Write(desk.Scenario, desk.Book));

    private async Task ExportAsync(FigurePlace sheet, string format)
    {
        if (!figureIds.TryGetValue(sheet.Name, out var figure))
        {
            Say($"“{sheet.Heading}” shows no figure now, so there is none to save.");
            return;
        }

        if (!await Browser.PlotlyReadyAsync().ConfigureAwait(true))
        {
            Say(NoPlotly);
            return;
        }

        PaintMovingToStay();
        Browser.ExportFigure(sheet.Name, format, figure);
    }
}
