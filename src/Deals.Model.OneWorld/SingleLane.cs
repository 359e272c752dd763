global using Lane = Deals.SingleLane;
global using V = System.Double;

namespace Deals;

/// <summary>Memory for one world at a time: with nothing wide to line up, an array.</summary>
internal sealed class LaneMemory(int count)
{
    /// <summary>How many worlds are computed together.</summary>
    public const int Width = 1;

    private readonly double[] numbers = new double[count];

    public ref double this[int at] => ref numbers[at];

    public Span<double> AsSpan() => numbers;

    public Span<double> AsSpan(int start, int count) => numbers.AsSpan(start, count);
}

/// <summary>
/// What the engine does with numbers, for a single world: the same operations under the same names as on a wide register.
/// </summary>
internal static class SingleLane
{
    extension(double)
    {
        public static double Zero => 0;
    }

    public static double GetElement(this double value, int lane) => value;

    public static double Create(double value) => value;

    public static double Create<T>(ReadOnlySpan<double> lanes) => lanes[0];

    public static void CopyTo(double value, Span<double> to) => to[0] = value;

    public static double Min(double one, double other) => Math.Min(one, other);

    public static double Max(double one, double other) => Math.Max(one, other);

    public static double Sqrt(double value) => Math.Sqrt(value);

    public static double Exp(double value) => Math.Exp(value);

    public static double Log(double value) => Math.Log(value);

    public static bool Equals(double one, double other) => one == other;

    public static bool LessThan(double one, double other) => one < other;

    public static bool LessThanOrEqual(double one, double other) => one <= other;

    public static bool GreaterThan(double one, double other) => one > other;

    public static bool GreaterThanOrEqual(double one, double other) => one >= other;

    public static bool LessThanOrEqualAll(double one, double other) => one <= other;

    public static bool GreaterThanOrEqualAll(double one, double other) => one >= other;

    public static double ConditionalSelect(bool condition, double yes, double no) => condition ? yes : no;
}
