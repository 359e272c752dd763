namespace Deals.Report.Office.Charts;

/// <summary>Writes a chart that readers can edit: its numbers lie in a workbook within it, and a copy of them in the chart itself, which
/// programs draw until somebody edits the numbers.</summary>
internal sealed class ChartWriter(PlainChart chart, Theme theme)
{
    /// <summary>What a frame says that it holds.</summary>
    public const string Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private const string Tab = "Data";
    private const uint PlacesAxis = 1, ValuesAxis = 2;
    private const int PointsInEmu = 12700, Type = 900, MostLabels = 12;
    private const byte StrokeSize = 9;
    private const double HatchOpacity = 0.45;

    /// <summary>Writes a chart.</summary>
    /// <param name="part">Where it goes.</param>
    /// <param name="chart">Its numbers.</param>
    /// <param name="theme">On which ground it stands.</param>
    public static void Write(ChartPart part, PlainChart chart, Theme theme)
    {
        var workbook = part.AddNewPart<EmbeddedPackagePart>(OfficeFile.WorkbookType, "numbers");
        using (var numbers = new MemoryStream(Workbook.WriteAlone(Tab, TableOf(chart))))
            workbook.FeedData(numbers);
        part.ChartSpace = new ChartWriter(chart, theme).Space();
    }

    private static FigureTable TableOf(PlainChart chart) => new(
        ["Place", .. chart.Series.Select(series => series.Name)],
        [.. chart.Places.Select((place, at) => (IReadOnlyList<object?>)[place,
            .. chart.Series.Select(series => (object?)series.Values[at])])]);

    private C.ChartSpace Space()
    {
        var bars = chart.Series.Select((series, at) => (Series: series, At: at)).Where(each => each.Series.Line is null).ToList();
        var lines = chart.Series.Select((series, at) => (Series: series, At: at)).Where(each => each.Series.Line is not null).ToList();
        var plot = new C.PlotArea(new C.Layout());
        if (bars.Count > 0)
            plot.Append(BarsOf(bars));
        if (lines.Count > 0)
            plot.Append(LinesOf(lines));
        plot.Append(Places(), Values());
        var shown = new C.Chart();
        if (chart.Heading is { } heading)
            shown.Append(Title(heading, isBold: true));
        shown.Append(new C.AutoTitleDeleted { Val = chart.Heading is null }, plot);
        if (chart.Series.Count > 1)
            shown.Append(new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }));
        shown.Append(new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        return new(
            new C.Date1904 { Val = false }, new C.RoundedCorners { Val = false }, shown,
            new C.ShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())), Letters(Palette.Text),
            new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = "numbers" });
    }

    private C.BarChart BarsOf(IEnumerable<(PlainSeries Series, int At)> bars)
    {
        var drawn = new C.BarChart(
            new C.BarDirection { Val = chart.Lies ? C.BarDirectionValues.Bar : C.BarDirectionValues.Column },
            new C.BarGrouping { Val = C.BarGroupingValues.Stacked }, new C.VaryColors { Val = false });
        foreach (var (series, at) in bars)
        {
            var one = new C.BarChartSeries(Index(at), Order(at), NameOf(series, at), Filling(series.Fill),
                new C.InvertIfNegative { Val = false });
            for (var place = 0; place < series.Own.Count; place++)
            {
                if (series.Own[place] is { } fill)
                    one.Append(new C.DataPoint(new C.Index { Val = (uint)place }, new C.InvertIfNegative { Val = false },
                        new C.Bubble3D { Val = false }, Filling(fill)));
            }

            one.Append(PlacesOf(), ValuesOf(series, at));
            drawn.Append(one);
        }

        drawn.Append(new C.GapWidth { Val = 40 }, new C.Overlap { Val = 100 }, new C.AxisId { Val = PlacesAxis },
            new C.AxisId { Val = ValuesAxis });
        return drawn;
    }

    private C.LineChart LinesOf(IEnumerable<(PlainSeries Series, int At)> lines)
    {
        var drawn = new C.LineChart(new C.Grouping { Val = C.GroupingValues.Standard }, new C.VaryColors { Val = false });
        foreach (var (series, at) in lines)
        {
            // A line in steps would fall and rise where nothing does: a program has no steps, so each value has a stroke of its own.
            var (outline, marker) = series.Line!.Steps ? (new(new A.NoFill()), Stroke(series.Line.Colour)) : (
                new A.Outline(Solid(series.Line.Colour), new A.PresetDash { Val = DashOf(series.Line.Dash) }, new A.Round())
                { Width = (int)(series.Line.Thickness * PointsInEmu), CapType = A.LineCapValues.Flat },
                new C.Marker(new C.Symbol { Val = C.MarkerStyleValues.None }));
            drawn.Append(new C.LineChartSeries(
                Index(at), Order(at), NameOf(series, at), new C.ChartShapeProperties(outline), marker,
                PlacesOf(), ValuesOf(series, at), new C.Smooth { Val = false }));
        }

        drawn.Append(new C.ShowMarker { Val = true }, new C.AxisId { Val = PlacesAxis }, new C.AxisId { Val = ValuesAxis });
        return drawn;
    }

    private C.Marker Stroke(Colour colour) => new(
        new C.Symbol { Val = C.MarkerStyleValues.Dash }, new C.Size { Val = StrokeSize },
        new C.ChartShapeProperties(Solid(colour), new A.Outline(Solid(Palette.Ground)) { Width = PointsInEmu / 2 }));

    private C.CategoryAxis Places()
    {
        var axis = PlacesAxisOf();
        // Names beside each other would be turned on their side; those of rows have a line each.
        if (!chart.Lies && chart.Places.Count > MostLabels)
            axis.InsertBefore(new C.TickLabelSkip { Val = (chart.Places.Count + MostLabels - 1) / MostLabels },
                axis.GetFirstChild<C.NoMultiLevelLabels>());
        return axis;
    }

    private C.CategoryAxis PlacesAxisOf() => new(
        new C.AxisId { Val = PlacesAxis },
        new C.Scaling(new C.Orientation { Val = chart.Lies ? C.OrientationValues.MaxMin : C.OrientationValues.MinMax }),
        new C.Delete { Val = false }, new C.AxisPosition { Val = chart.Lies ? C.AxisPositionValues.Left : C.AxisPositionValues.Bottom },
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false }, new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        // Below everything, not at zero, where bars would cover the labels.
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        new C.ChartShapeProperties(new A.Outline(Solid(Palette.Line)) { Width = PointsInEmu }), Letters(Palette.Muted),
        new C.CrossingAxis { Val = ValuesAxis }, new C.Crosses { Val = C.CrossesValues.AutoZero }, new C.AutoLabeled { Val = false },
        new C.LabelAlignment { Val = C.LabelAlignmentValues.Center }, new C.LabelOffset { Val = 100 },
            new C.NoMultiLevelLabels { Val = true });

    private C.Scaling Scale()
    {
        var scale = new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax });
        if (chart.Range is { } range)
            scale.Append(new C.MaxAxisValue { Val = range.To }, new C.MinAxisValue { Val = range.From });
        return scale;
    }

    private C.ValueAxis Values()
    {
        var axis = new C.ValueAxis(
            new C.AxisId { Val = ValuesAxis }, Scale(),
                new C.Delete { Val = false },
            new C.AxisPosition { Val = chart.Lies ? C.AxisPositionValues.Bottom : C.AxisPositionValues.Left },
            new C.MajorGridlines(new C.ChartShapeProperties(new A.Outline(Solid(Palette.Grid)) { Width = PointsInEmu })));
        if (chart.Caption is { } caption)
            axis.Append(Title(caption, isBold: false));
        axis.Append(
            new C.NumberingFormat { FormatCode = "#,##0.##", SourceLinked = false }, new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.ChartShapeProperties(new A.Outline(new A.NoFill())), Letters(Palette.Muted), new C.CrossingAxis { Val = PlacesAxis },
            new C.Crosses { Val = chart.Lies ? C.CrossesValues.Maximum : C.CrossesValues.AutoZero },
                new C.CrossBetween { Val = C.CrossBetweenValues.Between });
        return axis;
    }

    private C.Title Title(string text, bool isBold)
    {
        var letters = new A.RunProperties(Solid(isBold ? Palette.Text : Palette.Muted))
        { Language = OfficeFile.Language, FontSize = Type + (isBold ? 100 : 0), Bold = isBold };
        return new(
            new C.ChartText(new C.RichText(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(new A.Run(letters,
                new A.Text(OfficeText.Line(text)))))),
            new C.Overlay { Val = false });
    }

    private C.TextProperties Letters(Colour colour) => new(
        new A.BodyProperties(), new A.ListStyle(),
        new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties(Solid(colour)) { FontSize = Type }),
            new A.EndParagraphRunProperties { Language = OfficeFile.Language }));

    private static C.Index Index(int at) => new() { Val = (uint)at };

    private static C.Order Order(int at) => new() { Val = (uint)at };

    private static C.SeriesText NameOf(PlainSeries series, int at) => new(new C.StringReference(
        new C.Formula($"{Tab}!{Cell(at + 1, 1)}"), new C.StringCache(new C.PointCount { Val = 1 }, Point(0, series.Name))));

    private C.CategoryAxisData PlacesOf()
    {
        var cache = new C.StringCache(new C.PointCount { Val = (uint)chart.Places.Count });
        cache.Append(chart.Places.Select((place, at) => Point(at, place)));
        return new(new C.StringReference(new C.Formula($"{Tab}!{Cell(0, 2)}:{Cell(0, chart.Places.Count + 1)}"), cache));
    }

    private static C.Values ValuesOf(PlainSeries series, int at)
    {
        var cache = new C.NumberingCache(new C.FormatCode("General"), new C.PointCount { Val = (uint)series.Values.Count });
        for (var place = 0; place < series.Values.Count; place++)
        {
            if (series.Values[place] is { } value)
                cache.Append(new C.NumericPoint(new C.NumericValue(value.ToString("R",
                    CultureInfo.InvariantCulture)))
                { Index = (uint)place });
        }

        return new(new C.NumberReference(new C.Formula($"{Tab}!{Cell(at + 1, 2)}:{Cell(at + 1, series.Values.Count + 1)}"), cache));
    }

    /// <summary>A text of the copy, in which the format takes <c>_x0041_</c> for a letter, as in a workbook.</summary>
    private static C.StringPoint Point(int at,
        string text) => new(new C.NumericValue(SheetText.Escaped(SheetText.OfCell(text)))) { Index = (uint)at };

    private static string Cell(int column, int row)
    {
        var cell = SheetWriter.Reference(column, row - 1);
        var letters = cell.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return $"${letters}${cell[letters.Length..]}";
    }

    private C.ChartShapeProperties Filling(Fill fill)
    {
        var properties = new C.ChartShapeProperties(!fill.IsHatched ? Solid(fill.Colour) : new A.PatternFill(
            new A.ForegroundColor(Rgb(fill.Colour.Mix(new(fill.Colour.Light.TextOnIt, fill.Colour.Dark.TextOnIt), HatchOpacity))),
            new A.BackgroundColor(Rgb(fill.Colour)))
        { Preset = A.PresetPatternValues.LightUpwardDiagonal });
        if (fill.Outline is { } outline)
            properties.Append(new A.Outline(Solid(outline)) { Width = PointsInEmu });
        return properties;
    }

    private A.SolidFill Solid(Colour colour) => new(Rgb(colour));

    private A.RgbColorModelHex Rgb(Colour colour) => new() { Val = OfficeFile.Hex(colour, theme) };

    private static A.PresetLineDashValues DashOf(Dash dash) => dash switch
    {
        Dash.Solid => A.PresetLineDashValues.Solid,
        Dash.Dashed => A.PresetLineDashValues.Dash,
        Dash.Dotted => A.PresetLineDashValues.SystemDot,
        _ => A.PresetLineDashValues.DashDot,
    };
}
