namespace Deals;

/// <summary>
/// A book under a scenario, seen by one party: every result and figure that a notebook shows, each computed when it is first
/// asked for. <c>var study = book.Study(scenario, assume);</c> and then <c>study.Verdicts()</c>, <c>study.Flows()</c>,
/// <c>study.With("share_cap=60").Verdicts()</c>.
/// </summary>
public sealed class Study
{
    private readonly string viewer;

    internal Study(DealBook book, Scenario scenario, string viewer)
    {
        (Book, Scenario, this.viewer) = (book, scenario, viewer);
        // A misspelt one is told here, and not by whichever result asks for it first.
        _ = viewer.Length == 0 ? null : book.Parties[viewer];
    }

    /// <summary>The deals.</summary>
    public DealBook Book { get; }

    /// <summary>The scenario, with what was changed.</summary>
    public Scenario Scenario { get; }

    /// <summary>Who holds which right when.</summary>
    public RightsTimeline Timeline => field ??= Book.Timeline(Scenario);

    /// <summary>Whose readings of the rights there are.</summary>
    /// <exception cref="NotApplicableException">The dataset has none.</exception>
    public Register<Reading> Readings => Book.Readings.Count > 0 ? Book.Readings
        : throw new NotApplicableException($"This notebook is about rights, and the dataset {Book.Name} has no readings of any.");

    /// <summary>
    /// The reading to hold beside the first: the one whose days of clashes differ most from the first's; the last where none do.
    /// </summary>
    /// <inheritdoc cref="Readings" path="/exception"/>
    public Reading RivalReading => Readings.Reverse().MaxBy(reading => Math.Abs(ClashDays(reading) - ClashDays(Readings[0])))!;

    /// <summary>The money of the deals, whatever the scenario.</summary>
    /// <exception cref="NotApplicableException">The dataset has none: no ledger, or no terms.</exception>
    public MoneyModel Money => field ??= Kit.MoneyOf(Book);

    /// <summary>Who gains and who loses, by how much, and what turns it.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Outcomes Outcomes => field ??= Money.Outcomes(Scenario);

    /// <summary>Flows, values and deltas.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public MoneyResult Result => Outcomes.Result;

    /// <summary>What the present terms are held against.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Regime Baseline => Money.Baselines[0];

    /// <summary>The party by which it is seen: the one asked for, or who loses most, or whose gain is least sure.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Party Party => field ??= Book.Parties.Named(viewer, otherwise: Outcomes.MostAffected);

    /// <summary>The party that deals most with <see cref="Party"/>.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Party Counterparty => field ??= Outcomes.Counterparty(Party);

    /// <summary>Of <see cref="Party"/> and <see cref="Counterparty"/>, the one that pays the other more under the present terms.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Party Payer => field ??= Paid(Party, Counterparty) > Paid(Counterparty, Party) ? Party : Counterparty;

    /// <summary>The other of the two.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Party Payee => Payer == Party ? Counterparty : Party;

    /// <summary>The assumption that moves the gain of <see cref="Party"/> most.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Assumption Lever => field ??= Outcomes.Lever(Party);

    /// <summary>Changes assumptions: <c>study.With("share_cap=60", "agi_date=2029-01-01")</c>.</summary>
    /// <exception cref="ArgumentException">There is no such assumption, or the value is out of its bounds.</exception>
    public Study With(params string[] assume) => new(Book, Scenario.With(assume), viewer);

    /// <summary>Draws all assumptions at once, many times over, and computes what parties gain in each of these worlds.</summary>
    /// <param name="seed">From what the random numbers come: the same seed gives the same worlds.</param>
    /// <param name="worlds">How many; until the standard errors are small enough when left out.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NotApplicableException">The dataset has no money.</exception>
    /// <exception cref="ArgumentException">An assumption cannot be drawn, or values contradict each other; the message names
    /// them.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Simulation Simulate(long seed = 1, int? worlds = null, CancellationToken cancellation = default)
        => new Simulator(Money, Scenario, new(seed) { Worlds = worlds, Threads = Environment.ProcessorCount }).Run(
            cancellation: cancellation);

    /// <summary>Shows the answer on one page: who gains, why, what would change it, how sure it is, what is confirmed.</summary>
    public Figure Brief() => Book.HasMoney ? Book.Brief(Timeline, Outcomes, viewer.Length > 0 ? Party : null, Outcomes.Simulated())
        : Book.Brief(Timeline, null);

    /// <summary>Shows the story's events on a true scale of time.</summary>
    public Figure Events() => Book.EventTimeline(Scenario);

    /// <summary>Shows who held which exclusive right when, and where they collided, under a reading.</summary>
    /// <param name="reading">Whose reading, by id; the dataset's first when left out.</param>
    /// <param name="wholePeriod">Whether to show the dataset's whole period; else the months around the collisions, where there are
    /// any.</param>
    public Figure Windows(string reading = "", bool wholePeriod = false)
        => Book.ExclusivityWindows(Timeline, ReadingOf(reading), wholePeriod ? Book.Period : null);

    /// <summary>Shows which product customers may use on which cloud, and whose clause bars the rest, under a reading.</summary>
    /// <param name="reading">Whose reading, by id; the dataset's first when left out.</param>
    public Figure WhoMaySell(string reading = "") => Book.WhoMaySell(Timeline, ReadingOf(reading));

    /// <summary>Shows the share of the pairs of product and cloud that customers may use, day by day.</summary>
    public Figure Choice() => Book.ChoiceIndex(Timeline);

    /// <summary>Shows what revenue and prices follow.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Drivers() => Result.DriversFigure();

    /// <summary>Shows what a party pays and is paid, quarter by quarter, beside what it would under the terms before.</summary>
    /// <param name="party">The party's id; <see cref="Party"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Flows(string party = "") => Result.FlowsByQuarter(
        PartyOf(party), beside: Money.Baselines.FirstOrDefault(baseline => baseline.Resolution is null) ?? Money.Baselines[0]);

    /// <summary>Shows what the present terms change in a party's own cash, year by year.</summary>
    /// <param name="party">The party's id; <see cref="Party"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure ChangeByYear(string party = "") => Result.ChangeByYear(PartyOf(party));

    /// <summary>Shows who pays whom, year by year.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure FlowsByYear() => Result.FlowsByYear();

    /// <summary>Shows what one party pays another under each regime.</summary>
    /// <param name="payer">Who pays, by id; when both are left out <see cref="Payer"/> pays <see cref="Payee"/>, else
    /// <see cref="Counterparty"/>.</param>
    /// <param name="payee">Who is paid, by id; else <see cref="Party"/>.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Payments(string payer = "", string payee = "") => payer.Length + payee.Length == 0
        ? Result.PaymentsByRegime(Payer, Payee)
        : Result.PaymentsByRegime(payer.Length == 0 ? Counterparty : PartyOf(payer), PartyOf(payee));

    /// <summary>Shows when a cap binds, and what is left of it.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure CapBurnDown() => Result.CapBurnDown();

    /// <summary>Shows on which day a cap is full, against revenue and the size of the cap, with others' forecasts.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure CapDate() => Result.CapDate();

    /// <summary>Shows who wins and who loses, with ranges.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Verdicts() => Outcomes.VerdictFigure();

    /// <summary>Shows through which terms a party gains or loses.</summary>
    /// <param name="party">The party's id; <see cref="Party"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Bridge(string party = "") => Outcomes.BridgeFigure(PartyOf(party));

    /// <summary>Shows how far each assumption alone moves a party's gain.</summary>
    /// <param name="party">The party's id; <see cref="Party"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Tornado(string party = "") => Outcomes.TornadoFigure(PartyOf(party));

    /// <summary>Shows every party's gain against one assumption, and where each breaks even.</summary>
    /// <param name="assumption">The assumption's id; <see cref="Lever"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure DeltaAgainst(string assumption = "") => Outcomes.DeltaAgainst(AssumptionOf(assumption));

    /// <summary>Shows what parties gain at each value that an assumption may turn out to have, with its odds.</summary>
    /// <param name="assumption">The assumption's id; the dataset's first with odds, other than <see cref="Lever"/>, when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure GainsByOdds(string assumption = "") => Outcomes.GainsByOdds(
        assumption.Length > 0 ? AssumptionOf(assumption)
            : Book.Assumptions.Where(each => each.Odds.Count > 0).OrderBy(each => each == Lever).FirstOrDefault() ?? Lever);

    /// <summary>Shows which values of a number of the deal those who signed would have accepted, and where the signed one lies.</summary>
    /// <param name="number">Its assumption's id; that of the number that moves them most when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Bargain(string number = "") => Outcomes.BargainFigure(number.Length == 0 ? null : Book.Assumptions[number]);

    /// <summary>Shows every party's gain, with a slider that moves one assumption.</summary>
    /// <param name="assumption">The assumption's id; <see cref="Lever"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Sweep(string assumption = "") => Outcomes.SweepFigure(AssumptionOf(assumption));

    /// <summary>Shows the gain of <see cref="Party"/> over two assumptions.</summary>
    /// <param name="across">The id of the one; that which moves the gain most beside <see cref="Lever"/> when left out.</param>
    /// <param name="up">The id of the other; <see cref="Lever"/> when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Contour(string across = "", string up = "")
    {
        var lever = AssumptionOf(up);
        var other = Book.Assumptions.Named(across, otherwise: Outcomes.Lever(Party, besides: lever));
        return Outcomes.Contour(other, lever, Party, Baseline);
    }

    /// <summary>Shows how each party comes out by each criterion of the dataset.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure OutcomeMatrix() => Outcomes.OutcomeMatrix();

    /// <summary>Shows published numbers beside the model's.</summary>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure ModelAgainstPublished() => Result.ModelAgainstPublished();

    /// <summary>Shows another scenario beside this one.</summary>
    /// <param name="scenario">Its name or file; the dataset's second when left out.</param>
    /// <inheritdoc cref="Money" path="/exception"/>
    public Figure Beside(string scenario = "") => Outcomes.Beside(Book.RivalScenario(scenario)).SideBySide();

    /// <summary>
    /// Shows the page with sliders in the cell's output, at one figure and the assumptions that move it most, and more on request:
    /// <c>var whatIf = study.WhatIf(); whatIf</c>. In the next cells <c>whatIf.Study</c> is the study as the sliders stand. What is
    /// saved with the notebook is the figure's picture.
    /// </summary>
    /// <param name="figure">"bridge", "flows", "cap", "verdicts", "windows" or "choice"; the bridge when left out, and the windows of a
    /// dataset without money.</param>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public WhatIfPage WhatIf(string figure = "") => new(this, figure.Length > 0 ? figure : Book.HasMoney ? "bridge" : "windows");

    internal Study Under(Scenario scenario) => new(Book, scenario, viewer);

    /// <inheritdoc/>
    public override string ToString() => $"{Book.Name}: {Scenario}";

    private int ClashDays(Reading reading) => Window.Union(Timeline.Collisions(reading)
        .Select(collision => collision.Window.Intersection(Book.Period)).OfType<Window>()).Sum(window => window.Days!.Value);

    private Reading ReadingOf(string id) => Book.Readings.Named(id, otherwise: Readings[0]);

    private double Paid(Party payer, Party payee)
        => Result.Flows(Money.Current).Where(flow => flow.Term.Payer == payer && flow.Term.Payee == payee).Sum(flow => flow.Paid);

    private Party PartyOf(string id) => Book.Parties.Named(id, otherwise: Party);

    private Assumption AssumptionOf(string id) => Book.Assumptions.Named(id, otherwise: Lever);
}

/// <summary>
/// The data have nothing for this notebook, which the message explains. <c>deals run</c> ends the notebook there, shows the
/// message in the place of the cell's output, and counts no failure; a kernel shows it as it shows any exception.
/// </summary>
/// <param name="message">What is missing, as a sentence.</param>
public sealed class NotApplicableException(string message) : Exception(message);
