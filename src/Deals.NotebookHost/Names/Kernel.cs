namespace Microsoft.DotNet.Interactive;

/// <summary>The names a cell finds without asking, under the namespace they have in VS Code, so that a notebook runs in both.</summary>
public static class Kernel
{
    /// <summary>Shows a value here, in the MIME types named or else in those its type prefers.</summary>
    public static DisplayedValue display(object value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Markup for the page, to be displayed or to end a cell with.</summary>
    public static Microsoft.AspNetCore.Html.HtmlString HTML(string content) => new(content);

    /// <summary>Runs a script in the page that shows the notebook.</summary>
    public static void Javascript(string script) => DisplayedValue.Show(new AspNetCore.Html.HtmlString($"<script type=\"text/javascript\">{script}</script>"), []);

    /// <summary>Adds a style sheet to the page that shows the notebook.</summary>
    public static void CSS(string content) => DisplayedValue.Show(new AspNetCore.Html.HtmlString($"<style>{content}</style>"), []);
}
