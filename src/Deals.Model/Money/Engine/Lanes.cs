// The engine is written in V, a number in each of the worlds computed together, and Lane, what can be done with it: here
// eight worlds in a wide register. src/Deals.Model.OneWorld gives both another meaning.
global using System.Runtime.Intrinsics;
global using Lane = System.Runtime.Intrinsics.Vector512;
global using V = System.Runtime.Intrinsics.Vector512<double>;

using System.Runtime.InteropServices;

namespace Deals;

/// <summary>
/// Memory for eight worlds at a time that begins where a line of the processor's cache does. In an ordinary array each
/// eight numbers would lie across two lines, and take twice as long to read.
/// </summary>
internal sealed class LaneMemory
{
    /// <summary>How many worlds are computed together.</summary>
    public const int Width = 8;

    private const int CacheLine = 64;

    private readonly double[] numbers;
    private readonly int first;
    private readonly int length;

    /// <summary>Room for so many times eight numbers, all zero.</summary>
    public LaneMemory(int count)
    {
        // Pinned, for the collector must not move it off the line.
        numbers = GC.AllocateArray<double>((count * Width) + (CacheLine / sizeof(double)), pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(numbers, 0) % CacheLine);
        (first, length) = ((CacheLine - past) % CacheLine / sizeof(double), count * Width);
    }

    public ref V this[int at] => ref AsSpan()[at];

    public Span<V> AsSpan() => MemoryMarshal.Cast<double, V>(numbers.AsSpan(first, length));

    public Span<V> AsSpan(int start, int count) => AsSpan().Slice(start, count);
}
