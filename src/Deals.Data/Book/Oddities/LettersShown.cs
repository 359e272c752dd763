namespace Deals.Data;

/// <summary>Warns of names and titles with letters that pictures cannot show.</summary>
/// <param name="log">Where the warnings go.</param>
/// <param name="tables">The tables.</param>
/// <param name="missing">What is wrong with a text's letters, in words; null where nothing is.</param>
internal sealed class LettersShown(ProblemLog log, IReadOnlyList<Table> tables, Func<string, string?> missing)
{
    /// <summary>The columns whose texts figures show.</summary>
    private static readonly string[] Shown =
        ["name", "short_name", "title", "publisher", "label", "phrase", "phrase_never", "noun", "clause"];

    public void Warn()
    {
        foreach (var row in tables.Where(table => DealSchema.Find(table.Descriptor.Name) is not null).SelectMany(table => table.Rows))
        {
            foreach (var column in Shown)
            {
                if (row.Text(column) is { } text && missing(text) is { } fault)
                    log.Report(
                        ProblemKind.LetterNotShown, row.At(column), text, $"{VisibleText.Quoted(text)} has {fault}",
                        "letters of the Latin, Greek, Cyrillic or Hebrew alphabet, if the "
                            + "picture is to be printed; web pages may show others");
            }
        }
    }
}
