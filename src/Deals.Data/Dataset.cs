namespace Deals.Data;

/// <summary>A set of deals as a data package: a folder, or another place, with a <c>datapackage.json</c> and CSV files.</summary>
/// <example><code>var book = await Dataset.Find("my-deals").ReadAsync();</code></example>
/// <param name="name">The dataset's short name; a book takes the descriptor's where it has one.</param>
/// <param name="files">Where its files come from.</param>
public sealed class Dataset(string name, IDataFiles files)
{
    private const string DataFolder = "data";
    private static readonly EnumerationOptions AnyReadable = new() { IgnoreInaccessible = true };

    /// <summary>The dataset's short name: its folder's.</summary>
    public string Name => name;

    /// <summary>The folder it lies in; null when its files come from elsewhere.</summary>
    public string? Folder => (files as FolderFiles)?.Folder;

    /// <summary>
    /// Finds a dataset: a folder with a descriptor, or a name, for which <c>data/NAME</c> is looked for in a folder and then
    /// in each one above it.
    /// </summary>
    /// <param name="nameOrFolder">The name, or the path of the folder or of its <c>datapackage.json</c>.</param>
    /// <param name="startFolder">Where to look from; null is the current folder, which in a notebook is the notebook's own.</param>
    /// <param name="lastFolder">Where a name is looked for from when it was not found so; null for nowhere.</param>
    /// <exception cref="DatasetNotFoundException">There is none; the message lists those that there are.</exception>
    public static Dataset Find(string nameOrFolder, string? startFolder = null, string? lastFolder = null)
    {
        var start = Path.GetFullPath(startFolder ?? ".");
        if (nameOrFolder.Length > 0 && !nameOrFolder.Contains('\0'))
        {
            var path = Path.GetFullPath(nameOrFolder, start);
            if (Path.GetFileName(path) == PackageDescriptor.FileName && File.Exists(path))
                path = Path.GetDirectoryName(path)!;
            if (HasDescriptor(path))
                return In(path);
            var named = AndAbove(start).Concat(AndAbove(lastFolder)).Select(folder => Path.Combine(folder, DataFolder, nameOrFolder));
            if (named.FirstOrDefault(HasDescriptor) is { } found)
                return In(Path.GetFullPath(found));
        }

        var known = FindAll(start).Concat(lastFolder is null ? [] : FindAll(lastFolder));
        throw new DatasetNotFoundException(nameOrFolder, start, [.. known.Select(dataset => dataset.Name).Distinct()]);
    }

    /// <summary>All datasets of the nearest folder <c>data</c>, in a folder or above it, that has any, by name.</summary>
    /// <param name="startFolder">Where to look from; null is the current folder.</param>
    public static IReadOnlyList<Dataset> FindAll(string? startFolder = null)
        => AndAbove(Path.GetFullPath(startFolder ?? "."))
            .Select(folder => Path.Combine(folder, DataFolder))
            .Where(Directory.Exists)
            .Select(data => Directory.EnumerateDirectories(data, "*", AnyReadable).Where(HasDescriptor))
            .Select(folders => folders.Order(StringComparer.Ordinal).Select(In).ToList())
            .FirstOrDefault(datasets => datasets.Count > 0) ?? [];

    /// <summary>The dataset that lies in a folder.</summary>
    public static Dataset In(string folder)
    {
        var files = new FolderFiles(folder);
        return new(Path.GetFileName(files.Folder), files);
    }

    /// <summary>Reads the dataset.</summary>
    /// <exception cref="DataProblemsException">Something is wrong with it; the exception carries every problem.</exception>
    public async Task<DealBook> ReadAsync(CancellationToken cancellation = default)
        => BookOf(await CheckAsync(checksMoney: true, null, cancellation));

    /// <summary>
    /// Reads a dataset that was checked before, as one that was published: its tables are held against their descriptor, but
    /// its money is not computed at the ends of every range once more, which takes seconds where code is interpreted.
    /// </summary>
    /// <exception cref="DataProblemsException">Something is wrong with its tables; the exception carries every problem.</exception>
    public async Task<DealBook> ReadCheckedAsync(CancellationToken cancellation = default)
        => BookOf(await CheckAsync(checksMoney: false, null, cancellation));

    /// <summary>Reads the dataset and tells all that is wrong with it.</summary>
    public Task<DatasetCheck> CheckAsync(CancellationToken cancellation = default) => CheckAsync(checksMoney: true, null, cancellation);

    /// <summary>The same, and whether figures can show its texts.</summary>
    /// <param name="missingLetters">Says what is wrong with the letters of a text; null where nothing is.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Task<DatasetCheck> CheckAsync(Func<string, string?> missingLetters, CancellationToken cancellation = default)
        => CheckAsync(checksMoney: true, missingLetters, cancellation);

    private static DealBook BookOf(DatasetCheck check)
        => check.Book ?? throw new DataProblemsException(check.Dataset, check.Problems, check.ProblemCount);

    private async Task<DatasetCheck> CheckAsync(bool checksMoney, Func<string, string?>? missingLetters, CancellationToken cancellation)
    {
        var log = new ProblemLog();
        if (await new DescriptorReader(log).ReadAsync(files, cancellation) is not { } descriptor)
            return new(name, null, log.InOrder([]), log.Count, [], []);

        // Of another version of the schema only what Frictionless says can be checked.
        var frames = new FrameReader(descriptor, new(log));
        var known = frames.IsKnownVersion();
        var days = known ? frames.Days() : null;
        if (known)
            descriptor = DealSchema.Complete(descriptor, log);
        var tables = await TableReader.ReadAllAsync(
            descriptor, files, log, table => known && DealSchema.Find(table) is not null, cancellation);
        var binder = new BookBinder(frames, tables, log);
        var facts = known ? binder.Bind() : null;
        if (known && checksMoney)
            new Names(binder.Book).Check();
        var book = facts is not null && days is var (asOf, period) && log.Count == 0
            ? new DealBook(
                descriptor.Name ?? name, descriptor.Title ?? descriptor.Name ?? name, descriptor.Description, asOf, period, facts)
            {
                Fingerprint = Fingerprint.Of(descriptor, tables),
            }
            : null;
        var warnings = new ProblemLog();
        if (book is not null && checksMoney)
        {
            var odd = binder.Book.To(warnings);
            new PartyColours(odd).Warn();
            if (missingLetters is not null)
                new LettersShown(warnings, tables, missingLetters).Warn();
            new Oddities(odd, tables, book.Ledger, book.AsOf).Warn();
            new Slips(odd).Warn();
            new FrameReader(descriptor, new(warnings)).WarnOfUnit(book.Ledger);
            new MoneyCheck(book, tables, new Slips(odd)).Report(log, warnings);
        }

        var order = Order(descriptor);
        return new(
            name, log.Count == 0 ? book : null, log.InOrder(order), log.Count, warnings.InOrder(order),
            [.. tables.Select(table => new TableCount(table.Descriptor.Name, table.File, table.RowCount))]);
    }

    /// <summary>
    /// Reads the tables as they stand in the files, held against the descriptor alone: of any data package, whether it is about
    /// deals or not.
    /// </summary>
    /// <returns>The tables, in the order of the descriptor.</returns>
    /// <exception cref="DataProblemsException">
    /// The files do not hold what the descriptor says; the exception carries every problem.
    /// </exception>
    public async Task<IReadOnlyList<DatasetTable>> TablesAsync(CancellationToken cancellation = default)
    {
        var log = new ProblemLog();
        if (await new DescriptorReader(log).ReadAsync(files, cancellation) is not { } descriptor)
            throw new DataProblemsException(name, log.InOrder([]), log.Count);
        var tables = await TableReader.ReadAllAsync(descriptor, files, log, _ => true, cancellation);
        return log.Count == 0
            ? [.. tables.Select(DatasetTable.Of)]
            : throw new DataProblemsException(name, log.InOrder(Order(descriptor)), log.Count);
    }

    /// <summary>The files in the order in which their problems are told.</summary>
    private static IReadOnlyList<string> Order(PackageDescriptor descriptor)
        => [PackageDescriptor.FileName, .. descriptor.Tables.Select(table => table.Path).OfType<string>()];

    private static bool HasDescriptor(string folder) => File.Exists(Path.Combine(folder, PackageDescriptor.FileName));

    private static IEnumerable<string> AndAbove(string? folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }
}

/// <summary>What a check of a dataset found: its book, or all its problems.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Book">The book; null when there is a problem.</param>
/// <param name="Problems">The problems, in the order of the descriptor's files, then by line and column; empty for a clean dataset.</param>
/// <param name="ProblemCount">How many there are, with those of which no record was kept: a file's first five hundred are.</param>
/// <param name="Warnings">What is odd, and can be computed all the same.</param>
/// <param name="Tables">The tables that were read, in the order of the descriptor.</param>
public sealed record DatasetCheck(
    string Dataset, DealBook? Book, IReadOnlyList<Problem> Problems, long ProblemCount, IReadOnlyList<Problem> Warnings,
    IReadOnlyList<TableCount> Tables);

/// <summary>How many rows a table has.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="File">Its file.</param>
/// <param name="Rows">Its rows, without the header row.</param>
public sealed record TableCount(string Name, string File, int Rows);

/// <summary>Thrown when there is no dataset of a name. The message lists the datasets that there are.</summary>
public sealed class DatasetNotFoundException : Exception
{
    internal DatasetNotFoundException(string wanted, string lookedFrom, IReadOnlyList<string> known)
        : base(Text(wanted, lookedFrom, known))
        => Known = known;

    /// <summary>The names of the datasets that were found instead.</summary>
    public IReadOnlyList<string> Known { get; }

    private static string Text(string wanted, string lookedFrom, IReadOnlyList<string> known)
    {
        var found = known.Count == 0
            ? "There is none in data/ there or above."
            : $"There {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known.Select(VisibleText.Of))}"
                + $"{Suggestion.Nearest(known, wanted)}.";
        return $"There is no dataset {VisibleText.Quoted(wanted)}, a folder with a {PackageDescriptor.FileName}; "
            + $"it was looked for from {VisibleText.Of(lookedFrom)}. {found}";
    }
}
