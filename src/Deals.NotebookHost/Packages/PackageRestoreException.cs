namespace Deals.NotebookHost;

/// <summary>Packages that could not be had; the message is NuGet's own.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);
