namespace Deals.Report.Pages;

/// <summary>
/// An executed notebook for a place that runs no scripts and knows no styles, as GitHub is. Such a place shows HTML before a
/// picture beside it, so a figure is a picture and its words, and nothing else.
/// </summary>
public static partial class StillNotebook
{
    /// <summary>
    /// Makes figures pictures on a ground of their own, and takes scripts, styles and what the set-up says of this machine out of
    /// the outputs. The same results give the same outputs on every machine.
    /// </summary>
    public static void Make(Notebook notebook)
    {
        foreach (var cell in notebook.Cells)
        {
            foreach (var output in cell.Outputs.OfType<JsonObject>().ToList())
            {
                if (output["data"] is JsonObject data && !Made(data))
                    cell.Outputs.Remove(output);
            }
        }
    }

    /// <summary>Whether anything is left of it.</summary>
    private static bool Made(JsonObject data)
    {
        if (data[MimeType.Figure] is { } written && FigureRecord.Read(written.ToJsonString()) is { } figure)
        {
            data.Clear();
            data[MimeType.Svg] = Notebook.Lines(
                FigurePage.WithoutFormulas(Encoding.UTF8.GetString(new PictureFile(figure, new(), state: null).Svg())));
            data[MimeType.Plain] = Notebook.Lines(figure.AltTextOf());
        }
        else if (data[MimeType.Html] is { } html)
        {
            var text = ExecutedNotebook.TextOf(html);
            if (text.Contains(FigurePage.SetupClass, StringComparison.Ordinal))
                return false;
            data[MimeType.Html] = Notebook.Lines(ScriptOrStyle().Replace(text, ""));
        }

        return true;
    }

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>\n?", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex ScriptOrStyle();
}
