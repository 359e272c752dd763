using CsCheck;
using Deals.Notebooks;

namespace Deals.Tests.Runner;

public sealed class ParameterTests
{
    [Fact]
    public void Declarations_are_read_among_comments_directives_and_other_statements() => Assert.Equal(
        [
            new ParameterDeclaration("string", "dataset", "\"a;b\""),
            new("double", "rate", "0.2"),
            new("DateOnly?", "agi", "null"),
            new("string?", "reading", "null"),
            new("string[]", "parties", "{ \"a\", \"b\" }"),
            new("int", "from", "1") { IsConst = true },
            new("int", "to", "(2, 3).Item1") { IsConst = true },
            new("var", "x", "@\"c:\\;\""),
            new("List<string>", "names", "new() { \"=\" }"),
            new("bool", "last", "a == b"),
            new("char", "quote", "'\"'"),
        ],
        ParameterCell.Declared("""
            // string commented = "out";
            #nullable enable
            string dataset = "a;b"; /* int alsoOut = 1; */
            double rate = 0.2;   // the rate; in shares
            DateOnly? agi = null;
            string? reading = null;
            string[] parties = { "a", "b" };
            const int from = 1, to = (2, 3).Item1;
            var x = @"c:\;";
            List<string> names = new() { "=" };
            Console.WriteLine("not = a declaration");
            rate = 0.3;
            bool last = a == b;
            char quote = '"';
            """));

    [Theory]
    [InlineData("string", "Ünïcode 😀", "\"Ünïcode 😀\"")]
    [InlineData("string", "", "\"\"")]
    [InlineData("string", "a\"; Environment.Exit(1); \"", "\"a\\\"; Environment.Exit(1); \\\"\"")]
    [InlineData("string", "a\n#r \"x\"", "\"a\\n#r \\\"x\\\"\"")]
    [InlineData("string", "c:\\new", "\"c:\\\\new\"")]
    [InlineData("string?", "null", "null")]
    [InlineData("string", "null", "\"null\"")]
    [InlineData("bool", "True", "true")]
    [InlineData("int", "-7", "-7")]
    [InlineData("int?", "null", "null")]
    [InlineData("long", "3000000000", "3000000000L")]
    [InlineData("double", "0.1", "0.1d")]
    [InlineData("double", "1e-3", "0.001d")]
    [InlineData("double", "-Infinity", "double.NegativeInfinity")]
    [InlineData("double", "NaN", "double.NaN")]
    [InlineData("float", "2.5", "2.5f")]
    [InlineData("decimal", "1.10", "1.10m")]
    [InlineData("DateOnly", "2026-04-27", "new DateOnly(2026, 4, 27)")]
    [InlineData("DateOnly?", "2026-04-27", "new DateOnly(2026, 4, 27)")]
    [InlineData("DateOnly?", "null", "null")]
    [InlineData("DateTime", "2026-04-27T09:30", "new DateTime(2026, 4, 27, 9, 30, 0)")]
    [InlineData("string[]", "a, b", "new string[] { \"a\", \"b\" }")]
    [InlineData("string[]", "[\"a, b\", \"c\"]", "new string[] { \"a, b\", \"c\" }")]
    [InlineData("double[]", "", "new double[0]")]
    [InlineData("int[]", "[1, 2]", "new int[] { 1, 2 }")]
    [InlineData("string[]?", "null", "null")]
    [InlineData("string?[]", "[null]", "new string?[] { null }")]
    public void A_value_becomes_a_literal_of_its_type(string type, string value, string literal) =>
        Assert.Equal(literal, ParameterValue.ToLiteral(new(type, "p", ""), value));

    [Theory]
    [InlineData("1", "2", "2")]
    [InlineData("1L", "2", "2L")]
    [InlineData("1.5", "2", "2d")]
    [InlineData("1.5m", "2", "2m")]
    [InlineData("true", "false", "false")]
    [InlineData("\"x\"", "2", "\"2\"")]
    [InlineData("new DateOnly(2026, 1, 2)", "2027-03-04", "new DateOnly(2027, 3, 4)")]
    [InlineData("new[] { \"a\" }", "b,c", "new string[] { \"b\", \"c\" }")]
    [InlineData("new int[] { 1 }", "2", "new int[] { 2 }")]
    public void A_var_takes_the_type_of_its_default(string byDefault, string value, string literal) =>
        Assert.Equal(literal, ParameterValue.ToLiteral(new("var", "p", byDefault), value));

    [Theory]
    [InlineData("int", "1.5")]
    [InlineData("int", "1,000")]
    [InlineData("int", "3000000000")]
    [InlineData("int", "null")]
    [InlineData("double", "0,2")]
    [InlineData("double", "")]
    // too large for one, and no infinity that anybody wrote
    [InlineData("double", "1e400")]
    [InlineData("decimal", "1 000")]
    [InlineData("bool", "yes")]
    [InlineData("DateOnly", "27.04.2026")]
    [InlineData("DateOnly", "2026-02-30")]
    [InlineData("int[]", "1,b")]
    [InlineData("int[]", "[1")]
    public void A_value_of_another_type_is_refused_by_parameter_type_and_value(string type, string value)
    {
        var refusal = Assert.Throws<ParameterException>(() => ParameterValue.ToLiteral(new(type, "rate", ""), value));
        Assert.Contains("rate", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(type.TrimEnd('[', ']'), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(value.Split(',')[^1], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_stays_one()
    {
        var notebook = Notebook.Parse("""{"cells":[{"cell_type":"code","metadata":{"tags":["parameters"]},"outputs":[],"source":["const int K = 4;\nint n = 1;"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}"""u8);
        ParameterCell.Inject(notebook, [new("K", "5"), new("n", "2")]);
        Assert.Equal("const int K = 5;\nint n = 2;", notebook.Cells[1].Source);
    }

    [Theory]
    [InlineData("Scenario", "new()")]
    [InlineData("var", "Scenario.Base()")]
    public void A_type_that_cannot_be_set_says_so(string type, string byDefault) => Assert.Contains("cannot convert",
        Assert.Throws<ParameterException>(() => ParameterValue.ToLiteral(new(type, "s", byDefault), "x")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Values_are_read_the_same_under_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            Assert.Equal("1234.5d", ParameterValue.ToLiteral(new("double", "p", ""), "1234.5"));
            Assert.Equal("-1.5m", ParameterValue.ToLiteral(new("decimal", "p", ""), "-1.5"));
            Assert.Equal("-3", ParameterValue.ToLiteral(new("int", "p", ""), "-3"));
            Assert.Equal("new DateOnly(2026, 4, 27)", ParameterValue.ToLiteral(new("DateOnly", "p", ""), "2026-04-27"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_text_survives_as_a_literal_on_one_line() => Gen.Char.Array[0, 40].Select(chars => new string(chars)).Sample(text =>
    {
        var literal = ParameterValue.ToLiteral(new("string", "p", ""), text);
        return !literal.Any(char.IsControl) && !literal.Contains('\u2028') && new ParameterDeclaration("string", "p", literal).DefaultText == text;
    });

    [Fact]
    public void Any_double_survives_as_a_literal() => Gen.Double.Where(double.IsFinite).Sample(number =>
        double.Parse(ParameterValue.ToLiteral(new("double", "p", ""), number.ToString("R", CultureInfo.InvariantCulture)).TrimEnd('d'), CultureInfo.InvariantCulture).Equals(number));

    [Fact]
    public void Settings_go_to_the_notebooks_that_declare_them()
    {
        ParameterDeclaration rate = new("double", "rate", "0.2"), dataset = new("string", "dataset", "\"\"");
        var shared = ParameterSettings.Share([new("rate", "0.3"), new("dataset", "x")], [[dataset], [rate, dataset], []]);
        Assert.Equal([["dataset"], ["rate", "dataset"], []], shared.Select(one => one.Select(setting => setting.Name)));
    }

    [Fact]
    public void Every_wrong_setting_is_told_at_once()
    {
        var refusal = Assert.Throws<ParameterException>(() => ParameterSettings.Share(
            [new("rat", "1"), new("rate", "high"), new("day", "2026-01-01"), new("day", "2026-01-02")],
            [[new("double", "rate", "0.2")], [new("DateOnly", "day", "default")]]));
        Assert.Contains("unknown parameter rat; known are day, rate", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("parameter rate is of type double; \"high\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("parameter day is set 2 times", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=b=c", "a", "b=c")]
    [InlineData("a=", "a", "")]
    [InlineData(" a =1", "a", "1")]
    public void A_setting_ends_its_name_at_the_first_equals(string text, string name, string value) =>
        Assert.Equal(new ParameterSetting(name, value), ParameterSetting.Parse(text));

    [Theory]
    [InlineData("a")]
    [InlineData("=1")]
    [InlineData("")]
    public void A_setting_without_a_name_is_refused(string text) => Assert.Throws<ParameterException>(() => ParameterSetting.Parse(text));
}
