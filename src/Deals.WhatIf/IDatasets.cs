namespace Deals.WhatIf;

/// <summary>The datasets that the page can show; all were checked before.</summary>
public interface IDatasets
{
    /// <summary>Their names; the first is shown when none is asked for.</summary>
    /// <exception cref="IOException">They cannot be read now; the message says why.</exception>
    Task<IReadOnlyList<string>> NamesAsync();

    /// <summary>Reads one.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="Deals.Data.DataProblemsException">Something is wrong with it.</exception>
    Task<DealBook> ReadAsync(string name);
}
