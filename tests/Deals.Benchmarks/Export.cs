using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deals.Benchmarks;

/// <summary>
/// Writes a book's money as JSON, with worlds and what the kit computes for them, so that another program can compute the
/// same. Days are day numbers (0 is 1 January 0001), never is null.
/// </summary>
internal static class Export
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write(DealBook book, int worlds, string path)
    {
        var model = book.Money();
        var sample = new WorldSample(book, worlds);
        var batch = model.Batch(sample.Moved);
        var deltas = Measured.Columns(batch, worlds);
        batch.Fill(sample.Columns, deltas);
        var frame = model.Frame;
        var document = new
        {
            First = Of(frame.First),
            Last = Of(frame.Last),
            ValuationDate = frame.ValuationDate.DayNumber,
            Rates = new Dictionary<string, string> { ["contract"] = frame.ContractRate.Id, ["margin"] = frame.MarginRate.Id, ["equity"] = frame.EquityRate.Id },
            CloudLife = frame.CloudLife?.Id,
            Parties = book.Parties.Select(party => new { party.Id, party.Role }),
            Assumptions = book.Assumptions.Select(one => new
            {
                one.Id,
                Value = Of(one.Base),
                Maximum = Of(one.Maximum),
                Odds = one.Odds.Select(odds => new { Value = Of(odds.Value), odds.Probability }),
            }),
            Drivers = book.Drivers.Select(Of),
            Regimes = book.Regimes.Select(Of),
            CapGroups = book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().DistinctBy(group => group.Id).Select(group => new
            {
                group.Id,
                Cap = group.Cap.Id,
                From = group.From.DayNumber,
                Opening = group.Opening?.Id,
                OpeningShare = group.OpeningShare?.Id,
            }),
            Terms = book.Terms.Select(Of),
            Valuations = book.Valuations.Select(Of),
            Worlds = new { Columns = sample.Moved.Select(one => one.Id), Values = sample.Columns.Select(column => column.Select(Finite)) },
            Deltas = model.Deltas([Scenario.Base(book)])[0].SelectMany(delta => Numbers(batch, delta, deltas)),
        };
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, document, Options);
    }

    private static IEnumerable<object> Numbers(WorldBatch batch, Delta atBase, double[][] deltas) =>
        from measure in Enum.GetValues<ValueMeasure>()
        from perspective in Enum.GetValues<Perspective>()
        let expected = (measure, perspective) switch
        {
            (ValueMeasure.PresentValue, Perspective.Direct) => atBase.Direct,
            (ValueMeasure.PresentValue, _) => atBase.LookThrough,
            (_, Perspective.Direct) => atBase.DirectPlain,
            _ => atBase.LookThroughPlain,
        }
        select new
        {
            Party = atBase.Party.Id,
            Baseline = atBase.Baseline.Id,
            Perspective = perspective,
            Measure = measure,
            Base = expected,
            Values = deltas[batch.ColumnOf(atBase.Party, atBase.Baseline, perspective, measure)].Select(Finite),
        };

    private static object Of(Driver driver) => new
    {
        driver.Id,
        driver.Kind,
        Anchors = driver.Anchors.Select(anchor => new { anchor.Year, anchor.Number, anchor.Value, Assumed = anchor.Assumed?.Id }),
        Growth = (driver as AnchoredDriver)?.Growth?.Id,
        Fade = (driver as AnchoredDriver)?.Fade?.Id,
        Parent = driver.ComputedFrom.FirstOrDefault(),
        (driver as LessDriver)?.Other,
        Factor = ((driver as ProductDriver)?.Factor ?? (driver as LessDriver)?.Factor)?.Id,
        (driver as ShareDriver)?.Ramp,
        RampFrom = Of((driver as ShareDriver)?.RampFrom),
        RampTo = Of((driver as ShareDriver)?.RampTo),
        ShareFrom = (driver as ShareDriver)?.ShareFrom.Id,
        ShareTo = (driver as ShareDriver)?.ShareTo.Id,
        BandFrom = (driver as BandDriver)?.From?.Id,
        BandTo = (driver as BandDriver)?.To?.Id,
    };

    private static object Of(Regime regime) => new
    {
        regime.Id,
        regime.Role,
        Clauses = regime.Switches.Select(clause => clause.Id),
        Resolution = regime.Resolution is not { } resolution ? null : new
        {
            Before = resolution.Before.Id,
            Until = resolution.Until.Id,
            Ends = resolution.Ends.Select(end => new { Regime = end.Regime.Id, Probability = end.Probability?.Id }),
        },
    };

    private static object Of(Term term) => new
    {
        term.Id,
        term.Kind,
        Clause = term.Switch?.Id,
        Payer = term.Payer.Id,
        Payee = term.Payee.Id,
        term.Risk,
        From = term.From?.DayNumber,
        To = term.To?.DayNumber,
        Since = term.BeginsOn.FirstOrDefault()?.Id,
        OrSince = term.BeginsOn.ElementAtOrDefault(1)?.Id,
        Until = term.EndsOn.FirstOrDefault()?.Id,
        OrUntil = term.EndsOn.ElementAtOrDefault(1)?.Id,
        Driver = term.DriverId,
        Rate = term.Number("rate")?.Id,
        Margin = term.Number("margin")?.Id,
        Amount = term.Number("amount")?.Id,
        TakeUp = term.Number("take_up")?.Id,
        Profile = term.Number("profile")?.Id,
        Probability = term.Number("probability")?.Id,
        OfTerm = (term as PartOfTerm)?.OfTermId,
        Share = term.Number("share")?.Id,
        CapGroup = (term as RevenueShare)?.CapGroup?.Id,
        Lag = term.Number("lag")?.Id,
        Spread = term.Number("spread")?.Id,
        Life = term.Number("life")?.Id,
        RateTo = term.Number("rate_to")?.Id,
        RateBy = Of((term as RevenueShare)?.RateBy),
        Bases = ((term as BasedTerm)?.Bases ?? []).Select(each => new { Term = each.TermId, each.Subtracted, Weight = each.Weight?.Id }),
    };

    private static object Of(Valuation valuation) => new
    {
        Lab = valuation.Lab.Id,
        PostMoney = valuation.PostMoney.Id,
        Holders = valuation.Holders.Select(row => new { Holder = row.Holder.Id, From = row.From.DayNumber, Share = row.Share.Id }),
    };

    private static int[]? Of(Quarter? quarter) => quarter is { } one ? [one.Year, one.Number] : null;

    private static double? Of(AssumptionValue value) => Finite(WorldBatch.NumberOf(value));

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
