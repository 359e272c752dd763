using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;

namespace Deals.Notebooks;

/// <summary>
/// A notebook: read from nbformat 4.x or .dib, written as nbformat 4.5. It stays the JSON that the file holds, so that what is
/// not understood here (attachments, raw cells, others' metadata) is written back as it came.
/// </summary>
public sealed partial class Notebook
{
    private static readonly string[] s_csharp =
        ["c#", "cs", "csharp", ".net", "polyglot-notebook", "dotnet-interactive", "dotnet-interactive.csharp"];
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 256, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions s_writing = new()
    { Indented = true, IndentSize = 1, NewLine = "\n", MaxDepth = 512, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _metadata;

    private Notebook(JsonObject metadata, IEnumerable<NotebookCell> cells) => (_metadata, Cells) = (metadata, [.. cells]);

    /// <summary>The cells from top to bottom. A cell may be added; the file it came from does not change by that.</summary>
    public IList<NotebookCell> Cells { get; }

    /// <summary>The language of cells that name none: <c>csharp</c> unless the file says otherwise.</summary>
    public string DefaultLanguage => LanguageName(
        NotebookCell.Text(_metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
            ?? NotebookCell.Text(_metadata, "dotnet_interactive", "defaultKernelName")
            ?? NotebookCell.Text(_metadata, "kernelspec", "language") ?? NotebookCell.Text(_metadata, "language_info", "name") ?? "csharp");

    /// <summary>The name that kernels have for a language; C# goes by many.</summary>
    public static string LanguageName(string name) => s_csharp.Contains(name, StringComparer.OrdinalIgnoreCase) ? "csharp" : name;

    /// <summary>Reads a file to be run: what an earlier run gave is left out.</summary>
    /// <exception cref="NotebookFormatException">It is no notebook of nbformat 4 and no .dib.</exception>
    public static Notebook Read(string path)
    {
        if (!Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase))
            return Parse(File.ReadAllBytes(path));
        try
        {
            return Interactive(CodeSubmission.Parse(TextOf(WithoutMark(File.ReadAllBytes(path))), KernelNames()));
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException(
                "what stands between #!meta and the first line that begins a cell, such as #!csharp, is not one JSON object", error);
        }
    }

    /// <summary>Reads a file's bytes, with or without a byte order mark, to be run: what an earlier run gave is left out.</summary>
    /// <exception cref="NotebookFormatException">They are no notebook of nbformat 4.</exception>
    public static Notebook Parse(ReadOnlySpan<byte> utf8)
    {
        var notebook = ParseExecuted(utf8);
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
            (cell.ExecutionCount, cell.Outputs) = (null, []);
        return notebook;
    }

    /// <summary>Reads an executed notebook with what its cells gave.</summary>
    /// <exception cref="NotebookFormatException">The bytes are no notebook of nbformat 4.</exception>
    public static Notebook ParseExecuted(ReadOnlySpan<byte> utf8)
    {
        var root = Object(WithoutMark(utf8));
        var version = root["nbformat"] is JsonValue value && value.TryGetValue(out int number) ? number
            : throw new NotebookFormatException(root["nbformat"] is { } other
                ? $"its \"nbformat\" is {other.ToJsonString()}; expected a whole number, 4"
                : "not a notebook: it names no \"nbformat\" version");
        if (version < 4)
            throw new NotebookFormatException(
                $"nbformat {version} is too old: version 4 is read. Convert it with `jupyter nbconvert --to notebook --nbformat 4`, or "
                    + $"open and save it in VS Code.");
        if (version > 4)
            throw new NotebookFormatException($"nbformat {version} is newer than what is read here, which is version 4");
        if (root["cells"] is not JsonArray cells)
            throw new NotebookFormatException("not a notebook: it has no list called \"cells\"");
        root.Remove("cells");
        return new(root["metadata"] as JsonObject ?? [], cells.Select((cell, index) => NotebookCell.Read(cell as JsonObject, index + 1)));
    }

    /// <summary>The notebook as nbformat 4.5, the same bytes for the same cells and outputs.</summary>
    public byte[] ToBytes()
    {
        CompleteIds();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_writing))
        {
            new JsonObject
            {
                ["cells"] = new JsonArray([.. Cells.Select(cell => cell.ToJson())]),
                ["metadata"] = _metadata.DeepClone(),
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            }.WriteTo(writer);
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Text as nbformat's list of lines, each with its own line end.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            lines.Add((JsonNode)text[start..(end == 0 ? text.Length : end)]);
            start = end == 0 ? text.Length : end;
        }
        return lines;
    }

    /// <summary>JSON that came as text; null where it is none.</summary>
    internal static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: s_reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8)
        => utf8.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? utf8[3..] : utf8;

    private static string TextOf(ReadOnlySpan<byte> utf8)
    {
        RequireUtf8(utf8);
        return Encoding.UTF8.GetString(utf8);
    }

    private static void RequireUtf8(ReadOnlySpan<byte> utf8)
    {
        for (var at = 0; at < utf8.Length;)
        {
            if (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) != OperationStatus.Done)
                throw new NotebookFormatException(
                    string.Create(CultureInfo.InvariantCulture, $"not a notebook: byte {at + 1} is not UTF-8"));
            at += length;
        }
    }

    /// <summary>Whether notebooks have cells in a language of this name, whether there is a kernel for it here or not.</summary>
    internal static bool IsLanguage(string name)
        => KernelNames().Contains(name) || name is "python" or "r" or "julia" or "bash" or "typescript";

    private static KernelInfoCollection KernelNames() =>
    [
        new("csharp", "C#", ["c#", "C#"]), new("html"), new("javascript", "JavaScript", ["js"]), new("value"), new("http"), new("mermaid"),
        new("fsharp", "F#", ["f#", "F#"]), new("pwsh", "PowerShell", ["powershell"]), new("sql"), new("kql"),
    ];

    private static JsonObject Object(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
            throw new NotebookFormatException("not a notebook: the file is empty");
        RequireUtf8(utf8);
        try
        {
            return Node(WithoutHalves(Encoding.UTF8.GetString(utf8))) as JsonObject
                ?? throw new NotebookFormatException("not a notebook: its JSON is no object");
        }
        catch (JsonException error)
        {
            if (utf8.StartsWith("version https://git-lfs"u8))
                throw new NotebookFormatException(
                    "a pointer to a file that Git LFS keeps elsewhere: `git lfs pull` brings the notebook", error);
            if (utf8.IndexOf("\n<<<<<<< "u8) is >= 0 and var mark)
                throw new NotebookFormatException(
                    $"line {utf8[..(mark + 1)].Count((byte)'\n') + 1} is a mark of a merge that is not resolved: <<<<<<<", error);
            throw new NotebookFormatException(
                $"not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {error.Message.Split(". ")[0]}", error);
        }
    }

    /// <summary>Half of a character, which some programs write and no text can hold, becomes the sign for what cannot be shown.</summary>
    private static string WithoutHalves(string json) => json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(json, match => match.Groups["half"].Success ? @"\ufffd" : match.Value) : json;

    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)")]
    private static partial Regex Escape();

    /// <summary>JSON in which a name may be given twice: the last one counts, as for Jupyter.</summary>
    private static JsonNode? Node(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: s_reading);
        }
        catch (JsonException error) when (error.LineNumber is null)
        {
            using var document = JsonDocument.Parse(json, s_reading with { AllowDuplicateProperties = true });
            return Of(document.RootElement);
        }

        static JsonNode? Of(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
                return new JsonArray([.. element.EnumerateArray().Select(Of)]);
            if (element.ValueKind != JsonValueKind.Object)
                return element.ValueKind == JsonValueKind.Null ? null : JsonValue.Create(element.Clone());
            var made = new JsonObject();
            foreach (var property in element.EnumerateObject())
                made[property.Name] = Of(property.Value);
            return made;
        }
    }

    private static Notebook Interactive(InteractiveDocument document) => new(
        new() { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        from element in document.Elements
        let source = element.Contents.ReplaceLineEndings("\n")
        select element.KernelName == "markdown" ? new NotebookCell(CellKind.Markdown, source)
            : new NotebookCell(CellKind.Code, source,
                new() { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = element.KernelName } }));

    // Every cell gets an id that nbformat 4.5 accepts, the same one each time.
    private void CompleteIds()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in Cells.Where(
            cell => cell.Id.Length is 0 or > 64 || !cell.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                || !taken.Add(cell.Id))
            .ToList())
        {
            for (var attempt = 0; cell.Id.Length == 0 || attempt == 0 || !taken.Add(cell.Id); attempt++)
                cell.Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{attempt}\n{cell.Source}")))[..8];
        }
    }
}

/// <summary>A file that cannot be read as a notebook; the message says what it is instead, and what to do about it.</summary>
/// <param name="message">The refusal in the words a reader of the file needs.</param>
/// <param name="cause">What was caught, if anything.</param>
public sealed class NotebookFormatException(string message, Exception? cause = null) : Exception(message, cause);
