namespace Deals.Tests.Money;

/// <summary>How the values of assumptions are said.</summary>
public sealed class AssumptionTests
{
    [Theory]
    [InlineData("fraction", 0.0512, 0.07, "5.12%", "5.12% to 7%")]
    [InlineData("a year", 0.09, 0.16, "9% a year", "9% to 16% a year")]
    [InlineData("quarters", 1, 3, "1 quarter", "1 to 3 quarters")]
    [InlineData("quarters", 1, 1, "1 quarter", "1 quarter")]
    [InlineData("basis points", 1, 2, "1 basis points", "1 to 2 basis points")]
    [InlineData("USD bn", -215.2, 215.4, "−$215.2bn", "−$215.2bn to $215.4bn")]
    [InlineData("units sold", -1015.2, 1015.25, "−1,015 units sold", "−1,015 to 1,015 units sold")]
    public void A_value_of_an_assumption_is_said_with_its_unit_and_a_range_names_it_once(string unit, double from, double to, string value, string range)
    {
        AssumptionValue low = AssumptionValue.Of((decimal)from), high = AssumptionValue.Of((decimal)to);
        var assumption = new Assumption("a", "a", "Numbers", unit, low, low, high, Distribution.Uniform, low, high, 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1));
        Assert.Equal(value, assumption.TextOf(low));
        Assert.Equal(range, assumption.TextOf(low, high));
    }
}
