namespace Deals;

/// <summary>Memory for one world at a time: with nothing wide to line up, an array.</summary>
internal sealed class Lanes(int count)
{
    private readonly double[] numbers = new double[count];

    public ref double this[int at] => ref numbers[at];

    public Span<double> AsSpan() => numbers;

    public Span<double> AsSpan(int start, int count) => numbers.AsSpan(start, count);
}
