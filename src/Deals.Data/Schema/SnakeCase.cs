namespace Deals.Data;

/// <summary>How a C# name is written in the data: <c>FirstLaunch</c> and <c>firstLaunch</c> as <c>first_launch</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    /// <summary>The name as a heading: <c>cap_groups</c> as "Cap groups".</summary>
    public static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    /// <summary>The words of an enumeration, in its order, each with the member that it is.</summary>
    public static Dictionary<string, object> Members(Type enumeration)
        => Enum.GetNames(enumeration).ToDictionary(Of, name => Enum.Parse(enumeration, name), StringComparer.Ordinal);
}
