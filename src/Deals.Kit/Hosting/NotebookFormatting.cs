namespace Deals.Hosting;

/// <summary>
/// The notebook's formatting library, spoken to by name: it is the host's, and where there is none there is nobody to show
/// things to.
/// </summary>
internal static class NotebookFormatting
{
    private const string Library = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>
    /// Says how things of a type are shown; said again, the last one holds. Does nothing where the host has no such library.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="forms">The MIME types, all of which are written, with the text of a thing in each.</param>
    public static void Show(Type type, params (string MimeType, Func<object, string> TextOf)[] forms)
    {
        var formatter = AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(assembly => assembly.GetName().Name == Library)?.GetType($"{Library}.Formatter");
        var register = formatter?.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        var prefer = formatter?.GetMethod("SetPreferredMimeTypesFor", [typeof(Type), typeof(string[])]);
        foreach (var (mimeType, textOf) in forms)
            register?.Invoke(null, [type, (Action<object, TextWriter>)((value, writer) => writer.Write(textOf(value))), mimeType]);
        if (forms.Length > 1)
            prefer?.Invoke(null, [type, forms.Select(form => form.MimeType).ToArray()]);
    }
}
