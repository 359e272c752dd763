using CsvHelper;

namespace Deals.Data;

/// <summary>
/// Reads one table's file and holds it against the descriptor, row by row. It knows nothing of deals, but for columns that a descriptor may
/// lack.
/// </summary>
internal sealed class TableReader
{
    private readonly TableDescriptor descriptor;
    private readonly ProblemLog log;
    private readonly bool keepRows;
    private readonly List<KeyIndex> keys = [];
    private readonly List<(int[] Fields, KeyIndex Index, ProblemKind? IfTwice)> indexed = [];
    private readonly List<References> references = [];
    private Table? table;
    private CellCheck[] checks = [];
    private int headerCount;

    private TableReader(TableDescriptor descriptor, ProblemLog log, bool keepRows, IEnumerable<IReadOnlyList<string>> referredTo)
    {
        (this.descriptor, this.log, this.keepRows) = (descriptor, log, keepRows);
        var unique = descriptor.Fields.Where(field => field.Constraints.Unique).Select(field => (IReadOnlyList<string>)[field.Name]);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var columns in referredTo.Append(descriptor.PrimaryKey).Concat(unique))
        {
            if (known.Add(string.Join('\n', columns)) && columns.Count > 0 && columns.All(name => descriptor.Find(name) is not null))
                keys.Add(new(columns));
        }
    }

    /// <summary>Reads all tables of a data package, in the order of the descriptor, and looks up the references among them.</summary>
    /// <param name="descriptor">What is to be found.</param>
    /// <param name="files">Where the files come from.</param>
    /// <param name="log">Where problems go.</param>
    /// <param name="keepRows">Whether a table's rows are wanted, or only checked.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The tables that could be read.</returns>
    public static async Task<IReadOnlyList<Table>> ReadAllAsync(
        PackageDescriptor descriptor, IDataFiles files, ProblemLog log, Func<string, bool> keepRows, CancellationToken cancellation)
    {
        var referredTo = descriptor.Tables.SelectMany(table => table.ForeignKeys).ToLookup(key => key.Table, key => key.TargetFields);
        var readers = new Dictionary<string, TableReader>(StringComparer.Ordinal);
        foreach (var table in descriptor.Tables)
        {
            readers.Add(table.Name, new(table, log, keepRows(table.Name), referredTo[table.Name]));
            await readers[table.Name].ReadAsync(files, cancellation);
        }

        foreach (var reference in readers.Values.SelectMany(reader => reader.references))
        {
            // Where the other table cannot be read, nothing is known of its keys; that alone is worth reporting.
            if (readers.GetValueOrDefault(reference.Key.Table)?.Keys(reference.Key.TargetFields) is { } index)
                reference.Check(index, log);
        }

        return [.. descriptor.Tables.Select(table => readers[table.Name].table).OfType<Table>()];
    }

    /// <summary>
    /// What other tables can refer to by these columns; null when the file lacks one of them, so that nothing can be told.
    /// </summary>
    private KeyIndex? Keys(IReadOnlyList<string> columns)
        => table is not null && columns.All(name => descriptor.Find(name) is not null && table.ColumnOf(table.IndexOf(name)) >= 0)
            ? keys.Find(key => key.Columns.SequenceEqual(columns))
            : null;

    private async Task ReadAsync(IDataFiles files, CancellationToken cancellation)
    {
        if (descriptor.Path is not { } path)
            return;
        try
        {
            if (await files.OpenAsync(path, cancellation) is not { } stream)
            {
                Report(
                    ProblemKind.MissingFile, null, $"the file of the table {descriptor.Name} is not there",
                    "a file at this path, beside the descriptor, with the same capitals in its name");
                return;
            }

            await using var scanner = new CsvScanner(stream);
            await ReadAsync(scanner, cancellation);
        }
        catch (RefusedFileException refused)
        {
            Report(refused.Kind, null, refused.Message, refused.Expected);
        }
        catch (IOException refused)
        {
            Report(ProblemKind.UnreadableFile, null, $"the file cannot be read ({refused.Message})", "a file that can be read");
        }
        catch (CsvFormatException tooLarge)
        {
            Report(
                ProblemKind.TooLargeRecord, (int)tooLarge.LineNumber,
                "the record that starts here is larger than a megabyte, and the rest of the file was not read",
                "a smaller record; perhaps a quote that opens on this line or a few lines later is never closed");
        }
    }

    private async Task ReadAsync(CsvScanner scanner, CancellationToken cancellation)
    {
        while (await scanner.ReadAsync(cancellation))
        {
            if (scanner.IsWide)
                break;
            if (scanner.IsBlank)
                Report(ProblemKind.BlankLine, scanner.Line, "the line is blank", "a row, or no line at all");
            else if (table is not null && IsEmpty(scanner))
                Report(ProblemKind.BlankLine, scanner.Line, "all cells of the row are empty", "a row, or no line at all");
            else if (table is not null)
                ReadRow(scanner);
            else if (WrongSeparator(scanner) is { } separator)
            {
                Report(
                    ProblemKind.WrongSeparator, scanner.Line,
                    $"the cells are separated by {separator}, and the rest of the file was not read",
                    "commas: save the file as CSV with a comma between cells and a point in numbers");
                return;
            }
            else if (descriptor.Fields.Count > 1
                && Enumerable.Range(0, scanner.Count).All(column => descriptor.Find(scanner.Text(column)) is null))
            {
                Report(
                    ProblemKind.NoHeader, scanner.Line, "the line has none of the columns' names, and the rest of the file was not read",
                    $"a header row: {string.Join(',', descriptor.Fields.Select(field => field.Name))}");
                return;
            }
            else
                ReadHeader(scanner);
        }

        if (scanner.IsWide)
            Report(ProblemKind.WideFile, null, "the file is UTF-16 or UTF-32", "UTF-8");
        else if (table is null)
            Report(
                ProblemKind.EmptyFile, null, "the file has no header row",
                $"a header row: {string.Join(',', descriptor.Fields.Select(field => field.Name))}");
    }

    /// <summary>Whether a row is nothing but commas, as a spreadsheet writes one whose cells were cleared.</summary>
    private static bool IsEmpty(CsvScanner scanner)
        => scanner.Count > 1 && Enumerable.Range(0, scanner.Count).All(column => scanner.Text(column).Length == 0);

    private void Report(ProblemKind kind, int? line, string fault, string expected)
        => log.Report(kind, new(descriptor.Path!, line), null, fault, expected);

    /// <summary>What a spreadsheet set between the cells where lists or decimals are written differently; null for a comma.</summary>
    private string? WrongSeparator(CsvScanner scanner)
    {
        if (scanner.Count != 1)
            return null;
        var header = scanner.Text(0);
        // A spreadsheet's own first line says by what the cells are split.
        return IsSplitBy(';') || header == "sep=;" ? "';'" : IsSplitBy('\t') || header == "sep=\t" ? "tabs" : null;

        bool IsSplitBy(char separator)
            => header.Split(separator) is { Length: > 1 } names && names.Any(name => descriptor.Find(name) is not null);
    }

    private void ReadHeader(CsvScanner scanner)
    {
        headerCount = scanner.Count;
        table = new(descriptor, ColumnsOf(scanner));
        foreach (var key in keys)
            indexed.Add(([.. key.Columns.Select(table.IndexOf)], key, IfTwice(key.Columns)));
        foreach (var key in descriptor.ForeignKeys)
            references.Add(new(key, table));
        var inKey = descriptor.PrimaryKey.ToHashSet(StringComparer.Ordinal);
        var inKeys = inKey.Concat(descriptor.ForeignKeys.SelectMany(key => key.Fields)).ToHashSet(StringComparer.Ordinal);
        FieldDescriptor Needed(FieldDescriptor field) => field with { Constraints = field.Constraints with { Required = true } };
        checks =
        [
            .. descriptor.Fields
                .Select(field => inKey.Contains(field.Name) ? Needed(field) : field)
                .Select(field => new CellCheck(field, inKeys.Contains(field.Name), descriptor.MissingValues, log)),
        ];
    }

    /// <summary>Whether two names differ in nothing but capitals and blanks, those that do not show among them.</summary>
    private static bool IsAlike(string one, string other)
    {
        static string Plain(string name)
            => string.Concat(name.Where(letter => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format));
        return string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>For each field the column in which it stands, in any order; what is wrong with the header row is reported.</summary>
    private int[] ColumnsOf(CsvScanner scanner)
    {
        var columns = new int[descriptor.Fields.Count];
        Array.Fill(columns, -1);
        var names = descriptor.Fields.Select(field => field.Name).ToList();
        var places = names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        HasQuoteFaults(scanner, _ => null);
        var nameless = Enumerable.Range(0, scanner.Count).Where(column => scanner.Text(column).Length == 0).ToList();
        var misspelt = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < scanner.Count; column++)
        {
            var name = scanner.Text(column);
            var place = new Place(descriptor.Path!, scanner.LineOf(column), column + 1, name);
            var field = places.GetValueOrDefault(name, -1);
            if (!scanner.IsUtf8(column))
                log.Report(
                    ProblemKind.InvalidUtf8, place, name, $"the column's name {VisibleText.Quoted(name)} has bytes that are not UTF-8",
                    "a file saved as UTF-8");
            else if (name.Length == 0)
            {
                if (column == nameless[0])
                    log.Report(
                        ProblemKind.UnknownColumn, place, name,
                        nameless.Count == 1 ? "a column has no name"
                            : string.Create(CultureInfo.InvariantCulture, $"{nameless.Count} columns have no name"),
                        "no columns beyond the last that has a name: delete them in the spreadsheet, and save again");
            }
            else if (field < 0 && names.Find(known => columns[places[known]] < 0 && IsAlike(known, name)) is { } meant)
            {
                misspelt.Add(meant);
                log.Report(ProblemKind.UnknownColumn, place, name,
                    $"the column's name {VisibleText.Quoted(name)} differs in capitals or blanks from that of the descriptor",
                    VisibleText.Quoted(meant));
            }
            else if (field < 0)
                log.Report(
                    ProblemKind.UnknownColumn, place, name, $"the descriptor has no column {VisibleText.Quoted(name)}",
                    () => DealSchema.Find(descriptor.Name ?? "")?.Find(name) is null ? Suggestion.OneOf(names, name)
                        : "it there; `deals schema NAME --write` writes this column of the deals schema into the descriptor");
            else if (columns[field] < 0)
                columns[field] = column;
            else
            {
                log.Report(
                    ProblemKind.DuplicateColumn, place, name, $"the column {VisibleText.Quoted(name)} stands twice",
                    string.Create(CultureInfo.InvariantCulture, $"it once, as column {columns[field] + 1} has this name"));
            }
        }

        foreach (var name in names.Where((name, field) => columns[field] < 0 && !misspelt.Contains(name)))
        {
            log.Report(
                ProblemKind.MissingColumn, new(descriptor.Path!, scanner.Line, null, name), null,
                $"the column {VisibleText.Quoted(name)} is missing",
                "every column of the descriptor");
        }

        return columns;
    }

    private void ReadRow(CsvScanner scanner)
    {
        int[]? lines = scanner.LineOf(scanner.Count - 1) == scanner.Line
            ? null
            : [.. Enumerable.Range(0, scanner.Count).Select(scanner.LineOf)];
        var texts = new string?[descriptor.Fields.Count];
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

    /// <summary>Whether the row's cells can be told apart: quotes in order, as many cells as the header has.</summary>
    private bool IsWhole(CsvScanner scanner)
    {
        if (HasQuoteFaults(scanner, table!.HeaderOf))
            return false;
        if (scanner.Count == headerCount)
            return true;
        var tooFew = scanner.Count < headerCount;
        var column = tooFew ? scanner.Count : headerCount;
        log.Report(
            tooFew ? ProblemKind.TooFewCells : ProblemKind.TooManyCells,
            new(table.File, tooFew ? scanner.Line : scanner.LineOf(column), column + 1, table.HeaderOf(column)), tooFew
                ? null
                : scanner.Text(column),
            string.Create(CultureInfo.InvariantCulture, $"the row has {scanner.Count} cells"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{headerCount}, as many as the header row; a text with a comma stands in quotes, and a number has no comma in it"));
        return false;
    }

    /// <summary>Reports the quotes of a record that are not in order; whether there are any.</summary>
    private bool HasQuoteFaults(CsvScanner scanner, Func<int, string?> headerOf)
    {
        var any = false;
        for (var column = 0; column < scanner.Count; column++)
        {
            var fault = scanner.FaultOf(column);
            if (fault == CellFault.None)
                continue;
            any = true;
            var place = new Place(descriptor.Path!, scanner.LineOf(column), column + 1, headerOf(column));
            var text = scanner.RawText(column);
            if (fault == CellFault.UnclosedQuote)
            {
                log.Report(
                    ProblemKind.UnclosedQuote, place, text,
                    $"the quote that opens {VisibleText.Quoted(text)} is never closed, so the rest of the file was taken for its text",
                    "a closing quote");
                continue;
            }

            var runsOn = text.Count(character => character == '\n') is var ends and > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; the cell runs on to line {place.Line + ends}, so perhaps its closing quote is missing")
                : "";
            log.Report(
                ProblemKind.StrayQuote, place, text, $"{VisibleText.Quoted(text)} has a quote in the middle",
                $"quotes around the whole cell, and each quote within it doubled{runsOn}");
        }

        return any;
    }

    private bool ReadCell(CsvScanner scanner, int field, int[]? lines, ref string? text)
    {
        var column = table!.ColumnOf(field);
        var place = table.At(field, scanner.Line, lines);
        if (!scanner.IsUtf8(column))
            log.Report(
                ProblemKind.InvalidUtf8, place, text, $"{VisibleText.Quoted(text!)} has bytes that are not UTF-8", "a file saved as UTF-8");
        else if (scanner.HasNul(column))
            log.Report(
                ProblemKind.NulCharacter, place, text, $"{VisibleText.Quoted(text!)} has a NUL character",
                "text without control characters");
        else
            return checks[field].Check(ref text, place);
        return false;
    }

    /// <summary>What it is when these columns have the same values twice; null when they may.</summary>
    private ProblemKind? IfTwice(IReadOnlyList<string> columns)
        => columns.SequenceEqual(descriptor.PrimaryKey) ? ProblemKind.DuplicateKey
        : columns is [var only] && descriptor.Find(only)!.Constraints.Unique ? ProblemKind.NotUnique
        : null;

    private void CheckUnique(int[] fields, KeyIndex index, ProblemKind? ifTwice, string?[] texts, int line, int[]? lines)
    {
        if (KeyIndex.Of(fields, texts) is not { } key || index.Add(key, line) is not { } first || ifTwice is null)
            return;
        var shown = KeyIndex.Shown(fields, texts);
        log.Report(
            ifTwice, table!.At(fields[0], line, lines), shown, $"{VisibleText.Quoted(shown)} stands twice",
            string.Create(CultureInfo.InvariantCulture, $"a value of its own, as line {first} has this one"));
    }
}
