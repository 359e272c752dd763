namespace Deals.Data;

/// <summary>
/// Warns of numbers that are hundreds of times what stands beside them: millions among billions, or percent among fractions.
/// </summary>
internal sealed class Slips(Binding book)
{
    /// <summary>From so many times on a number looks like a slip of a thousand; growth alone rarely comes near in a year.</summary>
    private const double Jump = 300;

    /// <summary>A larger fraction in a claim is percent written as one: few things grow by more than 1,000 percent.</summary>
    private const decimal LargestFraction = 10;

    public void Warn()
    {
        foreach (var row in book.Readable<ClaimRow>()
            .Where(row => row.Unit == Assumption.FractionUnit && Math.Abs(row.Value ?? 0) > LargestFraction))
            book.ReportText(
                ProblemKind.RateAboveOne, row, nameof(row.Value),
                string.Create(CultureInfo.InvariantCulture, $"is {100 * row.Value:#,0.##} percent, as its unit is {row.Unit}"),
                $"0.08 for 8 percent, or the unit percent");
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
            // The same digits of the same source in another scale.
            if (row is not { Amount: { } amount, Unit: { } unit } || SpokenMoney.InFull(amount, unit) is not { } whole)
                continue;
            var stated = from claim in book.Readable<ClaimRow>()
                         where claim.SourceId.Id == row.SourceId.Id && claim.Value == amount && claim.Unit is not null
                         let other = SpokenMoney.InFull(amount, claim.Unit!)
                         where other?.Of == whole.Of && other != whole
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

    /// <summary>Warns of a published number that is far from what the model gives for it.</summary>
    public void Warn(IReadOnlyList<PublishedComparison> compared)
    {
        var rows = book.Readable<PublishedRow>().ToDictionary(row => row.PublishedId, StringComparer.Ordinal);
        foreach (var each in compared.Where(each => each.Published.Quantity != PublishedQuantity.CapFull))
        {
            if (rows.TryGetValue(each.Published.Id, out var row))
                Warn(row, nameof(row.Value), (double)row.Value, each.Model, "the model's number");
        }
    }

    private double? Value(AnchorRow row) => (double?)row.Value ?? (double?)book.Real(row.AssumptionId)?.Base.Number;

    private void Warn(TableRow row, string property, double? now, double? other, string what)
    {
        if (now is not { } one || other is not { } two || one == 0 || Math.Abs(two) < 1e-12)
            return;
        var times = Math.Abs(one / two);
        if (times is >= Jump or <= 1 / Jump)
            book.ReportText(
                ProblemKind.ThousandFold, row, property,
                $"is {(times >= 1 ? $"{Text(times)} times" : $"1/{Text(1 / times)} of")} {what}, {Text(Math.Abs(two))}",
                "numbers of one unit; where it is right, say why in the row");
    }

    private static double? Number(object cell) => (double?)(FieldType.Number.Read((string)cell) as decimal?);

    private static string Text(double number) => number.ToString(number >= 10 ? "N0" : "0.####", CultureInfo.InvariantCulture);
}
