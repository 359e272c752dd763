namespace Deals.Data;

/// <summary>
/// What an eye takes a name for: without case, with plain blanks, with one letter for all that look like it. After the skeletons
/// of Unicode's security mechanisms (UTS 39), for the letters that keyboards have.
/// </summary>
internal static class LookAlike
{
    /// <summary>Letters of other scripts, dashes and quotes, each before the one it looks like.</summary>
    private static readonly Dictionary<char, char> Plain = Pairs(
        "АAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSԚQԜWҮY" + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX" + "ıI" + "‐-‑-‒-–-—-−-" + "’'‘'ʼ'´'`'“\"”\"");

    /// <summary>Letters and signs that are drawn as nothing.</summary>
    private const string Blank = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /// <summary>Returns the name as an eye takes it; empty when there is nothing to see.</summary>
    public static string Of(string name)
    {
        var seen = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
                seen.Append(seen.Length > 0 && seen[^1] != ' ' ? " " : "");
            else if (!IsHidden(letter))
                seen.Append(Plain.GetValueOrDefault(letter, letter));
        }

        return seen.ToString().TrimEnd();
    }

    /// <summary>Whether a name has a character that does not show.</summary>
    public static bool HasHidden(string name) => VisibleText.HasHidden(name) || name.Any(Blank.Contains);

    private static bool IsHidden(char letter) => Blank.Contains(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static Dictionary<char, char> Pairs(string pairs)
        => pairs.Chunk(2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
}
