using Deals.NotebookHost;

namespace Microsoft.DotNet.Interactive;

/// <summary>What `display` gives back. It cannot be updated: the kernels in use do not agree on that.</summary>
public sealed class DisplayedValue
{
    private DisplayedValue() { }

    internal static CellOutput? Output { get; set; }

    internal static DisplayedValue Show(object? value, string[] mimeTypes)
    {
        Output?.Show(FormattedValue.Of(value, mimeTypes), isResult: false);
        return new();
    }

    internal static DisplayedValue ShowText(string text, string[] mimeTypes)
    {
        Output?.Show(mimeTypes.ToDictionary(type => type, _ => text, StringComparer.Ordinal), isResult: false);
        return new();
    }
}
