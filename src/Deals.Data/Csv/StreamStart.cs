namespace Deals.Data;

/// <summary>A stream that remembers its first bytes, by which text in UTF-16 or UTF-32 gives itself away.</summary>
internal sealed class StreamStart(Stream stream) : Stream
{
    private readonly byte[] first = new byte[2];
    private int known;

    /// <summary>Whether the first bytes are a mark of UTF-16 or UTF-32, or the zero that such text has beside its first letter.</summary>
    public bool IsWide => first is [0xFF, 0xFE] or [0xFE, 0xFF] || (known == first.Length && first[0] == 0 != (first[1] == 0));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken);
        if (known < first.Length)
        {
            var taken = Math.Min(first.Length - known, read);
            buffer.Span[..taken].CopyTo(first.AsSpan(known));
            known += taken;
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Reading is asynchronous: a browser has nothing else.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
