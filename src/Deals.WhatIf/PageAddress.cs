namespace Deals.WhatIf;

/// <summary>The page's whole state in its address: the scenario's address, and what the page shows of it.</summary>
internal static class PageAddress
{
    private const string ViewKey = "view", PartyKey = "party", ReadingKey = "reading", OtherKey = "beside", SoughtKey = "seek",
        CountKey = "count", FigureKey = "figure";
    private static readonly string[] Keys = [ViewKey, PartyKey, ReadingKey, OtherKey, SoughtKey, CountKey, FigureKey];

    public static string Of(Desk desk)
    {
        var others = new List<KeyValuePair<string, string>>();
        void Say(bool says, string key, string? value)
        {
            if (says && value is not null)
                others.Add(new(key, value));
        }

        Say(desk.View != desk.Opening, ViewKey, desk.View.ToString().ToLowerInvariant());
        Say(true, PartyKey, desk.Party?.Id);
        Say(desk.View == View.Windows, ReadingKey, desk.Reading?.Id);
        Say(desk.Other is not null, OtherKey, desk.Other is { } other ? desk.NameOf(other) ?? ScenarioAddress.Of(desk.Book, other) : null);
        Say(desk.View == View.BreakEven, SoughtKey, desk.Sought?.Id);
        Say(desk.Perspective == Perspective.Direct, CountKey, "direct");
        Say(desk.Alone is not null, FigureKey, desk.Alone?.Name);
        return ScenarioAddress.Of(desk.Book, desk.Scenario,
            desk.Money is { } money && desk.Baseline?.Id != money.Baselines.FirstOrDefault()?.Id ? desk.Baseline : null, others);
    }

    /// <summary>Sets the desk as an address says; on an error nothing has changed.</summary>
    /// <exception cref="FormatException">The address cannot be used; the message says why in a sentence.</exception>
    public static void Apply(string fragment, Desk desk)
    {
        var address = ScenarioAddress.Parse(fragment, desk.Book, Keys);
        var said = address.Others.ToDictionary(other => other.Key, other => other.Value);
        string? Said(string key) => said.GetValueOrDefault(key);
        T? Found<T>(string key, IEnumerable<T> among, Func<T, string> id, T? otherwise)
            where T : class
            => Said(key) is not { } wanted ? otherwise
                : among.FirstOrDefault(one => id(one) == wanted)
                    ?? throw new FormatException($"The address has an unknown {key}. Known: {string.Join(", ", among.Select(id))}.");

        var view = Found(ViewKey, Enum.GetNames<View>(), name => name.ToLowerInvariant(), desk.Opening.ToString())!;
        var party = Found(PartyKey, desk.Parties, one => one.Id, desk.Party);
        var reading = Found(ReadingKey, desk.Book.Readings, one => one.Id, desk.Reading);
        var sought = Found(SoughtKey, desk.Book.Assumptions, one => one.Id, desk.Sought);
        var count = Found(CountKey, ["look-through", "direct"], one => one, "look-through");
        var alone = Said(FigureKey) is not { } name ? null
            : Sheets.Named(name) ?? throw new FormatException($"The address has an unknown {FigureKey}.");
        var other = Said(OtherKey) is not { } beside ? null
            : desk.Named.Any(named => named.Id == beside) ? desk.Book.NamedScenario(beside)
                : ScenarioAddress.Parse(beside, desk.Book).Scenario;
        RequireComputable(desk, address.Scenario);

        (desk.View, desk.Party, desk.Reading, desk.Sought, desk.Other) = (Enum.Parse<View>(view), party, reading, sought, other);
        desk.Alone = alone;
        desk.Perspective = count == "direct" ? Perspective.Direct : Perspective.LookThrough;
        desk.Baseline = address.Baseline ?? desk.Money?.Baselines.FirstOrDefault();
        desk.Change(address.Scenario);
    }

    /// <summary>Values that are each within their bounds may still contradict each other.</summary>
    /// <exception cref="FormatException">They do.</exception>
    public static void RequireComputable(Desk desk, Scenario scenario)
    {
        try
        {
            desk.Money?.Under(scenario);
        }
        catch (Exception contradiction) when (contradiction is ArgumentException or NotFiniteMoneyException)
        {
            throw new FormatException(contradiction.Message, contradiction);
        }
    }
}
