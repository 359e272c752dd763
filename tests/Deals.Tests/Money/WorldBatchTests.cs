namespace Deals.Tests.Money;

/// <summary>A batch of worlds gives what scenarios with the same values give, and takes no memory for it.</summary>
public sealed class WorldBatchTests
{
    private const int Worlds = 37;

    private static readonly DealBook Book = Invented();

    [Theory]
    [InlineData("growth", "share_rate", "ends", "settled", "won", "post_money")]
    [InlineData("growth", "share_rate", "won")] // the day is left to its odds
    [InlineData("ends")]
    public void The_deltas_are_those_of_scenarios_to_the_last_bit(params string[] columns)
    {
        var model = Book.Money();
        var moved = columns.Select(id => Book.Assumptions[id]).ToList();
        var scenarios = Enumerable.Range(0, Worlds).Select(world => moved.Aggregate(Scenario.Base(Book), (scenario, one) => scenario.With(one.Id, ValueIn(world, one)))).ToList();
        var expected = model.Deltas(scenarios);

        var batch = model.Batch(moved);
        var deltas = Columns(batch, Worlds);
        batch.Fill(Inputs(batch, Worlds), deltas);

        for (var world = 0; world < Worlds; world++)
        {
            Assert.Equal(batch.DeltaColumns, expected[world].Count * 4);
            foreach (var delta in expected[world])
            {
                double[] numbers = [delta.Direct, delta.LookThrough, delta.DirectPlain, delta.LookThroughPlain];
                double[] found =
                [
                    .. from measure in Enum.GetValues<ValueMeasure>()
                       from perspective in Enum.GetValues<Perspective>()
                       select deltas[batch.ColumnOf(delta.Party, delta.Baseline, perspective, measure)][world],
                ];
                Assert.Equal(numbers.Select(BitConverter.DoubleToInt64Bits), found.Select(BitConverter.DoubleToInt64Bits));
            }
        }

        Assert.Contains(deltas, column => column.Distinct().Count() > 1);
    }

    [Theory]
    [InlineData("growth", "share_rate", "ends")]
    [InlineData("growth", "share_rate")]
    public void Ten_thousand_worlds_take_no_more_memory_than_ten(params string[] columns)
    {
        var batch = Book.Money().Batch([.. columns.Select(id => Book.Assumptions[id])]);
        long Taken(int worlds)
        {
            var (inputs, deltas) = (Inputs(batch, worlds), Columns(batch, worlds));
            var before = GC.GetAllocatedBytesForCurrentThread();
            batch.Fill(inputs, deltas);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Taken(10);
        Assert.Equal(0, Taken(10));
        Assert.Equal(0, Taken(10_000));
    }

    [Fact]
    public void A_value_outside_its_bounds_is_told_by_name()
    {
        var batch = Book.Money().Batch([Book.Assumptions["share_rate"]]);
        var fault = Assert.Throws<ArgumentException>(() => batch.Fill([[0.2, 1.5]], Columns(batch, 2)));
        Assert.StartsWith("share_rate goes from 0 to 1 (fraction), so no simulation can have 1.5.", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => batch.Fill([[double.NaN]], Columns(batch, 1)));
    }

    [Fact]
    public void Columns_that_do_not_fit_are_refused()
    {
        var growth = Book.Assumptions["growth"];
        var model = Book.Money();
        var batch = model.Batch([growth]);
        Assert.Throws<ArgumentException>(() => batch.Fill([], Columns(batch, 1)));
        Assert.Throws<ArgumentException>(() => batch.Fill([[0.1]], Columns(batch, 2)));
        Assert.Throws<ArgumentException>(() => batch.Fill([[0.1]], []));
        Assert.Throws<ArgumentException>(() => model.Batch([]));
        Assert.Throws<ArgumentException>(() => model.Batch([growth, growth]));
        Assert.Throws<ArgumentException>(() => batch.ColumnOf(MoneyBook.Lab, model.Current));
    }

    [Fact]
    public void No_worlds_are_no_work()
    {
        var batch = Book.Money().Batch([Book.Assumptions["growth"]]);
        batch.Fill([[]], Columns(batch, 0));
    }

    private static double[][] Inputs(WorldBatch batch, int worlds)
        => [.. batch.Inputs.Select(assumption => Enumerable.Range(0, worlds).Select(world => WorldBatch.NumberOf(ValueIn(world, assumption))).ToArray())];

    private static double[][] Columns(WorldBatch batch, int worlds) => [.. Enumerable.Range(0, batch.DeltaColumns).Select(_ => new double[worlds])];

    /// <summary>A value within the bounds that differs from world to world, and for a day is never in some.</summary>
    private static AssumptionValue ValueIn(int world, Assumption assumption) => assumption.IsDate
        ? world % 5 == 3 ? AssumptionValue.Never : AssumptionValue.Of(new DateOnly(2026, 2, 1).AddDays(world * 13 % 900))
        : AssumptionValue.Of(assumption.Base.Number!.Value * (90 + (world * 7 % 23)) / 100);

    /// <summary>A capped share that ends on a day with odds, a contract, owners, and a dispute with two ends.</summary>
    private static DealBook Invented()
    {
        var book = new MoneyBook { Rate = 0.1m, ValuationDate = new(2026, 2, 10) };
        var (capped, contract) = (book.Switch("capped"), book.Switch("contract"));
        var now = book.Regime("now", RegimeRole.Current, capped, contract);
        var before = book.Regime("before", RegimeRole.DefaultBaseline, contract);
        book.Regime(new("dispute", "dispute", "dispute", RegimeRole.Baseline, [], new(before, book.Day("settled", new(2026, 9, 9)), [new(now, book.Number("won", 0.3m)), new(before, null)])));

        var sales = book.Sales("sales", book.Anchored("revenue", book.Number("growth", 0.2m, -0.5m), ("2025", 20), ("2026", 30), ("2026Q1", 6)), MoneyBook.Lab);
        book.Share(
            "share", sales, 0.2m, MoneyBook.North, capped, until: book.Day("ends", null, (new DateOnly(2027, 3, 3), 0.4m), (null, 0.6m)),
            cap: book.Cap("pool", 9, new(2026, 1, 1)));
        book.Term(
            "rent", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South, new() { Amount = book.Money("rent_amount", 12), Profile = book.Number("rent_profile", 2, 1, 3) },
            contract, new(2026, 1, 1), new(2028, 12, 31));
        book.Term("money", TermKind.Tranche, MoneyBook.Fund, MoneyBook.Lab, new() { Amount = book.Money("money_amount", 10) }, from: new(2026, 6, 30));
        book.Value(100, (MoneyBook.North, new(2025, 1, 1), 0.4m), (MoneyBook.Fund, new(2026, 5, 5), 0.2m));
        return book.Book();
    }
}
