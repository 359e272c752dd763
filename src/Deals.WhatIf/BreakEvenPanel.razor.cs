using Deals.Charts.Figures;
using Microsoft.AspNetCore.Components;

namespace Deals.WhatIf;

public sealed partial class BreakEvenPanel
{
    private string? answer;
    private string? answeredFor;
    private Assumption? asked;
    private IReadOnlyList<AssumptionValue> values = [];

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    [Parameter]
    public Regime? Baseline { get; set; }

    [Parameter]
    public Party? Party { get; set; }

    [Parameter]
    public Perspective Perspective { get; set; }

    [Parameter]
    public Assumption? Sought { get; set; }

    [Parameter]
    public EventCallback<Assumption> OnSought { get; set; }

    [Parameter]
    public EventCallback<(Assumption Assumption, AssumptionValue Value)> OnValue { get; set; }

    /// <summary>What lies open.</summary>
    [CascadingParameter]
    internal Desk? Desk { get; set; }

    /// <summary>Everything the answer depends on; the sought assumption's own value is no part of it.</summary>
    private string Question => string.Join('|', Sought?.Id, Party?.Id, Baseline?.Id, Perspective,
        Sought is null ? "" : Scenario.Without(Sought.Id).ToString());

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (answeredFor != Question)
            (answer, values) = (null, []);
    }

    private void Find()
    {
        if (Sought is not { } sought || Party is not { } party || Baseline is not { } baseline)
            return;
        (asked, answeredFor) = (sought, Question);
        try
        {
            var found = Desk!.Money!.Outcomes(Scenario).BreakEven(sought, party, baseline, Perspective);
            (answer, values) = (Sentence(found),
                [.. found.Zeros.SelectMany(zero => zero.IsPoint ? new[] { zero.From } : [zero.From, zero.To]).Distinct()]);
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            (answer, values) = ($"It cannot be found: {contradiction.Message}", []);
        }
    }

    private string Sentence(BreakEven found)
    {
        var words = new OutcomeWords([found.AtMinimum, found.AtMaximum], Desk!.Money!.Frame.Unit);
        string Of(AssumptionValue value) => found.Assumption.TextOf(value);
        var ends = $"At {Of(found.Assumption.Minimum)} the result is {words.SignedAmount(found.AtMinimum)}, at "
            + $"{Of(found.Assumption.Maximum)} {words.SignedAmount(found.AtMaximum)}.";
        return found.Kind switch
        {
            BreakEvenKind.None => $"No value does: between its bounds {found.Party.ShortName} never breaks even "
                + $"{OutcomeWords.Against(found.Baseline)}. {ends}",
            BreakEvenKind.One => $"{found.Party.ShortName} breaks even at {Of(found.Zeros[0].From)}. {ends}",
            BreakEvenKind.Several =>
                $"{found.Party.ShortName} breaks even at {Charts.Text.Wording.List([.. found.Zeros.Select(zero => Of(zero.From))])}. "
                    + $"{ends}",
            _ => $"There is no single value: {found.Party.ShortName} neither gains nor loses "
                + $"{Charts.Text.Wording.List([.. found.Zeros.Select(zero => zero.IsPoint ? $"at {Of(zero.From)}" : $"from {found.Assumption.TextOf(zero.From, zero.To)}")])}. {ends}",
        };
    }
}
