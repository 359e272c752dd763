using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deals.Notebooks;

/// <summary>Gives every cell an id that nbformat 4.5 accepts, the same one each time.</summary>
internal static class CellIds
{
    private const int LongestId = 64;

    public static void Complete(IEnumerable<NotebookCell> cells)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var missing = new List<NotebookCell>();
        foreach (var cell in cells)
        {
            if (!IsValid(cell.Id) || !taken.Add(cell.Id))
                missing.Add(cell);
        }
        foreach (var cell in missing)
            cell.Id = Derive(cell.Source, taken);
    }

    private static string Derive(string source, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var seed = Encoding.UTF8.GetBytes(attempt.ToString(CultureInfo.InvariantCulture) + "\n" + source);
            var id = Convert.ToHexStringLower(SHA256.HashData(seed))[..8];
            if (taken.Add(id))
                return id;
        }
    }

    private static bool IsValid(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
