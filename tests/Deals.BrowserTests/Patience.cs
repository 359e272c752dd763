namespace Deals.BrowserTests;

/// <summary>How long a test waits for other programs: long enough on a busy machine, and never for ever.</summary>
internal static class Patience
{
    /// <summary>For an answer of what already runs.</summary>
    public static TimeSpan Answer { get; } = TimeSpan.FromMinutes(2);

    /// <summary>For a program to start, or to do all that it does; the page that is published is built first.</summary>
    public static TimeSpan Work { get; } = TimeSpan.FromMinutes(8);

    /// <summary>Ends a wait with the test, and at the latest then.</summary>
    public static CancellationToken Within(TimeSpan limit)
    {
        var ends = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ends.CancelAfter(limit);
        return ends.Token;
    }
}
