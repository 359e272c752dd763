using System.Globalization;
using System.Text;

namespace Deals.NotebookHost;

/// <summary>One of the console's two streams, as the running cell's output.</summary>
internal sealed class CapturedConsole(string name, CellOutput output) : TextWriter(CultureInfo.CurrentCulture)
{
    public override Encoding Encoding => Encoding.UTF8;

    public static void Install(CellOutput output)
    {
        Console.SetIn(TextReader.Null);
        Console.SetOut(new CapturedConsole("stdout", output) { NewLine = "\n" });
        Console.SetError(new CapturedConsole("stderr", output) { NewLine = "\n" });
    }

    public override void Write(char value) => output.Write(name, [value]);

    public override void Write(ReadOnlySpan<char> buffer) => output.Write(name, buffer);

    public override void Write(char[] buffer, int index, int count) => output.Write(name, buffer.AsSpan(index, count));

    public override void Write(string? value) => output.Write(name, value);

    public override void WriteLine(string? value) => output.Write(name, value + "\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => output.Write(name, string.Concat(buffer, "\n"));
}
