namespace Deals.Report.Browsers;

/// <summary>How long to wait for a browser.</summary>
/// <param name="Start">Until it can be spoken to.</param>
/// <param name="Answer">For the answer to a command.</param>
/// <param name="Print">For the printing of a long document.</param>
public sealed record BrowserPatience(TimeSpan Start, TimeSpan Answer, TimeSpan Print)
{
    /// <summary>Long enough for a slow machine.</summary>
    public static BrowserPatience Usual { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3));
}
