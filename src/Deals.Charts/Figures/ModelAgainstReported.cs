namespace Deals.Charts.Figures;

/// <summary>How far the model is from published actuals, in percent of them.</summary>
internal sealed class ModelAgainstReported(MoneyResult result)
{
    private const double BarThickness = 15;

    /// <summary>From this difference on, in percent, a bar goes on beyond the chart, so that the others can be seen.</summary>
    private const double MostPercent = 100;

    private readonly IReadOnlyList<ReportedComparison> rows = result.Reported;
    private readonly IReadOnlyList<Term> terms = [.. result.Reported.SelectMany(row => row.Reported.Terms).Select(each => each.Term)
        .Distinct()];

    public static Figure Of(MoneyResult result)
    {
        var (drawn, id, book) = (new ModelAgainstReported(result), "model-against-reported", result.Model.Book);
        if (drawn.rows.Count == 0)
            return Figure.Nothing(id, $"The dataset {book.Name} holds no published actuals to hold the model against.", book,
                result.Scenario);
        var drivers = drawn.rows.Select(row => row.Reported.Driver).OfType<Driver>();
        IEnumerable<Source?> sources =
        [
            .. drawn.rows.Select(row => row.Reported.Source), .. drivers.SelectMany(driver => TermSources.Of(book, driver)),
            .. TermSources.Of(book, drawn.terms), .. TermSources.Of([result.Model.Current]),
        ];
        return new(id, drawn.Words(), drawn.Table, book, result.Scenario, sources, drawn.Body);
    }

    /// <summary>"+2.5%"; with more decimals where it is less.</summary>
    private static string Percent(double difference)
    {
        var percent = 100 * difference;
        var text = Unit.Percent.Of(percent, Math.Abs(percent) switch { >= 9.95 => 0, >= 0.995 => 1, _ => 2 });
        return percent > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"+{text}" : text;
    }

    private static string Number(ReportedComparison row) => row.RelativeDifference is { } difference ? Percent(difference) : "—";

    private string Amounts(ReportedComparison row)
    {
        var words = new OutcomeWords([(double)row.Reported.Value, row.Model], result.Model.Frame.Unit);
        return $"reported {words.Number((double)row.Reported.Value)}, model {words.Number(row.Model)}";
    }

    private FigureWords Words()
    {
        var given = rows.Count(row => row.IsInput);
        var free = rows.Where(row => !row.IsInput && row.RelativeDifference is not null).OrderBy(row => row.RelativeDifference).ToList();
        var zeros = rows.Count(row => row.RelativeDifference is null);
        var notGiven = rows.Count - given;
        var numbers = free.Count < notGiven ? $"{Wording.Count(free.Count)} of {Wording.Count(notGiven, "reported number")}"
            : free.Count == 1 ? "the one reported number" : Wording.Count(free.Count, "reported number");
        var furthest = free.MaxBy(row => Math.Abs(row.RelativeDifference!.Value));
        var title = free switch
        {
            [] when given > 0 => $"{Wording.Sentence(Wording.Count(given, "reported number"))} {(given == 1 ? "was" : "were")} given to "
                + "the model, so that it agrees proves nothing",
            [] => $"No reported number is other than zero, so the model has no difference in percent from "
                + $"{(rows.Count == 1 ? "it" : "them")}",
            [var only] => $"The model is {Percent(only.RelativeDifference!.Value)} off {numbers} it was not given, “{only.Reported.Name}”",
            _ => $"The model is {Percent(free[0].RelativeDifference!.Value)} to {Percent(free[^1].RelativeDifference!.Value)} off "
                + $"{numbers} it was not given; furthest from “{furthest!.Reported.Name}”",
        };
        var drivers = rows.Any(row => row.Reported.Terms.Count > 0) ? $", as accrued under “{result.Model.Current.Name}”" : "";
        var asZero = zeros == 0 ? ""
            : $"; {Wording.Count(zeros, "number")} {(zeros == 1 ? "is" : "are")} reported as zero, of which there is no percentage";
        var subtitle = $"The model less the reported number, in percent of it; amounts in {result.Model.Frame.Unit} for the quarters "
            + $"named{drivers}{asZero}";
        string Off(ReportedComparison row) => row.RelativeDifference is { } difference ? Percent(difference)
            : "of which there is no percentage";
        var alt = rows.Select(row
            => $"{row.Reported.Name}, {row.Reported.Period}: {Amounts(row)}, {Off(row)}{(row.IsInput ? ", given to the model" : "")}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table()
    {
        var unit = result.Model.Frame.Unit;
        return new(
            ["Reported number", "From", "Through", $"Reported ({unit})", $"Model ({unit})", $"Difference ({unit})", "Difference (fraction)",
                "Given to the model", "Confidence", "Note", "Source"],
            [
                .. rows.Select(row => new object?[]
                {
                    row.Reported.Name, row.Reported.From.ToString(), row.Reported.Through.ToString(), (double)row.Reported.Value, row.Model,
                        row.Difference, row.RelativeDifference,
                    row.IsInput, row.Reported.Confidence.ToString(), row.Reported.Note, row.Reported.Source.Id,
                }),
            ]);
    }

    private Body Body(Canvas canvas)
    {
        var stack = new Stack().Add(Key.Of(Entries, canvas)).Gap(8).Add(Rows(canvas)).Gap(Panel.TickRoom);
        var zero = rows.Any(row => row.RelativeDifference is null) ? "—: the reported number is zero, so there is no difference in percent."
            : null;
        return stack.Say(zero, canvas, gap: 6).Say(Remark.Unconfirmed(terms), canvas, gap: 6).ToBody();
    }

    private IEnumerable<KeyEntry?> Entries =>
    [
        new KeyEntry.Filled("the model’s own number", FreeFill(isJudgement: false))
            .When(rows.Any(row => !row.IsInput && !RestsOnJudgement(row))),
        JudgementFill.Entry.When(rows.Any(RestsOnJudgement)),
        new KeyEntry.Signed("given to the model: agreement proves nothing", Sign.Square, Palette.Line).When(rows.Any(row => row.IsInput)),
        new KeyEntry.Signed("goes on beyond the chart", Sign.Diamond, Palette.Alarm).When(rows.Any(IsBeyond)),
    ];

    private static Fill FreeFill(bool isJudgement) => JudgementFill.Of(Palette.Series[0], isJudgement);

    private bool RestsOnJudgement(ReportedComparison row) => !row.IsInput
        && (row.Reported.Terms.Any(each => each.Term.RestsOnJudgement)
            || (row.Reported.Driver is { } driver && result.Model.Book.RestsOnJudgement(driver, row.Reported.Through.Year)));

    private static bool IsBeyond(ReportedComparison row) => Math.Abs(Shown(row)) >= MostPercent
        && Math.Abs(100 * row.RelativeDifference!.Value) > MostPercent;

    /// <summary>Percent, up to the edge of the chart.</summary>
    private static double Shown(ReportedComparison row) => Math.Clamp(100 * (row.RelativeDifference ?? 0), -MostPercent, MostPercent);

    private Panel Rows(Canvas canvas)
    {
        var names = new BarRows([.. rows.Select(row => new BarRow(row.Reported.Name, $"{row.Reported.Period}: {Amounts(row)}", Number(row),
            row.IsInput ? Palette.Muted : null))], canvas);
        IReadOnlyList<string> Hover(ReportedComparison row) =>
            [row.Reported.Name, $"{row.Reported.Period}: {Amounts(row)}", row.IsInput ? "given to the model" : $"{Number(row)}"];
        Fill FillOf(ReportedComparison row) => row.IsInput ? new(Palette.Line) : FreeFill(RestsOnJudgement(row));
        IEnumerable<T> Each<T>(Func<ReportedComparison, bool> those, Func<ReportedComparison, double, T> mark)
            => rows.Index().Where(row => those(row.Item)).Select(row => mark(row.Item, names.Middle(row.Index)));
        return names.Panel(
            [.. rows.Select(Shown), -1, 1], "Percent of the reported number",
            new Bars("Differences", [.. Each(row => row.RelativeDifference is not null, (row, middle)
                => new Bar(0, Shown(row), middle, BarThickness, FillOf(row), Hover(row)))]),
            new Signs("Given to the model", [.. Each(row => row.IsInput, (row, middle)
                => new SignAt(0, middle, Sign.Square, 10, Palette.Line, Hover(row)))]),
            new Signs("Beyond the chart", [.. Each(IsBeyond, (row, middle)
                => new SignAt(Shown(row), middle, Sign.Diamond, 10, Palette.Alarm, Hover(row)))]));
    }
}
