namespace Deals.Tests.Charts;

/// <summary>Texts that are something else to whoever reads them carelessly.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</figure></section></html>", "<img src=x onerror=alert(1)>", "<!-- --> ]]> <![CDATA[",
        "\"quotes\" 'and' `more`", "a & b &amp; c &lt;d&gt; &nbsp; &bogus; &#60; &#x3c;", "$x$ and $y$", "</title></style></textarea>", "javascript:alert(1)",
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202Eabc", "\U0001F600\U0001F469\u200D\U0001F680", "\u0001\u0008\u000B\u001F tab\tline\nline\r\nnull\0end", "\uFFFE\uFFFF", "half \uD83D and \uDE00 pair",
        "=1+1", "@sum", "%2e%2e/../..\\", "<b>bold</b><br><a href=\"https://example.org\">link</a>", "", " ", new string('x', 5000), string.Concat(Enumerable.Repeat("long words ", 455)),
    ];

    /// <summary>The text as any file holds it: without halves of pairs.</summary>
    public static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
