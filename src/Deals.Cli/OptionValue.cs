using System.CommandLine.Parsing;

namespace Deals.Cli;

/// <summary>Reads what was typed after an option; what it cannot be is told with what was expected.</summary>
internal static class OptionValue
{
    /// <summary>Words that each stand for a value, in the order typed. An enum's numbers are no words.</summary>
    public static T[] Words<T>(ArgumentResult result, string option)
        where T : struct, Enum
        => [.. result.Tokens.Select(token => Word<T>(token.Value, result, option))];

    /// <summary>A number, if it is within its bounds.</summary>
    public static T Number<T>(ArgumentResult result, string option, T least, T most, Func<string, T?> read)
        where T : struct, IComparable<T>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (read(text) is { } number && number.CompareTo(least) >= 0 && number.CompareTo(most) <= 0)
            return number;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option} {text}: expected a number from {least} to {most}"));
        return least;
    }

    /// <summary>A whole number, if it is within its bounds.</summary>
    public static int Whole(ArgumentResult result, string option, int least, int most)
        => Number(result, option, least, most,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    private static T Word<T>(string typed, ArgumentResult result, string option)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
        if (words.Contains(typed, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<T>(typed, ignoreCase: true);
        result.AddError($"{option} {typed}: expected {string.Join(", ", words[..^1])} or {words[^1]}");
        return default;
    }
}
