namespace Deals.Hosting;

/// <summary>Draws a small figure in the background, so that the first one a reader waits for comes at once.</summary>
internal static class DrawingWarmUp
{
    private static readonly Lazy<Task> Once =
        new(() => Task.Run(() => DealFigures.All(Sample(), Sample().Timeline()).Select(FigurePage.Of).Sum(html => html.Length)));

    /// <summary>Starts it, once a process. A fault shows again, and is reported, when a real figure is drawn.</summary>
    public static Task Start() => Once.Value;

    private static DealBook Sample()
    {
        var day = new DateOnly(2000, 1, 1);
        var source = new Source("s", "s", "s", day, null, day, SourceKind.Press, SourceAccess.Direct);
        Party Cloud(string id) => new(id, id, id, PartyRole.Cloud, "#336699", null);
        var (lab, one, other) = (new Party("lab", "lab", "lab", PartyRole.Lab, "#336699", null), Cloud("one"), Cloud("other"));
        var product = new Subject("product", "product", null);
        var deal = new Deal("deal", "deal", day, null, null, null, DealStatus.InForce, [new(one, "buyer")], source, null);
        var ended = new DealEvent("end", day.AddDays(20), DatePrecision.Day, EventKind.Agreement, "end", null, deal, source);
        Right Exclusive(string id, Party holder)
            => new(id, deal, id, holder, lab, product, RightKind.Exclusive, day.AddDays(5), null, null, ended, [], source,
                Confidence.High, null);
        return new("sample", "sample", null, day.AddDays(30), Window.Through(day, day.AddDays(60)), new()
        {
            Sources = [source],
            Parties = [lab, one, other],
            Deals = [deal],
            Events = [ended],
            Subjects = [product],
            Readings = [new("reading", "reading", "reading", [one], new Dictionary<Subject, Subject?> { [product] = null }, source, null)],
            Offers = [new(product, one, source, null), new(product, other, source, null)],
            Rights = [Exclusive("a", one), Exclusive("b", other)],
        });
    }
}
