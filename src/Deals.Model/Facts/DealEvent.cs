using System.Globalization;

namespace Deals;

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
}

/// <summary>A dated step in the story.</summary>
public sealed class DealEvent : IIdentified
{
    /// <summary>Creates an event.</summary>
    public DealEvent(string id, DateOnly date, DatePrecision datePrecision, EventKind kind, string title, string? detail, Deal? deal, Source source)
    {
        new Flaws()
            .If(datePrecision == DatePrecision.Month && date.Day != 1, nameof(date), "month-not-on-first", "the first day of the month, as the date is known to the month only")
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
