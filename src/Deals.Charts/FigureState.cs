namespace Deals;

/// <summary>A state of a figure: what a reader sees at one place of the slider below it.</summary>
/// <param name="Label">What the slider says there, as short as "2027" or "15%".</param>
/// <param name="Finding">What it shows, in a sentence with its numbers that names the state; it stands below the subtitle.</param>
public sealed record FigureState(string Label, string Finding);

/// <summary>The slider below a figure.</summary>
/// <param name="Caption">What it sets: "Year".</param>
/// <param name="States">Its places, from left to right; at least one.</param>
/// <param name="Initial">The place it has at first, which is also the one that shows where it cannot be moved.</param>
public sealed record Slider(string Caption, IReadOnlyList<FigureState> States, int Initial);
