namespace Deals.Data;

/// <summary>
/// Warns of lags and spreads that may be a part of a quarter. Contracts name whole ones; of a part, the quarter after it takes as much
/// of the payment, which is seldom meant.
/// </summary>
internal sealed class PartQuarters(Binding book)
{
    public void Warn()
    {
        foreach (var row in book.Readable<TermRow>())
        {
            Warn(row, row.Lag, nameof(row.Lag));
            Warn(row, row.Spread, nameof(row.Spread));
        }
    }

    private void Warn(TermRow row, To<Assumption>? quarters, string property)
    {
        if (book.Real(quarters) is not { IsDate: false } known)
            return;
        var parts = new[] { known.Low, known.Base, known.High, known.Minimum, known.Maximum }.Select(value => value.Number!.Value)
            .Append(known.Step);
        if (parts.FirstOrDefault(value => value != decimal.Truncate(value)) is var part && part != 0)
            book.ReportText(
                ProblemKind.NotWhole, row, property,
                $"has {part.ToString(System.Globalization.CultureInfo.InvariantCulture)} among its values or as its step",
                "whole quarters, as contracts name them");
    }
}
