using Deals.Tests.Charts;

namespace Deals.Tests.Report;

/// <summary>Records of figures for tests: drawn once, with any words.</summary>
internal static class Records
{
    private static readonly FigureRecord Drawn = FigureRecord.Of(InventedFigures.All[0]);

    public static FigureRecord Invented(string id) => FigureRecord.Of(InventedFigures.All.Single(figure => figure.Id == id));

    /// <summary>A record that says a text wherever it says anything.</summary>
    public static FigureRecord Saying(string text, string? id = null, string? hash = null, string? url = null, string? source = null) => new(
        id ?? text, text, text, text, text, text, text, text, hash ?? text, [new(source ?? "S", text, text, new(2030, 1, 1), url ?? text, new(2030, 1, 2), true)],
        [text], [[text]], null)
    {
        Narrow = Drawn.Narrow,
        Wide = Drawn.Wide,
        Screen = Drawn.Screen,
        Phone = Drawn.Phone,
    };
}
