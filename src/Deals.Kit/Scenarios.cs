namespace Deals;

/// <summary>Scenarios by name or from a file.</summary>
public static class Scenarios
{
    /// <summary>
    /// The scenario that a name stands for, or that a file ending in <c>.json</c> holds; <c>deals run --scenario</c>
    /// hands either to the notebook's parameter of that name.
    /// </summary>
    /// <param name="book">The dataset.</param>
    /// <param name="nameOrFile">A name of <c>book.Scenarios</c>, "base", or a path.</param>
    /// <exception cref="KeyNotFoundException">There is no such scenario; the message lists those there are.</exception>
    /// <exception cref="ScenarioFileException">The file cannot be used; the message says why.</exception>
    public static Scenario Scenario(this DealBook book, string nameOrFile)
        => nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ScenarioFile.Read(nameOrFile, book)
            : book.NamedScenario(nameOrFile);

    /// <summary>
    /// A scenario to set beside another: the one that a name stands for or that a file holds, or, where the name is left empty,
    /// the dataset's second; "base" where it has no second.
    /// </summary>
    /// <param name="book">The dataset.</param>
    /// <param name="nameOrFile">As for <see cref="Scenario(DealBook, string)"/>, or nothing.</param>
    /// <exception cref="KeyNotFoundException">There is no such scenario; the message lists those there are.</exception>
    /// <exception cref="ScenarioFileException">The file cannot be used; the message says why.</exception>
    public static Scenario RivalScenario(this DealBook book, string nameOrFile)
        => book.Scenario(nameOrFile.Length > 0 ? nameOrFile : book.Scenarios.Skip(1).FirstOrDefault()?.Id ?? DealBook.BaseScenario);

    /// <summary>Takes up a study of the deals: <c>var study = book.Study(scenario, assume);</c></summary>
    /// <param name="book">The dataset.</param>
    /// <param name="scenario">A name of <c>book.Scenarios</c>, "base", or the path of a file.</param>
    /// <param name="assume">Assumptions that are set, as <c>share_cap=60</c>.</param>
    /// <param name="viewer">The id of the party by which it is seen; the cloud with most at stake when left out.</param>
    /// <exception cref="KeyNotFoundException">There is no such scenario or party; the message lists those there are.</exception>
    /// <exception cref="ScenarioFileException">The file cannot be used; the message says why.</exception>
    /// <exception cref="ArgumentException">There is no such assumption, or a value is out of its bounds.</exception>
    public static Study Study(this DealBook book, string scenario = DealBook.BaseScenario, string[]? assume = null, string viewer = "")
        => new(book, book.Scenario(scenario).With(assume ?? []), viewer);

    /// <summary>The same of a scenario that was made by <c>With</c> or <c>Unsettled</c>.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="viewer">The id of the party by which it is seen; the cloud with most at stake when left out.</param>
    /// <exception cref="KeyNotFoundException">There is no such party; the message lists those there are.</exception>
    public static Study Study(this DealBook book, Scenario scenario, string viewer = "") => new(book, scenario, viewer);

    /// <summary>A scenario as the text of a file that <see cref="Scenario(DealBook, string)"/> reads.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="book">The dataset they are of.</param>
    public static string ToJson(this Scenario scenario, DealBook book) => ScenarioFile.Write(scenario, book);
}
