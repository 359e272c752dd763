using System.Text;

namespace Deals.Notebooks.Hosting;

/// <summary>Reads a stream to its end but keeps only its beginning, which is where a crashing runtime says why.</summary>
internal sealed class HeadOfText(int longest)
{
    private readonly StringBuilder _head = new();

    public async Task ReadAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            lock (_head)
                _head.Append(buffer, 0, Math.Min(count, longest - _head.Length));
        }
    }

    public override string ToString()
    {
        lock (_head)
            return _head.ToString().Trim();
    }
}
