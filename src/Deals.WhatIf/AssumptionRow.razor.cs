using Microsoft.AspNetCore.Components;

namespace Deals.WhatIf;

public sealed partial class AssumptionRow
{
    private (AssumptionValue Value, bool IsSet, bool IsHidden, (string, string)? Refused)? rendered;

    [Parameter, EditorRequired]
    public required Assumption Assumption { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>Whether a reader looks for others.</summary>
    [Parameter]
    public bool IsHidden { get; set; }

    /// <summary>What was typed and not taken, and why.</summary>
    [Parameter]
    public (string Text, string Why)? Refused { get; set; }

    [Parameter]
    public EventCallback<Assumption> OnReset { get; set; }

    [Parameter]
    public EventCallback<(Assumption Assumption, string Text)> OnTyped { get; set; }

    /// <summary>The slider's scale.</summary>
    [CascadingParameter]
    internal Desk? Desk { get; set; }

    private SliderScale Scale => Desk!.Scales[Assumption.Id];

    private AssumptionValue Value => Scenario.ValueOf(Assumption);

    /// <summary>Whether it is left to its odds.</summary>
    private bool IsOpen => Assumption.Odds.Count > 0 && !Scenario.IsSet(Assumption);

    private bool IsChanged => Assumption.Odds.Count > 0 ? !IsOpen : Value != Assumption.Base;

    private int Position => Scale.PositionOf(Value);

    private string Shown => Words(Assumption, Scenario);

    private string ResetTitle => Assumption.Odds.Count > 0 ? "Back to its odds" : "Back to its base";

    private string Band => string.Create(CultureInfo.InvariantCulture,
        $"--from:{Scale.PartOf(Assumption.Low):0.####};--to:{Scale.PartOf(Assumption.High):0.####}");

    /// <summary>A value as the page says it; "at its odds" where none is set.</summary>
    internal static string Words(Assumption assumption, Scenario scenario)
        => assumption.Odds.Count > 0 && !scenario.IsSet(assumption) ? "at its odds" : assumption.TextOf(scenario.ValueOf(assumption));

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var now = (Value, Scenario.IsSet(Assumption), IsHidden, Refused);
        var differs = rendered != now;
        rendered = now;
        return differs;
    }

    private string Left(AssumptionValue value) => string.Create(CultureInfo.InvariantCulture, $"--at:{Scale.PartOf(value):0.####}");
}
