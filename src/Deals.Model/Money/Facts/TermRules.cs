using System.Collections.Frozen;

namespace Deals;

/// <summary>What each kind of term needs, may have, and between whom it moves money: the one table of it.</summary>
internal sealed record TermRules(string[] Needs, string[] May, PartyRole[] Payers, PartyRole[] Payees)
{
    private static readonly FrozenDictionary<TermKind, TermRules> ByKind = new Dictionary<TermKind, TermRules>
    {
        [TermKind.Sales] = new(["driver_id"], ["rate"], [PartyRole.Customers], [PartyRole.Lab, PartyRole.Cloud, PartyRole.OtherClouds]),
        [TermKind.Cost] = new(["margin", "bases"], [], [PartyRole.Lab, PartyRole.Cloud, PartyRole.OtherClouds], [PartyRole.Suppliers]),
        [TermKind.RevenueShare] = new(["rate", "bases"], ["cap_group_id", "lag", "spread", "life"], [PartyRole.Lab, PartyRole.Cloud], [PartyRole.Lab, PartyRole.Cloud]),
        [TermKind.Commitment] = new(["amount", "from", "to"], ["take_up", "profile"], [PartyRole.Lab], [PartyRole.Cloud, PartyRole.OtherClouds]),
        [TermKind.Substitute] = new(["of_term_id"], ["share"], [PartyRole.Lab], [PartyRole.Cloud, PartyRole.OtherClouds]),
        [TermKind.Premium] = new(["of_term_id", "rate"], [], [PartyRole.Lab], [PartyRole.Cloud, PartyRole.OtherClouds]),
        [TermKind.Unserved] = new(["of_term_id", "rate"], ["share"], [PartyRole.Customers], [PartyRole.Lab]),
        [TermKind.Tranche] = new(["amount", "from"], ["probability"], [PartyRole.Cloud, PartyRole.Investor, PartyRole.OtherHolders], [PartyRole.Lab]),
        [TermKind.Expense] = new(["amount"], [], [PartyRole.Lab, PartyRole.Cloud], [PartyRole.Courts]),
    }.ToFrozenDictionary();

    /// <summary>The smallest and largest value each number may take, whatever the scenario.</summary>
    private static readonly (string Column, decimal Least, decimal Most, string Expected)[] Bounds =
    [
        ("rate", 0, 1, "an assumption from 0 to 1"),
        ("margin", decimal.MinValue, 1, "an assumption of at most 1"),
        ("amount", 0, decimal.MaxValue, "an assumption from 0"),
        ("take_up", 0, 1, "an assumption from 0 to 1"),
        ("profile", 1, 3, "an assumption from 1 to 3"),
        ("probability", 0, 1, "an assumption from 0 to 1"),
        ("share", 0, 1, "an assumption from 0 to 1"),
        ("lag", 0, 40, "an assumption from 0 to 40"),
        ("spread", 1, 40, "an assumption from 1 to 40"),
        ("life", 0, 100, "an assumption from 0 to 100"),
    ];

    public static TermRules Of(TermKind kind) => ByKind[kind];

    /// <summary>Whether a term of a kind may move money from one role to the other.</summary>
    public static bool MayPay(TermKind kind, PartyRole payer, PartyRole payee)
        => ByKind[kind] is var rules && rules.Payers.Contains(payer) && rules.Payees.Contains(payee) && (payer != payee || kind != TermKind.RevenueShare);

    /// <summary>Which roles may pay which, as the end of "expected …".</summary>
    public static string PairsOf(TermKind kind)
    {
        var pairs = from payer in ByKind[kind].Payers
                    let payees = string.Join(" or ", ByKind[kind].Payees.Where(payee => MayPay(kind, payer, payee)).Select(payee => Flaws.Word(payee)))
                    group Flaws.Word(payer) by payees into payers
                    select $"from {string.Join(" or ", payers)} to {payers.Key}";
        return $"{string.Join(", or ", pairs)}, as the kind is {Flaws.Word(kind)}";
    }

    public Flaws Check(TermKind kind, TermNumbers numbers, DateOnly? from, DateOnly? to)
    {
        var flaws = new Flaws();
        var set = new Dictionary<string, bool>
        {
            ["driver_id"] = numbers.DriverId is not null,
            ["bases"] = numbers.Bases.Count > 0,
            ["of_term_id"] = numbers.OfTermId is not null,
            ["cap_group_id"] = numbers.CapGroup is not null,
            ["from"] = from is not null,
            ["to"] = to is not null,
        };
        foreach (var (column, least, most, expected) in Bounds)
        {
            var number = NumberOf(numbers, column);
            set[column] = number is not null;
            var mostHere = kind == TermKind.Unserved && column == "rate" ? decimal.MaxValue : most;
            flaws.If(number is { IsDate: true }, column, "not-a-number", "an assumption that is a number")
                .If(number is { IsDate: false } && (number.Minimum.Number < least || number.Maximum.Number > mostHere), column, "number-out-of-kind", $"{expected}{(number is null ? "" : Assumption.PercentHint(number.Unit, number.Maximum))}");
        }

        foreach (var (part, isSet) in set)
        {
            var needed = Needs.Contains(part);
            var allowed = needed || May.Contains(part) || part is "from" or "to";
            flaws.If(needed && !isSet, ColumnOf(part), "part-missing", $"a value, as a term of kind {Flaws.Word(kind)} needs it")
                .If(!allowed && isSet, ColumnOf(part), "part-not-of-kind", $"nothing, as a term of kind {Flaws.Word(kind)} does not use it");
        }

        return flaws;
    }

    /// <summary>Bases stand in a table of their own, so their absence is told at the kind.</summary>
    private static string ColumnOf(string part) => part == "bases" ? "kind" : part;

    private static Assumption? NumberOf(TermNumbers numbers, string column) => column switch
    {
        "rate" => numbers.Rate,
        "margin" => numbers.Margin,
        "amount" => numbers.Amount,
        "take_up" => numbers.TakeUp,
        "profile" => numbers.Profile,
        "probability" => numbers.Probability,
        "share" => numbers.Share,
        "lag" => numbers.Lag,
        "spread" => numbers.Spread,
        _ => numbers.Life,
    };
}
