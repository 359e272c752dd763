using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Deals.NotebookHost;

/// <summary>The names of a notebook's own language.</summary>
internal static class CellLanguage
{
    public const string CSharp = "csharp";
}

/// <summary>
/// Readies a cell for the kernel, which takes every line that starts with <c>#!</c>, <c>#r</c> or <c>#i</c> for a directive, also
/// inside a text, and does not end when a comment follows the name of a package. Lines stay where they are.
/// </summary>
internal static partial class CellText
{
    private static readonly CSharpParseOptions s_script =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);

    public static string ForKernel(string source, string language)
    {
        if (language != CellLanguage.CSharp || !Directive().IsMatch(source))
            return source;
        var root = CSharpSyntaxTree.ParseText(Directive().Replace(source, "//"), s_script).GetRoot();
        var changes = Directive().Matches(source).SelectMany(match => Changes(root, source, match)).DistinctBy(change => change.Span);
        return SourceText.From(source).WithChanges(changes.OrderBy(change => change.Span)).ToString();
    }

    /// <summary>What is wrong with a directive that names something without double quotes, or says more; null where none does.</summary>
    public static string? Misspelt(string source)
    {
        if (OutsideTexts(WithoutQuotes(), source).Concat(OutsideTexts(MoreThanName(), source)).FirstOrDefault() is not { } found)
            return null;
        var (directive, name) = (found.Value[..2], found.Groups["name"].Value.Trim(' ', '\t', '\r', '\''));
        return found.Groups["more"].Success
            ? $"behind what {directive} names stands {found.Groups["more"].Value.Trim()}, which must go: {directive} \"{name}\""
            : $"{directive} takes what it names in double quotes: {directive} \"{name}\"";
    }

    /// <summary>The kernels that <c>#!share</c> and <c>#!set</c> take values from.</summary>
    public static IEnumerable<string> SharedFrom(string source)
        => OutsideTexts(Share(), source).Select(match => match.Groups["name"].Value);

    /// <summary>The lines that are directives: not those inside a text or a comment, which are as long when read as comments.</summary>
    private static IEnumerable<Match> OutsideTexts(Regex directives, string source)
    {
        if (!directives.IsMatch(source))
            return [];
        var root = CSharpSyntaxTree.ParseText(directives.Replace(source, match => "//" + match.Value[2..]), s_script).GetRoot();
        return directives.Matches(source).Where(match => root.FindTrivia(match.Index).IsKind(SyntaxKind.SingleLineCommentTrivia));
    }

    // The directives themselves were read as comments, which are as long.
    private static IEnumerable<TextChange> Changes(SyntaxNode root, string source, Match directive)
    {
        var token = root.FindToken(directive.Index, findInsideTrivia: true);
        var lineEnd = source.IndexOf('\n', directive.Index) is >= 0 and var end ? end : source.Length;
        if (root.FindTrivia(directive.Index).IsKind(SyntaxKind.MultiLineCommentTrivia))
            yield return new(new(directive.Index, 1), " ");
        else if (!token.Span.Contains(directive.Index) && directive.Value != "#!")
        {
            if (PackageWithoutQuotes().Match(source[directive.Index..lineEnd]) is { Success: true, Groups: var groups })
                yield return new(TextSpan.FromBounds(directive.Index + groups["name"].Index, lineEnd), $"\"{groups["name"].Value}\"");
            else if (CommentAfterName().Match(source[directive.Index..lineEnd]) is { Success: true } comment)
                yield return new(TextSpan.FromBounds(directive.Index + comment.Groups["comment"].Index, lineEnd), "");
        }
        else if (token.Span.Contains(directive.Index) && token.IsKind(SyntaxKind.InterpolatedStringTextToken))
        {
            var dollars = token.Parent!.Parent!.GetFirstToken().Text.Count(letter => letter == '$');
            yield return new(new(directive.Index, 1), new string('{', dollars) + "'#'" + new string('}', dollars));
        }
        else if (token.Span.Contains(directive.Index) && token.Value is string)
        {
            var text = CSharpSyntaxTree.ParseText(source[token.SpanStart..token.Span.End], s_script).GetRoot().GetFirstToken();
            yield return new(token.Span,
                SymbolDisplay.FormatLiteral(text.ValueText, quote: true) + new string('\n', text.Text.Count(letter => letter == '\n')));
        }
    }

    [GeneratedRegex(
        """^#!(?:share[ \t][^\n]*?--from[ \t]+"?|set[ \t][^\n]*?--value[ \t]+"?@(?!input|password))(?<name>[^\s":]+)""",
        RegexOptions.Multiline)]
    private static partial Regex Share();

    [GeneratedRegex("""^#(?:r[ \t]+(?!nuget:)|i[ \t]+)(?<name>[^"\s].*)$""", RegexOptions.Multiline)]
    private static partial Regex WithoutQuotes();

    [GeneratedRegex("""^#[ri][ \t]*"(?<name>[^"\n]*)"[ \t]*(?<more>(?!//)\S.*)$""", RegexOptions.Multiline)]
    private static partial Regex MoreThanName();

    [GeneratedRegex("""^#(!|[ri](?=\s*"|[ \t]+\S))""", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("""^#r[ \t]+(?<name>nuget:[^"/]*[^"/\s])""")]
    private static partial Regex PackageWithoutQuotes();

    [GeneratedRegex("""^#[ri]\s*"[^"]*"(?<comment>\s*//.*)$""")]
    private static partial Regex CommentAfterName();
}
