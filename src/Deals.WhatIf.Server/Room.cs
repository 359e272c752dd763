namespace Deals.WhatIf.Server;

/// <summary>For how many there is room: a system may let a program open few files, and a connection is one.</summary>
internal static class Room
{
    /// <summary>More than a reader's tabs and cells need.</summary>
    private const int Plenty = 48;

    /// <summary>A page takes so many connections while it loads, and one for as long as it is open.</summary>
    private const int WhileLoading = 6;

    /// <summary>For two pages, and for one too many.</summary>
    private const int Least = WhileLoading + 3;

    /// <summary>What the runtime, its libraries and the page take (240 were counted): without them this program ends.</summary>
    private const int Taken = 244;

    /// <summary>Connections at a time.</summary>
    public static int Connections { get; } = (int)Math.Clamp(MostFiles() - Taken, Least, Plenty);

    /// <summary>Open pages at a time; one more can still load and say that it is too many.</summary>
    public static int Pages => Connections - WhileLoading - 1;

    /// <summary>Of these, pages that have lost their connection and may come back.</summary>
    public static int PagesAway => Math.Max(1, Pages / 3);

    /// <summary>Where the system does not tell it, it is far more than enough.</summary>
    private static long MostFiles()
    {
        const string Limits = "/proc/self/limits", Files = "Max open files";
        if (!File.Exists(Limits))
            return int.MaxValue;
        var words = File.ReadLines(Limits)
            .FirstOrDefault(line => line.StartsWith(Files, StringComparison.Ordinal))?[Files.Length..].Split(' ',
                StringSplitOptions.RemoveEmptyEntries);
        return words is [var now, ..] && long.TryParse(now, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most
            : int.MaxValue;
    }
}
