namespace Deals.Plotly;

/// <summary>
/// The objects a drawing consists of, below its traces and its layout. They are dictionaries: as the library's own dynamic
/// objects they take ten times as long to become JSON.
/// </summary>
internal static class Parts
{
    public static Dictionary<string, object> Object(params (string Name, object Value)[] properties)
    {
        var made = new Dictionary<string, object>(properties.Length, StringComparer.Ordinal);
        foreach (var (name, value) in properties)
            made.Add(name, value);
        return made;
    }
}
