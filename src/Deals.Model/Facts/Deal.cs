namespace Deals;

/// <summary>How a deal's amount was stated.</summary>
public enum AmountKind
{
    /// <summary>The amount itself.</summary>
    Exact,

    /// <summary>A ceiling.</summary>
    UpTo,

    /// <summary>Rounded or approximate.</summary>
    About,

    /// <summary>On top of an earlier deal's amount.</summary>
    Incremental,
}

/// <summary>Where a deal stands on the dataset's as-of day.</summary>
public enum DealStatus
{
    /// <summary>Made public, not yet binding.</summary>
    Announced,

    /// <summary>Binding and running.</summary>
    InForce,

    /// <summary>Changed by a later deal, and running in its changed form.</summary>
    Amended,

    /// <summary>Replaced by a later deal.</summary>
    Superseded,

    /// <summary>Everything it promised has been done.</summary>
    Completed,

    /// <summary>Given up, or let expire, before that.</summary>
    Terminated,
}

/// <summary>An agreement between parties.</summary>
public sealed class Deal : IIdentified
{
    /// <summary>Creates a deal.</summary>
    public Deal(
        string id, string name, DateOnly announced, decimal? amount, string? unit, AmountKind? amountKind, DealStatus status,
        IReadOnlyList<DealParty> parties, Source source, string? note)
    {
        new Flaws()
            .If(amount < 0, nameof(amount), "negative-amount", "zero or more")
            .If(amount is not null && unit is null, nameof(unit), "number-without-unit", "the amount's unit")
            .If(
                amount is not null && amountKind is null, nameof(amountKind), "amount-without-kind",
                "exact, up_to, about or incremental, as there is an amount")
            .If(amount is null && amountKind is not null, nameof(amountKind), "kind-without-amount", "an empty cell, as there is no amount")
            .Throw();
        (Id, Name, Announced, Amount, Unit, AmountKind, Status) = (id, name, announced, amount, unit, amountKind, status);
        (Parties, Source, Note) = (parties, source, note);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The day it was made public.</summary>
    public DateOnly Announced { get; }

    /// <summary>What it is worth, in <see cref="Unit"/>; null where no amount was stated.</summary>
    public decimal? Amount { get; }

    /// <summary>The amount's unit, such as <c>USD bn</c>.</summary>
    public string? Unit { get; }

    /// <summary>How the amount was stated; null where none was.</summary>
    public AmountKind? AmountKind { get; }

    /// <summary>Where it stands on the dataset's as-of day.</summary>
    public DealStatus Status { get; }

    /// <summary>Who takes part, and as what.</summary>
    public IReadOnlyList<DealParty> Parties { get; }

    /// <summary>Where it was read.</summary>
    public Source Source { get; }

    /// <summary>Remarks.</summary>
    public string? Note { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One party's part in a deal.</summary>
/// <param name="Party">Who.</param>
/// <param name="Part">As what, in the field's words: buyer, seller, investor, issuer, licensor, licensee.</param>
public sealed record DealParty(Party Party, string Part);

/// <summary>How exactly an event's date is known.</summary>
public enum DatePrecision
{
    /// <summary>To the day.</summary>
    Day,

    /// <summary>To the month; the date is then its first day.</summary>
    Month,
}

/// <summary>What kind of step in the story an event is.</summary>
public enum EventKind
{
    /// <summary>A deal was signed, amended or announced.</summary>
    Agreement,

    /// <summary>Money was promised or paid for shares.</summary>
    Investment,

    /// <summary>A party disputed another's right.</summary>
    Dispute,

    /// <summary>Something became known through a report.</summary>
    Report,

    /// <summary>A dispute was settled.</summary>
    Settlement,

    /// <summary>A product came to customers.</summary>
    Launch,

    /// <summary>A party said what it holds, without disputing another's right.</summary>
    Statement,

    /// <summary>A court or an authority decided.</summary>
    Ruling,
}

/// <summary>A dated step in the story.</summary>
public sealed class DealEvent : IIdentified
{
    /// <summary>Creates an event.</summary>
    public DealEvent(
        string id, DateOnly date, DatePrecision datePrecision, EventKind kind, string title, string? detail, Deal? deal, Source source)
    {
        new Flaws()
            .If(
                datePrecision == DatePrecision.Month && date.Day != 1, nameof(date), "month-not-on-first",
                "the first day of the month, as the date is known to the month only")
            .Throw();
        (Id, Date, DatePrecision, Kind, Title, Detail, Deal, Source) = (id, date, datePrecision, kind, title, detail, deal, source);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>When it happened; the first of the month where only the month is known.</summary>
    public DateOnly Date { get; }

    /// <summary>How exactly <see cref="Date"/> is known.</summary>
    public DatePrecision DatePrecision { get; }

    /// <summary>What kind of step it is.</summary>
    public EventKind Kind { get; }

    /// <summary>What happened, in a line.</summary>
    public string Title { get; }

    /// <summary>What else is to be known of it.</summary>
    public string? Detail { get; }

    /// <summary>The deal it belongs to; without that deal the event does not happen.</summary>
    public Deal? Deal { get; }

    /// <summary>Where it was read.</summary>
    public Source Source { get; }

    /// <summary>The date as exactly as it is known: "2030-04-27" or "2030-04".</summary>
    public string When => DatePrecision == DatePrecision.Day ? $"{Date:O}" : Date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => $"{When} {Title}";
}
