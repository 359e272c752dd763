using Microsoft.DotNet.Interactive;

namespace System;

/// <summary>Display as a call on the value, found wherever `System` is in use, as in VS Code.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value here, in the MIME types named or else in those its type prefers.</summary>
    public static DisplayedValue Display(this object value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows text that already is of a MIME type, as it stands.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType, params string[] additionalMimeTypes) =>
        DisplayedValue.ShowText(value, [mimeType, .. additionalMimeTypes]);
}
