namespace Deals.Data;

/// <summary>
/// Warns of numbers that are hundreds of times what stands beside them: millions among billions, or percent among fractions.
/// </summary>
internal sealed class Slips(Binding book)
{
    /// <summary>From so many times on a number looks like a slip of a thousand; growth alone rarely comes near in a year.</summary>
    private const double Jump = 300;

    /// <summary>From so many times on a published number and the model's are hardly of the same thing.</summary>
    private const double FarOff = 4;

    /// <summary>A larger fraction in a claim is percent written as one: few things grow by more than 1,000 percent.</summary>
    private const decimal LargestFraction = 10;

    public void Warn()
    {
        foreach (var row in book.Readable<ClaimRow>()
            .Where(row => row.Unit == Assumption.FractionUnit && Math.Abs(row.Value ?? 0) > LargestFraction))
            book.ReportText(
                ProblemKind.RateAboveOne, row, nameof(row.Value),
                string.Create(CultureInfo.InvariantCulture, $"is {100 * row.Value:#,0.##} percent, as its unit is {row.Unit}"),
                "0.08 for 8 percent, or the unit percent");
        foreach (var row in book.Readable<AssumptionRow>().Where(row => row.Unit != Assumption.DateUnit))
        {
            var middle = Number(row.Base);
            Warn(row, nameof(row.Low), Number(row.Low), middle, "the base");
            Warn(row, nameof(row.High), Number(row.High), middle, "the base");
        }

        foreach (var row in book.Readable<ScenarioValueRow>())
        {
            if (book.Real(row.AssumptionId) is { IsDate: false } assumption)
                Warn(row, nameof(row.Value), Number(row.Value), (double?)assumption.Base.Number, $"the base of {assumption.Id}");
        }

        foreach (var driver in book.Readable<AnchorRow>()
            .GroupBy(row => (row.DriverId.Id, row.Period.Contains('Q', StringComparison.Ordinal))))
        {
            AnchorRow? before = null;
            foreach (var row in driver.OrderBy(row => row.Period, StringComparer.Ordinal))
            {
                if (before is not null && Value(row) is { } now)
                    Warn(row, row.Value is null ? nameof(row.AssumptionId) : nameof(row.Value), now, Value(before), $"{before.Period}");
                before = row;
            }
        }

        foreach (var row in book.Readable<DealRow>())
        {
            // The same digits of the same source in another scale, or the same amount of it in a slipped one.
            if (row is not { Amount: { } amount, Unit: { } unit } || SpokenMoney.InFull(amount, unit) is not { } whole)
                continue;
            var stated = from claim in book.Readable<ClaimRow>()
                         where claim.SourceId.Id == row.SourceId.Id && claim is { Value: not null, Unit: not null }
                         let other = SpokenMoney.InFull(claim.Value!.Value, claim.Unit!)
                         where other?.Of == whole.Of && other != whole
                             && (claim.Value == amount || IsThousand(whole.Amount, other!.Value.Amount)
                                 || IsThousand(other!.Value.Amount, whole.Amount))
                         select (claim.ClaimId, other!.Value.Amount);
            foreach (var (claim, other) in stated.Take(1))
                Warn(row, nameof(row.Amount), (double)whole.Amount, (double)other, $"the amount that {claim} states");
        }

        foreach (var size in book.Readable<SizeRow>().GroupBy(row => (row.PartyId.Id, row.Measure)))
        {
            SizeRow? before = null;
            foreach (var row in size.OrderBy(row => row.Period, StringComparer.Ordinal))
            {
                if (before is not null)
                    Warn(row, nameof(row.Value), (double)row.Value, (double)before.Value, before.Period);
                before = row;
            }
        }
    }

    /// <summary>Whether one number is a thousand times another, but for rounding.</summary>
    private static bool IsThousand(decimal one, decimal other) => other != 0 && Math.Abs((one / other / 1000) - 1) <= 0.01m;

    /// <summary>
    /// Warns of a published number that is far from what the model gives for it: of one that the model was neither given nor fitted to,
    /// far sooner than that it looks like a slip.
    /// </summary>
    public void Warn(IReadOnlyList<PublishedComparison> compared)
    {
        var rows = book.Readable<PublishedRow>().ToDictionary(row => row.PublishedId, StringComparer.Ordinal);
        foreach (var each in compared.Where(each => each.Published.Quantity != PublishedQuantity.CapFull))
        {
            if (!rows.TryGetValue(each.Published.Id, out var row)
                || Warn(row, nameof(row.Value), each.Nearest, each.Model, "the model's number") || !each.IsTest)
                continue;
            if (Times(each.Nearest, each.Model) is { } times and (>= FarOff or <= 1 / FarOff))
                book.ReportText(
                    ProblemKind.PublishedFar, row, nameof(row.Value), $"{Apart(times)} the model's number, {Text(Math.Abs(each.Model))}",
                    "a model that comes nearer, or the same thing counted; a note that says why they differ");
        }
    }

    private double? Value(AnchorRow row) => (double?)row.Value ?? (double?)book.Real(row.AssumptionId)?.Base.Number;

    /// <summary>Warns where one number is hundreds of times another; whether it did.</summary>
    private bool Warn(TableRow row, string property, double? now, double? other, string what)
    {
        if (Times(now, other) is not ({ } times and (>= Jump or <= 1 / Jump)))
            return false;
        book.ReportText(
            ProblemKind.ThousandFold, row, property, $"{Apart(times)} {what}, {Text(Math.Abs(other!.Value))}",
            "numbers of one unit; where it is right, say why in the row");
        return true;
    }

    /// <summary>How many times another number one is, without their signs; null where one of them is nothing.</summary>
    private static double? Times(double? now, double? other)
        => now is not { } one || other is not { } two || one == 0 || Math.Abs(two) < 1e-12 ? null : Math.Abs(one / two);

    private static string Apart(double times) => $"is {(times >= 1 ? $"{Rounded(times)} times" : $"1/{Rounded(1 / times)} of")}";

    private static string Rounded(double times) => times.ToString(times >= 10 ? "N0" : "0.#", CultureInfo.InvariantCulture);

    private static double? Number(object cell) => (double?)(FieldType.Number.Read((string)cell) as decimal?);

    private static string Text(double number) => number.ToString(number >= 10 ? "N0" : "0.####", CultureInfo.InvariantCulture);
}
