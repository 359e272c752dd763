namespace Deals;

/// <summary>Gives one party's verdict by the rule that <see cref="Outcomes.VerdictOf"/> states.</summary>
internal sealed class Judge
{
    private const string Unchanged = "no assumption alone, from its low to its high value, changes that";

    private static readonly Perspective[] Perspectives = [Perspective.LookThrough, Perspective.Direct];

    private readonly Outcomes outcomes;
    private readonly Party party;
    private readonly IReadOnlyList<Delta> deltas;
    private readonly List<Count> counts;

    public Judge(Outcomes outcomes, Party party)
    {
        (this.outcomes, this.party) = (outcomes, party);
        deltas = [.. outcomes.Baselines.Select(baseline => outcomes.DeltaOf(party, baseline))];
        Count Of(Delta delta, Perspective perspective) => new(delta, perspective, outcomes.Tornado(party, delta.Baseline, perspective));
        var all = deltas.SelectMany(_ => Perspectives, Of).ToList();

        // Who only owns a part of a lab has no cash that anything moves: that count cannot contradict the other.
        var moving = Perspectives.Where(
            perspective => perspective == Perspective.LookThrough
                || all.Any(count => count.Perspective == perspective && (count.Now != 0 || count.Bars.Count > 0))).ToHashSet();
        counts = [.. all.Where(count => moving.Contains(count.Perspective))];
    }

    private double Threshold => outcomes.Model.Frame.LeastThatCounts;

    public Verdict Verdict()
    {
        var least = counts.Min(count => count.Least);
        var most = counts.Max(count => count.Most);
        var isLarge = counts.All(count => Math.Abs(count.Now) >= Threshold);
        var sure = outcomes.Likelihood(party);
        Verdict Of(VerdictWord word, TornadoBar? bar, AssumptionValue? value, string reason, bool isOnly = false)
            => new(party, word, deltas, least, most, bar?.Assumption, value, reason)
            {
                Likelihood = sure,
                Turn = bar is null ? null : Turn(bar, value!.Value, isOnly, Named(bar.Baseline)),
            };
        if (isLarge && least > 0)
            return Of(VerdictWord.Wins, null, null, $"gains {Amounts()}; {Unchanged}");
        if (isLarge && most < 0)
            return Of(VerdictWord.Loses, null, null, $"loses {Amounts()}; {Unchanged}");

        var (turning, at, isOnly) = Turning();
        return Of(VerdictWord.Depends, turning, at, Reason(turning, at, isOnly, isLarge, sure, least, most), isOnly);
    }

    /// <summary>
    /// The assumption that turns the answer with the widest swing, the value nearest to the scenario's at which it does, and whether that
    /// is the only one.
    /// </summary>
    private (TornadoBar? Bar, AssumptionValue? At, bool IsOnly) Turning()
    {
        var crossing = counts.SelectMany(count => count.Bars).Where(bar => bar.Least < 0 && bar.Most > 0);
        foreach (var bar in crossing.OrderByDescending(bar => Size.Of(bar.Swing)))
        {
            var zeros = outcomes.TurnsInRange(bar.Assumption, party, bar.Baseline, bar.Perspective);
            if (zeros.Count > 0)
                return (bar, zeros.MinBy(zero => Distance(zero.From, outcomes.Scenario.ValueOf(bar.Assumption)))!.From, zeros.Count == 1);
        }

        return (null, null, false);
    }

    private static double Distance(AssumptionValue one, AssumptionValue other) => one.Number is { } number
        ? Math.Abs((double)(number - other.Number!.Value))
        : Math.Abs((double)(one.Day ?? DateOnly.MaxValue).DayNumber - (other.Day ?? DateOnly.MaxValue).DayNumber);

    /// <summary>What holds in the base case, how sure that is, and what turns it.</summary>
    private string Reason(TornadoBar? turning, AssumptionValue? at, bool isOnly, bool isLarge, double? sure, double least, double most)
    {
        if (counts.All(count => Math.Abs(count.Now) < Threshold) && turning is null)
        {
            var isSmall = Math.Max(Math.Abs(least), Math.Abs(most)) < Threshold;
            var moved = isSmall ? "" : $" as things stand; from {Text(least)} to {Text(most)} as assumptions move one at a time";
            return $"no difference{outcomes.Model.Frame.OfThreshold}{moved}";
        }

        var signs = counts.Select(count => Math.Sign(count.Now)).Distinct().Count();
        var parts = new List<string>();
        if (signs > 1 && counts.Any(count => Math.Abs(count.Now) >= Threshold))
            parts.Add($"{Disagreeing} disagree: {string.Join("; ", counts.GroupBy(count => count.Delta).Select(of => Beside([.. of])))}");
        else if (!isLarge)
            parts.Add($"{(outcomes.Model.Frame.Threshold > 0 ? $"less than {Text(Threshold)}" : "nothing")} on "
                + $"{(counts.All(count => Math.Abs(count.Now) < Threshold) ? "every count" : "some counts")}: "
                + $"{Text(counts.Min(count => count.Now))} to {Text(counts.Max(count => count.Now))}");
        else
        {
            var verb = counts[0].Now > 0 ? "gains" : "loses";
            parts.Add($"{verb} {Amounts(sure is { } part ? Odds(part, verb) : "")}");
        }

        if (turning is not null)
        {
            // Two baselines have just been named in their order, where all counts agree.
            var baseline = signs == 1 && isLarge && deltas.Count == 2 ? turning.Baseline == deltas[0].Baseline ? "the former" : "the latter"
                : Named(turning.Baseline);
            parts.Add(Turn(turning, at!.Value, isOnly, baseline));
        }

        return string.Join("; ", parts);
    }

    /// <summary>What counts one way and the other: baselines, the two ways of counting, or both.</summary>
    private string Disagreeing
    {
        get
        {
            bool Differ(IEnumerable<Count> of) => of.Select(count => Math.Sign(count.Now)).Distinct().Count() > 1;
            var (byBaseline, byCount) =
                (counts.GroupBy(count => count.Perspective).Any(Differ), counts.GroupBy(count => count.Delta).Any(Differ));
            return byBaseline && byCount ? "the baselines, and the two counts," : byBaseline ? "the baselines" : "the two counts";
        }
    }

    /// <summary>"compared with the old terms, in its own cash alone, it gains if AGI is declared before July 2029".</summary>
    private string Turn(TornadoBar turning, AssumptionValue at, bool isOnly, string baseline)
        => string.Join(", ", [.. deltas.Count > 1 ? [$"compared with {baseline}"] : (string[])[],
            .. turning.Perspective == Perspective.Direct ? ["in its own cash alone"] : (string[])[], Turn(turning, at, isOnly)]);

    /// <summary>"it gains if AGI is declared before July 2029", or what turns it where that is no matter of below and above.</summary>
    private static string Turn(TornadoBar turning, AssumptionValue at, bool isOnly)
    {
        var value = turning.Assumption.Computed(at);
        var (low, now, high) = (SignOf(turning.AtLow), SignOf(turning.AtBase), SignOf(turning.AtHigh));
        var turned = now > 0 ? "loses" : "gains";
        return !isOnly || low == 0 || now == 0 || high == 0 || (low == now) == (high == now)
            ? $"{turning.Assumption.InText} {(at.Day is null ? "at" : "in")} {value} turns it"
            : low != now ? $"it {turned} if {turning.Assumption.Below(value)}"
            : turning.Assumption is { Phrase: null, IsDate: false } ? $"it {turned} if {turning.Assumption.InText} {turning.Assumption.Does("is")} {value} or more"
            : $"it {turned} unless {turning.Assumption.Below(value)}";
    }

    /// <summary>How likely it is; never 0% or 100% of what is a little more or less.</summary>
    private string Odds(double part, string verb)
    {
        // All of the odds, but for what is lost where their probabilities are summed.
        if (part > 1 - 1e-9)
            return $" (at every value of {Names(outcomes.OpenOdds)} that has odds)";
        var percent = Math.Clamp(Math.Round(100 * part, MidpointRounding.AwayFromZero), 1, 99);
        return $" ({percent.ToString(System.Globalization.CultureInfo.InvariantCulture)}% likely, by the odds alone, that it {verb})";
    }

    /// <summary>How much, compared with each baseline; what is said of the odds is of the first.</summary>
    private string Amounts(string odds = "") => string.Join(" and ", deltas.Select((delta, at)
        => $"{Text(Math.Abs(delta.LookThrough))} compared with {Named(delta.Baseline)}{(at == 0 ? odds : "")}"));

    /// <summary>"−$5bn with its stakes and $2bn in its own cash compared with the old terms"; without stakes both counts are one.</summary>
    private string Beside(IReadOnlyList<Count> counts) => (counts[0].Delta.Direct == counts[0].Delta.LookThrough ? Text(counts[0].Now)
        : string.Join(" and ", counts.Select(count => $"{Text(count.Now)} {Word(count.Perspective)}")))
        + $" compared with {Named(counts[0].Delta.Baseline)}";

    private static int SignOf(double amount) => Math.Abs(amount) <= ZeroFinder.Tolerance ? 0 : Math.Sign(amount);

    private string Text(double amount) => SignOf(amount) == 0 ? "zero" : SpokenMoney.Of(amount, outcomes.Model.Frame.Unit, 2);

    private static string Named(Regime regime) => regime.Phrase ?? $"“{regime.Name}”";

    private static string Names(IReadOnlyList<Assumption> all) => all.Count == 1 ? all[0].InText
        : $"{string.Join(", ", all.SkipLast(1).Select(one => one.InText))} and {all[^1].InText}";

    private static string Word(Perspective perspective) => perspective == Perspective.Direct ? "in its own cash" : "with its stakes";

    /// <summary>One baseline, counted in one way, with what each assumption does to it.</summary>
    private sealed record Count(Delta Delta, Perspective Perspective, IReadOnlyList<TornadoBar> Bars)
    {
        public double Now => Delta.In(Perspective);

        public double Least => Bars.Select(bar => bar.Least).Append(Now).Min();

        public double Most => Bars.Select(bar => bar.Most).Append(Now).Max();

    }
}
