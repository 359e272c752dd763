namespace Deals.Notebooks;

/// <summary>A value asked for from outside, still text: <c>--set rate=0.3</c>.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The text after the first <c>=</c>.</param>
public sealed record ParameterSetting(string Name, string Value)
{
    /// <summary>Reads <c>name=value</c>. The value may be empty and may contain <c>=</c>.</summary>
    /// <exception cref="ParameterException">There is no name.</exception>
    public static ParameterSetting Parse(string text)
        => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && text[..equals].Trim() is { Length: > 0 } name
        ? new(name, text[(equals + 1)..]) : throw new ParameterException($"--set {text}: expected name=value");
}

/// <summary>A setting that fits no parameter, or whose value does not fit the parameter's type.</summary>
/// <param name="message">The refusal, naming the parameter, its type and the value.</param>
public sealed class ParameterException(string message) : Exception(message);

/// <summary>Shares settings out among several notebooks: each takes those it declares.</summary>
public static class ParameterSettings
{
    /// <summary>
    /// What each notebook is given, in the order of its own declarations. A name that none of them declares is refused, so that a
    /// misspelt one never runs with the default in silence; so is a name set twice, and a value that does not fit.
    /// </summary>
    /// <exception cref="ParameterException">It tells of every such name at once.</exception>
    public static IReadOnlyList<IReadOnlyList<ParameterSetting>> Share(
        IReadOnlyList<ParameterSetting> settings, IReadOnlyList<IReadOnlyList<ParameterDeclaration>> notebooks)
    {
        var all = notebooks.SelectMany(declared => declared).Distinct().ToList();
        var known = all.Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var problems = settings.GroupBy(setting => setting.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"parameter {group.Key} is set {group.Count()} times")
            .Concat(settings.Select(setting => setting.Name).Except(known, StringComparer.Ordinal)
                .Select(name => $"unknown parameter {name}; "
                    + (known.Count == 0 ? "the notebooks declare none, in a cell tagged “parameters” (a .dib has no tags)"
                        : $"known are {string.Join(", ", known)}")))
            .Concat(settings.SelectMany(
                setting => all.Where(one => one.Name == setting.Name).Select(one => ParameterValue.Problem(one, setting.Value)))
                .OfType<string>())
            .Distinct().ToList();
        return problems.Count > 0 ? throw new ParameterException(string.Join('\n', problems))
            : [.. notebooks.Select(declared => (IReadOnlyList<ParameterSetting>)[.. declared.Select(
                one => settings.FirstOrDefault(setting => setting.Name == one.Name)).OfType<ParameterSetting>().Distinct()])];
    }
}
