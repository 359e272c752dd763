namespace Deals.Data;

/// <summary>
/// The facts of one table while they are bound, found by id. A row that is wrong leaves a stand-in behind, so that the rows
/// that refer to it are still held against their own rules. With a problem there is no book, so that no stand-in gets out.
/// </summary>
/// <param name="standIn">A fact with an id that breaks no rule, whoever refers to it.</param>
internal sealed class Facts<T>(Func<string, T> standIn)
    where T : class
{
    private readonly List<T> rows = [];
    private readonly Dictionary<string, T> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> standIns = new(StringComparer.Ordinal);

    /// <summary>The facts, in the order of their rows.</summary>
    public IReadOnlyList<T> Rows => rows;

    public void Add(string id, T fact)
    {
        rows.Add(fact);
        byId.TryAdd(id, fact);
    }

    /// <summary>Puts the facts in the order of ids, where they were not added in the order of their rows.</summary>
    public void InOrderOf(IEnumerable<string> ids)
    {
        var places = ids.Distinct(StringComparer.Ordinal).Select((id, at) => (id, at)).ToDictionary(place => place.id, place => place.at, StringComparer.Ordinal);
        var byPlace = byId.OrderBy(fact => places[fact.Key]).Select(fact => fact.Value).ToList();
        rows.Clear();
        rows.AddRange(byPlace);
    }

    /// <summary>The fact with an id, or its stand-in.</summary>
    public T this[string id]
    {
        get
        {
            if (Real(id) is { } fact)
                return fact;
            if (!standIns.TryGetValue(id, out var stands))
                standIns.Add(id, stands = standIn(id));
            return stands;
        }
    }

    /// <summary>The fact with an id, or its stand-in; null for no id.</summary>
    public T? Find(string? id) => id is null ? null : this[id];

    /// <summary>The fact with an id; null when there is no id, or the fact is wrong: for rules that depend on what it says.</summary>
    public T? Real(string? id) => id is null ? null : byId.GetValueOrDefault(id);
}
