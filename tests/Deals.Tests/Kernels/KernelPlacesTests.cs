using Deals.Cli;

namespace Deals.Tests.Kernels;

/// <summary>Where Jupyter, editors and systems keep things, on the three of them, by what each documents.</summary>
public sealed class KernelPlacesTests
{
    [Theory]
    [InlineData("linux", "HOME=/home/ada", null, "/home/ada/.local/share/jupyter/kernels")]
    [InlineData("linux", "HOME=/home/ada;XDG_DATA_HOME=/data", null, "/data/jupyter/kernels")]
    [InlineData("linux", "HOME=/home/ada;XDG_DATA_HOME=/data;JUPYTER_DATA_DIR=/elsewhere", null, "/elsewhere/kernels")]
    [InlineData("linux", "HOME=/home/ada;JUPYTER_DATA_DIR=", null, "/home/ada/.local/share/jupyter/kernels")]
    [InlineData("linux", "HOME=/home/ada;JUPYTER_DATA_DIR=/elsewhere", ".venv", ".venv/share/jupyter/kernels")]
    [InlineData("macos", "HOME=/Users/ada;XDG_DATA_HOME=/data", null, "/Users/ada/Library/Jupyter/kernels")]
    [InlineData("windows", @"USERPROFILE=C:\Users\ada;APPDATA=C:\Users\ada\AppData\Roaming", null, @"C:\Users\ada\AppData\Roaming\jupyter\kernels")]
    [InlineData("windows", @"USERPROFILE=C:\Users\ada", null, @"C:\Users\ada\AppData\Roaming\jupyter\kernels")]
    [InlineData("windows", @"USERPROFILE=C:\Users\ada", @"C:\env", @"C:\env\share\jupyter\kernels")]
    public void Kernels_go_where_Jupyter_looks_for_them(string system, string variables, string? prefix, string expected)
        => Assert.Equal(expected, Places(system, variables).Kernels(prefix));

    [Theory]
    [InlineData("linux", "HOME=/home/ada", "VS Code", "/home/ada/.config/Code/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("linux", "HOME=/home/ada;XDG_CONFIG_HOME=/settings", "VSCodium", "/settings/VSCodium/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("linux", "HOME=/home/ada", "VS Code Server", "/home/ada/.vscode-server/data/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("linux", "HOME=/home/ada", "code-server", "/home/ada/.local/share/code-server/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("macos", "HOME=/Users/ada", "VS Code Insiders", "/Users/ada/Library/Application Support/Code - Insiders/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("windows", @"USERPROFILE=C:\Users\ada", "VS Code", @"C:\Users\ada\AppData\Roaming\Code\User\globalStorage\ms-dotnettools.dotnet-interactive-vscode")]
    [InlineData("windows", @"USERPROFILE=C:\Users\ada", "VS Code Server", @"C:\Users\ada\.vscode-server\data\User\globalStorage\ms-dotnettools.dotnet-interactive-vscode")]
    public void Polyglot_Notebooks_keeps_its_tool_in_its_editors_folder(string system, string variables, string editor, string expected)
        => Assert.Equal(expected, Places(system, variables).PolyglotStorages().Single(storage => storage.Editor == editor).Folder);

    [Theory]
    [InlineData("linux", "USERPROFILE=/home/ada", "HOME")]
    [InlineData("windows", "HOME=/home/ada", "USERPROFILE")]
    public void Without_a_home_folder_the_variable_that_names_one_is_told(string system, string variables, string named)
        => Assert.Contains(named, Assert.Throws<RefusedException>(() => Places(system, variables).Kernels(prefix: null)).Message, StringComparison.Ordinal);

    private static KernelPlaces Places(string system, string variables)
    {
        var set = variables.Split(';').Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new(system, name => set.GetValueOrDefault(name));
    }
}
