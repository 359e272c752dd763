namespace Deals.WhatIf;

/// <summary>What the page shows beside the sliders.</summary>
internal enum View
{
    /// <summary>Verdicts, bridge, flows and cap.</summary>
    Overview,

    /// <summary>What each assumption alone does.</summary>
    Tornado,

    /// <summary>Rights day by day, and what customers may choose.</summary>
    Windows,

    /// <summary>This scenario and another one.</summary>
    Beside,

    /// <summary>Which value of an assumption turns the answer.</summary>
    BreakEven,

    /// <summary>How often the answer stands when all assumptions that are not set move at once.</summary>
    HowSure,
}
