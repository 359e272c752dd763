namespace Deals.Charts.Drawing;

/// <summary>Something drawn from data. A further kind of chart adds a further kind of mark, and its mapping in the library.</summary>
/// <param name="Name">What it is called where a reader points at it.</param>
public abstract record Mark(string Name);
