using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Deals.Output;

/// <summary>The list of what a command wrote into a folder: which command it was, and each file with its hash and length.</summary>
/// <param name="Writer">The command; null for a list that is none of ours, or was written before lists named one.</param>
/// <param name="Files">The files, by path from the folder with forward slashes.</param>
internal sealed record OutputManifest(string? Writer, IReadOnlyDictionary<string, OutputFile> Files)
{
    private const string WriterKey = "writtenBy", FilesKey = "files", PathKey = "path", HashKey = "sha256", BytesKey = "bytes";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Reads a list.</summary>
    /// <returns>The list; null where the file is none, or not one of ours.</returns>
    public static OutputManifest? Read(string path)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllBytes(path)) is not JsonObject root || root[FilesKey] is not JsonArray listed)
                return null;
            var files = new SortedDictionary<string, OutputFile>(StringComparer.Ordinal);
            foreach (var file in listed)
            {
                // Whoever wrote paths that leave the folder, it was not this kit.
                if (file?[PathKey]?.GetValue<string>() is not { } name || file[HashKey]?.GetValue<string>() is not { } hash
                    || !IsPlain(name))
                    return null;
                files[name] = new(hash, file[BytesKey]?.GetValue<long>() ?? 0);
            }

            return new(root[WriterKey]?.GetValue<string>(), files);
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException or ArgumentException or FormatException
            || DiskFault.Is(foreign))
        {
            return null;
        }
    }

    /// <summary>The list as a file.</summary>
    /// <param name="about">What it says besides.</param>
    public byte[] Write(JsonObject? about)
    {
        var manifest = new JsonObject { [WriterKey] = Writer };
        foreach (var (name, value) in about ?? [])
            manifest[name] = value?.DeepClone();
        manifest[FilesKey] = new JsonArray([.. Files.Select(file
            => new JsonObject { [PathKey] = file.Key, [HashKey] = file.Value.Hash, [BytesKey] = file.Value.Bytes })]);
        return Encoding.UTF8.GetBytes(manifest.ToJsonString(Readable) + "\n");
    }

    private static bool IsPlain(string file) => !Path.IsPathRooted(file) && file.AsSpan().IndexOfAny('\\', '\0') < 0
        && file.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>What a file holds, as its manifest says it.</summary>
/// <param name="Hash">Its SHA-256 in small hexadecimal digits.</param>
/// <param name="Bytes">Its length.</param>
public readonly record struct OutputFile(string Hash, long Bytes)
{
    internal static OutputFile Of(ReadOnlySpan<byte> contents) => new(Convert.ToHexStringLower(SHA256.HashData(contents)), contents.Length);

    internal static OutputFile At(string path)
    {
        using var stream = File.OpenRead(path);
        return new(Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
