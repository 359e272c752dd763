using Deals.Tables;
using Microsoft.Data.Analysis;

namespace Deals.Tests.Notebooks;

/// <summary>A frame of each table of a book and of each list of results, with what its rows were made of.</summary>
internal sealed class AllFrames
{
    private readonly List<(TableView View, DataFrame Frame)> all = [];

    private AllFrames(DealBook book)
    {
        var timeline = book.Timeline();
        var reading = book.Readings[0];
        Add(book.Sources);
        Add(book.Claims);
        Add(book.Conflicts);
        Add(book.Evidence());
        Add(book.Parties);
        Add(book.Deals);
        Add(book.Events);
        Add(book.Subjects);
        Add(book.Readings);
        Add(book.DisputedPlacements());
        Add(book.Offers);
        Add(book.Rights);
        Add(book.Assumptions);
        Add(book.Correlations);
        Add(book.Sizes);
        Add(Enum.GetValues<ClaimBasis>().SelectMany(book.Checked));
        Add(timeline.Held);
        Add(timeline.Collisions());
        Add(timeline.Coverage(reading, book.Period));
        Add(timeline.Gaps(reading, book.Period));
        Add(book.Offers.Count == 0 ? [] : timeline.Offers(reading, book.AsOf));
        Add(book.Offers.Count == 0 ? [] : timeline.ChoiceIndex(reading, book.Period));

        var outcomes = book.Money().Outcomes();
        var (model, result, party) = (outcomes.Model, outcomes.Result, outcomes.MostAffected);
        var baseline = model.Baselines[0];
        var lever = outcomes.Levers(party)[0];
        Add(book.Drivers);
        Add(book.Drivers.SelectMany(driver => driver.Anchors));
        Add(book.Switches);
        Add(book.Regimes);
        Add(book.Terms);
        Add(book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().Distinct());
        Add(book.Valuations);
        Add(book.Valuations.SelectMany(valuation => valuation.Holders));
        Add(book.Scenarios);
        Add(book.Scenarios.SelectMany(scenario => scenario.Values));
        Add(book.Criteria);
        Add(book.Published);
        Add(result.Flows(model.Current));
        Add(result.Ledger(model.Current));
        Add(result.CapUses(model.Current));
        Add(result.Caps(model.Current));
        Add(result.Commitments(model.Current));
        Add(result.Drivers);
        Add(result.Values);
        Add(result.Deltas);
        Add(outcomes.RelativeGains());
        Add(book.Valuations.SelectMany(valuation => result.AfterLedger(valuation.Lab, model.Current)));
        Add(result.BridgeByTerm(party, baseline).Concat(result.BridgeByClause(party, baseline)));
        Add(outcomes.Tornado(party, baseline));
        Add(outcomes.Sweep(lever, 5).SelectMany(point => point.Rows));
        Add(outcomes.BreakEvens(lever));
        Add(outcomes.Verdicts());
        Add(outcomes.Criteria());
        Add(result.Published);
        var simulation = outcomes.Simulated()!;
        var simulated = simulation.DeltaOf(party, baseline);
        Add(simulation.Deltas);
        Add(simulated.Given);
        Add(simulated.SplitBy(simulation.Drawn[0]));
        Add(simulated.Influences);
        Add(simulated.Tornado);
        Add(simulation.Sensitivity(64).Of(party, baseline));
        Add(simulation.Joint(baseline));
        Add(simulation.Cash(party));
        Add(simulation.Model.Book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().Take(1).SelectMany(cap => simulation.CapFull(cap)));
        var comparison = outcomes.Beside(book.NamedScenario(book.Scenarios[^1].Id));
        Add(comparison.Differences);
        Add(comparison.Deltas);
    }

    public IReadOnlyList<(TableView View, DataFrame Frame)> All => all;

    /// <summary>Those that have rows: the library sorts, groups and joins no others.</summary>
    public IEnumerable<(TableView View, DataFrame Frame)> Filled => all.Where(one => one.Frame.Rows.Count > 0);

    public static AllFrames Of(DealBook book) => new(book);

    /// <summary>The table whose rows are of a type.</summary>
    public DataFrame Of(Type row) => all.Single(one => one.View.RowType == row).Frame;

    private void Add<T>(IEnumerable<T> rows) => all.Add((TableViews.Of<T>(), rows.ToDataFrame()));
}
