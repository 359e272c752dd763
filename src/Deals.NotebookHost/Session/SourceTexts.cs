namespace Deals.NotebookHost;

/// <summary>The texts that were run, by the name under which errors point at them, so that an error can show its line.</summary>
internal sealed class SourceTexts
{
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    public void Add(string name, string text) => _lines[name] = text.Split('\n');

    public bool Contains(string name) => _lines.ContainsKey(name);

    /// <summary>The line without its indentation; empty where there is no such line.</summary>
    public string Line(string name, int number) =>
        _lines.TryGetValue(name, out var lines) && number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : "";
}
