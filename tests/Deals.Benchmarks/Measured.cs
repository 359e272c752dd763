namespace Deals.Benchmarks;

/// <summary>What is measured: the book whose money is counted, and the one whose figure is drawn.</summary>
internal static class Measured
{
    /// <summary>The folder of the dataset; null for the invented book, with a figure of the small test data.</summary>
    public static string? Dataset { get; set; }

    /// <summary>Whether the invented book is the wider one, which is not measured.</summary>
    public static bool IsWider { get; set; }

    public static (DealBook Money, DealBook Figures) Books
    {
        get
        {
            var read = Data.Dataset.Find(Dataset ?? SmallData()).ReadAsync().GetAwaiter().GetResult();
            return (Dataset is not null && read.Terms.Count > 0 ? read : IsWider ? InventedBook.CreateWider() : InventedBook.Create(), read);
        }
    }

    public static double[][] Columns(WorldBatch batch, int worlds) => [.. Enumerable.Range(0, batch.DeltaColumns).Select(_ => new double[worlds])];

    private static string SmallData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analysis.sln")))
                return Path.Combine(folder.FullName, "tests", "data", "league-rights");
        }

        throw new InvalidOperationException($"No Analysis.sln above {AppContext.BaseDirectory}: the benchmarks run from a clone of the repository.");
    }
}
