using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using CsvHelper;

namespace Deals.Data;

/// <summary>What is wrong with the way a cell is quoted.</summary>
internal enum CellFault
{
    None,

    /// <summary>A quote inside a cell that does not begin with one, or text after the closing quote.</summary>
    StrayQuote,

    /// <summary>The file ends before the closing quote.</summary>
    UnclosedQuote,
}

/// <summary>
/// The records of a CSV file, forward only, with memory for one record. To what CsvHelper tells of a record it adds what a
/// message needs of a cell: the line of the file on which it starts, and what is wrong with its quotes. Line ends within
/// quotes are read as LF, so that how a file was checked out does not change what it says.
/// </summary>
internal sealed class CsvScanner(Stream stream) : IAsyncDisposable
{
    /// <summary>
    /// The bytes of the largest record that is read. A quote that is never closed would make the rest of the file one record.
    /// </summary>
    public static readonly int LargestRecord = (int)Limit.RecordSize.Most * 1024 * 1024;

    private const byte Quote = (byte)'"', Lf = (byte)'\n', Cr = (byte)'\r';
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create([Lf, Cr]);

    private readonly PipeReader bytes = PipeReader.Create(stream, new(bufferSize: 64 * 1024));
    private readonly List<int> lines = [];
    private CsvReader reader = null!;
    private bool hasQuotes;

    /// <summary>The line of the file on which the current record starts, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many cells the current record has.</summary>
    public int Count => reader.FieldCount;

    /// <summary>Whether the current record is a line with nothing on it.</summary>
    public bool IsBlank => reader.RawRecord.IsEmpty;

    /// <summary>Whether the file begins as UTF-16 or UTF-32 does: with their mark, or with the zero beside a first letter.</summary>
    public bool IsWide { get; private set; }

    /// <summary>Goes on to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvFormatException">
    /// The record is larger than <see cref="LargestRecord"/>; what follows it cannot be read.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        reader ??= await StartAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return false;
        Line = checked((int)reader.LineNumber);
        lines.Clear();
        hasQuotes = reader.RawRecord.Contains(Quote);
        if (hasQuotes && reader.RawRecord.ContainsAny(LineEnds))
            CountLines();
        return true;
    }

    /// <summary>The line of the file on which a cell starts.</summary>
    public int LineOf(int cell) => lines.Count == 0 ? Line : lines[cell];

    /// <summary>A cell's text without its quotes; bytes that are no UTF-8 show as U+FFFD.</summary>
    public string Text(int cell)
    {
        var text = reader.GetString(cell);
        return lines.Count > 0 && text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
    }

    /// <summary>A cell's text as it stands in the file, with its quotes.</summary>
    public string RawText(int cell) => Encoding.UTF8.GetString(reader.GetRawSpan(cell));

    public bool IsUtf8(int cell) => Utf8.IsValid(reader.GetRawSpan(cell));

    public bool HasNul(int cell) => reader.GetRawSpan(cell).Contains((byte)0);

    /// <summary>What is wrong with a cell's quotes.</summary>
    public CellFault FaultOf(int cell)
    {
        if (!hasQuotes)
            return CellFault.None;
        var raw = reader.GetRawSpan(cell);
        if (!raw.StartsWith(Quote))
            return raw.Contains(Quote) ? CellFault.StrayQuote : CellFault.None;
        var rest = raw[1..];
        while (rest.IndexOf(Quote) is var quote and >= 0)
        {
            if (quote == rest.Length - 1)
                return CellFault.None;
            if (rest[quote + 1] != Quote)
                return CellFault.StrayQuote;
            rest = rest[(quote + 2)..];
        }

        return CellFault.UnclosedQuote;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (reader is not null)
            await reader.DisposeAsync();
        await bytes.CompleteAsync();
    }

    /// <summary>Looks at the first bytes, as CsvHelper would read UTF-16 without a word.</summary>
    private async ValueTask<CsvReader> StartAsync(CancellationToken cancellation)
    {
        var start = (await bytes.ReadAtLeastAsync(2, cancellation)).Buffer;
        IsWide = TextBytes.AreWide(start.Slice(0, Math.Min(2, start.Length)).ToArray());
        bytes.AdvanceTo(start.Start);
        return CsvReader.Create(bytes.AsStream(), new()
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            PoolStrings = true,
        });
    }

    private void CountLines()
    {
        var line = Line;
        for (var cell = 0; cell < Count; cell++)
        {
            lines.Add(line);
            var rest = reader.GetRawSpan(cell);
            while (rest.IndexOfAny(LineEnds) is var end and >= 0)
            {
                line++;
                rest = rest[(end + (rest[end..] is [Cr, Lf, ..] ? 2 : 1))..];
            }
        }
    }
}
