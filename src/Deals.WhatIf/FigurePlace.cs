namespace Deals.WhatIf;

/// <summary>A place on the page that holds a figure.</summary>
/// <param name="Name">The place's name in the page.</param>
/// <param name="Heading">What it holds, for whoever moves by headings.</param>
/// <param name="Follows">Whether it follows a slider while it moves; else it waits until the slider rests, as it takes longer than a
/// frame.</param>
/// <param name="Make">Makes the figure.</param>
internal sealed record FigurePlace(string Name, string Heading, bool Follows, Func<Moment, Figure> Make)
{
    /// <summary>Whether it is made of worlds drawn at random, which takes seconds, and so goes in pieces.</summary>
    public bool IsOfWorlds { get; init; }
}

/// <summary>The sheets of each view.</summary>
internal static class Sheets
{
    private static readonly FigurePlace[] Overview =
    [
        new("bridge", "Where it comes from", true,
            moment => moment.Outcomes.BridgeFigure(moment.Party, moment.Baseline, moment.Desk.Perspective)),
        new("flows", "Who pays whom, quarter by quarter", true, moment => moment.Result.FlowsByQuarter(moment.Party)),
        new("cap", "How the cap fills", true, moment => moment.Result.CapBurnDown()),
        new("verdicts", "Who wins, who loses", false, moment => moment.Outcomes.VerdictFigure()),
        new("criteria", "By each party’s own criteria", false, moment => moment.Outcomes.OutcomeMatrix()),
    ];

    private static readonly FigurePlace[] Tornado =
        [new("tornado", "What each assumption alone does", false,
            moment => moment.Outcomes.TornadoFigure(moment.Party, moment.Baseline, moment.Desk.Perspective))];

    private static readonly FigurePlace[] Windows =
    [
        new("windows", "Who held which right when", true, moment => moment.Desk.Reading is { } reading
            ? moment.Desk.Book.ExclusivityWindows(moment.Timeline, reading)
            : throw new InvalidOperationException("The dataset has no reading of its rights, so there are no windows to show.")),
        new("choice", "What customers may choose", true, moment => moment.Desk.Book.ChoiceIndex(moment.Timeline)),
    ];

    private static readonly FigurePlace[] Beside =
        [new("beside", "Two scenarios side by side", false, moment => moment.Desk.Other is { } other
        ? moment.Outcomes.Beside(other).SideBySide()
        : throw new InvalidOperationException("Choose a scenario above to set beside this one."))];

    private static readonly FigurePlace[] BreakEven =
        [new("sweep", "What the parties gain as it moves", false, moment => moment.Desk.Sought is { } sought
        ? moment.Outcomes.DeltaAgainst(sought)
        : throw new InvalidOperationException("The dataset has no assumption that can be moved."))];

    private static readonly FigurePlace[] HowSure =
    [
        new("chances", "How often each party gains", false, moment => moment.Simulation.Chances()) { IsOfWorlds = true },
        new("spread", "How far the gain spreads", false, moment => moment.Simulation.Spread(moment.Party)) { IsOfWorlds = true },
        new("joint", "Who gains together with whom", false, moment => moment.Simulation.JointFigure()) { IsOfWorlds = true },
    ];

    /// <summary>The sheets that show rights, not money.</summary>
    public static IReadOnlyList<FigurePlace> OfRights => Windows;

    /// <summary>The sheets that are shown, one or those of the view.</summary>
    public static IReadOnlyList<FigurePlace> Of(Desk desk) => desk.Alone is { } alone ? [alone] : Of(desk.View);

    /// <summary>A sheet by its name, whatever the view; null when there is none.</summary>
    public static FigurePlace? Named(string name) => Enum.GetValues<View>().SelectMany(Of).FirstOrDefault(sheet => sheet.Name == name);

    private static IReadOnlyList<FigurePlace> Of(View view)
        => view switch
        {
            View.Overview => Overview,
            View.Tornado => Tornado,
            View.Windows => Windows,
            View.Beside => Beside,
            View.HowSure => HowSure,
            _ => BreakEven
        };
}
