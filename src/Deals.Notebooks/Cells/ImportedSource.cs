using System.Globalization;

namespace Deals.Notebooks;

/// <summary>A piece of what `#!import` brings in.</summary>
/// <param name="Name">How errors name it: the file, and for a notebook the cell.</param>
/// <param name="Language">What it is written in until a directive says otherwise.</param>
/// <param name="Source">Its text.</param>
public sealed record ImportedSource(string Name, string Language, string Source)
{
    /// <summary>
    /// The pieces of a notebook (its code cells) or of a script (one piece). Throws <see cref="NotebookFormatException"/> when it is
    /// neither, and what reading a file throws.
    /// </summary>
    public static IReadOnlyList<ImportedSource> Read(string path)
    {
        var file = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CS" or ".CSX":
                return [new(file, CellLanguages.CSharp, File.ReadAllText(path).ReplaceLineEndings("\n"))];
            case ".IPYNB" or ".DIB":
                var notebook = Notebook.Read(path);
                return [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select((cell, index) => new ImportedSource(
                    string.Create(CultureInfo.InvariantCulture, $"{file} cell [{index + 1}]"), cell.Language ?? notebook.DefaultLanguage, cell.Source))];
            default:
                throw new NotebookFormatException($"{file} cannot be imported: expected .ipynb, .csx or .cs");
        }
    }
}
