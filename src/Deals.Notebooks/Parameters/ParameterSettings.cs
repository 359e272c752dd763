namespace Deals.Notebooks;

/// <summary>Shares settings out among several notebooks: each takes those it declares.</summary>
public static class ParameterSettings
{
    /// <summary>
    /// What each notebook is given, in the order of its own declarations. A name that none of them declares is refused, so a
    /// misspelt one never runs with the default in silence; so is a name set twice, and a value that does not fit. Throws
    /// <see cref="ParameterException"/> that tells of every such name at once.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ParameterSetting>> Share(
        IReadOnlyList<ParameterSetting> settings, IReadOnlyList<IReadOnlyList<ParameterDeclaration>> notebooks)
    {
        var problems = new List<string>();
        var known = notebooks.SelectMany(declared => declared).Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var twice in settings.GroupBy(s => s.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add($"parameter {twice.Key} is set {twice.Count()} times");
        foreach (var name in settings.Select(s => s.Name).Distinct(StringComparer.Ordinal).Except(known, StringComparer.Ordinal))
            problems.Add($"unknown parameter {name}; {(known.Count == 0 ? "the notebooks declare none" : "known are " + string.Join(", ", known))}");
        foreach (var (setting, declaration) in settings.SelectMany(s => notebooks.SelectMany(d => d).Where(p => p.Name == s.Name).Distinct().Select(p => (s, p))))
        {
            try
            {
                ParameterValue.ToLiteral(declaration, setting.Value);
            }
            catch (ParameterException wrong)
            {
                problems.Add(wrong.Message);
            }
        }
        if (problems.Count > 0)
            throw new ParameterException(string.Join('\n', problems.Distinct()));
        return [.. notebooks.Select(declared => (IReadOnlyList<ParameterSetting>)
            [.. declared.Select(p => settings.FirstOrDefault(s => s.Name == p.Name)).OfType<ParameterSetting>().Distinct()])];
    }
}
