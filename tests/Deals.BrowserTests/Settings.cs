namespace Deals.BrowserTests;

/// <summary>Random scenarios of a book, the same for the same seed, none that contradicts itself.</summary>
internal sealed class Settings(DealBook book, int seed)
{
    private const int MostChanges = 6;
    private readonly Random random = new(seed);
    private readonly MoneyModel money = book.Money();

    public Scenario Next()
    {
        while (true)
        {
            var scenario = Enumerable.Range(0, random.Next(1, MostChanges + 1)).Aggregate(Scenario.Base(book), (now, _) =>
            {
                var assumption = book.Assumptions[random.Next(book.Assumptions.Count)];
                return now.With(assumption.Id, ValueOf(assumption));
            });
            if (IsComputable(scenario))
                return scenario;
        }
    }

    public bool IsComputable(Scenario scenario)
    {
        try
        {
            money.Under(scenario);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private AssumptionValue ValueOf(Assumption assumption)
    {
        if (!assumption.IsDate)
        {
            var (from, to) = (assumption.Minimum.Number!.Value, assumption.Maximum.Number!.Value);
            return AssumptionValue.Of(from + Math.Round((to - from) * random.Next(1001) / 1000, 6));
        }

        if (assumption.Maximum.IsNever && random.Next(4) == 0)
            return AssumptionValue.Never;
        var first = assumption.Minimum.Day!.Value;
        var days = (assumption.Maximum.Day ?? first.AddYears(10)).DayNumber - first.DayNumber;
        return AssumptionValue.Of(first.AddDays(random.Next(days + 1)));
    }
}
