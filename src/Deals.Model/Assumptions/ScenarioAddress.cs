namespace Deals;

/// <summary>
/// A scenario of a dataset, and what it is measured against, as the fragment of an address: a link to a page that shows it.
/// What is not said is at its base, so a link says only what differs.
/// </summary>
/// <example><c>dataset=my-deals&amp;baseline=old_terms&amp;set.rate=0.18&amp;set.agi_date=never&amp;without=second_deal</c></example>
/// <param name="Scenario">The scenario.</param>
/// <param name="Baseline">What outcomes are measured against; null for the default baseline.</param>
/// <param name="Others">What the address says besides, for whoever shows the page: names and values, in the order of the address.</param>
public sealed record ScenarioAddress(Scenario Scenario, Regime? Baseline, IReadOnlyList<KeyValuePair<string, string>> Others)
{
    /// <summary>How long a fragment may be: far more than every assumption of a large dataset takes.</summary>
    public const int MostLetters = 32_768;

    private const string Dataset = "dataset", Named = "scenario", BaselineKey = "baseline", Set = "set.", WithoutDeal = "without";

    /// <summary>Returns the fragment, without the leading #.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="baseline">What outcomes are measured against; null for the default baseline.</param>
    /// <param name="others">What else the page needs to know.</param>
    public static string Of(
        DealBook book, Scenario scenario, Regime? baseline = null, IEnumerable<KeyValuePair<string, string>>? others = null)
    {
        var parts = new List<(string Name, string Value)> { (Dataset, book.Name) };
        if (baseline is not null)
            parts.Add((BaselineKey, baseline.Id));
        parts.AddRange(scenario.Changes.Select(change => ($"{Set}{change.Assumption.Id}", change.Value.ToString())));
        parts.AddRange(scenario.LeftOut.Select(deal => (WithoutDeal, deal.Id)));
        parts.AddRange((others ?? []).Select(other => (other.Key, other.Value)));
        return string.Join('&', parts.Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value)}"));
    }

    /// <summary>
    /// Reads a fragment that <see cref="Of"/> wrote, or that a person did; a named scenario may come first, as
    /// <c>scenario=NAME</c>.
    /// </summary>
    /// <param name="fragment">The fragment, with or without the leading #; empty is the base scenario.</param>
    /// <param name="book">The dataset it must be for.</param>
    /// <param name="othersKnown">The names of what else it may say.</param>
    /// <exception cref="FormatException">
    /// It is too long, not of this form, for another dataset, or sets what cannot be set; the message says what in a sentence.
    /// </exception>
    public static ScenarioAddress Parse(string fragment, DealBook book, IReadOnlyCollection<string>? othersKnown = null)
    {
        if (fragment.Length > MostLetters)
            throw new FormatException($"The address is {fragment.Length} letters long; at most {MostLetters} are read.");
        var scenario = Scenario.Base(book);
        Regime? baseline = null;
        var others = new List<KeyValuePair<string, string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(fragment))
        {
            var (name, value) = part;
            if (name != WithoutDeal && !seen.Add(name))
                throw new FormatException($"The address says {Quoted(name)} twice.");
            try
            {
                if (name == Dataset)
                    scenario = value == book.Name
                        ? scenario
                        : throw new FormatException($"The address is for the dataset {Quoted(value)}, and this is {book.Name}.");
                else if (name == Named)
                    scenario = seen.Any(said => said.StartsWith(Set, StringComparison.Ordinal))
                        ? throw new FormatException("The address names a scenario after it sets an assumption; the scenario comes first.")
                        : book.NamedScenario(value);
                else if (name == BaselineKey)
                    baseline = BaselineOf(book, value);
                else if (name == WithoutDeal)
                    scenario = scenario.WithoutDeal(value);
                else if (name.StartsWith(Set, StringComparison.Ordinal))
                    scenario = scenario.With([$"{name[Set.Length..]}={value}"]);
                else if (othersKnown?.Contains(name) == true)
                    others.Add(new(name, value));
                else
                    throw new FormatException($"The address has an unknown part {Quoted(name)}.");
            }
            catch (Exception unknown) when (unknown is KeyNotFoundException or ArgumentException)
            {
                throw new FormatException($"The address cannot be used: {Shortened(unknown.Message)}", unknown);
            }
        }

        return new(scenario, baseline, others);
    }

    /// <summary>Returns the dataset a fragment names; null where it names none.</summary>
    public static string? DatasetOf(string fragment)
    {
        try
        {
            return fragment.Length > MostLetters
                ? null
                : Parts(fragment).Where(part => part.Name == Dataset).Select(part => part.Value).FirstOrDefault();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Regime BaselineOf(DealBook book, string id)
    {
        var baselines = book.Regimes.Where(regime => regime.Role is RegimeRole.DefaultBaseline or RegimeRole.Baseline).ToList();
        var known = string.Join(", ", baselines.Select(regime => regime.Id).DefaultIfEmpty("none"));
        return baselines.Find(regime => regime.Id == id)
            ?? throw new FormatException(
                $"The address measures against {Quoted(id)}, which is no baseline of {book.Name}. Baselines: {known}.");
    }

    private static IEnumerable<(string Name, string Value)> Parts(string fragment)
    {
        foreach (var part in fragment.TrimStart('#').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new FormatException($"The address has a part {Quoted(part)}; parts are name=value, joined by &.");
            yield return (Uri.UnescapeDataString(name), Uri.UnescapeDataString(value));
        }
    }

    private static string Quoted(string text) => $"‘{Shortened(text)}’";

    private static string Shortened(string text)
    {
        const int Most = 300;
        return text.Length <= Most ? text : $"{text[..Most]}…";
    }
}
