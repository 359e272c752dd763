using System.Runtime.Intrinsics;
using CsCheck;
using MathNet.Numerics.Distributions;

namespace Deals.Tests.Simulations;

/// <summary>The normal distribution of a simulation is that of a library, and each world has its own numbers whatever its neighbours are.</summary>
public sealed class StandardNormalTests
{
    /// <summary>The least part that a point can have; the most is as far from 1.</summary>
    private const double Least = 0.5 / (1L << 32);

    [Theory]
    // scipy.special.ndtri(part), SciPy 1.10.1.
    [InlineData(Least, -6.3379577545537895)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.0749, -1.4402382675279635)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.975, 1.959963984540054)]
    public void The_quantiles_are_those_of_a_second_implementation(double part, double expected)
        => Assert.Equal(expected, Quantile(part), 1e-12);

    [Fact]
    public void The_quantiles_are_those_of_the_library()
        => Gen.Double[Least, 1 - Least].Sample(part => Assert.Equal(Normal.InvCDF(0, 1, part), Quantile(part), 1e-9 * Math.Max(1, 1e-3 / Math.Min(part, 1 - part))));

    [Fact]
    public void The_parts_below_are_those_of_the_library()
        => Gen.Double[-7, 7].Sample(value => Assert.Equal(Normal.CDF(0, 1, value), Below(value), 1e-14));

    [Fact]
    public void What_lies_below_a_quantile_is_its_part()
        => Gen.Double[Least, 1 - Least].Sample(part => Assert.Equal(part, Below(Quantile(part)), 1e-14));

    [Fact]
    public void A_world_has_its_numbers_whatever_its_neighbours_are()
        => Gen.Double[Least, 1 - Least].Array[8].Sample(parts =>
        {
            var (quantiles, below) = (StandardNormal.Quantile(Vector512.Create<double>(parts)), StandardNormal.Below(Vector512.Create<double>(parts)));
            for (var lane = 0; lane < parts.Length; lane++)
            {
                Assert.Equal(Quantile(parts[lane]), quantiles[lane]);
                Assert.Equal(Below(parts[lane]), below[lane]);
            }
        });

    private static double Quantile(double part) => StandardNormal.Quantile(Vector512.Create(part))[0];

    private static double Below(double value) => StandardNormal.Below(Vector512.Create(value))[0];
}
