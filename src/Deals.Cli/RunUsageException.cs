namespace Deals.Cli;

/// <summary>A request that cannot be carried out as it was typed; nothing has been run.</summary>
internal sealed class RunUsageException(string message) : Exception(message);
