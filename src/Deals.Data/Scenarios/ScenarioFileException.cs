namespace Deals.Data;

/// <summary>Thrown when a scenario's file cannot be used.</summary>
public sealed class ScenarioFileException : Exception
{
    internal ScenarioFileException(string file, string fault, Exception inner)
        : base($"{file}: {fault}", inner)
    {
    }
}
