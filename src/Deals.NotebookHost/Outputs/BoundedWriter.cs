using System.Globalization;
using System.Text;

namespace Deals.NotebookHost;

/// <summary>Text in memory that ends a writer who writes more than the limit, before memory does.</summary>
internal sealed class BoundedWriter(int longest) : TextWriter(CultureInfo.CurrentCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Require(1);
        _text.Append(value);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Require(buffer.Length);
        _text.Append(buffer);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override string ToString() => _text.ToString();

    private void Require(int more)
    {
        if (_text.Length + (long)more > longest)
            throw new OutputTooLongException();
    }
}
