namespace Deals.NotebookHost;

/// <summary>
/// The names by which a cell displays values. The kernel's own give back a handle that knows nothing of what was shown, so that an
/// update of it is lost; these stand before them.
/// </summary>
public static class CellNames
{
    private static readonly string Shown = typeof(DisplayedValue).FullName!, Context = typeof(KernelInvocationContext).FullName!,
        Secret = typeof(PasswordString).FullName!;

    internal static string Declaration { get; } = $"""
        #r "{typeof(CellNames).Assembly.Location.Replace('\\', '/')}"
        using static Deals.NotebookHost.CellNames;
        static {Shown} display(object value, params string[] mimeTypes) => Show(value, mimeTypes);
        static {Shown} Display(this object value, params string[] mimeTypes) => Show(value, mimeTypes);
        static {Shown} Display(this {Context} context, object value, params string[] mimeTypes) => Show(value, mimeTypes);
        static {Shown} Display(this {Context} context, string value, params string[] mimeTypes) => Show(value, mimeTypes);
        static string input(string prompt = "", string typeHint = "text") => Ask<string>(prompt);
        static {Secret} password(string prompt = "") => Ask<{Secret}>(prompt);
        static {Shown} DisplayAs(this string value, string mimeType) => ShowAs(value, mimeType);
        static {Shown} DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
            Show({typeof(Microsoft.DotNet.Interactive.Formatting.TabularData.TabularDataResource).Namespace}.TabularDataResourceFormatter.ToTabularDataResource(value), mimeTypes);
        """;

    /// <summary>Shows a value where the calling cell stands.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">In which MIME types; none for those that its type prefers.</param>
    public static DisplayedValue Show(object? value, string[] mimeTypes) => CellOutput.Here.Display(value, mimeTypes);

    /// <summary>Answers a cell that asks: nobody is there to type.</summary>
    /// <param name="prompt">What it asks.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static T Ask<T>(string prompt) => throw new NotSupportedException(
        $"A cell asks {(prompt.Length > 0 ? $"\"{prompt}\"" : "for input")}. {CellConsole.NobodyToAsk}");

    /// <summary>Shows text that already is of a MIME type, as it stands.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its MIME type.</param>
    public static DisplayedValue ShowAs(string value, string mimeType)
    {
        var shown = new DisplayedValue(value, [new FormattedValue(mimeType, value)]);
        CellOutput.Here.Show(shown.DisplayId, shown.FormattedValues, isResult: false);
        return shown;
    }
}
