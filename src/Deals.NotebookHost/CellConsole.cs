using System.Reactive.Disposables;
using Microsoft.DotNet.Interactive.Utility;

namespace Deals.NotebookHost;

/// <summary>The console as cells see it: what is printed belongs to the cell that prints it, and nobody is there to type.</summary>
internal static class CellConsole
{
    public static void Install()
    {
        // The kernel would swap the console for each cell and keep every line in memory; a subscription that stays stops it from that.
        ConsoleOutput.Subscribe(_ => Disposable.Empty);
        Console.OutputEncoding = Encoding.UTF8;
        Take();
    }

    /// <summary>Takes the console for the next cell: what an earlier one put in its place has gone with that.</summary>
    public static void Take()
    {
        Console.SetIn(new NoInput());
        Console.SetOut(new Writer("stdout"));
        Console.SetError(new Writer("stderr"));
    }

    private sealed class Writer : TextWriter
    {
        private readonly string _name;

        public Writer(string name) : base(CultureInfo.CurrentCulture) => (_name, CoreNewLine) = (name, ['\n']);

        // As the kernel's writers, which gather text: XML that is written here names it in its first line.
        public override Encoding Encoding => Encoding.Unicode;

        public override void Write(char value) => CellOutput.Here.Write(_name, [value]);

        public override void Write(ReadOnlySpan<char> buffer) => CellOutput.Here.Write(_name, buffer);

        public override void Write(char[] buffer, int index, int count) => CellOutput.Here.Write(_name, buffer.AsSpan(index, count));

        public override void Write(string? value) => CellOutput.Here.Write(_name, value);

        public override void WriteLine(string? value) => CellOutput.Here.Write(_name, value + "\n");

        public override void WriteLine(ReadOnlySpan<char> buffer) => CellOutput.Here.Write(_name, string.Concat(buffer, "\n"));

        // A cell that sets the culture has it here at once, and in the other calls from the next cell on: so it is in the kernel.
        public override void Write(string format, params ReadOnlySpan<object?> arg) => Write(string.Format(null, format, arg));

        public override void WriteLine(string format, params ReadOnlySpan<object?> arg) => WriteLine(string.Format(null, format, arg));
    }

    private sealed class NoInput : TextReader
    {
        private bool _isTold;

        public override int Read() => Nothing(-1);

        public override int Read(char[] buffer, int index, int count) => Nothing(0);

        public override string? ReadLine() => Nothing<string?>(null);

        public override string ReadToEnd() => Nothing("");

        private T Nothing<T>(T nothing)
        {
            if (!_isTold)
                CellOutput.Here.Write("stderr", $"[A cell reads the console. {NobodyToAsk}]\n");
            _isTold = true;
            return nothing;
        }
    }

    public const string NobodyToAsk =
        "Nobody is there to type while `deals run` runs a notebook: make the value a parameter and give it with --set name=value.";
}
