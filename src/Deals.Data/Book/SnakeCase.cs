using System.Text;

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

    /// <summary>The member of an enumeration that a word of the data is.</summary>
    public static T Member<T>(string word)
        where T : struct, Enum
        => Words<T>.Members[word];

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Members = Enum.GetValues<T>().ToDictionary(member => Of(member.ToString()), StringComparer.Ordinal);
    }
}
