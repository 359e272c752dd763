using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Deals.Data;

/// <summary>Opens <c>datapackage.json</c> and makes JSON of it, or says why that cannot be done.</summary>
internal sealed class DescriptorFile(ProblemLog log)
{
    /// <summary>The document, which is an object; null when there is none, which is then reported.</summary>
    public async Task<JsonPart?> ReadAsync(IDataFiles files, CancellationToken cancellation)
    {
        byte[]? bytes = null;
        try
        {
            await using var stream = await files.OpenAsync(PackageDescriptor.FileName, cancellation);
            if (stream is not null)
                bytes = await AllBytesAsync(stream, cancellation);
        }
        catch (IOException refused)
        {
            log.Report(ProblemKind.UnreadableFile, new(PackageDescriptor.FileName), null, $"the file cannot be read ({refused.Message})", "a file that can be read");
            return null;
        }

        if (bytes is not null)
            return Parse(bytes);
        log.Report(ProblemKind.MissingDescriptor, new(PackageDescriptor.FileName), null, "there is no such file", "a data package's descriptor");
        return null;
    }

    private static async Task<byte[]> AllBytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellation);
        return all.ToArray();
    }

    private JsonPart? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (bytes.IsEmpty)
        {
            log.Report(ProblemKind.EmptyFile, new(PackageDescriptor.FileName), null, "the file is empty", "a JSON object");
            return null;
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]) || (bytes.Length > 1 && bytes[0] == 0 != (bytes[1] == 0)))
        {
            log.Report(ProblemKind.WideFile, new(PackageDescriptor.FileName), null, "the file is UTF-16 or UTF-32", "UTF-8");
            return null;
        }

        if (!Utf8.IsValid(bytes))
        {
            log.Report(ProblemKind.InvalidUtf8, new(PackageDescriptor.FileName, FirstWrongLine(bytes)), null, "the line has bytes that are not UTF-8", "a file saved as UTF-8");
            return null;
        }

        try
        {
            var root = JsonPart.Parse(bytes);
            if (root.Kind == JsonValueKind.Object)
                return root;
            new PropertyReader(log).Wrong(root, "a JSON object");
        }
        catch (JsonException wrong)
        {
            var position = string.Create(CultureInfo.InvariantCulture, $"byte {wrong.BytePositionInLine + 1} of the line");
            log.Report(
                ProblemKind.NotJson, new(PackageDescriptor.FileName, (int)(wrong.LineNumber ?? 0) + 1), null, $"this is not JSON from {position} on", "JSON without comments or trailing commas");
        }

        return null;
    }

    private static int FirstWrongLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            if (rune.Value == '\n')
                line++;
            bytes = bytes[length..];
        }

        return line;
    }
}
