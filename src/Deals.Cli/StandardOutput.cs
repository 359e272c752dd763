using System.Runtime.InteropServices;

namespace Deals.Cli;

/// <summary>
/// The standard output, which says when it was closed or is full: the runtime's own passes over a reader that is gone, so that a
/// command would go on for nobody.
/// </summary>
internal sealed partial class StandardOutput : Stream
{
    private const int Descriptor = 1;
    private const int Interrupted = 4, BadDescriptor = 9, LinuxWouldBlock = 11, BrokenPipe = 32, MacWouldBlock = 35;

    private StandardOutput()
    {
    }

    /// <summary>Makes the console's writer use it. On Windows the runtime's own stays.</summary>
    public static void Install()
    {
        if (OperatingSystem.IsWindows())
            return;
        // The runtime's encoding follows the locale; a mark of byte order has no place in a pipe.
        var encoding = Console.OutputEncoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            : Console.OutputEncoding;
        Console.SetOut(new StreamWriter(new StandardOutput(), encoding) { AutoFlush = true });
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var done = WriteTo(Descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (done >= 0)
            {
                buffer = buffer[(int)done..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case LinuxWouldBlock or MacWouldBlock: // Whoever started us shares a pipe that does not wait.
                    Thread.Sleep(1);
                    break;
                case BrokenPipe:
                    throw new OutputClosedException();
                case BadDescriptor:
                    throw new OutputException("the standard output is closed");
                case var error:
                    throw new OutputException($"the standard output cannot be written: {DiskFault.ReasonOf(new IOException("", error))}");
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteTo(int descriptor, ref byte bytes, nint count);
}

/// <summary>Nobody reads the standard output any more: there is nobody to be told, either.</summary>
internal sealed class OutputClosedException() : IOException("The standard output was closed.");
