namespace Deals.Report.Browsers;

/// <summary>The browser did not do what was asked of it; the message says what happened, for whoever runs the command.</summary>
public sealed class BrowserException : Exception
{
    /// <summary>A fault told in a sentence.</summary>
    public BrowserException(string message, Exception? cause = null) : base(message, cause) { }
}
