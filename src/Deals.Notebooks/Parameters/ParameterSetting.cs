namespace Deals.Notebooks;

/// <summary>A value asked for from outside, still text: `--set rate=0.3`.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The text after the first `=`.</param>
public sealed record ParameterSetting(string Name, string Value)
{
    /// <summary>Reads `name=value`. The value may be empty and may contain `=`. Throws <see cref="ParameterException"/>.</summary>
    public static ParameterSetting Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : text[..equals].Trim();
        return name.Length > 0
            ? new(name, text[(equals + 1)..])
            : throw new ParameterException($"--set {text}: expected name=value");
    }
}
