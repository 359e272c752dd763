namespace Deals.Charts.Figures;

/// <summary>What the brief says of rights: who agreed on what, who holds what, what clashed, and what customers may choose among.</summary>
/// <param name="book">The deals.</param>
/// <param name="timeline">The rights, day by day.</param>
internal sealed class BriefOnRights(DealBook book, RightsTimeline timeline)
{
    private const int MostCases = 4;

    /// <summary>The deals, each with its day and who takes part.</summary>
    public string? Agreed => Few(book.Deals.Select(deal => $"{deal.Name}, {Wording.Day(deal.Announced)}"
        + (deal.Parties.Select(part => part.Party.ShortName).Distinct().ToList() is [_, _, ..] sides
            ? $", between {Wording.List(sides)}" : "")));

    /// <summary>The rights, each with its holder and days.</summary>
    public string? Held => Few(
        timeline.Held.Select(held => $"{held.Right.Holder.ShortName}: “{held.Right.Clause}”, {Wording.Of(held.Right.Kind)}, "
            + $"{held.Right.Subject.Name}, {Wording.Span(held.Window)}"));

    private static string? Few(IEnumerable<string> all)
    {
        var rows = all.ToList();
        var more = rows.Count > MostCases ? $"; {Wording.Count(rows.Count - MostCases)} more" : "";
        return rows.Count == 0 ? null : $"{string.Join("; ", rows.Take(MostCases))}{more}.";
    }

    /// <summary>On which reading rights clashed and for how long, or that none did.</summary>
    public string Finding
    {
        get
        {
            var found = book.Readings.Select(reading => (Reading: reading, Collisions: timeline.Collisions(reading)))
                .FirstOrDefault(each => each.Collisions.Count > 0);
            if (found.Reading is not null)
            {
                var others = book.Readings.Where(reading => timeline.Collisions(reading).Count == 0).Select(Wording.Of).ToList();
                return Wording.On(book, found.Reading, new CollisionSummary(found.Collisions, book.AsOf).Finding).TrimEnd('.')
                    + (others.Count == 0 ? "."
                        : $"; on {(book.Readings.Count == 2 ? "the other reading" : Wording.List(others))}, nothing clashes.");
            }

            var exclusive = timeline.Held.Count(held => held.Right.Kind == RightKind.Exclusive);
            return exclusive switch
            {
                0 => "Nothing clashed: no right is exclusive.",
                1 => "Nothing clashed: only one right is exclusive.",
                2 => "Nothing clashed: neither of the two exclusive rights shuts out the other.",
                _ => $"Nothing clashed: none of the {Wording.Count(exclusive)} exclusive rights shuts out another.",
            };
        }
    }

    /// <summary>How many of the offers customers may use, by reading; null where no offer counts.</summary>
    public string? Choice
    {
        get
        {
            if (!book.Offers.Any(offer => offer.IsCounted))
                return null;
            var told = (from reading in book.Readings
                        let steps = timeline.ChoiceIndex(reading, book.Period).Where(step => step.Window.Start <= book.AsOf).ToList()
                        where steps.Count > 0
                        select (Reading: reading, Now: steps[^1], Least: steps.MinBy(step => step.Share)!,
                            Most: steps.MaxBy(step => step.Share)!)).ToList();
            if (told.Count == 0)
                return null;
            var (first, now, least, most) = told[0];
            static string Of(ChoiceIndex step) => $"{Wording.Count(step.Usable)} of {Wording.Count(step.Pairs)}";
            // Readings that count other offers may still agree on how many may be used, now and when it was least.
            var isAlike = told.TrueForAll(
                each => (each.Now.Usable, each.Now.Pairs, each.Least.Usable) == (now.Usable, now.Pairs, least.Usable)
                    && each.Least.Share < now.Share && each.Most.Share <= now.Share);
            var isSame = told.TrueForAll(each => Said(each) == Said(told[0]));
            var up = most.Share > now.Share
                ? $"; the part they may use has been between {Wording.Percent(least.Share)} and {Wording.Percent(most.Share)}"
                : least.Share < now.Share ? $", up from {(isAlike && !isSame ? Wording.Count(least.Usable) : Of(least))}" : "";
            var pairs = now.Usable < now.Pairs ? $"{Wording.Count(now.Usable)} of {Wording.Count(now.Pairs, "offer")}"
                : now.Pairs switch { 1 => "the only offer", 2 => "both offers", var many => $"all {Wording.Count(many, "offer")}" };
            static (int, int, int, int, int, int) Said((Reading, ChoiceIndex Now, ChoiceIndex Least, ChoiceIndex Most) each)
                => (each.Now.Usable, each.Now.Pairs, each.Least.Usable, each.Least.Pairs, each.Most.Usable, each.Most.Pairs);
            var who = isSame || isAlike ? "" : $"on {Wording.Of(first)}, ";
            // One reading is never told as if all agreed with it: beside it stand those on which the fewest may be used.
            var fewest = told.Select(each => each.Now).Where(step => (step.Usable, step.Pairs) != (now.Usable, now.Pairs))
                .MinBy(step => step.Share);
            var beside = fewest is null || isAlike ? ""
                : $"; on {Wording.List([.. told.Where(each => each.Now == fewest).Select(each => Wording.Of(each.Reading))])}, "
                    + Of(fewest);
            var announced = book.Offers.Count(
                offer => offer.Stage == OfferStage.Announced && !(offer.Since > book.AsOf || offer.To < book.AsOf));
            if (told.TrueForAll(each => each.Now.Pairs == 0) && book.Offers.Any(offer => offer.To < book.AsOf))
                return "No offer is on sale or announced any more.";
            return Wording.Sentence($"{who}customers may use {pairs}{OnlyAnnounced(announced, now)}{up}{beside}.");
        }
    }

    /// <summary>" (all only announced)", " (two of the five only announced)": how many of the offers are not on sale yet.</summary>
    private static string OnlyAnnounced(int announced, ChoiceIndex now)
    {
        if (announced == 0)
            return "";
        var how = announced != now.Pairs || announced == 1 ? Wording.Count(announced) : announced == 2 ? "both" : "all";
        return $" ({how}{(now.Usable < now.Pairs && announced < now.Pairs ? $" of the {Wording.Count(now.Pairs)}" : "")} only announced)";
    }

    /// <summary>How many claims can be relied on; null where there are none.</summary>
    public string? Confirmed
    {
        get
        {
            var evidence = book.Evidence();
            return evidence.Count == 0 ? null
                : $"Of {Wording.Count(evidence.Sum(each => each.Claims), "claim")}, {Wording.Count(evidence.Sum(each => each.High))} "
                    + "can be relied on.";
        }
    }
}
