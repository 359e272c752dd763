using System.Globalization;
using System.Text;

namespace Deals.Report.Sheets;

/// <summary>Gives sheets names that Excel takes: not empty, at most 31 characters, none of []:*?/\, no two alike.</summary>
internal sealed class SheetNames
{
    private const int MostCharacters = 31;
    private const string Unnamed = "Sheet";

    /// <summary>The names given so far, and the one that Excel keeps for itself; it compares without regard to case.</summary>
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>The wanted name, or one that is as near to it as Excel allows.</summary>
    public string Give(string wanted)
    {
        var name = Cut(Allowed(wanted), MostCharacters);
        for (var number = 2; !taken.Add(name); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $" {number}");
            name = Cut(Allowed(wanted), MostCharacters - ending.Length) + ending;
        }

        return name;
    }

    private static string Allowed(string wanted)
    {
        var name = new StringBuilder(SheetText.Legal(wanted));
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or SheetText.Replacement || char.IsControl(name[at]))
                name[at] = '-';
        }

        return name.ToString();
    }

    /// <summary>An apostrophe quotes a name in a formula, so that none may stand at an end; blanks there are not seen.</summary>
    private static string Cut(string name, int most)
    {
        var cut = SheetText.Start(name.TrimStart(' ', '\''), most).TrimEnd(' ', '\'');
        return cut.Length == 0 ? Unnamed : cut;
    }
}
