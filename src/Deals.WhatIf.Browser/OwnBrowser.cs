using System.Text.Json;

namespace Deals.WhatIf.Browser;

/// <summary>The browser that computes the page too: every call is a plain one.</summary>
internal sealed class OwnBrowser : IBrowser
{
    public string Footnote => "Everything is computed in this browser; nothing is sent anywhere.";

    public bool IsQuick => false;

    public ValueTask<string> AddressAsync() => new(Interop.Address());

    public void Start(IPageEvents events)
        => Interop.Start(events.Slide, events.Rest, events.ReadAddress, events.ReadFile, events.Redraw, events.Press);

    public ValueTask<Ground> GroundAsync(IReadOnlyList<string> sheets)
    {
        using var told = JsonDocument.Parse(Interop.Ground([.. sheets]));
        return new(new Ground(
            told.RootElement.GetProperty("isDark").GetBoolean(),
            told.RootElement.GetProperty("widths").EnumerateObject()
                .ToDictionary(width => width.Name, width => (int)width.Value.GetDouble())));
    }

    public void Paint(string sheet, string figure, string alt, bool isMoving) => Interop.Paint(sheet, figure, alt, isMoving);

    public ValueTask<bool> PlotlyReadyAsync() => new(Interop.PlotlyReadyAsync());

    public void SayWhyNot(string sheet, string sentence) => Interop.SayWhyNot(sheet, sentence);

    public void Wait(string sheet) => Interop.Wait(sheet);

    public void SetText(string id, string text) => Interop.SetText(id, text);

    public void SetSlider(string id, int position, string text) => Interop.SetSlider(id, position, text);

    public void SetAddress(string fragment, string scenario) => Interop.SetAddress(fragment);

    public void Download(string name, string text) => Interop.Download(name, text);

    public void Copy(string text) => Interop.Copy(text);

    public void ExportFigure(string sheet, string format, string name) => Interop.ExportFigure(sheet, format, name);

    public void Shown(bool isAll) => Interop.Shown(isAll);

    public void Focus(string id) => Interop.Focus(id);

    public void Ready() => Interop.Ready();
}
