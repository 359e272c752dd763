using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace Deals.WhatIf.Server;

/// <summary>
/// A browser at the other end of a connection. What it is only told is gathered until the step is done, and sent as one
/// message: a step of a slider is a question and an answer.
/// </summary>
internal sealed class ServedBrowser(IJSRuntime scripts, NavigationManager navigation, CellSettings settings) : IBrowser, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<object[]> bundle = [];
    private IJSObjectReference? script;
    private DotNetObjectReference<Heard>? heard;

    public string Footnote => "Everything is computed on this machine, by the program that serves the page; nothing is sent anywhere else.";

    public bool IsQuick => true;

    public async ValueTask<string> AddressAsync()
    {
        script ??= await scripts.InvokeAsync<IJSObjectReference>("import", "./served.js").ConfigureAwait(true);
        return await script.InvokeAsync<string>("address").ConfigureAwait(true);
    }

    public void Start(IPageEvents events)
    {
        heard = DotNetObjectReference.Create(new Heard(events, Send));
        _ = script!.InvokeVoidAsync("start", heard).AsTask();
    }

    public async ValueTask<Ground> GroundAsync(IReadOnlyList<string> sheets)
        => JsonSerializer.Deserialize<Ground>(await script!.InvokeAsync<string>("ground", sheets).ConfigureAwait(true),
            JsonSerializerOptions.Web)!;

    public ValueTask<bool> PlotlyReadyAsync() => script!.InvokeAsync<bool>("plotlyReady");

    public void Paint(string sheet, string figure, string alt, bool isMoving) => Tell("paint", sheet, figure, alt, isMoving);

    public void SayWhyNot(string sheet, string sentence) => Tell("sayWhyNot", sheet, sentence);

    public void Wait(string sheet) => Tell("wait", sheet);

    public void SetText(string id, string text) => Tell("setText", id, text);

    public void SetSlider(string id, int position, string text) => Tell("setSlider", id, position, text);

    public void SetAddress(string fragment, string scenario)
    {
        Tell("setAddress", fragment);
        settings.Say(navigation.Uri, scenario);
    }

    public void Download(string name, string text) => Tell("download", name, text);

    public void Copy(string text) => Tell("copy", text);

    public void ExportFigure(string sheet, string format, string name) => Tell("exportFigure", sheet, format, name);

    public void Shown(bool isAll) => Tell("shown", isAll);

    public void Focus(string id) => Tell("focus", id);

    public void Ready() => Tell("ready");

    public async ValueTask DisposeAsync()
    {
        heard?.Dispose();
        try
        {
            if (script is not null)
                await script.DisposeAsync().ConfigureAwait(false);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its scripts with it.
        }
    }

    private void Tell(string verb, params object[] what)
    {
        bundle.Add([verb, .. what]);
        if (bundle.Count == 1)
            _ = SendSoonAsync();
    }

    private async Task SendSoonAsync()
    {
        await Task.Yield();
        Send();
    }

    private void Send()
    {
        if (bundle.Count == 0)
            return;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(bundle, Plain);
        bundle.Clear();
        _ = script!.InvokeVoidAsync("apply", bytes).AsTask();
    }
}

/// <summary>What the browser tells, as its script calls it.</summary>
/// <param name="events">Who hears it.</param>
/// <param name="answer">Sends what it has come to, before the script learns that the step is done.</param>
public sealed class Heard(IPageEvents events, Action answer)
{
    [JSInvokable]
    public void Slide(string assumptionId, int position)
    {
        events.Slide(assumptionId, position);
        answer();
    }

    [JSInvokable]
    public void Rest() => events.Rest();

    [JSInvokable]
    public void ReadAddress(string fragment) => events.ReadAddress(fragment);

    [JSInvokable]
    public void ReadFile(string name, string text) => events.ReadFile(name, text);

    [JSInvokable]
    public void Redraw() => events.Redraw();

    [JSInvokable]
    public void Press(string key) => events.Press(key);

    [JSInvokable]
    public void Answer() => answer();
}

/// <summary>How the sliders stand in each cell of a notebook that shows the page, told to the kernel that started this program.</summary>
internal sealed class CellSettings
{
    private const string CellKey = "cell";

    private readonly Lock gate = new();

    /// <summary>Says it as a line: the cell's number, and the scenario as an address has it.</summary>
    /// <param name="address">The page's address; where it names no cell, nobody waits for the settings.</param>
    /// <param name="scenario">The scenario.</param>
    public void Say(string address, string scenario)
    {
        if (!QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue(CellKey, out var said)
            || !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var cell))
            return;
        lock (gate)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell} {scenario}"));
    }
}
