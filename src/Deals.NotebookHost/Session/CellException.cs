using Deals.Notebooks.Hosting;

namespace Deals.NotebookHost;

/// <summary>Ends the running cell with an error that is already in a reader's words.</summary>
internal sealed class CellException(CellError error) : Exception(error.Value)
{
    public CellError Error { get; } = error;
}
