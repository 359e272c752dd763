namespace Deals.Notebooks;

/// <summary>A parameter as its notebook declares it, in the cell tagged `parameters`.</summary>
/// <param name="Type">The declared type as written: `double`, `string?`, `DateOnly?`, `string[]`, `var`.</param>
/// <param name="Name">The name `--set` uses.</param>
/// <param name="Default">The C# expression of the value it has when nothing is set.</param>
public sealed record ParameterDeclaration(string Type, string Name, string Default)
{
    /// <summary>The default, where it is a plain string literal; null where it is anything else.</summary>
    public string? DefaultText => CSharpStatements.StringValue(Default);
}
