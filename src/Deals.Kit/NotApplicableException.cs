namespace Deals;

/// <summary>
/// The data have nothing for this notebook, which the message explains. <c>deals run</c> ends the notebook there, shows the
/// message in the place of the cell's output, and counts no failure; a kernel shows it as it shows any exception.
/// </summary>
/// <param name="message">What is missing, as a sentence.</param>
public sealed class NotApplicableException(string message) : Exception(message);
