namespace Deals.WhatIf;

/// <summary>
/// What the page's script does for the page: everything that happens many times a second goes this way, past the components.
/// Where the page is computed elsewhere, what is only told is gathered and sent together.
/// </summary>
public interface IBrowser
{
    /// <summary>Where the page is computed, and what that means for its reader, in a sentence or two.</summary>
    string Footnote { get; }

    /// <summary>Whether code runs at the machine's full speed.</summary>
    bool IsQuick { get; }

    /// <summary>The fragment of the address at which the page was opened.</summary>
    ValueTask<string> AddressAsync();

    /// <summary>From now on the page hears what its reader does.</summary>
    void Start(IPageEvents events);

    /// <summary>How wide the sheets are, and on which ground.</summary>
    ValueTask<Ground> GroundAsync(IReadOnlyList<string> sheets);

    /// <summary>Draws a figure into a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="figure">Plotly JSON.</param>
    /// <param name="alt">What it shows, for those who do not see it.</param>
    /// <param name="isMoving">Whether it may change again in a moment: then it is drawn in a cheaper way.</param>
    void Paint(string sheet, string figure, string alt, bool isMoving);

    /// <summary>Waits for plotly.js, with which figures that stay are drawn.</summary>
    /// <returns>Whether it arrived.</returns>
    ValueTask<bool> PlotlyReadyAsync();

    /// <summary>Says in a sheet why there is no figure.</summary>
    void SayWhyNot(string sheet, string sentence);

    /// <summary>Marks sheets that wait for the slider to rest.</summary>
    void Wait(string sheet);

    void SetText(string id, string text);

    void SetSlider(string id, int position, string text);

    /// <summary>The page's state, as what comes after # in its address.</summary>
    /// <param name="fragment">All of it.</param>
    /// <param name="scenario">Its scenario alone.</param>
    void SetAddress(string fragment, string scenario);

    void Download(string name, string text);

    /// <summary>Puts a text where a reader can paste it from.</summary>
    void Copy(string text);

    void ExportFigure(string sheet, string format, string name);

    /// <summary>Says in the page what is painted now: the sheets that follow a slider, or all.</summary>
    void Shown(bool isAll);

    void Focus(string id);

    void Ready();
}

/// <summary>What a reader does that does not go by the components.</summary>
public interface IPageEvents
{
    /// <summary>A slider moves.</summary>
    void Slide(string assumptionId, int position);

    /// <summary>It has come to rest.</summary>
    void Rest();

    /// <summary>The address has another fragment.</summary>
    void ReadAddress(string fragment);

    /// <summary>A file with a scenario was chosen.</summary>
    void ReadFile(string name, string text);

    /// <summary>The window's width has changed, or its theme.</summary>
    void Redraw();

    /// <summary>"undo", "redo", or a sentence to be said.</summary>
    void Press(string key);
}

/// <summary>What figures are drawn on.</summary>
/// <param name="IsDark">Whether it is dark.</param>
/// <param name="Widths">The sheets' widths by name, in pixels.</param>
public sealed record Ground(bool IsDark, IReadOnlyDictionary<string, int> Widths)
{
    private const int Usual = 700;

    /// <summary>Until the first answer.</summary>
    public static Ground Unknown { get; } = new(false, new Dictionary<string, int>());

    /// <summary>How wide a sheet's figure is to be; a narrower sheet scrolls.</summary>
    public int WidthOf(string sheet) => Math.Max(Figure.LeastWidth, Widths.GetValueOrDefault(sheet, Usual));
}

/// <summary>The datasets that the page can show; all were checked before.</summary>
public interface IDatasets
{
    /// <summary>Their names; the first is shown when none is asked for.</summary>
    /// <exception cref="IOException">They cannot be read now; the message says why.</exception>
    Task<IReadOnlyList<string>> NamesAsync();

    /// <summary>Reads one.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="Deals.Data.DataProblemsException">Something is wrong with it.</exception>
    Task<DealBook> ReadAsync(string name);
}
