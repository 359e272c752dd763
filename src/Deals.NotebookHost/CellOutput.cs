namespace Deals.NotebookHost;

/// <summary>
/// What one cell gives: printed text gathered into pieces, values in their place between them, all within limits. A cell that has
/// ended still takes what it left running gives.
/// </summary>
internal sealed class CellOutput(int number)
{
    // Past these a notebook opens in no editor. Characters printed by a cell, and of a value as plain text; of a value in any other
    // MIME type (plotly.js is about four million); of all values of a cell; and how many values.
    private const int LongestText = 500_000;
    private const int LongestValue = 16_000_000;
    private const int LongestValues = 64_000_000;
    private const int MostValues = 1_000;
    private const int PieceLength = 16_384;
    private const int RhythmMilliseconds = 50;

    private static readonly AsyncLocal<CellOutput?> s_own = new();
    private static readonly Lock s_lock = new();
    private static readonly StringBuilder s_piece = new();
    private static CellOutput s_running = new(1);
    private static (CellOutput Cell, string Name) s_pieceOf = (s_running, "stdout");
    private static Stream s_pipe = Stream.Null;
    private static Timer? s_timer;
    private static long s_toldAt;

    private long _printed;
    private long _kept;
    private long _values;
    private int _count;

    /// <summary>The cell that the calling code belongs to, also when that cell has ended; where none is known, the running one.</summary>
    public static CellOutput Here => s_own.Value ?? s_running;

    private bool IsFull => _count > MostValues;

    public static void Open(Stream pipe)
    {
        s_pipe = pipe;
        // Text reaches the runner while the cell runs: should the cell never end, what it said so far is kept.
        s_timer = new(_ => FlushAll(), null, RhythmMilliseconds, RhythmMilliseconds);
    }

    /// <summary>Makes a cell the one that what is called from here belongs to.</summary>
    public static CellOutput Start(int number)
    {
        s_toldAt = 0;
        return s_running = s_own.Value = new(number);
    }

    public static void FlushAll()
    {
        lock (s_lock)
            Flush();
    }

    /// <summary>Tells the runner, in the order of the calls.</summary>
    public static void Tell(HostEvent message)
    {
        lock (s_lock)
            HostJson.Write(s_pipe, message);
    }

    public void Write(string name, ReadOnlySpan<char> text)
    {
        lock (s_lock)
        {
            _printed += text.Length;
            var kept = text[..(int)Math.Min(LongestText - _kept, text.Length)];
            if (kept.IsEmpty)
                return;
            if (s_pieceOf != (this, name))
                Flush();
            s_pieceOf = (this, name);
            s_piece.Append(kept);
            _kept += kept.Length;
            // After a pause at once, for the next call may end the process; in a flood in large pieces.
            if (s_piece.Length >= PieceLength || Environment.TickCount64 - s_toldAt > RhythmMilliseconds)
                Flush();
        }
    }

    /// <summary>Shows a value in the MIME types asked for, or those it prefers.</summary>
    /// <returns>What can be updated later.</returns>
    public DisplayedValue Display(object? value, string[] mimeTypes)
    {
        // Once the cell is full, a loop that goes on displaying costs nothing but the loop.
        var shown = new DisplayedValue(value, IsFull ? [] : FormattedValue.CreateManyFromObject(value, mimeTypes));
        Show(shown.DisplayId, shown.FormattedValues, isResult: false);
        return shown;
    }

    public void Show(string? id, IEnumerable<FormattedValue> values, bool isResult)
    {
        if (!IsFull)
            Show(new DisplayData(number, id, Bounded(values), isResult));
    }

    /// <summary>Puts other values in the place of those shown under an id, in whichever cell they stand.</summary>
    public static void Update(string id, IEnumerable<FormattedValue> values)
    {
        FlushAll();
        Tell(new DisplayUpdate(id, Bounded(values)));
    }

    public static void Fail(CellError error)
    {
        FlushAll();
        Tell(error);
    }

    public void End()
    {
        FlushAll();
        if (_printed > _kept)
            TellLeftOut($"This cell printed {Count(_printed)} characters; only the first {Count(_kept)} are kept.");
        Tell(new CellDone(number));
    }

    private void Show(DisplayData shown)
    {
        lock (s_lock)
        {
            Flush();
            _count++;
            _values += shown.Data.Values.Sum(value => (long)value.Length);
            if (_values > LongestValues)
                _count = MostValues + 1;
            if (!IsFull)
                Tell(shown);
            else if (_values > LongestValues)
                TellLeftOut($"This cell displayed more than {Count(LongestValues)} characters; the rest is left out.");
            else
                TellLeftOut($"This cell displayed more than {Count(MostValues)} values; the rest is left out.");
        }
    }

    private static Dictionary<string, string> Bounded(IEnumerable<FormattedValue> values)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var isText = value.MimeType == PlainTextFormatter.MimeType;
            var longest = isText ? LongestText : LongestValue;
            if (value.Value.Length <= longest)
                data[value.MimeType] = value.Value;
            else // Text that is cut is text; markup that is cut is broken markup.
                data[PlainTextFormatter.MimeType] = (isText ? value.Value[..longest] + "\n" : "")
                    + $"[This value has {Count(value.Value.Length)} characters as {value.MimeType}; "
                    + $"{(isText ? $"only the first {Count(longest)} are kept" : "it is left out")}.]";
        }
        return data;
    }

    private void TellLeftOut(string note) => Tell(new StreamText(number, "stderr", $"\n[{note}]\n"));

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Flush()
    {
        if (s_piece.Length == 0)
            return;
        Tell(new StreamText(s_pieceOf.Cell.Number, s_pieceOf.Name, s_piece.ToString()));
        s_piece.Clear();
        s_toldAt = Environment.TickCount64;
    }

    private int Number => number;
}
