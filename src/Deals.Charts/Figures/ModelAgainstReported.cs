namespace Deals.Charts.Figures;

/// <summary>How far the model is from published actuals, in percent of them.</summary>
internal sealed class ModelAgainstReported
{
    private const double BarThickness = 15;

    /// <summary>From this difference on, in percent, a bar goes on beyond the chart, so that the others can be seen.</summary>
    private const double MostPercent = 100;

    private readonly MoneyResult result;
    private readonly IReadOnlyList<ReportedComparison> rows;
    private readonly IReadOnlyList<Term> terms;

    private ModelAgainstReported(MoneyResult result)
    {
        this.result = result;
        rows = result.Reported;
        if (rows.Count == 0)
            throw new InvalidOperationException($"The dataset {result.Model.Book.Name} holds no published actuals to hold the model against.");
        terms = [.. rows.SelectMany(row => row.Reported.Terms).Select(each => each.Term).Distinct()];
    }

    public static Figure Of(MoneyResult result)
    {
        var drawn = new ModelAgainstReported(result);
        var book = result.Model.Book;
        return new(
            "model-against-reported", drawn.Words(), drawn.Table, book, result.Scenario,
            [.. drawn.rows.Select(row => row.Reported.Source), .. drawn.rows.Select(row => row.Reported.Driver).OfType<Driver>().SelectMany(driver => TermSources.Of(book, driver)), .. TermSources.Of(book, drawn.terms), .. TermSources.Of([result.Model.Current])],
            drawn.Body);
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
            [] when given > 0 => $"{Wording.Sentence(Wording.Count(given, "reported number"))} {(given == 1 ? "was" : "were")} given to the model, so that it agrees proves nothing",
            [] => $"No reported number is other than zero, so the model has no difference in percent from {(rows.Count == 1 ? "it" : "them")}",
            [var only] => $"The model is {Percent(only.RelativeDifference!.Value)} off {numbers} it was not given, “{only.Reported.Name}”",
            _ => $"The model is {Percent(free[0].RelativeDifference!.Value)} to {Percent(free[^1].RelativeDifference!.Value)} off {numbers} it was not given; furthest from “{furthest!.Reported.Name}”",
        };
        var drivers = rows.Any(row => row.Reported.Terms.Count > 0) ? $", as accrued under “{result.Model.Current.Name}”" : "";
        var subtitle = $"The model less the reported number, in percent of it; amounts in {result.Model.Frame.Unit} for the quarters named{drivers}{(zeros > 0 ? $"; {Wording.Count(zeros, "number")} {(zeros == 1 ? "is" : "are")} reported as zero, of which there is no percentage" : "")}";
        var alt = rows.Select(row => $"{row.Reported.Name}, {row.Reported.Period}: {Amounts(row)}{(row.RelativeDifference is { } difference ? $", {Percent(difference)}" : ", of which there is no percentage")}{(row.IsInput ? ", given to the model" : "")}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table()
    {
        var unit = result.Model.Frame.Unit;
        return new(
            ["Reported number", "From", "Through", $"Reported ({unit})", $"Model ({unit})", $"Difference ({unit})", "Difference (fraction)", "Given to the model", "Confidence", "Note", "Source"],
            [
                .. rows.Select(row => new object?[]
                {
                    row.Reported.Name, row.Reported.From.ToString(), row.Reported.Through.ToString(), (double)row.Reported.Value, row.Model, row.Difference, row.RelativeDifference,
                    row.IsInput, row.Reported.Confidence.ToString(), row.Reported.Note, row.Reported.Source.Id,
                }),
            ]);
    }

    private Body Body(Canvas canvas)
    {
        var stack = new Stack().Add(Key.Of([.. Entries()], canvas)).Gap(8).Add(Rows(canvas)).Gap(Panel.TickRoom);
        if (rows.Any(row => row.RelativeDifference is null))
            stack.Gap(6).Add(Remark.Of("—: the reported number is zero, so there is no difference in percent.", canvas));
        if (Remark.Unconfirmed(terms) is { } remark)
            stack.Gap(6).Add(Remark.Of(remark, canvas));
        return stack.ToBody();
    }

    private IEnumerable<KeyEntry> Entries()
    {
        if (rows.Any(row => !row.IsInput && !RestsOnJudgement(row)))
            yield return new KeyEntry.Filled("the model’s own number", FreeFill(isJudgement: false));
        if (rows.Any(RestsOnJudgement))
            yield return JudgementFill.Entry();
        if (rows.Any(row => row.IsInput))
            yield return new KeyEntry.Signed("given to the model: agreement proves nothing", Sign.Square, Palette.Line);
        if (rows.Any(IsBeyond))
            yield return new KeyEntry.Signed("goes on beyond the chart", Sign.Diamond, Palette.Alarm);
    }

    private static Fill FreeFill(bool isJudgement) => JudgementFill.Of(Palette.Series[0], isJudgement);

    private bool RestsOnJudgement(ReportedComparison row) => !row.IsInput
        && (row.Reported.Terms.Any(each => each.Term.RestsOnJudgement) || (row.Reported.Driver is { } driver && result.Model.Book.RestsOnJudgement(driver, row.Reported.Through.Year)));

    private static bool IsBeyond(ReportedComparison row) => Math.Abs(Shown(row)) >= MostPercent && Math.Abs(100 * row.RelativeDifference!.Value) > MostPercent;

    /// <summary>Percent, up to the edge of the chart.</summary>
    private static double Shown(ReportedComparison row) => Math.Clamp(100 * (row.RelativeDifference ?? 0), -MostPercent, MostPercent);

    private Panel Rows(Canvas canvas)
    {
        var names = new BarRows([.. rows.Select(row => new BarRow(row.Reported.Name, $"{row.Reported.Period}: {Amounts(row)}", Number(row), row.IsInput ? Palette.Muted : null))], canvas);
        var x = ValueAxis.Across([.. rows.Select(Shown), -1, 1], "Percent of the reported number", canvas.ContentWidth - names.LabelWidth - names.NumberWidth);
        IReadOnlyList<string> Hover(ReportedComparison row) => [row.Reported.Name, $"{row.Reported.Period}: {Amounts(row)}", row.IsInput ? "given to the model" : $"{Number(row)}"];
        return new()
        {
            Height = names.Height,
            Left = names.LabelWidth,
            Right = names.NumberWidth,
            X = x,
            Y = Axis.FromTop(names.Height),
            Marks =
            [
                new Bars("Differences", [.. rows.Select((row, at) => new Bar(0, Shown(row), names.Middle(at), BarThickness, row.IsInput ? new(Palette.Line) : FreeFill(RestsOnJudgement(row)), Hover(row))).Where((_, at) => rows[at].RelativeDifference is not null)]),
                new Signs("Given to the model", [.. rows.Select((row, at) => new SignAt(0, names.Middle(at), Sign.Square, 10, Palette.Line, Hover(row))).Where((_, at) => rows[at].IsInput)]),
                new Signs("Beyond the chart", [.. rows.Select((row, at) => new SignAt(Shown(row), names.Middle(at), Sign.Diamond, 10, Palette.Alarm, Hover(row))).Where((_, at) => IsBeyond(rows[at]))]),
            ],
            Notes = [.. names.Notes(x)],
        };
    }
}
