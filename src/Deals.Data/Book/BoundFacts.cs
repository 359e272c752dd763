namespace Deals.Data;

/// <summary>The facts that rows of several tables refer to, while they are bound.</summary>
internal sealed class BoundFacts
{
    public Facts<Source> Sources { get; } = new(StandIn.Source);

    public Facts<Party> Parties { get; } = new(StandIn.Party);

    public Facts<Subject> Subjects { get; } = new(id => new(id, id, null));

    public Facts<Deal> Deals { get; } = new(StandIn.Deal);

    public Facts<DealEvent> Events { get; } = new(StandIn.Event);

    public Facts<Claim> Claims { get; } = new(StandIn.Claim);

    public Facts<Assumption> Assumptions { get; } = new(StandIn.Assumption);

    public Facts<Reading> Readings { get; } = new(StandIn.Reading);

    public Facts<Right> Rights { get; } = new(StandIn.Right);

    public Facts<Driver> Drivers { get; } = new(StandIn.Driver);

    public Facts<Switch> Clauses { get; } = new(StandIn.Switch);

    public Facts<Regime> Regimes { get; } = new(StandIn.Regime);

    public Facts<CapGroup> CapGroups { get; } = new(StandIn.CapGroup);

    public Facts<Term> Terms { get; } = new(StandIn.Term);

    public Facts<Valuation> Valuations { get; } = new(StandIn.Valuation);

    public Facts<NamedScenario> Scenarios { get; } = new(id => new(id, id, id, []));

    public Facts<Criterion> Criteria { get; } = new(StandIn.Criterion);

    public Facts<ReportedFigure> Reported { get; } = new(StandIn.Reported);

    /// <summary>The source that a row names; null when it names none.</summary>
    public Source? SourceOf(Row row) => Sources.Find(row.Text("source_id"));

    /// <summary>The assumption that a cell names; null when it names none.</summary>
    public Assumption? Assumed(Row row, string column) => Assumptions.Find(row.Text(column));
}
