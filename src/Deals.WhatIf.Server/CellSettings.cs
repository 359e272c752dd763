using Microsoft.AspNetCore.WebUtilities;

namespace Deals.WhatIf.Server;

/// <summary>How the sliders stand in each cell of a notebook that shows the page, told to the kernel that started this program.</summary>
internal sealed class CellSettings
{
    private const string CellKey = "cell";

    private readonly Lock gate = new();

    /// <summary>Says it as a line: the cell's number, and the scenario as an address has it.</summary>
    /// <param name="address">The page's address; where it names no cell, nobody waits for the settings.</param>
    /// <param name="scenario">The scenario.</param>
    public void Say(string address, string scenario)
    {
        if (!QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue(CellKey, out var said)
            || !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var cell))
            return;
        lock (gate)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell} {scenario}"));
    }
}
