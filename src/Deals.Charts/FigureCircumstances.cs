using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Deals;

/// <summary>Under which circumstances a figure holds, as it says so itself: the same for all figures of a scenario.</summary>
/// <param name="Scenario">What differs from the base, in words.</param>
/// <param name="Fragment">The fragment of an address at which the what-if page shows the same.</param>
/// <param name="Hash">Twelve hexadecimal digits over all assumptions and the deals left out.</param>
/// <param name="Sentence">The dataset, its as-of day and the scenario.</param>
internal sealed record FigureCircumstances(string Scenario, string Fragment, string Hash, string Sentence)
{
    // A scenario never changes, and belongs to one dataset.
    private static readonly ConditionalWeakTable<Scenario, FigureCircumstances> Known = [];

    public static FigureCircumstances Of(DealBook book, Scenario scenario) => Known.GetValue(scenario, _ =>
    {
        var (text, hash) = (scenario.ToString(), HashOf(book, scenario));
        return new(text, ScenarioAddress.Of(book, scenario), hash, $"Dataset {book.Name}, as of {Charts.Text.Wording.Day(book.AsOf)}. Scenario: {text} (hash {hash}).");
    });

    private static string HashOf(DealBook book, Scenario scenario)
    {
        var values = book.Assumptions.Select(assumption => assumption.Odds.Count > 0 && !scenario.IsSet(assumption) ? $"{assumption.Id} at its odds" : $"{assumption.Id}={scenario.ValueOf(assumption)}");
        var leftOut = scenario.LeftOut.Select(deal => $"without {deal.Id}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [book.Name, .. values, .. leftOut]))))[..12];
    }
}
