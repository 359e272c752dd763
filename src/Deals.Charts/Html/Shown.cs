namespace Deals.Charts.Html;

/// <summary>Writes things of one type for one MIME type; a notebook's kernel calls it by its members' names.</summary>
/// <param name="mimeType">What it writes.</param>
/// <param name="textOf">The text of a thing.</param>
public sealed class Shown(string mimeType, Func<object, string> textOf)
{
    /// <summary>What it writes.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes a thing.</summary>
    /// <returns>Always true: it was written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(textOf(instance));
        return true;
    }
}

/// <summary>The MIME types of a notebook's outputs.</summary>
public static class MimeType
{
    /// <summary>A piece of a page.</summary>
    public const string Html = "text/html";

    /// <summary>Text for a console.</summary>
    public const string Plain = "text/plain";

    /// <summary>A drawing for plotly.js.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}
