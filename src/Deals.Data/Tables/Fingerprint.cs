using System.Security.Cryptography;

namespace Deals.Data;

/// <summary>
/// Tells data from other data by what is read of them: how lines end, and what the schema says of columns, counts nothing.
/// </summary>
internal static class Fingerprint
{
    private const string Resources = "resources";

    /// <summary>
    /// Returns a SHA-256, in hexadecimal digits, over the descriptor's properties but for its resources, and over the cells of all tables.
    /// </summary>
    public static string Of(PackageDescriptor descriptor, IEnumerable<Table> tables)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, part) in descriptor.Root.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (name != Resources)
                Add(sum, part);
        }

        foreach (var table in tables.OrderBy(table => table.Descriptor.Name, StringComparer.Ordinal))
        {
            Add(sum, table.Descriptor.Name);
            foreach (var row in table.Rows)
            {
                for (var field = 0; field < row.Texts.Length; field++)
                {
                    if (row.Texts[field] is not { } text)
                        continue;
                    Add(sum, table.Descriptor.Fields[field].Name);
                    Add(sum, text);
                }
            }
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private static void Add(IncrementalHash sum, JsonPart part)
    {
        Add(sum, part.Path);
        Add(sum, part.Text);
        foreach (var (_, member) in part.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
            Add(sum, member);
        foreach (var item in part.Items)
            Add(sum, item);
    }

    /// <summary>Each text after its length, so that no two lists of texts are the same bytes.</summary>
    private static void Add(IncrementalHash sum, string text)
        => sum.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}")));
}
