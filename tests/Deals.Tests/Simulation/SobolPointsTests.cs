namespace Deals.Tests.Simulations;

/// <summary>The points are Sobol's, scrambled; and they fill the cube faster than random ones.</summary>
public sealed class SobolPointsTests
{
    [Fact]
    public void The_directions_are_those_of_the_tables()
    {
        // Sobol's first points in the first five dimensions, as Joe and Kuo's own program prints them.
        double[][] expected = [[0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75], [0.25, 0.75, 0.75, 0.75, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375]];
        for (var dimension = 0; dimension < 5; dimension++)
        {
            var point = 0u;
            for (var at = 0; at < expected.Length; at++)
            {
                if (at > 0)
                    point ^= SobolDirections.Of(dimension)[System.Numerics.BitOperations.TrailingZeroCount(at)];
                Assert.Equal(expected[at][dimension], point / (double)(1UL << 32));
            }
        }
    }

    [Fact]
    public void Every_dimension_has_one_point_in_each_even_stretch()
    {
        const int Count = 1024;
        var column = new double[Count];
        for (var dimension = 0; dimension < SobolDirections.Most; dimension++)
        {
            SobolPoints.Fill(1, 3, dimension, column);
            Assert.Equal(Enumerable.Range(0, Count), column.Select(value => (int)(value * Count)).Order());
        }
    }

    [Fact]
    public void The_first_two_dimensions_have_one_point_in_each_rectangle()
    {
        const int Count = 1024;
        var (x, y) = (new double[Count], new double[Count]);
        SobolPoints.Fill(5, 2, 0, x);
        SobolPoints.Fill(5, 2, 1, y);
        for (var across = 1; across <= Count; across *= 2)
            Assert.Equal(Count, x.Zip(y, (one, other) => ((int)(one * across), (int)(other * (Count / across)))).Distinct().Count());
    }

    [Fact]
    public void Replicates_and_seeds_differ_and_the_same_are_the_same()
    {
        double[] Points(long seed, int replicate)
        {
            var column = new double[64];
            SobolPoints.Fill(seed, replicate, 3, column);
            return column;
        }

        Assert.Equal(Points(1, 0), Points(1, 0));
        Assert.NotEqual(Points(1, 0), Points(1, 1));
        Assert.NotEqual(Points(1, 0), Points(2, 0));
        Assert.All(Points(1, 0), value => Assert.InRange(value, double.Epsilon, 1 - 1e-10));
    }

    /// <summary>
    /// The error of a smooth function's mean, over 32 scramblings: with 16 times as many points plain draws have a fourth of the error;
    /// these have less than a twentieth.
    /// </summary>
    [Fact]
    public void Errors_fall_faster_than_those_of_plain_draws()
    {
        var (few, many) = (Error(256, SobolPoints.Fill), Error(4096, SobolPoints.Fill));
        var (plainFew, plainMany) = (Error(256, Plain), Error(4096, Plain));
        Assert.InRange(plainFew / plainMany, 2.5, 6.5);
        Assert.True(few / many > 20, $"{few / many}");
        Assert.True(plainMany / many > 50, $"{plainMany / many}");

        static void Plain(long seed, int replicate, int dimension, Span<double> to)
        {
            var bits = new RandomBits(seed, replicate, dimension);
            foreach (ref var value in to)
                value = ((bits.Next() >> 12) + 0.5) / (1UL << 52);
        }
    }

    private delegate void Filler(long seed, int replicate, int dimension, Span<double> to);

    /// <summary>Root mean square error of the mean of a product of six factors, which is 1.</summary>
    private static double Error(int count, Filler fill)
    {
        const int Dimensions = 6, Replicates = 32;
        var squares = 0.0;
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            var products = Enumerable.Repeat(1.0, count).ToArray();
            var column = new double[count];
            for (var dimension = 0; dimension < Dimensions; dimension++)
            {
                fill(11, replicate, dimension, column);
                for (var at = 0; at < count; at++)
                    products[at] *= 1 + ((column[at] - 0.5) / (dimension + 1));
            }

            squares += Math.Pow(products.Average() - 1, 2);
        }

        return Math.Sqrt(squares / Replicates);
    }
}
