namespace Deals.Report;

/// <summary>The texts that this assembly carries: styles, scripts, the notes on method.</summary>
internal static class Resource
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
