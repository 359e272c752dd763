using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Notebooks;

/// <summary>A notebook in nbformat 4: read from any 4.x, written as 4.5.</summary>
public sealed class Notebook
{
    private Notebook(JsonObject metadata, List<NotebookCell> cells)
    {
        Metadata = metadata;
        Cells = cells;
    }

    /// <summary>What the file says about itself (kernel, language, parameters of other tools); kept as it came.</summary>
    public JsonObject Metadata { get; }

    /// <summary>The cells from top to bottom. A cell may be added; the file it came from does not change by that.</summary>
    public IList<NotebookCell> Cells { get; }

    /// <summary>The language of cells that name none: `csharp` unless the file says otherwise.</summary>
    public string DefaultLanguage =>
        Text(Metadata["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"])
        ?? Text(Metadata["dotnet_interactive"]?["defaultKernelName"])
        ?? Text(Metadata["kernelspec"]?["language"])
        ?? Text(Metadata["language_info"]?["name"])
        ?? "csharp";

    /// <summary>Reads a file. Throws <see cref="NotebookFormatException"/> when it is no notebook of version 4.</summary>
    public static Notebook Read(string path)
    {
        if (Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase))
            throw new NotebookFormatException(
                ".dib notebooks are not run here: a .dib file keeps no outputs. Open it in VS Code and save it as .ipynb.");
        return Parse(File.ReadAllBytes(path));
    }

    /// <summary>Reads a file's bytes, with or without a byte order mark, to be run: what an earlier run gave is left out. Throws <see cref="NotebookFormatException"/>.</summary>
    public static Notebook Parse(ReadOnlyMemory<byte> utf8) => Parse(utf8, withOutputs: false);

    /// <summary>Reads an executed notebook with what its cells gave. Throws <see cref="NotebookFormatException"/>.</summary>
    public static Notebook ParseExecuted(ReadOnlyMemory<byte> utf8) => Parse(utf8, withOutputs: true);

    private static Notebook Parse(ReadOnlyMemory<byte> utf8, bool withOutputs)
    {
        var root = ParseObject(utf8);
        RequireVersion4(root);
        if (root["cells"] is not JsonArray cells)
            throw new NotebookFormatException("not a notebook: it has no list called \"cells\"");
        var metadata = root["metadata"] as JsonObject ?? [];
        root.Remove("metadata");
        return new(metadata, [.. cells.Select((cell, index) => ReadCell(cell, index + 1, withOutputs))]);
    }

    /// <summary>The notebook as nbformat 4.5, the same bytes for the same cells and outputs.</summary>
    public byte[] ToBytes()
    {
        CellIds.Complete(Cells);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, NotebookJson.Writing))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("cells");
            foreach (var cell in Cells)
                WriteCell(writer, cell);
            writer.WriteEndArray();
            writer.WritePropertyName("metadata");
            Metadata.WriteTo(writer);
            writer.WriteNumber("nbformat", 4);
            writer.WriteNumber("nbformat_minor", 5);
            writer.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static JsonObject ParseObject(ReadOnlyMemory<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var bytes = utf8.Span.StartsWith(mark) ? utf8.Span[mark.Length..] : utf8.Span;
        if (bytes.Trim(" \t\r\n"u8).IsEmpty)
            throw new NotebookFormatException("not a notebook: the file is empty");
        try
        {
            return JsonNode.Parse(bytes, documentOptions: NotebookJson.Reading) as JsonObject
                ?? throw new NotebookFormatException("not a notebook: its JSON is no object");
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException(
                $"not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {FirstSentence(error.Message)}", error);
        }
    }

    private static void RequireVersion4(JsonObject root)
    {
        var version = root["nbformat"] is JsonValue value && value.TryGetValue(out int number) ? number : (int?)null;
        if (version is null)
            throw new NotebookFormatException("not a notebook: it names no \"nbformat\" version");
        if (version < 4)
            throw new NotebookFormatException(
                $"nbformat {version} is too old: version 4 is read. Convert it with `jupyter nbconvert --to notebook --nbformat 4`, or open and save it in VS Code.");
        if (version > 4)
            throw new NotebookFormatException($"nbformat {version} is newer than what is read here, which is version 4");
    }

    private static NotebookCell ReadCell(JsonNode? node, int number, bool withOutputs)
    {
        if (node is not JsonObject cell)
            throw new NotebookFormatException($"cell {number} is no object");
        var kind = Text(cell["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new NotebookFormatException($"cell {number} has the cell_type {other ?? "(none)"}; expected code, markdown or raw"),
        };
        var metadata = Taken(cell, "metadata") ?? [];
        var read = new NotebookCell(kind, ReadSource(cell["source"], number), metadata)
        {
            Id = Text(cell["id"]) ?? "",
            Attachments = kind == CellKind.Code ? null : Taken(cell, "attachments"),
        };
        if (withOutputs && kind == CellKind.Code)
        {
            read.ExecutionCount = cell["execution_count"] is JsonValue count && count.TryGetValue(out int place) ? place : null;
            foreach (var output in cell["outputs"] as JsonArray ?? [])
                read.Outputs.Add(output?.DeepClone());
        }

        return read;
    }

    private static JsonObject? Taken(JsonObject owner, string name)
    {
        var node = owner[name] as JsonObject;
        owner.Remove(name);
        return node;
    }

    private static string ReadSource(JsonNode? source, int number)
    {
        var text = source switch
        {
            JsonArray lines => string.Concat(lines.Select(line => Text(line) ?? throw NoText())),
            null => "",
            _ => Text(source) ?? throw NoText(),
        };
        return text.ReplaceLineEndings("\n");

        NotebookFormatException NoText() => new($"cell {number}: its source is neither text nor a list of lines");
    }

    private static void WriteCell(Utf8JsonWriter writer, NotebookCell cell)
    {
        writer.WriteStartObject();
        if (cell.Attachments is not null)
        {
            writer.WritePropertyName("attachments");
            cell.Attachments.WriteTo(writer);
        }
        writer.WriteString("cell_type", cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" });
        if (cell.Kind == CellKind.Code)
        {
            writer.WritePropertyName("execution_count");
            if (cell.ExecutionCount is int count)
                writer.WriteNumberValue(count);
            else
                writer.WriteNullValue();
        }
        writer.WriteString("id", cell.Id);
        writer.WritePropertyName("metadata");
        cell.Metadata.WriteTo(writer);
        if (cell.Kind == CellKind.Code)
        {
            writer.WritePropertyName("outputs");
            cell.Outputs.WriteTo(writer);
        }
        writer.WritePropertyName("source");
        NotebookJson.Lines(cell.Source).WriteTo(writer);
        writer.WriteEndObject();
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string FirstSentence(string message) => message.Split(". ")[0];
}
