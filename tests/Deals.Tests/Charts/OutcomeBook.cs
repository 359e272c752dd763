using Deals.Tests.Money;

namespace Deals.Tests.Charts;

/// <summary>An invented book with all that the figures of outcomes show: two baselines, days that may never come, odds, owners, criteria.</summary>
internal static class OutcomeBook
{
    public static DealBook Book { get; } = Of(1, 2, "USD bn");

    /// <summary>The same kind of book.</summary>
    /// <param name="scale">What its amounts are multiplied by.</param>
    /// <param name="contracts">How many contracts come with the current regime.</param>
    /// <param name="unit">The unit of its money.</param>
    /// <param name="wording">Changes every name.</param>
    public static DealBook Of(decimal scale, int contracts, string unit, Func<string, string>? wording = null)
    {
        var book = new MoneyBook { First = new(2026, 1), Last = new(2030, 4), ValuationDate = new(2026, 1, 1), Rate = 0.08m, Threshold = scale / 2 };
        var (old, cut, free) = (book.Switch("Old share"), book.Switch("Lower share", book.SignedBy(MoneyBook.Lab, MoneyBook.North)), book.Switch("Free choice of clouds"));
        var others = Enumerable.Range(1, contracts).Select(at => book.Switch($"Contract {at}")).ToList();
        book.Regime("The new contract", RegimeRole.Current, [cut, free, .. others]);
        book.Regime("The old contract goes on", RegimeRole.DefaultBaseline, old);
        book.Regime("A dispute", RegimeRole.Baseline, old, free);
        var end = book.Day("Shops close", null, (new(2028, 6, 30), 0.25m), (null, 0.75m));
        var growth = book.Number("Growth after the last plan", 0.2m, -0.5m, 1, -0.1m, 0.4m);
        var sales = book.Sales("Books sold", book.Anchored("revenue", growth, ("2025", 10 * scale), ("2026", 20 * scale), ("2027", 30 * scale)), MoneyBook.Lab);
        Term(book, "Old share of sales", new() { Rate = book.Number("Share before", 0.2m, 0, 1, 0.15m, 0.25m), Bases = [new(sales.Id, false, null)] }, old, end);
        var lower = Term(book, "Lower share of sales", new() { Rate = book.Number("Share from now on", 0.12m, 0, 1, 0.05m, 0.22m), Bases = [new(sales.Id, false, null)] }, cut, end, isConfirmed: false);
        book.Sales("Books sold elsewhere", book.Anchored("elsewhere", null, [.. Enumerable.Range(2025, 7).Select(year => ($"{year}", 2 * scale))]), MoneyBook.Lab, free);
        for (var at = 0; at < contracts; at++)
        {
            book.Term(
                $"Shelves, contract {at + 1}", TermKind.Commitment, MoneyBook.Lab, at % 2 == 0 ? MoneyBook.South : MoneyBook.North,
                new() { Amount = Money(book, $"Shelves {at + 1}", scale * (at + 3), scale * (at + 1), scale * (at + 6), 100 * scale, unit), Profile = book.Number($"Lateness {at + 1}", 1.5m, 1, 3, 1, 3) },
                others[at], new(2026, 1, 1), new(2030, 12, 31));
        }

        book.Value(100 * scale, (MoneyBook.North, new(2020, 1, 1), 0.3m), (MoneyBook.South, new(2020, 1, 1), 0.05m), (MoneyBook.OtherHolders, new(2020, 1, 1), 0.65m));
        void Criterion(Party party, string name, CriterionQuantity quantity, CriterionVerdict? stated = null, Term? of = null)
            => book.Criterion(new($"{party.Id} {name}", party, name, quantity, of, true, stated, null, stated is null ? null : MoneyBook.Somewhere, "invented"));
        foreach (var party in new[] { MoneyBook.Lab, MoneyBook.North, MoneyBook.South })
        {
            Criterion(party, "On the whole", CriterionQuantity.Delta, party == MoneyBook.North ? CriterionVerdict.Win : null);
            Criterion(party, "In its own cash", CriterionQuantity.DirectDelta);
        }

        Criterion(MoneyBook.North, "What the lower share brings", CriterionQuantity.TermDelta, null, lower);
        Criterion(MoneyBook.North, "Stake", CriterionQuantity.Stake);
        Criterion(MoneyBook.South, "Peace of mind", CriterionQuantity.Judgement, CriterionVerdict.Neutral);
        return Named(book.Book(), unit, growth, wording ?? (text => text));
    }

    /// <summary>Every figure of its outcomes, and those that one asks for oneself; sweeps with few states.</summary>
    public static IReadOnlyList<Figure> Figures(DealBook book)
    {
        var outcomes = book.Money().Outcomes();
        var (end, growth) = (book.Assumptions["Shops close"], book.Ledger!.Headline!);
        var other = outcomes.Scenario.With(growth.Id, 0.35m).With(end.Id, new DateOnly(2028, 6, 30));
        return
        [
            .. OutcomeFigures.All(outcomes).Where(figure => figure.Slider is null),
            outcomes.DeltaAgainst(end), outcomes.SweepFigure(end, 3), outcomes.Beside(other).SideBySide(),
            outcomes.Contour(outcomes.Grid(end, growth, outcomes.Parties[1], outcomes.Model.Baselines[1], Perspective.Direct, 5)),
        ];
    }

    private static Assumption Money(MoneyBook book, string id, decimal value, decimal low, decimal high, decimal maximum, string unit) => book.Add(new(
        id, id, "Amounts", unit, AssumptionValue.Of(low), AssumptionValue.Of(value), AssumptionValue.Of(high), Distribution.Uniform, AssumptionValue.Of(0), AssumptionValue.Of(maximum),
        1, AssumptionBasis.Reported, MoneyBook.Somewhere, null, new(2026, 1, 1)));

    private static Term Term(MoneyBook book, string id, TermNumbers numbers, Switch clause, Assumption until, bool isConfirmed = true)
        => book.Term(id, TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, numbers, clause, until: until, isConfirmed: isConfirmed);

    /// <summary>The book with a unit and a headline, and with every name changed.</summary>
    private static DealBook Named(DealBook book, string unit, Assumption headline, Func<string, string> wording)
    {
        var colours = new Dictionary<string, string> { ["lab"] = "#2d9696", ["north"] = "#0b1d51", ["south"] = "#e0a030" };
        var parties = book.Parties.ToDictionary(party => party, party => new Party(party.Id, wording(party.Name), wording(party.ShortName), party.Role, colours.GetValueOrDefault(party.Id, party.Colour), null));
        Deal Deal(Deal deal) => new(
            deal.Id, deal.Name, deal.Announced, deal.Amount, deal.Unit, deal.AmountKind, deal.Status, [.. deal.Parties.Select(part => part with { Party = parties[part.Party] })], deal.Source, deal.Note);
        var clauses = book.Switches.ToDictionary(clause => clause, clause => clause with { Name = wording(clause.Name), Deal = clause.Deal is { } deal ? Deal(deal) : null });
        var terms = book.Terms.ToDictionary(term => term.Id, term => term.With(
            term.Facts with { Name = wording(term.Name), Switch = term.Switch is { } clause ? clauses[clause] : null, Payer = parties[term.Payer], Payee = parties[term.Payee] },
            (term as RevenueShare)?.CapGroup));
        return new("invented", "Invented", null, book.AsOf, book.Period, new()
        {
            Sources = [.. book.Sources],
            Parties = [.. parties.Values],
            Assumptions = [.. book.Assumptions],
            Ledger = book.Ledger! with { Unit = unit, Headline = headline },
            Drivers = [.. book.Drivers],
            Switches = [.. clauses.Values],
            Regimes = [.. book.Regimes.Select(regime => new Regime(regime.Id, wording(regime.Name), regime.Description, regime.Role, [.. regime.Switches.Select(clause => clauses[clause])], null))],
            Terms = [.. terms.Values],
            Valuations = [.. book.Valuations.Select(value => value with { Lab = parties[value.Lab], Holders = [.. value.Holders.Select(row => row with { Lab = parties[row.Lab], Holder = parties[row.Holder] })] })],
            Criteria = [.. book.Criteria.Select(one => one with { Party = parties[one.Party], Name = wording(one.Name), Term = one.Term is { } of ? terms[of.Id] : null })],
        });
    }
}
