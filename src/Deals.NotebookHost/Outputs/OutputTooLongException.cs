namespace Deals.NotebookHost;

/// <summary>Stops a formatter that has written more than is kept.</summary>
internal sealed class OutputTooLongException() : Exception("The output is longer than is kept.");
