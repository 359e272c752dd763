namespace Deals.Notebooks;

/// <summary>A file that cannot be read as a notebook; the message says what it is instead, and what to do about it.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>A refusal in the words a reader of the file needs.</summary>
    public NotebookFormatException(string message, Exception? cause = null) : base(message, cause) { }
}
