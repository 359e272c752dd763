using System.Globalization;
using CsvHelper;

namespace Deals.Data;

/// <summary>Reads one table's file and holds it against the descriptor, row by row.</summary>
internal sealed class TableReader
{
    private readonly TableDescriptor resource;
    private readonly ProblemLog log;
    private readonly bool keepRows;
    private readonly List<(IReadOnlyList<string> Columns, KeyIndex Index)> keys = [];
    private readonly List<(int[] Fields, KeyIndex Index, ProblemKind? IfTwice)> indexed = [];
    private readonly List<References> references = [];
    private Table? table;
    private CellCheck[] checks = [];
    private int headerCount;

    /// <summary>Prepares to read a table.</summary>
    /// <param name="resource">What the descriptor says of it.</param>
    /// <param name="log">Where problems go.</param>
    /// <param name="keepRows">Whether the rows are wanted, or only checked.</param>
    /// <param name="referredTo">The columns that other tables' foreign keys refer to.</param>
    public TableReader(TableDescriptor resource, ProblemLog log, bool keepRows, IEnumerable<IReadOnlyList<string>> referredTo)
    {
        (this.resource, this.log, this.keepRows) = (resource, log, keepRows);
        foreach (var columns in referredTo.Append(resource.PrimaryKey).Concat(UniqueColumns()))
        {
            if (columns.Count > 0 && columns.All(name => resource.Find(name) is not null) && !keys.Exists(key => key.Columns.SequenceEqual(columns)))
                keys.Add((columns, new()));
        }
    }

    /// <summary>The references of the rows that were read.</summary>
    public IReadOnlyList<References> References => references;

    /// <summary>What other tables can refer to by these columns; null when the file lacks one of them, so that nothing can be told.</summary>
    public KeyIndex? Keys(IReadOnlyList<string> columns)
        => table is not null && keys.Find(key => key.Columns.SequenceEqual(columns)).Index is { } index && columns.All(name => table.ColumnOf(table.IndexOf(name)) >= 0)
            ? index
            : null;

    /// <summary>Reads the file.</summary>
    /// <returns>The table; null when it cannot be read at all, which is then reported.</returns>
    public async Task<Table?> ReadAsync(IDataFiles files, CancellationToken cancellation)
    {
        if (resource.Path is not { } path)
            return null;
        try
        {
            var stream = await files.OpenAsync(path, cancellation);
            if (stream is null)
            {
                log.Report(ProblemKind.MissingFile, new(path), null, $"the file of the table {resource.Name} is not there", "a file at this path, beside the descriptor");
                return null;
            }

            await using var scanner = new CsvScanner(stream);
            await ReadAsync(scanner, path, cancellation);
        }
        catch (IOException refused)
        {
            log.Report(ProblemKind.UnreadableFile, new(path), null, $"the file cannot be read ({refused.Message})", "a file that can be read");
        }
        catch (CsvFormatException tooLarge)
        {
            log.Report(
                ProblemKind.TooLargeRecord, new(path, (int)tooLarge.LineNumber), null, "the record that starts here is larger than a megabyte, and the rest of the file was not read",
                "a smaller record; perhaps a quote that opens on this line or a few lines later is never closed");
        }

        return table;
    }

    private async Task ReadAsync(CsvScanner scanner, string path, CancellationToken cancellation)
    {
        bool more;
        while ((more = await scanner.ReadAsync(cancellation)) && !scanner.IsWide && scanner.IsBlank)
            ReportBlankLine(path, scanner.Line);
        if (scanner.IsWide)
        {
            log.Report(ProblemKind.WideFile, new(path), null, "the file is UTF-16 or UTF-32", "UTF-8");
            return;
        }

        if (!more)
        {
            log.Report(ProblemKind.EmptyFile, new(path), null, "the file has no header row", $"a header row: {string.Join(',', resource.Fields.Select(field => field.Name))}");
            return;
        }

        if (WrongSeparator(scanner) is { } separator)
        {
            log.Report(ProblemKind.WrongSeparator, new(path, scanner.Line), null, $"the cells are separated by {separator}, and the rest of the file was not read", "commas: save the file as CSV with a comma between cells and a point in numbers");
            return;
        }

        ReadHeader(scanner, path);
        while (await scanner.ReadAsync(cancellation))
        {
            if (scanner.IsBlank)
                ReportBlankLine(path, scanner.Line);
            else
                ReadRow(scanner);
        }
    }

    /// <summary>What a spreadsheet set between the cells where lists or decimals are written differently; null for a comma.</summary>
    private string? WrongSeparator(CsvScanner scanner)
    {
        if (scanner.Count != 1)
            return null;
        var header = scanner.Text(0);
        return IsSplitBy(';') ? "';'" : IsSplitBy('\t') ? "tabs" : null;

        bool IsSplitBy(char separator) => header.Split(separator) is { Length: > 1 } names && names.Any(name => resource.Find(name) is not null);
    }

    private void ReportBlankLine(string path, int line)
        => log.Report(ProblemKind.BlankLine, new(path, line), null, "the line is blank", "a row, or no line at all");

    private void ReadHeader(CsvScanner scanner, string path)
    {
        headerCount = scanner.Count;
        table = new(resource, new HeaderReader(resource, log).Read(scanner, path));
        foreach (var (columns, index) in keys)
            indexed.Add(([.. columns.Select(table.IndexOf)], index, IfTwice(columns)));
        foreach (var key in resource.ForeignKeys)
            references.Add(new(key, table));
        var inKeys = resource.PrimaryKey.Concat(resource.ForeignKeys.SelectMany(key => key.Fields)).ToHashSet(StringComparer.Ordinal);
        checks =
        [
            .. resource.Fields
                .Select(field => resource.PrimaryKey.Contains(field.Name) ? field with { Constraints = field.Constraints with { Required = true } } : field)
                .Select(field => new CellCheck(field, inKeys.Contains(field.Name), resource.MissingValues, log)),
        ];
    }

    private void ReadRow(CsvScanner scanner)
    {
        var lines = LinesOf(scanner);
        var texts = new string?[resource.Fields.Count];
        var whole = IsWhole(scanner);
        var readable = whole;
        for (var field = 0; field < texts.Length; field++)
        {
            var column = table!.ColumnOf(field);
            if (column < 0 || column >= scanner.Count)
            {
                readable = false;
                continue;
            }

            texts[field] = scanner.Text(column);
            if (whole)
                readable &= ReadCell(scanner, field, lines, ref texts[field]);
        }

        table!.RowCount++;
        if (keepRows)
            table.Rows.Add(new(table, scanner.Line, lines, texts, readable));
        foreach (var (fields, index, ifTwice) in indexed)
            CheckUnique(fields, index, whole ? ifTwice : null, texts, scanner.Line, lines);
        if (!whole)
            return;
        foreach (var reference in references)
            reference.Add(texts, scanner.Line, lines);
    }

    private static int[]? LinesOf(CsvScanner scanner)
    {
        if (scanner.LineOf(scanner.Count - 1) == scanner.Line)
            return null;
        return [.. Enumerable.Range(0, scanner.Count).Select(scanner.LineOf)];
    }

    /// <summary>Whether the row's cells can be told apart: quotes in order, as many cells as the header has.</summary>
    private bool IsWhole(CsvScanner scanner)
    {
        if (QuoteCheck.Report(scanner, table!.File, column => HeaderOf(column), log))
            return false;
        if (scanner.Count == headerCount)
            return true;
        var tooFew = scanner.Count < headerCount;
        var column = tooFew ? scanner.Count : headerCount;
        log.Report(
            tooFew ? ProblemKind.TooFewCells : ProblemKind.TooManyCells,
            new(table.File, tooFew ? scanner.Line : scanner.LineOf(column), column + 1, HeaderOf(column)), tooFew ? null : scanner.Text(column),
            string.Create(CultureInfo.InvariantCulture, $"the row has {scanner.Count} cells"),
            string.Create(CultureInfo.InvariantCulture, $"{headerCount}, as many as the header row; a text with a comma stands in quotes"));
        return false;
    }

    private string? HeaderOf(int column)
    {
        var field = Enumerable.Range(0, resource.Fields.Count).FirstOrDefault(field => table!.ColumnOf(field) == column, -1);
        return field < 0 ? null : resource.Fields[field].Name;
    }

    private bool ReadCell(CsvScanner scanner, int field, int[]? lines, ref string? text)
    {
        var column = table!.ColumnOf(field);
        var place = table.At(field, scanner.Line, lines);
        if (!scanner.IsUtf8(column))
            log.Report(ProblemKind.InvalidUtf8, place, text, $"{VisibleText.Quoted(text!)} has bytes that are not UTF-8", "a file saved as UTF-8");
        else if (scanner.HasNul(column))
            log.Report(ProblemKind.NulCharacter, place, text, $"{VisibleText.Quoted(text!)} has a NUL character", "text without control characters");
        else
            return checks[field].Check(ref text, place);
        return false;
    }

    private IEnumerable<IReadOnlyList<string>> UniqueColumns()
        => from column in resource.Fields where column.Constraints.Unique select new[] { column.Name };

    /// <summary>What it is when these columns have the same values twice; null when they may.</summary>
    private ProblemKind? IfTwice(IReadOnlyList<string> columns)
        => columns.SequenceEqual(resource.PrimaryKey) ? ProblemKind.DuplicateKey
        : columns is [var only] && resource.Find(only)!.Constraints.Unique ? ProblemKind.NotUnique
        : null;

    private void CheckUnique(int[] fields, KeyIndex index, ProblemKind? ifTwice, string?[] texts, int line, int[]? lines)
    {
        if (KeyIndex.Of(fields, texts) is not { } key || index.Add(key, line, out var first) || ifTwice is null)
            return;
        var shown = Deals.Data.References.Shown(fields, texts);
        log.Report(
            ifTwice, table!.At(fields[0], line, lines), shown, $"{VisibleText.Quoted(shown)} stands twice",
            string.Create(CultureInfo.InvariantCulture, $"a value of its own, as line {first} has this one"));
    }
}
