namespace Deals.Notebooks;

/// <summary>What a notebook depends on by its own text, followed through everything it imports.</summary>
internal sealed class NotebookInputs
{
    private readonly string _folder;

    private NotebookInputs(string folder) => _folder = folder;

    /// <summary>The imported files, in the order they are met.</summary>
    public List<string> Imports { get; } = [];

    /// <summary>The assemblies referenced by path.</summary>
    public List<string> Assemblies { get; } = [];

    /// <summary>Whether the next run may see other things than this one through no change that shows here: a floating package, a line nobody understands.</summary>
    public bool IsOpenEnded { get; private set; }

    /// <summary>Follows the notebook; all paths in it are relative to its folder. Throws what reading files throws.</summary>
    public static NotebookInputs Of(string notebookPath)
    {
        var inputs = new NotebookInputs(Path.GetDirectoryName(Path.GetFullPath(notebookPath))!);
        inputs.Follow(notebookPath);
        return inputs;
    }

    private void Follow(string path)
    {
        foreach (var piece in ImportedSource.Read(path))
        {
            foreach (var part in CellParts.Read(piece.Source, piece.Language))
                Note(part);
        }
    }

    private void Note(CellPart part)
    {
        switch (part)
        {
            case ImportPart import when Full(import.Path) is var path && !Imports.Contains(path):
                Imports.Add(path);
                Follow(path);
                break;
            case AssemblyPart assembly:
                Assemblies.Add(Full(assembly.Path));
                break;
            case PackagePart package:
                IsOpenEnded |= package.IsFloating;
                break;
            case CSharpPart code:
                // Roslyn's own #load reads a file we do not follow.
                IsOpenEnded |= code.Code.Contains("#load", StringComparison.Ordinal);
                break;
        }
    }

    private string Full(string path) => Path.GetFullPath(Path.Combine(_folder, path));
}
