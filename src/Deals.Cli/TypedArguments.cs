using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Deals.Cli;

/// <summary>Refuses, before any work is done, what the command's options do not allow, and names what was probably meant.</summary>
internal static class TypedArguments
{
    /// <exception cref="RefusedException">Something was typed that the command does not take.</exception>
    public static void Require(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        // Help and completion are for what is not yet right.
        if (parsed.Action is not ParseErrorAction && parsed.Action != command.Command.Action)
            return;
        var faults = Unknown(parsed).Concat(Lacking(command))
            .Concat(Chain(command).SelectMany(each => each.Children).OfType<OptionResult>().SelectMany(Faults))
            .Concat(command.Children.OfType<ArgumentResult>().SelectMany(Faults)).Distinct(StringComparer.Ordinal).ToList();
        if (faults.Count == 0)
            faults = [.. parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)];
        if (faults.Count > 0)
            throw new RefusedException($"{string.Join("\n       ", faults)}\n`{NameOf(command.Command)} --help` tells what it takes.");
    }

    /// <summary>What looks like an option and is none of this command's, and words that are no command.</summary>
    private static IEnumerable<string> Unknown(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        var word = parsed.UnmatchedTokens.FirstOrDefault(typed => !LooksLikeOption(typed));
        if (word is not null && command.Command.Subcommands.Count > 0)
        {
            // What follows are options of a command that is not there.
            var meant = Meant(word, [.. command.Command.Subcommands.Select(each => each.Name)]);
            yield return $"there is no command {VisibleText.Of(word)}"
                + (meant.Length > 0 ? meant : $"; if it is a figure: deals export {VisibleText.Of(word)}");
            yield break;
        }

        var options = Chain(command).SelectMany(each => each.Command.Options.Where(option => each == command || option.Recursive))
            .SelectMany(option => option.Aliases.Prepend(option.Name)).ToList();
        // Behind a -- everything is a value.
        var plain = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value)
            .ToHashSet(StringComparer.Ordinal);
        var values = command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Concat(Chain(command).SelectMany(each => each.Tokens)).Select(token => token.Value);
        foreach (var typed in values.Concat(parsed.UnmatchedTokens).Where(typed => LooksLikeOption(typed) && !plain.Contains(typed))
            .Distinct(StringComparer.Ordinal))
        {
            var name = typed.Split('=', ':')[0];
            if (command.Command.Arguments is [var argument]
                && string.Equals(name.TrimStart('-'), argument.Name, StringComparison.OrdinalIgnoreCase))
            {
                // As other commands have it: what follows is right, and only the option too many.
                var value = word ?? (typed.Length > name.Length ? typed[(name.Length + 1)..] : argument.Name);
                yield return $"`{NameOf(command.Command)}` takes {Taken(argument.HelpName ?? argument.Name)} without an option: "
                    + $"deals {command.Command.Name} {VisibleText.Of(value)}";
                yield break;
            }

            yield return $"there is no option {VisibleText.Of(name)}{Meant(name, options)}";
        }

        if (word is null)
            yield break;
        if (command.Command.Arguments is [var only])
            yield return $"`{NameOf(command.Command)}` takes {Taken(only.HelpName ?? only.Name)}; {VisibleText.Of(word)} is one too many";
        else
            yield return $"`{NameOf(command.Command)}` takes options only; {VisibleText.Of(word)} is none";
    }

    /// <summary>What a command cannot do without.</summary>
    private static IEnumerable<string> Lacking(CommandResult command)
    {
        if (command.Command is { Subcommands: { Count: > 0 } subcommands, Action: null } && command.Tokens.Count == 0)
            yield return $"`{NameOf(command.Command)}` takes a command: {string.Join(" or ", subcommands.Select(each => each.Name))}";
        foreach (var argument in command.Command.Arguments.Where(
            argument => argument.Arity.MinimumNumberOfValues > 0 && command.GetResult(argument) is not { Tokens.Count: > 0 }))
            yield return $"`{NameOf(command.Command)}` takes {Taken(argument.HelpName ?? argument.Name)}; it is given nothing";
    }

    private static IEnumerable<string> Faults(OptionResult result)
    {
        var option = result.Option;
        var takes = $"{option.Name} takes {Taken(option.HelpName ?? option.Name.TrimStart('-'))}";
        if (result.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues <= 1)
            yield return $"{option.Name} is given {Times(result.IdentifierTokenCount)}; which is meant?";
        foreach (var value in result.Tokens.Select(token => token.Value))
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return $"{takes}; it is given nothing";
            else if (LooksLikeOption(value))
                yield return $"{takes}; {VisibleText.Of(value)} is an option";
            else if (option.HelpName is { } form && form.Contains("=value", StringComparison.Ordinal)
                && (value[0] == '=' || (value[^1] == '=' && form.Contains("id=", StringComparison.Ordinal))))
                yield return $"{takes}; {VisibleText.Of(value)} is not that";
        }

        if (option.Arity.MinimumNumberOfValues > 0 && result.Tokens.Count == 0 && result.IdentifierTokenCount > 0)
            yield return $"{takes}; it is given nothing";
        var names = result.Tokens.Select(token => token.Value)
            .Where(value => option.HelpName?.Contains("=value", StringComparison.Ordinal) is true
                && value.Contains('=', StringComparison.Ordinal))
            .Select(value => (value.StartsWith("assume=", StringComparison.Ordinal) ? value["assume=".Length..] : value).Split('=')[0]);
        foreach (var name in names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"{option.Name} sets {VisibleText.Of(name.Key)} {Times(name.Count())}; which is meant?";
    }

    private static IEnumerable<string> Faults(ArgumentResult result)
        => result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))
            ? [$"{result.Argument.HelpName ?? result.Argument.Name} is an empty text"] : [];

    private static IEnumerable<CommandResult> Chain(CommandResult command)
    {
        for (SymbolResult? each = command; each is not null; each = each.Parent)
        {
            if (each is CommandResult found)
                yield return found;
        }
    }

    /// <summary>Whether it begins as an option does; a negative number does not.</summary>
    private static bool LooksLikeOption(string typed) => typed is ['-', not ('.' or (>= '0' and <= '9')), ..];

    private static string Meant(string typed, IReadOnlyCollection<string> names)
        => NearestWord.To(typed, names) is { } nearest ? $"; did you mean {nearest}?" : "";

    private static string Taken(string form) => string.Join(" or ", form.Split('|').Select(word => word switch
    {
        "DIR" or "FOLDER" => "a folder",
        "FILE" => "a file",
        "NAME" => "a name",
        "LABEL" => "a label",
        "N" or "NUMBER" => "a number",
        "DATASET" => "a dataset",
        "PX" => "a number of pixels",
        "S" => "a number of seconds",
        _ => word,
    }));

    private static string Times(int count) => count == 2 ? "twice" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static string NameOf(Command command)
        => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : "deals";
}

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
