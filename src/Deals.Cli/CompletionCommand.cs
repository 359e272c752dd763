namespace Deals.Cli;

/// <summary>`deals completion`: prints the few lines by which a shell asks this command what may come next.</summary>
internal static class CompletionCommand
{
    private const string Notes = """
        Examples:
          eval "$(./deals completion bash)"                              # bash, in ~/.bashrc with the whole path
          eval "$(./deals completion zsh)"                               # zsh, in ~/.zshrc after compinit
          ./deals completion fish | source                               # fish
          .\deals.cmd completion pwsh | Out-String | Invoke-Expression   # PowerShell
        """;

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _deals() {
              local IFS=$'\n'
              COMPREPLY=($("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
            }
            complete -o default -F _deals deals ./deals
            """,
        ["zsh"] = """
            _deals() {
              local -a found
              found=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -U -- $found || _files
            }
            compdef _deals deals ./deals
            """,
        ["fish"] = """
            complete -c deals -a '(set -l line (commandline -cp); eval (commandline -o)[1] "[suggest:"(string length -- $line)"]" (string escape -- $line) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName deals, deals.cmd -ScriptBlock {
              param($word, $line, $position)
              & $line.CommandElements[0].Value "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { HelpName = string.Join('|', Scripts.Keys), Description = "Which shell" };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var typed] && !Scripts.ContainsKey(typed.Value))
                result.AddError($"{VisibleText.Of(typed.Value)}: expected {string.Join(" or ", Scripts.Keys)}");
        });
        var command = new Command("completion", "Prints the lines that make a shell complete this command.") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(Scripts[parsed.GetValue(shell)!]));
        return HelpWithNotes.Describe(command, Notes);
    }
}
