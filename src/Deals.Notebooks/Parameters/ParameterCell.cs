using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deals.Notebooks;

/// <summary>A parameter as its notebook declares it, in the cell tagged <c>parameters</c>.</summary>
/// <param name="Type">The declared type as written: <c>double</c>, <c>DateOnly?</c>, <c>string[]</c>, <c>var</c>.</param>
/// <param name="Name">The name that <c>--set</c> uses.</param>
/// <param name="Default">The C# expression of the value it has when nothing is set.</param>
public sealed record ParameterDeclaration(string Type, string Name, string Default)
{
    /// <summary>Whether it is a constant, which others may be computed from.</summary>
    public bool IsConst { get; init; }

    /// <summary>The default, where it is a plain text; null where it is anything else.</summary>
    public string? DefaultText => (SyntaxFactory.ParseExpression(Default) as LiteralExpressionSyntax)?.Token.Value as string;
}

/// <summary>The parameters a notebook declares, and the cell that overrides them. The notebook's own cell stays as it is.</summary>
public static class ParameterCell
{
    /// <summary>The tag of the cell that declares the parameters with their defaults.</summary>
    public const string Tag = "parameters";

    /// <summary>The tag of the cell that the runner adds.</summary>
    public const string InjectedTag = "injected-parameters";

    private static readonly CSharpParseOptions s_script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    /// <summary>
    /// The declarations of the first cell tagged <c>parameters</c>, in the order they stand there; none where there is no such cell.
    /// </summary>
    public static IReadOnlyList<ParameterDeclaration> Declared(Notebook notebook)
        => notebook.Cells.FirstOrDefault(IsDeclaring) is { } cell ? Declared(cell.Source) : [];

    /// <summary>The declarations in a piece of C#; statements that declare nothing are passed over.</summary>
    public static IReadOnlyList<ParameterDeclaration> Declared(string source) =>
    [
        .. from member in CSharpSyntaxTree.ParseText(source, s_script).GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
           from declared in member.Declaration.Variables
           where declared.Initializer is not null
           select new ParameterDeclaration(member.Declaration.Type.ToString().Replace(" ", "", StringComparison.Ordinal),
               declared.Identifier.ValueText,
               declared.Initializer!.Value.ToString()) { IsConst = member.Modifiers.Any(SyntaxKind.ConstKeyword) },
    ];

    /// <summary>Adds the cell that sets the values, right after the one that declares them.</summary>
    /// <exception cref="ParameterException">The notebook does not declare one of them, or a value does not fit.</exception>
    public static void Inject(Notebook notebook, IReadOnlyCollection<ParameterSetting> settings)
    {
        if (settings.Count == 0)
            return;
        var declared = Declared(notebook);
        var lines = settings.Select(setting => Assign(
            declared.FirstOrDefault(one => one.Name == setting.Name)
                ?? throw new ParameterException($"the notebook declares no parameter {setting.Name}"), setting.Value));
        notebook.Cells.Insert(
            notebook.Cells.TakeWhile(cell => !IsDeclaring(cell)).Count() + 1,
            new(CellKind.Code, string.Join('\n', lines), new() { ["tags"] = new JsonArray(InjectedTag) }));
    }

    private static bool IsDeclaring(NotebookCell cell) => cell.Kind == CellKind.Code && cell.Tags.Contains(Tag);

    private static string Assign(ParameterDeclaration parameter, string value) =>
        $"{(parameter.IsConst ? "const " : "")}{parameter.Type} "
            + $"{(SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? "" : "@")}{parameter.Name} = "
            + $"{ParameterValue.ToLiteral(parameter, value)};";
}
