namespace Deals;

/// <summary>What a criterion looks at.</summary>
public enum CriterionQuantity
{
    /// <summary>What the party gains on the whole, with its part of the lab: present value less that under the default baseline.</summary>
    Delta,

    /// <summary>What it gains in its own cash alone.</summary>
    DirectDelta,

    /// <summary>What a term brings or costs it: present value less that under the default baseline.</summary>
    TermDelta,

    /// <summary>What a term moves in all under the current regime, in plain money to the end of the ledger.</summary>
    TermTotal,

    /// <summary>The part of the lab it owns at the end of the ledger.</summary>
    Stake,

    /// <summary>The last change, up to the as-of day, of the share of product and cloud pairs that customers may use; of the readings, the one in which it gained least or lost most.</summary>
    ChoiceIndexChange,

    /// <summary>Nothing of the model: a statement with its source.</summary>
    Judgement,
}

/// <summary>A win or a loss.</summary>
public enum CriterionVerdict
{
    /// <summary>Better for the party.</summary>
    Win,

    /// <summary>Worse.</summary>
    Loss,

    /// <summary>Neither.</summary>
    Neutral,
}

/// <summary>What counts as a win or a loss for a party.</summary>
/// <param name="Id">The id.</param>
/// <param name="Party">For whom.</param>
/// <param name="Name">What it is called in the outcome matrix.</param>
/// <param name="Quantity">What it looks at.</param>
/// <param name="Term">The term, where it looks at one.</param>
/// <param name="MoreIsBetter">Whether more of the quantity is a win; of no meaning for a judgement.</param>
/// <param name="Stated">For a judgement, the verdict; else what the source said, to hold the number against; null when nobody said.</param>
/// <param name="Claim">The claim that states it.</param>
/// <param name="Source">Where it was read; null when it is the author's own.</param>
/// <param name="Reason">Remarks; required without a source.</param>
public sealed record Criterion(
    string Id, Party Party, string Name, CriterionQuantity Quantity, Term? Term, bool MoreIsBetter, CriterionVerdict? Stated, Claim? Claim, Source? Source, string? Reason) : IIdentified;
