using System.Text.RegularExpressions;

namespace Deals.Notebooks;

/// <summary>The parameters a notebook declares, and the cell that overrides them. The notebook's own cell stays as it is.</summary>
public static partial class ParameterCell
{
    /// <summary>The tag of the cell that declares the parameters with their defaults.</summary>
    public const string Tag = "parameters";

    /// <summary>The tag of the cell that the runner adds.</summary>
    public const string InjectedTag = "injected-parameters";

    /// <summary>The declarations of the first cell tagged `parameters`, in the order they stand there; none where there is no such cell.</summary>
    public static IReadOnlyList<ParameterDeclaration> Declared(Notebook notebook) =>
        notebook.Cells.FirstOrDefault(IsDeclaring) is { } cell ? Declared(cell.Source) : [];

    /// <summary>The declarations in a piece of C#; statements that declare nothing are passed over.</summary>
    public static IReadOnlyList<ParameterDeclaration> Declared(string source)
    {
        var found = new List<ParameterDeclaration>();
        foreach (var statement in CSharpStatements.Split(source))
        {
            var match = Declaration().Match(statement);
            if (!match.Success || match.Groups["type"].Value is "using" or "return" or "await" or "new")
                continue;
            var type = Spaces().Replace(match.Groups["type"].Value, "");
            var declarators = CSharpStatements.Split(match.Groups["rest"].Value, ',');
            foreach (var declarator in declarators)
            {
                if (Declarator().Match(declarator) is { Success: true } one)
                    found.Add(new(type, one.Groups["name"].Value.TrimStart('@'), one.Groups["value"].Value.Trim()));
            }
        }
        return found;
    }

    /// <summary>
    /// Adds the cell that sets the values, right after the one that declares them. Settings for names this notebook does not
    /// declare must have been taken out before. Throws <see cref="ParameterException"/>.
    /// </summary>
    public static void Inject(Notebook notebook, IReadOnlyCollection<ParameterSetting> settings)
    {
        if (settings.Count == 0)
            return;
        var declared = Declared(notebook);
        var lines = settings.Select(setting => Assign(declared.Single(p => p.Name == setting.Name), setting.Value));
        var cell = new NotebookCell(CellKind.Code, string.Join('\n', lines));
        cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray(InjectedTag);
        var place = notebook.Cells.ToList().FindIndex(c => IsDeclaring(c));
        notebook.Cells.Insert(place + 1, cell);
    }

    private static bool IsDeclaring(NotebookCell cell) => cell.Kind == CellKind.Code && cell.Tags.Contains(Tag);

    private static string Assign(ParameterDeclaration parameter, string value)
    {
        var name = CSharpLiteral.Identifier(parameter.Name);
        return $"{parameter.Type} {name} = {ParameterValue.ToLiteral(parameter, value)};";
    }

    [GeneratedRegex(@"^(?:const\s+)?(?<type>[\p{L}_][\p{L}\p{N}_.]*(?:\s*<[^=;]*?>)?\s*\??(?:\s*\[\s*\]\s*\??)*)\s+(?<rest>@?[\p{L}_][\p{L}\p{N}_]*\s*=(?![=>]).*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*(?<name>@?[\p{L}_][\p{L}\p{N}_]*)\s*=(?![=>])(?<value>.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Declarator();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
