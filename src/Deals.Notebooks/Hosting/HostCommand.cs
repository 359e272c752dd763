using System.Text.Json.Serialization;

namespace Deals.Notebooks.Hosting;

/// <summary>What the runner asks of the process in which the cells run.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(Finish), "finish")]
public abstract record HostCommand;

/// <summary>Run one cell. The answer is any number of outputs and one <see cref="CellDone"/>.</summary>
/// <param name="Number">The number in brackets, by which errors name the cell.</param>
/// <param name="Language">What the cell is written in until a directive says otherwise.</param>
/// <param name="Source">The cell's text.</param>
public sealed record RunCell(int Number, string Language, string Source) : HostCommand;

/// <summary>No more cells: answer <see cref="Finished"/> and exit.</summary>
public sealed record Finish : HostCommand;
