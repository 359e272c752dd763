using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>The front door for notebooks: set-up and data.</summary>
public static class Kit
{
    private static readonly ConditionalWeakTable<DealBook, string> Folders = [];

    /// <summary>
    /// Readies a notebook; let it be the last expression of the set-up cell, without a semicolon, so that what it returns is
    /// shown: that output carries the script that draws every figure of the notebook. Tells when the library was rebuilt
    /// after the kernel had loaded it, registers how tables and a reader's own Plotly.NET charts are shown, and warms the drawing
    /// up in the background.
    /// </summary>
    public static SetupReport Setup()
    {
        // First, and on this thread, this loads every assembly of the kit. A script's loader that two threads ask for one
        // assembly at the same time loads it twice, and the two copies' types do not match.
        var report = new SetupReport(LibraryVersion.Loaded(), LibraryVersion.Stale());
        TableFormatters.Register();
        OwnCharts.Register();
        DrawingWarmUp.Start();
        return report;
    }

    /// <summary>Reads a dataset: <c>var book = await Kit.OpenAsync("my-deals");</c></summary>
    /// <param name="nameOrFolder">
    /// A folder, or a name, for which <c>data/NAME</c> is looked for in the current folder and each one above it, and then from
    /// where the kit lies: what came with it opens from anywhere.
    /// </param>
    /// <exception cref="DatasetNotFoundException">There is none; the message lists those that there are.</exception>
    /// <exception cref="DataProblemsException">Something is wrong with it; the message lists the problems by file, line and
    /// column.</exception>
    public static async Task<DealBook> OpenAsync(string nameOrFolder)
    {
        var dataset = Find(nameOrFolder);
        var book = await dataset.ReadAsync();
        if (dataset.Folder is { } folder)
            Folders.AddOrUpdate(book, folder);
        return book;
    }

    /// <summary>All that is wrong with a dataset, to be shown as a table; empty for a clean one.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<DatasetCheck> CheckAsync(string nameOrFolder) => await Find(nameOrFolder).CheckAsync();

    /// <summary>The money of a dataset, for a notebook that is about nothing else.</summary>
    /// <exception cref="NotApplicableException">The dataset has none: no ledger, or no terms.</exception>
    /// <exception cref="InvalidOperationException">Its base values contradict each other; the message says where.</exception>
    public static MoneyModel MoneyOf(DealBook book)
        => book.HasMoney ? book.Money()
            : throw new NotApplicableException(
                $"This notebook counts money, and the dataset {book.Name} has {(book.Ledger is null ? "no ledger" : "no terms")}.");

    /// <summary>The folder that a book was read from; null where it was not read from one.</summary>
    internal static string? FolderOf(DealBook book) => Folders.TryGetValue(book, out var folder) ? folder : null;

    private static Dataset Find(string nameOrFolder)
        => Dataset.Find(nameOrFolder, lastFolder: Path.GetDirectoryName(typeof(Kit).Assembly.Location));
}

/// <summary>What the set-up found. Shown in a notebook, it brings the script that draws the figures.</summary>
[TypeFormatterSource(typeof(SetupFormatters), PreferredMimeTypes = [MimeType.Html])]
public sealed class SetupReport
{
    internal SetupReport(string versions, IReadOnlyList<string> stale) => (Versions, Stale) = (versions, stale);

    /// <summary>The kit, the runtime and the drawing library with their versions.</summary>
    public string Versions { get; }

    /// <summary>The kit's assemblies that were rebuilt after this process had loaded them; none when all is well.</summary>
    public IReadOnlyList<string> Stale { get; }

    /// <summary>What to do about it; null when nothing is to be done.</summary>
    public string? Warning => Stale.Count == 0 ? null : $"Library rebuilt; restart the kernel. (Changed: {string.Join(", ", Stale)}.)";

    /// <inheritdoc/>
    public override string ToString() => Warning is null ? Versions : $"{Warning}\n{Versions}";

    internal string ToHtml()
    {
        var warning = Warning is null ? ""
            : $"<p style=\"color:#b3261e;background:#fde8e6;padding:.5em 1em\"><b>{HtmlText.Escape(Warning)}</b></p>";
        return $"<div class=\"{FigurePage.SetupClass}\">{warning}<p "
            + $"style=\"font-size:12px;opacity:.75\">{HtmlText.Escape(Versions)}</p>{FigurePage.Script()}</div>";
    }
}

/// <summary>How the set-up's report is shown in a notebook.</summary>
public sealed class SetupFormatters
{
    private readonly Shown[] formatters = [new(MimeType.Html, report => ((SetupReport)report).ToHtml())];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
