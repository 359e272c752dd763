namespace Deals.Plotly;

/// <summary>
/// An object of a drawing: named values in the order they are to be written, each a number, a text, a truth, an object, a list
/// of such, or null. Whoever writes a drawing turns these into what its writer takes.
/// </summary>
internal sealed class PlotlyObject : List<KeyValuePair<string, object?>>
{
    public PlotlyObject(params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        Capacity = properties.Length;
        foreach (var (name, value) in properties)
            Add(name, value);
    }

    public void Add(string name, object? value) => Add(new(name, value));
}
