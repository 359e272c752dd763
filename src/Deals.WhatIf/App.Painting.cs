using System.Diagnostics;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;
using Deals.Plotly;

namespace Deals.WhatIf;

/// <summary>
/// The order in which a step is shown: what follows a slider at once, the rest in pieces when nothing moves, and none of it once the reader
/// has moved on.
/// </summary>
public sealed partial class App
{
    private const string NoPlotly =
        "The part of the page that draws this chart did not arrive. Change anything, and it is asked for again.";

    /// <summary>How long a slider must rest before what takes longer than a frame is computed.</summary>
    private static readonly TimeSpan RestTime = TimeSpan.FromMilliseconds(250);

    /// <summary>For how long it may work without looking up.</summary>
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(30);

    private readonly Dictionary<string, (Picture Picture, string Alt)> moving = [];
    private Ground ground = Ground.Unknown;
    private int turn;

    /// <summary>Paints the sheets that follow at once, and the others when nothing has happened for a while.</summary>
    private async Task PaintAllAsync()
    {
        var mine = ++turn;
        // Only after the components have rendered are the sheets there to be painted on. Steps that come faster than they can be
        // shown are not.
        await Task.Yield();
        if (mine != turn)
            return;
        ground = await Browser.GroundAsync([.. Sheets.Of(desk!).Select(sheet => sheet.Name)]).ConfigureAwait(true);
        if (mine != turn)
            return;
        PaintFollowing();
        Browser.Shown(isAll: false);
        await Task.Delay(RestTime).ConfigureAwait(true);
        if (mine != turn)
            return;
        var isPlotlyReady = await Browser.PlotlyReadyAsync().ConfigureAwait(true);
        if (mine != turn)
            return;
        if (isPlotlyReady)
            PaintMovingToStay();
        while (HasMoreToJudge())
        {
            // A reader who moves on is not kept waiting.
            await Task.Delay(1).ConfigureAwait(true);
            if (mine != turn)
                return;
        }

        Judge();
        while (HasMoreToDraw())
        {
            await Task.Delay(1).ConfigureAwait(true);
            if (mine != turn)
                return;
        }

        if (!desk!.IsRanked)
        {
            desk.Rank();
            Group();
            StateHasChanged();
        }

        foreach (var sheet in Sheets.Of(desk).Where(sheet => !sheet.Follows))
        {
            await Task.Delay(1).ConfigureAwait(true);
            if (mine != turn)
                return;
            if (isPlotlyReady)
                Paint(sheet);
            else
                Browser.SayWhyNot(sheet.Name, NoPlotly);
        }

        Browser.Shown(isAll: true);
    }

    private void PaintFollowing()
    {
        foreach (var sheet in Sheets.Of(desk!))
        {
            if (sheet.Follows)
                Paint(sheet);
            else
                Browser.Wait(sheet.Name);
        }
    }

    private void Paint(FigurePlace sheet)
    {
        try
        {
            var figure = sheet.Make(moment!);
            if (figure.IsEmpty)
            {
                SayWhyNot(figure.Title);
                return;
            }

            figureIds[sheet.Name] = figure.Id;
            var picture = figure.ToPicture(ground.WidthOf(sheet.Name));
            if (sheet.Follows)
            {
                moving[sheet.Name] = (picture, figure.AltText);
                Browser.Paint(sheet.Name, PlotlyJson.Of(picture, Theme, hasHovers: false), figure.AltText, isMoving: true);
            }
            else
            {
                PaintToStay(sheet.Name, picture, figure.AltText);
            }
        }
        catch (Exception nothing) when (nothing is InvalidOperationException or ArgumentException or NotFiniteMoneyException)
        {
            SayWhyNot(nothing.Message);
        }
        catch (Exception fault)
        {
            // Without it this sheet and those after it would wait for ever, and nobody would know why.
            SayWhyNot($"This figure cannot be drawn, which is a fault of the kit ({fault.GetType().Name}: {fault.Message}).");
        }

        void SayWhyNot(string why)
        {
            moving.Remove(sheet.Name);
            figureIds.Remove(sheet.Name);
            Browser.SayWhyNot(sheet.Name, why);
        }
    }

    /// <summary>Nothing moves any more.</summary>
    private void PaintMovingToStay()
    {
        foreach (var (name, (picture, alt)) in moving)
            PaintToStay(name, picture, alt);
        moving.Clear();
    }

    private Theme Theme => ground.IsDark ? Theme.Dark : Theme.Light;

    private void PaintToStay(string name, Picture picture, string alt)
        => Browser.Paint(name, PlotlyJson.Of(picture, Theme), alt, isMoving: false);

    /// <summary>The deltas as they are now; none of them, and why, where values contradict each other.</summary>
    private void ShowNumbers()
    {
        if (desk!.Money is null)
            return;
        Browser.Wait(Answer);
        foreach (var party in desk.Parties)
        {
            foreach (var baseline in desk.Money.Baselines)
                Browser.SetText($"d-{party.Id}-{baseline.Id}", DeltaText(party, baseline));
            Browser.SetText($"word-{party.Id}", "…");
        }

        if (desk is { Party: { } shown, Baseline: { } against })
            Browser.SetText("bar-number", DeltaText(shown, against));

        try
        {
            _ = moment!.Result;
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            Say(contradiction.Message);
        }
    }

    /// <summary>Works on what the verdicts need for the time of a frame or two.</summary>
    private bool HasMoreToJudge()
    {
        if (desk!.Money is null || desk.Parties.Count == 0)
            return false;
        var began = Stopwatch.GetTimestamp();
        try
        {
            while (moment!.Outcomes.WorkOn())
            {
                if (Stopwatch.GetElapsedTime(began) > Piece)
                    return true;
            }
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            // Whoever judges will come upon it again, and say it.
        }

        return false;
    }

    /// <summary>Draws worlds for the time of a frame or two, where a sheet shows any, and says how far it is.</summary>
    private bool HasMoreToDraw()
    {
        if (desk!.Money is null || !Sheets.Of(desk).Any(sheet => sheet.IsOfWorlds))
            return false;
        var began = Stopwatch.GetTimestamp();
        try
        {
            bool isMore;
            do
            {
                isMore = moment!.Simulator.WorkOn();
            }
            while (isMore && Stopwatch.GetElapsedTime(began) < Piece);
            Browser.SetText("drawn", moment.DrawnText);
            return isMore;
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            // Whoever paints will come upon it again, and say it.
            return false;
        }
    }
}
