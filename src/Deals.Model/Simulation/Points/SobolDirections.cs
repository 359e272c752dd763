namespace Deals;

/// <summary>
/// The direction numbers of Sobol's sequence: those of S. Joe and F. Y. Kuo, <i>Constructing Sobol sequences with better
/// two-dimensional projections</i>, 2008, as they published them.
/// </summary>
internal static class SobolDirections
{
    /// <summary>How many dimensions there are numbers for.</summary>
    public const int Most = 512;

    /// <summary>How many binary digits a point has.</summary>
    public const int Digits = 32;

    private static readonly Lazy<uint[][]> Table = new(Read);

    /// <summary>Returns a dimension's numbers, the first digit of each on the left.</summary>
    /// <param name="dimension">From 0.</param>
    public static ReadOnlySpan<uint> Of(int dimension) => Table.Value[dimension];

    private static uint[][] Read()
    {
        using var stream = typeof(SobolDirections).Assembly.GetManifestResourceStream("joe-kuo.txt")!;
        using var reader = new StreamReader(stream);
        var table = new List<uint[]> { Enumerable.Range(0, Digits).Select(digit => 1u << (Digits - 1 - digit)).ToArray() };
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                table.Add(Of([.. line.Split(' ').Select(number => uint.Parse(number, CultureInfo.InvariantCulture))]));
        }

        return [.. table];
    }

    /// <summary>The recurrence of Bratley and Fox: each number from the polynomial's degree of numbers before it.</summary>
    private static uint[] Of(uint[] row)
    {
        var (degree, inner) = ((int)row[1], row[2]);
        var numbers = new uint[Digits];
        for (var at = 0; at < Digits; at++)
        {
            if (at < degree)
            {
                numbers[at] = row[3 + at] << (Digits - 1 - at);
                continue;
            }

            numbers[at] = numbers[at - degree] ^ (numbers[at - degree] >> degree);
            for (var back = 1; back < degree; back++)
            {
                if (((inner >> (degree - 1 - back)) & 1) != 0)
                    numbers[at] ^= numbers[at - back];
            }
        }

        return numbers;
    }
}
