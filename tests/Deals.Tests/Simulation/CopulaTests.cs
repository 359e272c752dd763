namespace Deals.Tests.Simulations;

/// <summary>Assumptions move together as the data say, and each by itself as before.</summary>
public sealed class CopulaTests
{
    private const int Count = 1 << 14;

    private static readonly Assumption[] Four = [.. "abcd".Select(letter => Tried.Number(letter.ToString(), 0, 1, 2, Distribution.Triangular))];

    [Theory]
    [InlineData(0.7)]
    [InlineData(-0.4)]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_pair_has_the_rank_correlation_that_the_data_give(double asked)
    {
        var columns = Apply((0, 2, asked));
        Assert.Equal(asked, Tried.RankCorrelation(columns[0], columns[2]), 4 / Math.Sqrt(Count));
        Assert.Equal(0, Tried.RankCorrelation(columns[1], columns[2]), 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void Each_by_itself_stays_as_likely_as_before()
    {
        var moved = Apply((0, 2, 0.7))[2];
        foreach (var part in new[] { 0.05, 0.25, 0.5, 0.9 })
            Assert.Equal(part, moved.Count(value => value < part) / (double)Count, 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void No_correlation_is_independent_to_the_last_bit() => Assert.Equal(Points(), Apply((0, 1, 0), (1, 2, 0)));

    [Fact]
    public void What_moves_with_nothing_stays_as_it_is()
    {
        var (points, moved) = (Points(), Apply((0, 2, 0.7)));
        Assert.Equal(points[0], moved[0]);
        Assert.Equal(points[1], moved[1]);
        Assert.Equal(points[3], moved[3]);
        Assert.NotEqual(points[2], moved[2]);
    }

    [Fact]
    public void A_pair_of_which_nothing_is_said_moves_as_both_do_with_a_third()
    {
        // Between normal numbers the correlations of a chain multiply.
        var columns = Apply((0, 1, 0.6), (1, 2, 0.7));
        static double Normal(double rank) => 2 * Math.Sin(Math.PI * rank / 6);
        Assert.Equal(Normal(0.6) * Normal(0.7), Normal(Tried.RankCorrelation(columns[0], columns[2])), 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void A_pair_that_is_said_to_be_independent_stays_so()
        => Assert.Equal(0, Tried.RankCorrelation(Apply((0, 1, 0.6), (1, 2, 0.7), (0, 2, 0))[0], Apply((0, 1, 0.6), (1, 2, 0.7), (0, 2, 0))[2]), 4 / Math.Sqrt(Count));

    [Fact]
    public void Correlations_that_contradict_each_other_are_mended_and_that_is_said()
    {
        var copula = Of((0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9));
        Assert.StartsWith("The correlations in the data contradict each other and were mended to the nearest ones", copula.Mended, StringComparison.Ordinal);
        Assert.Null(Of((0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.7)).Mended);
        var columns = Apply((0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9));
        Assert.InRange(Tried.RankCorrelation(columns[0], columns[1]), 0.4, 0.6);
        Assert.InRange(Tried.RankCorrelation(columns[0], columns[2]), -0.6, -0.4);
    }

    [Fact]
    public void The_nearest_correlations_are_those_of_Highams_example()
    {
        // N. J. Higham, Computing the nearest correlation matrix, 2002, section 4: the first example.
        var asked = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowArrays([2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]);
        var nearest = CorrelationMatrix.Nearest(asked);
        double[][] expected = [[1, -0.8084, 0.1916, 0.1068], [-0.8084, 1, -0.6562, 0.1916], [0.1916, -0.6562, 1, -0.8084], [0.1068, 0.1916, -0.8084, 1]];
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 4; column++)
                Assert.Equal(expected[row][column], nearest[row, column], 1e-4);
        }
    }

    [Fact]
    public void Odds_move_with_nothing()
    {
        var odds = Tried.WithOdds("odds", (1, 0.5m), (2, 0.5m));
        var fault = Assert.Throws<ArgumentException>(() => new Copula([Four[0], odds], [new(Four[0], odds, 0.5, null, "invented")]));
        Assert.StartsWith("a and odds cannot move together: odds has odds, and only values in a range do.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_all_that_move_together_through_others()
    {
        Assert.Equal([[0, 1, 3]], Of((0, 3, 0.5), (3, 1, -0.2)).Groups);
        Assert.Equal([[0, 3], [1, 2]], Of((0, 3, 0.5), (2, 1, -0.2)).Groups);
    }

    private static Copula Of(params (int One, int Other, double Coefficient)[] pairs)
        => new(Four, [.. pairs.Select(pair => new Correlation(Four[pair.One], Four[pair.Other], pair.Coefficient, null, "invented"))]);

    private static double[][] Apply(params (int One, int Other, double Coefficient)[] pairs)
    {
        var columns = Points();
        Of(pairs).Apply(columns);
        return columns;
    }

    private static double[][] Points()
    {
        double[][] columns = [.. Four.Select(_ => new double[Count])];
        for (var at = 0; at < columns.Length; at++)
            SobolPoints.Fill(7, 0, at, columns[at]);
        return columns;
    }
}
