namespace Deals;

/// <summary>What kind of statement a published number is.</summary>
public enum PublishedKind
{
    /// <summary>What happened, as somebody reported it.</summary>
    Actual,

    /// <summary>What a party plans or projects of itself.</summary>
    Plan,

    /// <summary>What somebody else estimates.</summary>
    Estimate,
}

/// <summary>How a number was stated that is not the number itself.</summary>
public enum PublishedBound
{
    /// <summary>Rounded: "about 20".</summary>
    About,

    /// <summary>The least that it may be: "more than 20".</summary>
    AtLeast,

    /// <summary>The most that it may be: "up to 20".</summary>
    AtMost,
}

/// <summary>Whether the model knew a published number: only one that it did not know tests it.</summary>
public enum KnownToModel
{
    /// <summary>The model was not given it.</summary>
    No,

    /// <summary>The model was given it.</summary>
    Given,

    /// <summary>An assumption was chosen so that the model comes near it.</summary>
    Fitted,
}

/// <summary>Which of the model's numbers a published one is held against.</summary>
public enum PublishedQuantity
{
    /// <summary>What a driver is, or terms accrue, over the quarters.</summary>
    Accrued,

    /// <summary>What is paid under terms in the quarters.</summary>
    Paid,

    /// <summary>What terms would accrue without their cap.</summary>
    Uncapped,

    /// <summary>What a cap takes off.</summary>
    Saved,

    /// <summary>
    /// When a cap is full, as a year with its part that has passed: 2029.25 is 1 April 2029. Where that is left to odds, the median.
    /// </summary>
    CapFull,

    /// <summary>What a party is paid less what it pays, but for money against new shares.</summary>
    Cash,
}

/// <summary>A number that somebody published, to hold the model against.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What was published.</param>
/// <param name="Driver">The driver it is to be compared with; null when it is terms or a party's cash.</param>
/// <param name="Terms">The terms it is to be compared with, under the current regime, each added or taken off.</param>
/// <param name="From">The first quarter.</param>
/// <param name="Through">The last quarter.</param>
/// <param name="Value">
/// The number, or the lower end of a range, in the ledger's unit; for <see cref="PublishedQuantity.CapFull"/> a year.
/// </param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Note">Remarks: what is counted differently, and why the model differs.</param>
public sealed record PublishedNumber(
    string Id, string Name, Driver? Driver, IReadOnlyList<PublishedTerm> Terms, Quarter From, Quarter Through,
    decimal Value, Source Source, Confidence Confidence, string? Note) : IIdentified
{
    /// <summary>What kind of statement it is.</summary>
    public PublishedKind Kind { get; init; }

    /// <summary>Who stated it; null for whoever published the source.</summary>
    public string? By { get; init; }

    /// <summary>The day on which it was stated; null where that is not known.</summary>
    public DateOnly? Stated { get; init; }

    /// <summary>Which of the model's numbers it is held against.</summary>
    public PublishedQuantity Quantity { get; init; }

    /// <summary>Whose cash it is; null unless <see cref="Quantity"/> is cash.</summary>
    public Party? Party { get; init; }

    /// <summary>The scenario under which the model is asked; null for the one that is looked at.</summary>
    public NamedScenario? Scenario { get; init; }

    /// <summary>How it was stated; null where it is the number itself, or a range.</summary>
    public PublishedBound? Bound { get; init; }

    /// <summary>The upper end of a range of which <see cref="Value"/> is the lower; null where it is none.</summary>
    public decimal? High { get; init; }

    /// <summary>Whether the model's number may lie within what was published, instead of meeting it.</summary>
    internal bool IsRange => High is not null || Bound is PublishedBound.AtLeast or PublishedBound.AtMost;

    /// <summary>Whether the model knew it.</summary>
    public KnownToModel Known { get; init; }

    /// <summary>The period as people write it: "2026Q1", or "2025Q1 to 2025Q3".</summary>
    public string Period => From == Through ? From.ToString() : $"{From} to {Through}";

    /// <summary>Who stated it.</summary>
    public string Author => By ?? Source.Credit;
}

/// <summary>A term in a published number.</summary>
/// <param name="Term">The term.</param>
/// <param name="Subtracted">Whether it is taken off instead of added.</param>
public sealed record PublishedTerm(Term Term, bool Subtracted);

/// <summary>What the model gives for the quarters of published numbers, which may lie before the ledger.</summary>
internal static class PublishedNumbers
{
    /// <summary>Two numbers of the same period that agree so well are the same number.</summary>
    private const double SameNumber = 1e-9;

    public static IReadOnlyList<PublishedComparison> Of(MoneyResult result)
    {
        var model = result.Model;
        if (model.Book.Published.Count == 0)
            return [];
        var last = model.Book.Published.Select(published => published.Through).Append(model.Frame.Last).Max();
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        // Each is counted from its own first quarter, or the ledger's: what is held against earlier quarters must not fill a pool for the
        // others.
        foreach (var group in model.Book.Published.GroupBy(published => FirstOf(model, published)))
        {
            var plan = new Plan(model.Book, group.Key, last, PathState.AllOf(model.Current), keepsQuarters: true);
            var places = new Places(
                plan.Drivers.Select((driver, at) => (driver.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at),
                model.Book.Terms.Select((term, at) => (term.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at));
            foreach (var alike in group.GroupBy(published => published.Scenario?.Id))
            {
                var scenario = alike.First().Scenario is { } named ? Scenario.Base(model.Book).With(named) : result.Scenario;
                Sum(model, plan, places, scenario, group.Key, [.. alike], found);
            }
        }

        return
        [
            .. from published in model.Book.Published
               let number = found[published.Id]
               select new PublishedComparison(published, number, KnownOf(published, number, result.Scenario))
               {
                   NotBy = published.Quantity == PublishedQuantity.CapFull && number >= CapPlan.YearAfter(last) ? last : null,
               },
        ];
    }

    /// <summary>The first quarter to compute for a number; bands count whole years.</summary>
    private static Quarter FirstOf(MoneyModel model, PublishedNumber published)
    {
        var first = new[] { FirstAccrued(model.Book, published), model.Frame.First }.Min();
        return model.Book.Drivers.Any(driver => driver is BandDriver) ? new(first.Year, 1) : first;
    }

    /// <summary>The first quarter that counts in a number: what is paid late accrued before.</summary>
    private static Quarter FirstAccrued(DealBook book, PublishedNumber published)
    {
        if (published.Quantity is not (PublishedQuantity.Paid or PublishedQuantity.Cash))
            return published.From;
        var latest = book.Terms.OfType<RevenueShare>()
            .Max(share => (share.Lag?.Maximum.Number ?? 0) + (share.Spread?.Maximum.Number ?? 1) - 1 as decimal?);
        return published.From.Next(-(int)Math.Ceiling(latest ?? 0));
    }

    private static void Sum(
        MoneyModel model, Plan plan, Places places, Scenario scenario, Quarter first, PublishedNumber[] numbers,
        Dictionary<string, double> found)
    {
        var worlds = new Worlds(plan.Inputs, [scenario]);
        var regime = new RegimePaths(model.Current, 0, plan.Inputs);
        var cases = numbers.ToDictionary(published => published.Id, _ => new List<(double Number, double Weight)>());
        Span<double> weights = stackalloc double[LaneMemory.Width];
        for (var block = 0; block < worlds.BlockCount; block++)
        {
            var space = plan.Evaluate(worlds.Block(block), block);
            worlds.FillWeights(block, weights);
            for (var path = 0; path < regime.Count; path++)
            {
                var probability = regime.Probability(path, worlds.Block(block));
                foreach (var published in numbers)
                {
                    var sum = Sum(model.Book, plan, places, path, space, published, first);
                    for (var lane = 0; lane < worlds.RealIn(block); lane++)
                        cases[published.Id].Add((sum.GetElement(lane), weights[lane] * probability.GetElement(lane)));
                }
            }
        }

        // A mean would add up years with the one that stands for never.
        foreach (var published in numbers)
            found[published.Id] = published.Quantity == PublishedQuantity.CapFull ? CapDays.MedianOf(cases[published.Id].OrderBy(one => one.Number))
                : cases[published.Id].Sum(one => one.Number * one.Weight);
    }

    private static V Sum(
        DealBook book, Plan plan, Places places, int path, Workspace space, PublishedNumber published, Quarter first)
    {
        var pass = new Pass(space);
        var (from, through) = (published.From - first, published.Through - first);
        var sum = V.Zero;
        if (published.Driver is { } driver)
        {
            for (var quarter = from; quarter <= through; quarter++)
                sum += pass.DriverRow(places.Drivers[driver.Id])[quarter];
            return sum;
        }

        var plans = plan.PlansOf(path);
        if (published.Quantity == PublishedQuantity.Cash)
        {
            for (var term = 0; term < plans.Length; term++)
            {
                var of = book.Terms[term];
                if (plans[term] < 0 || of is Tranche || (of.Payer != published.Party && of.Payee != published.Party))
                    continue;
                var paid = Over(space.PaidOf(plans[term]), from, through);
                sum = of.Payee == published.Party ? sum + paid : sum - paid;
            }

            return sum;
        }

        foreach (var each in published.Terms)
        {
            var at = plans[places.Terms[each.Term.Id]];
            if (at < 0)
            {
                // What is not paid under these terms fills nothing: the year after the last, as below.
                sum += published.Quantity == PublishedQuantity.CapFull
                    ? Lane.Create(CapPlan.YearAfter(plan.Calendar.Quarters[^1])) : V.Zero;
                continue;
            }

            var cap = plan.CapOf(at);
            var claim = cap is null ? at : cap.Claims[cap.Paid.IndexOf(at)];
            var accrued = Over(pass.Row(at), from, through);
            var value = published.Quantity switch
            {
                PublishedQuantity.Paid => Over(space.PaidOf(at), from, through),
                PublishedQuantity.Uncapped => Over(pass.Row(claim), from, through),
                PublishedQuantity.Saved => Over(pass.Row(claim), from, through) - accrued,
                PublishedQuantity.CapFull => cap!.YearFull(pass),
                _ => accrued,
            };
            sum = each.Subtracted ? sum - value : sum + value;
        }

        return sum;
    }

    private static V Over(ReadOnlySpan<V> row, int from, int through)
    {
        var sum = V.Zero;
        for (var quarter = from; quarter <= through; quarter++)
            sum += row[quarter];
        return sum;
    }

    /// <summary>Where drivers and terms stand, by their ids.</summary>
    private sealed record Places(Dictionary<string, int> Drivers, Dictionary<string, int> Terms);

    /// <summary>
    /// As the data say; given, too, where the model takes the quarters from reported numbers, whatever they are now said to be, and
    /// where assumptions, or a scenario, hold this very number for them.
    /// </summary>
    private static KnownToModel KnownOf(PublishedNumber published, double model, Scenario scenario)
    {
        if (published.Known != KnownToModel.No || DriverOf(published, scenario.Book) is not { } driver)
            return published.Known;
        bool IsSame(double number) => Math.Abs(number - (double)published.Value) <= SameNumber * Math.Abs((double)published.Value);
        return (published.Scenario is not null && IsSame(model))
            || SumOf(driver, published, anchor => (double?)anchor.Value) is not null
            || (SumOf(driver, published, Assumed) is { } sum && IsSame(sum))
            ? KnownToModel.Given : KnownToModel.No;

        double? Assumed(Anchor anchor)
            => anchor.Assumed is { } assumed ? Inputs.NumberOf(scenario.ValueOf(assumed)) : (double?)anchor.Value;
    }

    /// <summary>The driver that a number is held against, be it by the term that sells all of it throughout.</summary>
    private static Driver? DriverOf(PublishedNumber published, DealBook book)
        => published.Driver is { } driver ? driver
            : published.Quantity is PublishedQuantity.Accrued or PublishedQuantity.Paid
                && published.Terms is [{ Subtracted: false, Term: Sales { Rate: null, Switch: null } sales }]
                && !sales.BeginsOn.Any() && !sales.EndsOn.Any()
                && !(sales.From > published.From.Start) && !(sales.To < published.Through.End.AddDays(-1))
            ? book.Drivers[sales.DriverId] : null;

    /// <summary>What anchors say of the quarters of a number; null where they leave some of it to the model.</summary>
    private static double? SumOf(Driver driver, PublishedNumber published, Func<Anchor, double?> valueOf)
    {
        var known = driver.Anchors.Select(anchor => (anchor.Period, Value: valueOf(anchor)))
            .Where(anchor => anchor.Value is not null).ToDictionary(anchor => anchor.Period, anchor => anchor.Value!.Value);
        double? Sum(IEnumerable<Quarter> quarters)
            => quarters.Aggregate((double?)0, (sum, quarter) => known.TryGetValue($"{quarter}", out var of) ? sum + of : null);
        double? sum = 0;
        for (var year = published.From.Year; year <= published.Through.Year && sum is not null; year++)
        {
            var inside = Enumerable.Range(1, 4).Select(number => new Quarter(year, number))
                .ToLookup(quarter => quarter >= published.From && quarter <= published.Through);
            double? rest = known.TryGetValue(new Anchor(year, null, null, null, null, null).Period, out var total) ? total : null;
            // Of a year that is reported with its other quarters, what is left is known as well.
            sum += Sum(inside[true]) ?? rest - Sum(inside[false]);
        }

        return sum;
    }
}
