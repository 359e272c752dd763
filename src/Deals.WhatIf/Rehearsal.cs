using Deals.Charts.Themes;
using Deals.Plotly;

namespace Deals.WhatIf;

/// <summary>Computes and draws the opening view of a dataset once for nobody: code that has run is ready when a reader comes.</summary>
public static class Rehearsal
{
    public static void Of(DealBook book)
    {
        var desk = new Desk(book);
        var moment = new Moment(desk);
        foreach (var sheet in Sheets.Of(desk).Where(sheet => sheet.Follows))
        {
            try
            {
                PlotlyJson.Of(sheet.Make(moment).ToPicture(Ground.Unknown.WidthOf(sheet.Name)), Theme.Light);
            }
            catch (Exception nothing) when (nothing is InvalidOperationException or ArgumentException or NotFiniteMoneyException)
            {
                // The page says it in the sheet.
            }
        }
    }
}
