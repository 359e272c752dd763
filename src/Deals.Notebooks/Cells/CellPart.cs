namespace Deals.Notebooks;

/// <summary>One thing a cell asks for. Parts come in the order in which they are to be done.</summary>
/// <param name="Line">The 1-based line of the cell on which the part starts.</param>
public abstract record CellPart(int Line);

/// <summary>C# to compile and run.</summary>
/// <param name="Line">The line of its first character.</param>
/// <param name="Code">The code with every line where the cell has it: lines that belong to other parts are blank.</param>
public sealed record CSharpPart(int Line, string Code) : CellPart(Line);

/// <summary>Text that is shown as it stands.</summary>
/// <param name="Line">The line of the directive, or the cell's first.</param>
/// <param name="MimeType">`text/markdown` or `text/html`.</param>
/// <param name="Text">What is shown.</param>
public sealed record MarkupPart(int Line, string MimeType, string Text) : CellPart(Line);

/// <summary>Another notebook or script to run here, its path relative to the notebook's folder.</summary>
/// <param name="Line">The line of the directive.</param>
/// <param name="Path">As written.</param>
public sealed record ImportPart(int Line, string Path) : CellPart(Line);

/// <summary>An assembly to reference, its path relative to the notebook's folder, or a framework assembly's name.</summary>
/// <param name="Line">The line of the directive.</param>
/// <param name="Path">As written.</param>
public sealed record AssemblyPart(int Line, string Path) : CellPart(Line);

/// <summary>A NuGet package to reference.</summary>
/// <param name="Line">The line of the directive.</param>
/// <param name="Name">The package's id.</param>
/// <param name="Version">As written; null where the newest is asked for.</param>
public sealed record PackagePart(int Line, string Name, string? Version) : CellPart(Line)
{
    /// <summary>Whether tomorrow's restore may bring another package than today's.</summary>
    public bool IsFloating => Version is null || Version.Contains('*', StringComparison.Ordinal);
}

/// <summary>One more place to restore packages from.</summary>
/// <param name="Line">The line of the directive.</param>
/// <param name="Source">An address or a folder.</param>
public sealed record PackageSourcePart(int Line, string Source) : CellPart(Line);

/// <summary>Asks which runtime the cells run on.</summary>
/// <param name="Line">The line of the directive.</param>
public sealed record AboutPart(int Line) : CellPart(Line);

/// <summary>Asks how long the rest of the cell takes.</summary>
/// <param name="Line">The line of the directive.</param>
public sealed record TimePart(int Line) : CellPart(Line);
