namespace Deals.Charts.Figures;

/// <summary>How far the model is from published numbers, in percent of them: those that test it first.</summary>
internal sealed class ModelAgainstPublished(MoneyResult result)
{
    private const double BarThickness = 15;

    /// <summary>A smaller difference, as a part of the published number, is hardly one.</summary>
    private const double NearlyNothing = 0.01;

    /// <summary>More decimals are told of no number.</summary>
    private const int MostPlaces = 12;

    /// <summary>From this difference on, in percent, a bar goes on beyond the chart, so that the others can be seen.</summary>
    private const double MostPercent = 100;

    private readonly IReadOnlyList<PublishedComparison> rows = [.. result.Published.OrderBy(row => !row.IsTest)];

    /// <summary>Those that are drawn: what the model knew proves nothing, unless there is nothing else.</summary>
    private readonly IReadOnlyList<PublishedComparison> drawn =
        [.. result.Published.Where(row => row.IsTest || !result.Published.Any(other => other.IsTest))];

    /// <summary>Where nothing but days is published, bars are years.</summary>
    private readonly bool isOfDays = result.Published.All(IsYear);

    private readonly IReadOnlyList<Term> terms = [.. result.Published.SelectMany(row => row.Published.Terms).Select(each => each.Term)
        .Distinct()];

    public static Figure Of(MoneyResult result)
    {
        var (drawn, id, book) = (new ModelAgainstPublished(result), "model-against-published", result.Model.Book);
        if (drawn.rows.Count == 0)
            return Figure.Nothing(id, $"The dataset {book.Name} holds no published numbers to hold the model against.", result.Scenario);
        var drivers = drawn.rows.Select(row => row.Published.Driver).OfType<Driver>();
        IEnumerable<Source?> sources =
        [
            .. drawn.rows.Select(row => row.Published.Source), .. drivers.SelectMany(driver => TermSources.Of(book, driver)),
            .. TermSources.Of(book, drawn.terms), .. TermSources.Of([result.Model.Current]),
        ];
        return new(id, drawn.Words(), drawn.Table, result.Scenario, sources, drawn.Body);
    }

    /// <summary>"+2.5%"; with more decimals where it is less, and none where it is nothing.</summary>
    private static string Percent(double difference)
    {
        var percent = 100 * difference;
        var text = Unit.Percent.Of(percent, Math.Abs(percent) switch { >= 9.95 => 0, >= 0.995 => 1, >= 0.005 => 2, _ => 0 });
        return percent > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"+{text}" : text;
    }

    private static bool IsYear(PublishedComparison row) => row.Published.Quantity == PublishedQuantity.CapFull;

    private static string Number(PublishedComparison row) => row.IsWithin ? row.Published.High is null ? "as published" : "within the range"
        : row.RelativeDifference is { } difference ? Percent(difference)
        : row.HasOtherSign ? "other sign"
        : IsYear(row) && !IsOpen(row) ? $"{(row.NotBy is null ? "" : "at least ")}{Later(row)}"
        : row.Published.Value == 0 ? IsMissedZero(row) ? "not zero" : "zero, too"
        : "—";

    /// <summary>"two months later", as their names are apart; "1.5 years earlier"; of what was published as a year, no months.</summary>
    private static string Later(PublishedComparison row)
    {
        if (row.Difference == 0 && row.Published.Value % 1 == 0)
            return "within that year";
        var isMonth = row.Nearest % 1 != 0;
        var months = isMonth ? Math.Abs(MonthsOf(row.Model) - MonthsOf(row.Nearest)) : (int)Math.Round(12 * Math.Abs(row.Difference));
        return months == 0 ? isMonth ? "the same month" : $"less than a month {(row.Difference > 0 ? "later" : "earlier")}"
            : (isMonth && months < 24 ? Wording.Count(months, "month") : $"{new Unit().Of(Math.Abs(row.Difference), 1)} years")
                + (row.Difference > 0 ? " later" : " earlier");
    }

    /// <summary>Whether zero was published, and the model has an amount.</summary>
    private static bool IsMissedZero(PublishedComparison row) => row.Published.Value == 0 && Math.Abs(row.Model) > OutcomeWords.Nothing;

    /// <summary>Whether a year lies after the quarters, and the model knows no more than that it does.</summary>
    private static bool IsOpen(PublishedComparison row)
        => row is { NotBy: not null, IsWithin: false } && (double)(row.Published.High ?? row.Published.Value) >= row.Model;

    private static string Amounts(PublishedComparison row)
    {
        var supposed = row.Published.Scenario is { } scenario ? $" under “{scenario.Name}”" : "";
        if (IsYear(row))
            return $"published {Stated(row.Published, year => year % 1 == 0 ? $"{year:0}" : MonthOf((double)year))}, "
                + $"model {(row.NotBy is { } last ? $"not by {Wording.Of(last)}" : MonthOf(row.Model))}{supposed}";
        return $"published {Stated(row.Published, Written)}, model {new Unit().Of(row.Model, PlacesOf(row))}{supposed}";
    }

    /// <summary>"20", "about 20", "at least 20", "20 to 25"; of days "not before 2028", "by 2028".</summary>
    private static string Stated(PublishedNumber published, Func<decimal, string> say)
    {
        var isDay = published.Quantity == PublishedQuantity.CapFull;
        var bound = published.Bound switch
        {
            PublishedBound.About => "about ",
            PublishedBound.AtLeast => isDay ? "not before " : "at least ",
            PublishedBound.AtMost => isDay ? "by " : "at most ",
            _ => "",
        };
        return $"{bound}{say(published.Value)}{(published.High is { } high ? $" to {say(high)}" : "")}";
    }

    /// <summary>A number with the digits that its cell has: "about 20" is not 20.0.</summary>
    private static string Written(decimal number) => new Unit().Of((double)number, Math.Min((int)number.Scale, MostPlaces));

    /// <summary>
    /// The decimals of the model's number beside a published one: no more than that has, but enough to see that they differ, or agree.
    /// </summary>
    private static int PlacesOf(PublishedComparison row)
    {
        var value = row.Published.High is { } high && row.Model > (double)high ? high : row.Published.Value;
        var usual = OutcomeWords.PlacesOf([(double)value, row.Model]);
        if (value == 0 || Math.Abs(row.Model) > 1e15)
            return usual;
        var apart = Math.Abs((decimal)row.Model - value);
        var isSame = Percent((double)(apart / value)) == Percent(0);
        bool IsRight(int places)
            => Math.Abs(Math.Round((decimal)row.Model, places, MidpointRounding.AwayFromZero) - value) is var told
                && (isSame ? told == 0 : told != 0 && told <= 2 * apart);
        var (places, most) = (Math.Min(value.Scale, usual), isSame ? Math.Min((int)value.Scale, MostPlaces) : MostPlaces);
        while (places < most && !IsRight(places))
            places++;
        return places;
    }

    private static int MonthsOf(double year) => (int)Math.Floor(year * 12);

    /// <summary>"January 2029".</summary>
    private static string MonthOf(double year)
    {
        var month = MonthsOf(year);
        return Wording.Month(new(month / 12, (month % 12) + 1, 1));
    }

    private FigureWords Words()
    {
        var given = rows.Count(row => !row.IsTest);
        var met = rows.Count(row => row is { IsTest: true, IsWithin: true });
        var free = rows.Where(row => row is { IsTest: true, IsWithin: false, RelativeDifference: not null })
            .OrderBy(row => row.RelativeDifference).ToList();
        var zeros = rows.Count(row => row.Published.Value == 0);
        var notGiven = rows.Count - given;
        string OfThem(int count) => count < notGiven ? $"{Wording.Count(count)} of {Wording.Count(notGiven, "published number")}"
            : count == 1 ? "the one published number" : Wording.Count(count, "published number");
        var numbers = OfThem(free.Count);
        var near = free.Count(row => Math.Abs(row.RelativeDifference!.Value) < NearlyNothing);
        var close = near == 0 ? "" : $", by less than 1% on {Wording.Count(near)} of them";
        var title = free switch
        {
            [] when met > 0 => $"On {OfThem(met)} that it was neither given nor fitted to, the model is within what was published",
            [] when given > 0 && !rows.Any(row => row.IsTest && (IsYear(row) || row.HasOtherSign)) =>
                $"{Wording.Sentence(Wording.Count(given, "published number"))} {(given == 1 ? "was" : "were")} given "
                + "to the model or fitted, so that it agrees proves nothing",
            [] when rows.Where(row => IsYear(row) && row.IsTest).ToList() is [_, ..] years =>
                years is [var day] ? $"{day.Published.Name}: {Amounts(day)}"
                : $"Of {Wording.Count(years.Count)} published days on which a cap is full, "
                    + (years.Count(row => !IsOpen(row) && Math.Abs(row.Difference) < 0.5) is var within and not 1
                        ? $"{Wording.Count(within)} lie" : "one lies") + " within half a year of the model’s",
            [] when rows.FirstOrDefault(row => row.HasOtherSign) is { } opposed =>
                $"{opposed.Published.Name}: {Amounts(opposed)}, of the other sign",
            [] => $"No published number is other than zero, so the model has no difference in percent from "
                + $"{(rows.Count == 1 ? "it" : "them")}",
            _ when free.All(row => Percent(row.RelativeDifference!.Value) == Percent(0)) =>
                $"The model agrees with {numbers} that it was neither given nor fitted to",
            [var only] => $"On {numbers} that it was neither given nor fitted to, “{only.Published.Name}”, the model is off by "
                + $"{Percent(only.RelativeDifference!.Value)}",
            _ => $"On {numbers} that it was neither given nor fitted to, the model is off by {Range(free)}{close}",
        };
        if (free.Count > 0 && met > 0)
            title += $"; on {Wording.Count(met)} it is within what was published";
        // The worst miss of all must not be left to the chart.
        var opposite = rows.Count(row => row.IsTest && row.HasOtherSign);
        if (free.Count > 0 && opposite > 0)
            title += $"; on {Wording.Count(opposite)} it has the other sign";
        var unlike = rows.Count(row => row.IsTest && IsMissedZero(row));
        if (free.Count > 0 && unlike > 0)
            title += $"; on {Wording.Count(unlike)} it has an amount where zero was published";
        var drivers = rows.Any(row => row.Published.Terms.Count > 0 || row.Published.Party is not null)
            ? $", {OutcomeWords.Under(result.Model.Current)}" : "";
        var asZero = zeros == 0 ? ""
            : $"; {Wording.Count(zeros, "number")} {(zeros == 1 ? "is" : "are")} reported as zero, of which there is no percentage";
        var subtitle = isOfDays ? $"How many years later than published the model has a cap full{drivers}"
            : $"The model less the published number, in percent of it; amounts in {result.Model.Frame.SpokenUnit} for the "
                + $"quarters named{drivers}{asZero}";
        string Off(PublishedComparison row)
            => row.Published.Value == 0 ? "of which there is no percentage" : row.HasOtherSign ? "of the other sign"
                : IsOpen(row) ? "later than the model counts" : Number(row);
        var alt = rows.Select(row
            => $"{row.Published.Name}, {Told(row)}, {Off(row)}{KnownText(row)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    /// <summary>"−3% to +5%" of rows in order; one number where both ends say the same.</summary>
    private static string Range(List<PublishedComparison> rows)
        => (Percent(rows[0].RelativeDifference!.Value), Percent(rows[^1].RelativeDifference!.Value)) is var (least, most) && least == most
            ? least : $"{least} to {most}";

    private static string KnownText(PublishedComparison row) => row.Known switch
    {
        KnownToModel.Given => ", given to the model",
        KnownToModel.Fitted => ", an assumption was fitted to it",
        _ => "",
    };

    private FigureTable Table()
    {
        var unit = result.Model.Frame.Unit;
        return new(
            ["Published number", "Kind", "Stated by", "Stated on", "From", "Through", $"Published ({unit}; a year for a cap)",
                $"Model ({unit}; a year for a cap)", "Model: not by", "Difference", "Difference (fraction)", "Known to the model",
                "Under the scenario", "Confidence", "Note", "Source",
                "Published as", "Published, up to"],
            [
                .. rows.Select(row => new object?[]
                {
                    row.Published.Name, row.Published.Kind.ToString(), row.Published.Author, row.Published.Stated,
                    row.Published.From.ToString(), row.Published.Through.ToString(), (double)row.Published.Value,
                    row.NotBy is null ? row.Model : null, row.NotBy?.ToString(), row.NotBy is null ? row.Difference : null,
                    row.RelativeDifference, row.Known.ToString(), row.Published.Scenario?.Name, row.Published.Confidence.ToString(),
                    row.Published.Note,
                    row.Published.Source.Id, row.Published.Bound?.ToString(), (double?)row.Published.High,
                }),
            ]);
    }

    private Body Body(Canvas canvas) => canvas.Holding(drawn.Count, count =>
    {
        // Where not all have room, those stay whose miss no percentage tells, and those that are farthest off.
        var kept = drawn.OrderByDescending(row => row.HasOtherSign || IsMissedZero(row))
            .ThenByDescending(row => Math.Abs(isOfDays ? Shown(row) : row.RelativeDifference ?? 0)).Take(count).ToHashSet();
        return Body([.. drawn.Where(kept.Contains)], canvas);
    });

    private Body Body(IReadOnlyList<PublishedComparison> drawn, Canvas canvas)
    {
        var stack = new Stack().Add(Key.Of(Entries, canvas)).Gap(8).Add(Rows(drawn, canvas)).Gap(Panel.TickRoom)
            .Say(Remark.LeftOut(this.drawn.Count - drawn.Count, "number"), canvas);
        return stack.Say(Known, canvas, gap: 6).Say(Remark.Unconfirmed(terms), canvas, gap: 6).ToBody();
    }

    private IEnumerable<KeyEntry?> Entries =>
    [
        new KeyEntry.Filled("the model’s own number", FreeFill).When(drawn.Any(row => row.IsTest)),
        new KeyEntry.Signed("given to the model or fitted: agreement proves nothing", Sign.Square, Palette.Line).When(
            drawn.Any(row => !row.IsTest)),
        new KeyEntry.Signed("goes on beyond the chart", Sign.Diamond, Palette.Alarm).When(drawn.Any(IsBeyond)),
    ];

    private static Fill FreeFill => new(Palette.Series[0]);

    /// <summary>What became of the numbers that are not drawn.</summary>
    private string? Known => (rows.Count - drawn.Count) switch
    {
        0 => null,
        1 => "One more number was given to the model, or the model was fitted to it, so it tests nothing; it is in the table.",
        var known => $"{Wording.Sentence(Wording.Count(known))} more numbers were given to the model, or the model was fitted to them, so "
            + $"they test nothing; they are in the table.",
    };

    /// <summary>"2030", "2026–2030" of whole years; else the quarters.</summary>
    private static string PeriodOf(PublishedNumber published) => published is { From.Number: 1, Through.Number: 4 }
        ? published.From.Year == published.Through.Year ? $"{published.From.Year:0000}"
            : $"{published.From.Year:0000}–{published.Through.Year:0000}"
        : Wording.Span(published.From, published.Through);

    /// <summary>Both numbers, and of which time they are; a day on which a cap is full is of none.</summary>
    private static string Told(PublishedComparison row) => IsYear(row) ? Amounts(row) : $"{PeriodOf(row.Published)}: {Amounts(row)}";

    private static bool IsBeyond(PublishedComparison row) => Math.Abs(100 * (row.RelativeDifference ?? 0)) > MostPercent;

    /// <summary>Percent, up to the edge of the chart; years of days alone.</summary>
    private double Shown(PublishedComparison row) => isOfDays ? (IsOpen(row) ? 0 : row.Difference)
        : Math.Clamp(100 * (row.RelativeDifference ?? 0), -MostPercent, MostPercent);

    private Panel Rows(IReadOnlyList<PublishedComparison> drawn, Canvas canvas)
    {
        var names = new BarRows([.. drawn.Select(row => new BarRow(row.Published.Name, Told(row), Number(row),
            !row.IsTest ? Palette.Muted : null))], canvas);
        IReadOnlyList<string> Hover(PublishedComparison row) =>
            [row.Published.Name, Told(row), row.IsTest ? Number(row) : KnownText(row)[2..]];
        Fill FillOf(PublishedComparison row) => !row.IsTest ? new(Palette.Line) : FreeFill;
        IEnumerable<T> Each<T>(Func<PublishedComparison, bool> those, Func<PublishedComparison, double, T> mark)
            => drawn.Index().Where(row => those(row.Item)).Select(row => mark(row.Item, names.Middle(row.Index)));
        return names.Panel(
            [.. drawn.Select(Shown), -1, 1], isOfDays ? "Years after the published day" : "Percent of the published number",
            new Bars("Differences", [.. Each(row => isOfDays || row.RelativeDifference is not null, (row, middle)
                => new Bar(0, Shown(row), middle, BarThickness, FillOf(row), Hover(row)))]),
            new Signs("Given to the model", [.. Each(row => !row.IsTest, (row, middle)
                => new SignAt(0, middle, Sign.Square, 10, Palette.Line, Hover(row)))]),
            new Signs("Beyond the chart", [.. Each(IsBeyond, (row, middle)
                => new SignAt(Shown(row), middle, Sign.Diamond, 10, Palette.Alarm, Hover(row)))]));
    }
}
