using System.Globalization;
using System.Text;
using Deals.Notebooks.Hosting;

namespace Deals.NotebookHost;

/// <summary>What the running cell gives: printed text gathered into pieces, values in their place between them, all within the limits.</summary>
internal sealed class CellOutput : IDisposable
{
    private const int PieceLength = 16_384;
    private const int RhythmMilliseconds = 50;

    private readonly Lock _lock = new();
    private readonly StringBuilder _piece = new();
    private readonly EventPipe _pipe;
    private readonly Timer _timer;
    private string _pieceName = "stdout";
    private long _textSeen;
    private long _textTold;
    private int _displays;
    private long _values;
    private long _toldAt;

    public CellOutput(EventPipe pipe)
    {
        _pipe = pipe;
        // Text reaches the runner while the cell runs: should the cell never end, what it said so far is kept.
        _timer = new(_ => Flush(), null, RhythmMilliseconds, RhythmMilliseconds);
    }

    public bool Failed { get; private set; }

    public void StartCell()
    {
        lock (_lock)
        {
            (_textSeen, _textTold, _displays, _values, _toldAt) = (0, 0, 0, 0, 0);
            Failed = false;
        }
    }

    public void Write(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        lock (_lock)
        {
            _textSeen += text.Length;
            var room = OutputLimits.TextOfCell - _textTold;
            if (room <= 0)
                return;
            if (_pieceName != name)
                FlushPiece();
            _pieceName = name;
            var kept = text[..(int)Math.Min(room, text.Length)];
            _piece.Append(kept);
            _textTold += kept.Length;
            // After a pause at once, for the next call may end the process; in a flood in large pieces.
            if (_piece.Length >= PieceLength || Environment.TickCount64 - _toldAt > RhythmMilliseconds)
                FlushPiece();
        }
    }

    public void Show(IReadOnlyDictionary<string, string> data, bool isResult)
    {
        lock (_lock)
        {
            FlushPiece();
            _displays++;
            _values += data.Sum(one => (long)one.Value.Length);
            if (_displays == OutputLimits.DisplaysOfCell + 1)
                TellLeftOut(string.Create(CultureInfo.InvariantCulture, $"This cell displayed more than {OutputLimits.DisplaysOfCell:N0} values; the rest is left out."));
            else if (_displays <= OutputLimits.DisplaysOfCell && _values > OutputLimits.ValuesOfCell)
            {
                _displays = OutputLimits.DisplaysOfCell + 1;
                TellLeftOut(string.Create(CultureInfo.InvariantCulture, $"This cell displayed more than {OutputLimits.ValuesOfCell:N0} characters; the rest is left out."));
            }
            else if (_displays <= OutputLimits.DisplaysOfCell)
                _pipe.Tell(new DisplayData(data, isResult));
        }
    }

    public void Fail(CellError error)
    {
        lock (_lock)
        {
            Failed = true;
            FlushPiece();
            TellTextLeftOut();
            _pipe.Tell(error);
        }
    }

    public void EndCell(int number)
    {
        lock (_lock)
        {
            FlushPiece();
            TellTextLeftOut();
            _pipe.Tell(new CellDone(number, Failed));
        }
    }

    public void Flush()
    {
        lock (_lock)
            FlushPiece();
    }

    public void Dispose() => _timer.Dispose();

    private void TellTextLeftOut()
    {
        if (_textSeen <= _textTold)
            return;
        TellLeftOut(string.Create(CultureInfo.InvariantCulture,
            $"This cell printed {_textSeen:N0} characters; only the first {_textTold:N0} are kept."));
        _textTold = _textSeen;
    }

    private void TellLeftOut(string note) =>
        _pipe.Tell(new StreamText("stderr", $"\n[{note}]\n"));

    private void FlushPiece()
    {
        if (_piece.Length == 0)
            return;
        _pipe.Tell(new StreamText(_pieceName, _piece.ToString()));
        _piece.Clear();
        _toldAt = Environment.TickCount64;
    }
}
