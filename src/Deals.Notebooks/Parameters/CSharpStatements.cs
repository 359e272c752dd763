using System.Text;

namespace Deals.Notebooks;

/// <summary>Cuts C# at its semicolons (or commas) without a compiler, which would cost a cached run more than all the rest.</summary>
internal static class CSharpStatements
{
    /// <summary>The pieces without comments and directives, trimmed, empty ones left out. A separator inside a literal or brackets does not cut.</summary>
    public static IReadOnlyList<string> Split(string source, char separator = ';')
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < source.Length;)
        {
            var c = source[i];
            var literal = LiteralLength(source, i);
            if (literal > 0)
            {
                piece.Append(source, i, literal);
                i += literal;
            }
            else if (CommentLength(source, i) is > 0 and var comment)
            {
                piece.Append(' ');
                i += comment;
            }
            else if (c == separator && depth == 0)
            {
                Add(pieces, piece);
                i++;
            }
            else
            {
                depth += c switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
                piece.Append(c);
                i++;
            }
        }
        Add(pieces, piece);
        return pieces;
    }

    /// <summary>What a plain string literal says: `"a"`, `@"a"`, `"""a"""`; null for any other expression.</summary>
    public static string? StringValue(string expression)
    {
        var text = expression.Trim();
        if (text.Length < 2 || LiteralLength(text, 0) != text.Length || text[0] is '$' or '\'')
            return null;
        if (text[0] == '@')
            return text[2..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        var quotes = text.TakeWhile(c => c == '"').Count();
        if (quotes >= 3)
            return text.Contains('\n', StringComparison.Ordinal) ? null : text[quotes..^quotes];
        return text[1..^1] is var body && !body.Contains('\\', StringComparison.Ordinal) ? body : Unescape(body);
    }

    private static string? Unescape(string body)
    {
        var value = new StringBuilder();
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\')
            {
                value.Append(body[i]);
                continue;
            }
            i++;
            if (i == body.Length || "\\\"/".IndexOf(body[i], StringComparison.Ordinal) < 0)
                return null;
            value.Append(body[i]);
        }
        return value.ToString();
    }

    private static void Add(List<string> pieces, StringBuilder piece)
    {
        var text = piece.ToString().Trim();
        piece.Clear();
        if (text.Length > 0)
            pieces.Add(text);
    }

    private static int CommentLength(string source, int start)
    {
        var rest = source.AsSpan(start);
        var startsLine = source.AsSpan(0, start).TrimEnd(" \t") is var before && (before.IsEmpty || before[^1] == '\n');
        if (rest.StartsWith("//") || (startsLine && rest[0] == '#'))
            return rest.IndexOf('\n') is >= 0 and var end ? end : rest.Length;
        if (rest.StartsWith("/*"))
            return rest.IndexOf("*/") is >= 0 and var close ? close + 2 : rest.Length;
        return 0;
    }

    private static int LiteralLength(string source, int start)
    {
        var at = start;
        var verbatim = false;
        while (at < source.Length && source[at] is '@' or '$')
            verbatim |= source[at++] == '@';
        if (at == source.Length || (source[at] != '"' && (source[at] != '\'' || at != start)))
            return 0;
        var quote = source[at];
        var quotes = source.AsSpan(at).IndexOfAnyExcept(quote) is >= 0 and var run ? run : source.Length - at;
        if (quote == '"' && quotes >= 3 && !verbatim)
            return RawLength(source, start, at, quotes);
        for (var i = at + 1; i < source.Length; i++)
        {
            if (source[i] == '\\' && !verbatim)
                i++;
            else if (source[i] == quote && verbatim && i + 1 < source.Length && source[i + 1] == quote)
                i++;
            else if (source[i] == quote)
                return i + 1 - start;
        }
        return source.Length - start;
    }

    private static int RawLength(string source, int start, int at, int quotes)
    {
        var close = source.IndexOf(new string('"', quotes), at + quotes, StringComparison.Ordinal);
        if (close < 0)
            return source.Length - start;
        var end = close + quotes;
        while (end < source.Length && source[end] == '"')
            end++;
        return end - start;
    }
}
