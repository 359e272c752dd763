using System.Text.Json.Nodes;

namespace Deals.Tests.Data;

/// <summary>At least one fault of each kind that the kit can report.</summary>
internal static class SeededFaults
{
    private const string Json = "datapackage.json";

    private static readonly string[] Nothings = ["NA", "nan", "N/A", "null", "None"];

    private static readonly string[] PathsOutside = ["../claims.csv", "/etc/passwd", "https://example.org/claims.csv", @"..\claims.csv", "a/../../claims.csv", "C:/claims.csv", "./claims.csv", "a//claims.csv"];

    /// <summary>What is no number, and what it was most likely meant to be.</summary>
    private static readonly (string Text, string Meant)[] NotNumbers =
    [
        ("1,5", ": 1.5"), ("1,520", ": 1520, or 1.520 where the comma is a decimal one"), ("1,234.5", ": 1234.5"), ("1.234,5", ": 1234.5"), ("1 000", ": 1000"), ("1'000'000", ": 1000000"),
        ("5%", ": 0.05 for 5%"), ("n/a", "; an empty cell where there is none"), ("NULL", "; an empty cell where there is none"), ("-", "; an empty cell where there is none"),
        ("+5", ""), ("Infinity", ""), ("5.", ""), (".5", ""), ("1e", ""), ("0x10", ""), ("ten", ""), ("\u0661\u0662", ""), ("(5)", ""), ("--5", ""), ("1,23,456", ""), ("38bn", ""),
    ];

    private static readonly string[] LargeNumbers = ["1e30", "79228162514264337593543950336", "123456789012345678901234567890.5", "1e-40"];

    /// <summary>What is no date, and which it was most likely meant to be.</summary>
    private static readonly (string Text, string Meant)[] NotDates =
    [
        ("10.01.2024", ": 2024-01-10"), ("2024-1-10", ": 2024-01-10"), ("2024/01/10", ": 2024-01-10"), ("2024-01-10T00:00:00", ": 2024-01-10"), ("20240110", ": 2024-01-10"), ("10 January 2024", ": 2024-01-10"),
        ("01/10/2024", ": 2024-10-01, or 2024-01-10 where the month stands first"), ("31/01/2024", ": 2024-01-31"), ("01/31/2024", ": 2024-01-31"), ("05/05/2024", ": 2024-05-05"),
        ("45301", ": 2024-01-10, if 45301 is a spreadsheet's count of days"), ("2025-13-01", ""), ("1445-06-28 AH", ""), ("yesterday", ""), ("0000-01-01", ""), ("Q1 2024", ""), ("10 Movember 2024", ""),
    ];

    private static readonly (string Type, string Text, string? Format)[] WrongOfType =
    [
        ("integer", "1.0", null), ("integer", "+1", null), ("integer", "1e3", null), ("number", "1.2.3", null), ("boolean", "yes", null), ("date", "2024-02-30", null),
        ("year", "24", null), ("year", "-123", null), ("yearmonth", "2024-13", null), ("yearmonth", "2024-1", null), ("time", "25:00:00", null), ("time", "9:00", null),
        ("datetime", "2024-01-10 10:00", null), ("duration", "two days", null), ("object", "[]", null), ("object", "{a}", null), ("array", "{}", null), ("geopoint", "200;10", null),
        ("geojson", "north", null), ("string", "nobody", "email"), ("string", "not a place", "uri"), ("string", "123", "uuid"), ("string", "*", "binary"),
    ];

    public static IReadOnlyList<Fault> All { get; } = [.. Files(), .. Descriptor(), .. Layout(), .. Cells(), .. Rows(), .. AmongRows(), .. SeededMoneyFaults.All, .. SeededImpossibles.All];

    private static IEnumerable<Fault> Files() =>
    [
        new("no descriptor", at => at.Without(Json), new Told("missing-descriptor", Json)),
        new("no file", at => at.Without("claims.csv"), new Told("missing-file", "claims.csv")),
        new("a file that cannot be opened", at => Refusing(at, "claims.csv"), new Told("unreadable-file", "claims.csv") { Says = "in use" }),
        new("a descriptor that cannot be opened", at => Refusing(at, Json), new Told("unreadable-file", Json)),
        new("an empty file", at => at.Text("claims.csv", ""), new Told("empty-file", "claims.csv") { Says = "claim_id,topic" }),
        new("a file with a byte order mark and nothing else", at => at.Bytes("offers.csv", [0xEF, 0xBB, 0xBF]), new Told("empty-file", "offers.csv")),
        new("a file of UTF-16 with its mark", at => at.Bytes("offers.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("subject_id,party_id\n")]), new Told("utf-16-file", "offers.csv")),
        new("a file of UTF-16, the other way round", at => at.Bytes("offers.csv", Encoding.BigEndianUnicode.GetBytes("subject_id,party_id\n")), new Told("utf-16-file", "offers.csv")),
        new("a descriptor of UTF-16", at => at.Bytes(Json, Encoding.Unicode.GetBytes("{}")), new Told("utf-16-file", Json)),
        new("a letter of Latin-1", at => at.Bytes("offers.csv", Encoding.Latin1.GetBytes("subject_id,party_id,source_id,reason\nchat,north,S1,Na\u00EFve\n")), new Told("invalid-utf-8", "offers.csv", 2, 4, "reason", "Na\uFFFDve")),
        new("a column's name in Latin-1", at => at.Bytes("offers.csv", Encoding.Latin1.GetBytes("subject_id,party_id,source_id,reason,na\u00EFve\n")), new Told("invalid-utf-8", "offers.csv", 1, 5, "na\uFFFDve", "na\uFFFDve")),
        new("a descriptor in Latin-1", at => at.Bytes(Json, Encoding.Latin1.GetBytes("{\n\"title\":\"na\u00EFve\"}")), new Told("invalid-utf-8", Json, 2)),
        new("a NUL character", at => at.Cell("offers.csv", 3, 4, "Wan\0ted"), new Told("nul-character", "offers.csv", 3, 4, "reason", @"Wan\u0000ted")),
    ];

    private static IEnumerable<Fault> Descriptor() =>
    [
        new("a descriptor that is not JSON", at => at.Text(Json, "{\n  \"name\": \"small\",\n  oops\n}"), new Told("descriptor-not-json", Json, 3) { Says = "byte 3" }),
        new("a descriptor with a trailing comma", at => at.Text(Json, "{\n  \"name\": \"small\",\n}"), new Told("descriptor-not-json", Json, 3)),
        new("a descriptor with half a character", at => at.Text(Json, "{\n  \"name\": \"\\uD800\"\n}"), new Told("descriptor-not-json", Json, 2)),
        new("an empty descriptor", at => at.Text(Json, ""), new Told("empty-file", Json)),
        new("a descriptor that is a list", at => at.Text(Json, "[]"), new Told("wrong-property", Json, 1, Value: "a list")),
        new("a descriptor without tables", at => at.Descriptor(root => root.Remove("resources")), [new("missing-property", Json, 1, Header: "resources"), .. AllMissing(1)]),
        new("a descriptor with an empty list of tables", at => at.Descriptor(root => root["resources"] = new JsonArray()), [new("wrong-property", Json, Header: "resources", Value: "a list") { LineWith = "resources" }, .. AllMissing(null)]),
        new("a table that is no object", at => at.Descriptor(root => root["resources"]!.AsArray().Add("more.csv")), new Told("wrong-property", Json, Header: "resources[15]", Value: "more.csv") { LineWith = "more.csv" }),
        new("a table without a path", at => at.Table("claims", part => part.Remove("path")), new Told("missing-property", Json, Header: "resources[1].path") { LineWith = "\"name\": \"claims\"" }),
        new("a table without a schema", at => at.ExtraTable("string", "x").Table("extra", part => part.Remove("schema")), new Told("missing-property", Json, Header: "resources[15].schema") { LineWith = "\"name\": \"extra\"" }),
        new("a needed table without a schema", at => at.Table("deals", part => part.Remove("schema")), new Told("missing-property", Json, Header: "resources[4].schema") { LineWith = "\"name\": \"deals\"" }),
        new("a needed table whose schema is elsewhere", at => at.Table("deals", part => part["schema"] = "deals.json"), new Told("unsupported", Json, Header: "resources[4].schema", Value: "deals.json") { LineWith = "deals.json" }),
        new("a table without a name", at => at.ExtraTable("string", "x").Table("extra", part => part.Remove("name")), new Told("missing-property", Json, Header: "resources[15].name") { LineWith = "\"path\": \"extra.csv\"" }),
        new("a path that is a number", at => at.Table("claims", part => part["path"] = 3), new Told("wrong-property", Json, Header: "resources[1].path", Value: "3") { LineWith = "\"path\": 3" }),
        new("no deals property", at => at.Descriptor(root => root.Remove("deals")), new Told("missing-property", Json, 1, Header: "deals")),
        new("no as-of day", at => at.Descriptor(root => root["deals"]!.AsObject().Remove("asOf")), new Told("missing-property", Json, Header: "deals.asOf") { LineWith = "\"deals\"" }),
        new("an as-of day in another form", at => at.Descriptor(root => root["deals"]!["asOf"] = "1 July 2024"), new Told("wrong-property", Json, Header: "deals.asOf", Value: "1 July 2024") { LineWith = "asOf" }),
        new("a period without an end", at => at.Descriptor(root => root["deals"]!["period"]!.AsObject().Remove("through")), new Told("missing-property", Json, Header: "deals.period.through") { LineWith = "\"period\"" }),
        new("a period that ends before it starts", at => at.Descriptor(root => root["deals"]!["period"]!["through"] = "2023-12-31"), new Told("end-before-start", Json, Header: "deals.period.through", Value: "2023-12-31") { LineWith = "through" }),
        new("another version of the schema", at => at.Descriptor(root => root["deals"]!["schema"] = 2), new Told("unknown-version", Json, Header: "deals.schema", Value: "2") { LineWith = "\"schema\": 2" }),
        new("two tables of a name", at => at.ExtraTable("string", "x").Table("extra", part => part["name"] = "claims"), new Told("duplicate-name", Json, Header: "resources[15].name", Value: "claims") { LineWith = "\"path\": \"extra.csv\"" }),
        new("two fields of a name", at => at.Schema("claims", schema => schema["fields"]!.AsArray().Add(new JsonObject { ["name"] = "topic" })), new Told("duplicate-name", Json, Header: "resources[1].schema.fields[13].name", Value: "topic") { LineWith = "\"name\": \"topic\"", Says = "two fields" }),
        new("two properties of a name", at => at.Text(Json, text => text.Replace("\"title\": \"A small", "\"name\": \"A small", StringComparison.Ordinal)), new Told("duplicate-name", Json, 3, Header: "name", Value: "A small set")),
        .. PathsOutside.Select(path =>
            new Fault($"the path {path}", at => at.Table("claims", part => part["path"] = path), new Told("unsafe-path", Json, Header: "resources[1].path", Value: path) { LineWith = "\"path\"" })),
        new("an unknown type", at => at.ExtraTable("datum", "x"), new Told("unknown-type", Json, Header: "resources[15].schema.fields[1].type", Value: "datum") { LineWith = "datum", Says = "one of string" }),
        new("a date format that is not the default", at => at.ExtraTable("date", "x", new() { ["format"] = "%d/%m/%y" }), new Told("unsupported", Json, Header: "resources[15].schema.fields[1].format", Value: "%d/%m/%y") { LineWith = "%d" }),
        new("a decimal comma", at => at.ExtraTable("number", "1.5", new() { ["decimalChar"] = "," }), new Told("unsupported", Json, Header: "resources[15].schema.fields[1].decimalChar", Value: ",") { LineWith = "decimalChar" }),
        new("a semicolon between cells", at => at.Table("claims", part => part["dialect"] = new JsonObject { ["delimiter"] = ";" }), new Told("unsupported", Json, Header: "resources[1].dialect.delimiter", Value: ";") { LineWith = "delimiter" }),
        new("another encoding", at => at.Table("claims", part => part["encoding"] = "latin1"), new Told("unsupported", Json, Header: "resources[1].encoding", Value: "latin1") { LineWith = "latin1" }),
        new("a table in several files", at => at.Table("claims", part => part["path"] = new JsonArray("a.csv", "b.csv")), new Told("unsupported", Json, Header: "resources[1].path", Value: "a list") { LineWith = "a.csv" }),
        new("data within the descriptor", at => at.Table("claims", part => part["data"] = new JsonArray()), new Told("unsupported", Json, Header: "resources[1].data", Value: "a list") { LineWith = "\"data\"" }),
        new("a minimum that is no number", at => at.Constraint("assumptions", "step", "minimum", "small"), new Told("wrong-constraint", Json, Header: "resources[14].schema.fields[10].constraints.minimum", Value: "small") { LineWith = "small\"" }),
        new("a minimum above the maximum", at => at.Constraint("assumptions", "step", "minimum", 1).Constraint("assumptions", "step", "maximum", 0), [new("wrong-constraint", Json, Header: "resources[14].schema.fields[10].constraints.minimum", Value: "1") { LineWith = "\"minimum\": 1" }, new("above-maximum", "assumptions.csv", 2, 11, "step", "7"), new("below-minimum", "assumptions.csv", 3, 11, "step", "0.5")]),
        new("a minimum for texts", at => at.Constraint("claims", "topic", "minimum", "a"), new Told("wrong-constraint", Json, Header: "resources[1].schema.fields[1].constraints.minimum", Value: "a") { LineWith = "\"minimum\": \"a\"" }),
        new("a pattern that is none", at => at.Constraint("claims", "topic", "pattern", "("), new Told("wrong-constraint", Json, Header: "resources[1].schema.fields[1].constraints.pattern", Value: "(") { LineWith = "\"pattern\"" }),
        new("an allowed value of another type", at => at.Constraint("assumptions", "step", "enum", new JsonArray("7", "0.5", "many")), new Told("wrong-constraint", Json, Header: "resources[14].schema.fields[10].constraints.enum[2]", Value: "many") { LineWith = "many" }),
        new("a length that is no number", at => at.Constraint("claims", "topic", "maxLength", "long"), new Told("wrong-constraint", Json, Header: "resources[1].schema.fields[1].constraints.maxLength", Value: "long") { LineWith = "maxLength" }),
        new("a primary key that is no field", at => at.Schema("claims", schema => schema["primaryKey"] = "claim"), new Told("wrong-key", Json, Header: "resources[1].schema.primaryKey", Value: "claim") { LineWith = "primaryKey" }),
        new("a foreign key to no table", at => at.Schema("claims", schema => schema["foreignKeys"] = ForeignKey("topic", "topics", "id")), new Told("wrong-key", Json, Header: "resources[1].schema.foreignKeys", Value: "topics") { LineWith = "foreignKeys" }),
        new("a foreign key to no field", at => at.Schema("claims", schema => schema["foreignKeys"] = ForeignKey("topic", "parties", "id")), new Told("wrong-key", Json, Header: "resources[1].schema.foreignKeys", Value: "id") { LineWith = "foreignKeys" }),
        new("a foreign key without a reference", at => at.Schema("claims", schema => schema["foreignKeys"] = new JsonArray(new JsonObject { ["fields"] = "topic" })), new Told("wrong-key", Json, Header: "resources[1].schema.foreignKeys[0]") { LineWith = "\"fields\": \"topic\"" }),
        new("a table that every dataset needs is missing", at => at.Descriptor(root => Remove(root, "assumptions")), new Told("missing-table", Json, Header: "resources") { LineWith = "resources", Says = "assumptions" }),
        new("a column is missing in the descriptor", at => at.Schema("offers", schema => schema["fields"]!.AsArray().RemoveAt(3)), [new("missing-field", Json, Header: "resources[11].schema.fields") { LineWith = "\"fields\"" }, new("unknown-column", "offers.csv", 1, 4, "reason", "reason")]),
        new("a column of another type", at => at.Field("deals", "announced", field => field["type"] = "string"), new Told("other-type", Json, Header: "resources[4].schema.fields[2].type", Value: "string") { LineWith = "\"type\"" }),
    ];

    private static IEnumerable<Fault> Layout() =>
    [
        new("semicolons between cells", at => at.Text("offers.csv", text => text.Replace(',', ';')), new Told("wrong-separator", "offers.csv", 1) { Says = "separated by ';'" }),
        new("tabs between cells of a table that others refer to", at => at.Text("sources.csv", text => text.Replace(',', '\t')), new Told("wrong-separator", "sources.csv", 1) { Says = "separated by tabs" }),
        new("a column missing", at => at.Text("right_exceptions.csv", "right_id,party_id,note\nR1,south,\n"), new Told("missing-column", "right_exceptions.csv", 1, null, "source_id")),
        new("an unknown column", at => at.Text("right_exceptions.csv", "right_id,party_id,source_id,notes,note\nR1,south,S1,x,\n"), new Told("unknown-column", "right_exceptions.csv", 1, 4, "notes", "notes") { Says = "the nearest is 'note'" }),
        new("a column's name in capitals", at => at.Text("right_exceptions.csv", "right_id,party_id,source_id,Note\nR1,south,S1,x\n"), new Told("unknown-column", "right_exceptions.csv", 1, 4, "Note", "Note") { Says = "differs in capitals or blanks" }),
        new("a column's name with a blank that does not break", at => at.Text("right_exceptions.csv", "right_id,party_id,source_id,note\u00a0\nR1,south,S1,x\n"), new Told("unknown-column", "right_exceptions.csv", 1, 4, "note\u00a0", "note\u00a0") { Says = "differs in capitals or blanks" }),
        new("empty columns at the end", at => at.Text("right_exceptions.csv", "right_id,party_id,source_id,note,,\nR1,south,S1,x,,\n"), new Told("unknown-column", "right_exceptions.csv", 1, 5, "", "") { Says = "2 columns have no name" }),
        new("a spreadsheet's own first line", at => at.Text("right_exceptions.csv", "sep=;\nright_id;party_id;source_id;note\nR1;south;S1;x\n"), new Told("wrong-separator", "right_exceptions.csv", 1) { Says = "';'" }),
        .. Nothings.Select(word => new Fault($"{word} in a text that may be empty", at => at.Cell("parties.csv", 2, 6, word), new Told("wrong-type", "parties.csv", 2, 6, "description", word) { Ends = "is what programs write into a cell without a value; expected a text; an empty cell where there is none" })),
        new("NA as a name", at => at.Cell("parties.csv", 2, 2, "NA"), new Told("wrong-type", "parties.csv", 2, 2, "name", "NA") { Ends = "without a value; expected a text" }),
        new("a formula that failed", at => at.Cell("parties.csv", 2, 2, "#REF!"), new Told("wrong-type", "parties.csv", 2, 2, "name", "#REF!") { Says = "where a formula fails" }),
        new("a column twice", at => at.Text("right_exceptions.csv", "right_id,party_id,source_id,note,party_id\nR1,south,S1,x,south\n"), new Told("duplicate-column", "right_exceptions.csv", 1, 5, "party_id", "party_id")),
        new("a quote in the middle", at => at.Cell("offers.csv", 3, 4, "Wan\"ted"), new Told("stray-quote", "offers.csv", 3, 4, "reason", "Wan\"ted")),
        new("text after a closing quote", at => at.Cell("offers.csv", 3, 4, "\"Wan\"ted"), new Told("stray-quote", "offers.csv", 3, 4, "reason", "\"Wan\"ted")),
        new("a quote in the header row", at => at.Text("offers.csv", text => text.Replace("reason", "rea\"son", StringComparison.Ordinal)), [new("missing-column", "offers.csv", 1, null, "reason"), new("stray-quote", "offers.csv", 1, 4, null, "rea\"son")]),
        new("a quote closed lines later by another's", at => at.Text("offers.csv", "subject_id,party_id,source_id,reason\nchat,north,S1,\"open\ncode,south,,\"Wanted\"\n"), new Told("stray-quote", "offers.csv", 2, 4, "reason", "\"open\\ncode,south,,\"Wanted\"") { Says = "runs on to line 3" }),
        new("a quote never closed", at => at.Text("offers.csv", "subject_id,party_id,source_id,reason\nchat,north,S1,\ncode,south,,\"Wanted\n"), new Told("unclosed-quote", "offers.csv", 3, 4, "reason", "\"Wanted\\n")),
        new("a record of more than a megabyte", at => at.Text("offers.csv", $"subject_id,party_id,source_id,reason\nchat,north,S1,\ncode,south,,\"{new string('x', 3_000_000)}\"\n"), new Told("too-large-record", "offers.csv", 3)),
        new("too few cells", at => at.Line("offers.csv", 3, "code,south,"), new Told("too-few-cells", "offers.csv", 3, 4, "reason")),
        new("too many cells", at => at.Line("offers.csv", 3, "code,south,,Wanted, badly"), new Told("too-many-cells", "offers.csv", 3, 5, null, " badly")),
        new("too many cells after one of two lines", at => at.Line("offers.csv", 3, "code,south,,\"Wanted,\nbadly\",x"), new Told("too-many-cells", "offers.csv", 4, 5, null, "x")),
        new("a row of nothing but commas", at => at.Text("offers.csv", text => text.Replace("\ncode", "\n,,,\ncode", StringComparison.Ordinal)), new Told("blank-line", "offers.csv", 3) { Says = "all cells of the row are empty" }),
        new("no header row", at => at.Text("offers.csv", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]), new Told("no-header-row", "offers.csv", 1) { Says = "subject_id,party_id" }),
        new("a day that no month has", at => at.Cell("deals.csv", 2, 3, "2026-02-30"), new Told("wrong-type", "deals.csv", 2, 3, "announced", "2026-02-30") { Says = "a day from 2026-02-01 to 2026-02-28, as February 2026 has 28" }),
        new("a blank line", at => at.Text("offers.csv", text => text.Replace("\ncode", "\n\ncode", StringComparison.Ordinal)), new Told("blank-line", "offers.csv", 3)),
        new("a blank line before the header row and one at the end", at => at.Text("offers.csv", text => $"\n{text}\n"), new Told("blank-line", "offers.csv", 1), new Told("blank-line", "offers.csv", 5)),
        new("a row after a cell of three lines", at => at.Text("offers.csv", "subject_id,party_id,source_id,reason\nchat,north,S1,\"one\ntwo\nthree\"\ncode,sout,,Wanted\n"), new Told("orphan-key", "offers.csv", 5, 2, "party_id", "sout")),
        new("cells after one of two lines", at => at.Text("offers.csv", "reason,subject_id,party_id,source_id\n\"one\r\ntwo\",chat,nort,S1\n\"a\rb\nc\",code,south,S3\n"), new Told("orphan-key", "offers.csv", 3, 3, "party_id", "nort"), new Told("orphan-key", "offers.csv", 6, 4, "source_id", "S3")),
    ];

    private static IEnumerable<Fault> Cells() =>
    [
        new("a blank after an id", at => at.Cell("subjects.csv", 3, 1, "chat "), new Told("blanks-around", "subjects.csv", 3, 1, "subject_id", "chat ")),
        new("a blank before a reference", at => at.Cell("offers.csv", 2, 2, " north"), new Told("blanks-around", "offers.csv", 2, 2, "party_id", " north")),
        new("a blank after a number", at => at.Cell("deals.csv", 2, 4, "10 "), new Told("blanks-around", "deals.csv", 2, 4, "amount", "10 ")),
        new("a no-break space after a date", at => at.Cell("deals.csv", 2, 3, "2024-01-10\u00A0"), new Told("blanks-around", "deals.csv", 2, 3, "announced", "2024-01-10\u00A0")),
        .. NotNumbers.Select(wrong =>
            new Fault($"the number {wrong.Text}", at => at.Cell("deals.csv", 2, 4, $"\"{wrong.Text}\"".Replace(',', '\u001F')).Text("deals.csv", all => all.Replace('\u001F', ',')), new Told("wrong-type", "deals.csv", 2, 4, "amount", wrong.Text) { Ends = $"expected a number such as -1234.5, with a point and no thousands separators{wrong.Meant}" })),
        .. LargeNumbers.Select(text =>
            new Fault($"the number {text}", at => at.Cell("deals.csv", 2, 4, text), new Told("number-out-of-range", "deals.csv", 2, 4, "amount", text))),
        .. NotDates.Select(wrong =>
            new Fault($"the date {wrong.Text}", at => at.Cell("deals.csv", 2, 3, wrong.Text), new Told("wrong-type", "deals.csv", 2, 3, "announced", wrong.Text) { Ends = $"expected a date as YYYY-MM-DD{wrong.Meant}" })),
        .. WrongOfType.Select(wrong => new Fault($"'{wrong.Text}' as {wrong.Type}", at => at.ExtraTable(wrong.Type, wrong.Text, wrong.Format is null ? null : new() { ["format"] = wrong.Format }), new Told("wrong-type", "extra.csv", 2, 2, "value", wrong.Text))),
        new("an integer that is too large", at => at.ExtraTable("integer", "9223372036854775808"), new Told("number-out-of-range", "extra.csv", 2, 2, "value", "9223372036854775808")),
        new("a truth value in another word", at => at.ExtraTable("boolean", "true", new() { ["trueValues"] = new JsonArray("yes"), ["falseValues"] = new JsonArray("no") }), new Told("wrong-type", "extra.csv", 2, 2, "value", "true")),
        new("an empty cell that needs a value", at => at.Cell("subjects.csv", 3, 2, ""), new Told("required-empty", "subjects.csv", 3, 2, "name")),
        new("an empty cell in quotes", at => at.Cell("subjects.csv", 3, 2, "\"\""), new Told("required-empty", "subjects.csv", 3, 2, "name")),
        new("an empty cell that only the descriptor forbids", at => at.Constraint("subjects", "description", "required", true).Cell("subjects.csv", 2, 3, "x").Cell("subjects.csv", 4, 3, "x"), new Told("required-empty", "subjects.csv", 3, 3, "description")),
        new("a missing value of the descriptor's own", at => at.Schema("subjects", schema => schema["missingValues"] = new JsonArray("", "n/a")).Cell("subjects.csv", 3, 2, "n/a"), new Told("required-empty", "subjects.csv", 3, 2, "name")),
        new("an empty id", at => at.Text("extra.csv", "").ExtraTable("string", "x").Schema("extra", schema => schema["primaryKey"] = "id").Text("extra.csv", "id,value\n,x\n"), new Told("required-empty", "extra.csv", 2, 1, "id")),
        new("an unknown word", at => at.Cell("rights.csv", 3, 7, "exclusiv"), new Told("not-listed", "rights.csv", 3, 7, "kind", "exclusiv") { Says = "the nearest is 'exclusive'" }),
        new("a word in capitals", at => at.Cell("rights.csv", 2, 7, "EXCLUSIVE"), new Told("not-listed", "rights.csv", 2, 7, "kind", "EXCLUSIVE") { Says = "the nearest is 'exclusive'" }),
        new("the dotless i", at => at.Cell("rights.csv", 2, 7, "exclus\u0131ve"), new Told("not-listed", "rights.csv", 2, 7, "kind", "exclus\u0131ve")),
        new("a word that the descriptor does not allow", at => at.Constraint("rights", "kind", "enum", new JsonArray("exclusive", "preferred")), new Told("not-listed", "rights.csv", 3, 7, "kind", "non_exclusive") { Says = "one of exclusive, preferred" }),
        new("a number that the descriptor does not allow", at => at.Constraint("assumptions", "step", "enum", new JsonArray(7, 1)), new Told("not-listed", "assumptions.csv", 3, 11, "step", "0.5")),
        new("a pattern not followed", at => at.Constraint("parties", "name", "pattern", "[A-Z][a-z]+ (Ltd|Cloud)").Cell("parties.csv", 3, 2, "North Clouds"), new Told("wrong-pattern", "parties.csv", 3, 2, "name", "North Clouds")),
        new("a pattern not followed by a second line", at => at.Constraint("parties", "name", "pattern", "^[A-Za-z ]+$").Cell("parties.csv", 3, 2, "\"North\n\""), new Told("wrong-pattern", "parties.csv", 3, 2, "name", "North\\n")),
        new("a text too short", at => at.Constraint("parties", "name", "minLength", 5).Cell("parties.csv", 3, 2, "No"), new Told("too-short", "parties.csv", 3, 2, "name", "No")),
        new("a text too long", at => at.Constraint("parties", "name", "maxLength", 12).Cell("parties.csv", 3, 2, "Northern Cloud"), new Told("too-long", "parties.csv", 3, 2, "name", "Northern Cloud")),
        new("a number below the minimum", at => at.Constraint("assumptions", "step", "minimum", 1), new Told("below-minimum", "assumptions.csv", 3, 11, "step", "0.5")),
        new("a number above the maximum", at => at.Constraint("assumptions", "step", "maximum", "5"), new Told("above-maximum", "assumptions.csv", 2, 11, "step", "7")),
        new("a date above the maximum", at => at.Constraint("deals", "announced", "maximum", "2024-05-31"), new Told("above-maximum", "deals.csv", 3, 3, "announced", "2024-06-01")),
        new("a value twice where one may stand", at => at.Constraint("sources", "title", "unique", true).Cell("sources.csv", 3, 3, "A deal"), new Told("not-unique", "sources.csv", 3, 3, "title", "A deal") { Says = "line 2" }),
        new("a short name twice", at => at.Cell("parties.csv", 4, 3, "North"), new Told("not-unique", "parties.csv", 4, 3, "short_name", "North") { Says = "line 3" }),
        new("an id twice", at => at.Cell("sources.csv", 3, 1, "S1").Text("offers.csv", text => text).Text("claims.csv", text => text.Replace("S2", "S1", StringComparison.Ordinal)).Text("deals.csv", text => text.Replace("S2", "S1", StringComparison.Ordinal)).Text("events.csv", text => text.Replace("S2", "S1", StringComparison.Ordinal)).Text("rights.csv", text => text.Replace("S2", "S1", StringComparison.Ordinal)), new Told("duplicate-key", "sources.csv", 3, 1, "source_id", "S1") { Says = "line 2" }),
        new("a subject placed twice", at => at.Add("placements.csv", "wide,chat,"), new Told("duplicate-key", "placements.csv", 8, 1, "reading_id", "wide, chat") { Says = "line 3" }),
        new("a reference to nobody", at => at.Cell("rights.csv", 2, 4, "nort"), new Told("orphan-key", "rights.csv", 2, 4, "holder_id", "nort") { Says = "the nearest is 'north'" }),
        new("a reference in capitals", at => at.Cell("rights.csv", 2, 4, "North"), new Told("orphan-key", "rights.csv", 2, 4, "holder_id", "North") { Says = "the nearest is 'north'" }),
        new("a reference of two columns to nobody", at => at.ExtraTable("string", "all").Schema("extra", schema => schema["foreignKeys"] = ForeignKeys(["id", "value"], "placements", ["reading_id", "subject_id"])), new Told("orphan-key", "extra.csv", 2, 1, "id", "x, all")),
        new("a reference within the table to nobody", at => at.ExtraTable("string", "y").Schema("extra", schema => schema["foreignKeys"] = ForeignKey("value", "", "id")), new Told("orphan-key", "extra.csv", 2, 2, "value", "y")),
        new("a parent that is no subject", at => at.Cell("placements.csv", 3, 3, "al"), new Told("orphan-key", "placements.csv", 3, 3, "parent_id", "al") { Says = "expected a subject_id of subjects" }),
        new("more problems than are kept", at => at.ExtraTable("integer", "x").Text("extra.csv", $"id,value\n{string.Concat(Enumerable.Repeat("x,y\n", 1234))}"), [.. Enumerable.Range(2, 500).Select(line => new Told("wrong-type", "extra.csv", line, 2, "value", "y")), new("more-problems", "extra.csv") { Says = "734 more" }]),
    ];

    private static IEnumerable<Fault> Rows() =>
    [
        new("a source published after it was read", at => at.Cell("sources.csv", 2, 4, "2024-02-02"), new Told("published-after-accessed", "sources.csv", 2, 4, "published", "2024-02-02") { Says = "2024-02-01" }),
        new("a claim of nothing", at => at.Cell("claims.csv", 3, 7, ""), new Told("claim-without-content", "claims.csv", 3, 6, "value")),
        new("a claim of two things", at => at.Cell("claims.csv", 2, 7, "ten and a half"), new Told("claim-with-two-contents", "claims.csv", 2, 7, "text", "ten and a half")),
        new("a claim's number without its unit", at => at.Cell("claims.csv", 2, 8, ""), new Told("number-without-unit", "claims.csv", 2, 8, "unit")),
        new("a deal's amount without its unit", at => at.Cell("deals.csv", 2, 5, ""), new Told("number-without-unit", "deals.csv", 2, 5, "unit")),
        new("an assumption without its source", at => at.Cell("assumptions.csv", 3, 13, ""), new Told("number-without-source", "assumptions.csv", 3, 13, "source_id")),
        new("a judgement without its reason", at => at.Cell("assumptions.csv", 2, 14, ""), new Told("judgement-without-reason", "assumptions.csv", 2, 14, "reason")),
        new("a colour by name", at => at.Cell("parties.csv", 2, 5, "red"), new Told("not-a-colour", "parties.csv", 2, 5, "colour", "red")),
        new("a colour of three digits", at => at.Cell("parties.csv", 2, 5, "#123"), new Told("not-a-colour", "parties.csv", 2, 5, "colour", "#123")),
        new("a negative amount", at => at.Cell("deals.csv", 2, 4, "-10"), new Told("negative-amount", "deals.csv", 2, 4, "amount", "-10")),
        new("an amount without its kind", at => at.Cell("deals.csv", 2, 6, ""), new Told("amount-without-kind", "deals.csv", 2, 6, "amount_kind")),
        new("a kind of no amount", at => at.Cell("deals.csv", 3, 6, "exact"), new Told("kind-without-amount", "deals.csv", 3, 6, "amount_kind", "exact")),
        new("a month that does not start", at => at.Cell("events.csv", 3, 2, "2024-05-02"), new Told("month-not-on-first", "events.csv", 3, 2, "date", "2024-05-02")),
        new("a right that ends before it starts", at => at.Cell("rights.csv", 2, 9, "2024-01-09"), new Told("end-before-start", "rights.csv", 2, 9, "to", "2024-01-09") { Says = "2024-01-10" }),
        new("a right ended by an event before it starts", at => at.Cell("rights.csv", 2, 11, "signed"), new Told("end-before-start", "rights.csv", 2, 11, "ended_by", "signed")),
        new("a right ended by an event of some day", at => at.Cell("rights.csv", 2, 11, "quarrel"), new Told("end-without-day", "rights.csv", 2, 11, "ended_by", "quarrel")),
        new("a right until a number", at => at.Cell("rights.csv", 2, 10, "share"), new Told("end-not-a-date", "rights.csv", 2, 10, "until", "share")),
        new("a right granted to oneself", at => at.Cell("rights.csv", 2, 5, "north"), new Told("self-grant", "rights.csv", 2, 5, "grantor_id", "north")),
        new("an exception to a right that bars nobody", at => at.Cell("rights.csv", 2, 7, "preferred"), new Told("exception-without-exclusivity", "rights.csv", 2, 7, "kind", "preferred")),
        new("a low above the base", at => at.Cell("assumptions.csv", 3, 5, "25"), new Told("low-base-high", "assumptions.csv", 3, 5, "low", "25") { Says = "20.5" }),
        new("a high before the base", at => at.Cell("assumptions.csv", 2, 7, "2025-12-31"), new Told("low-base-high", "assumptions.csv", 2, 7, "high", "2025-12-31")),
        new("a base of never", at => at.Cell("assumptions.csv", 2, 6, "never").Cell("assumptions.csv", 2, 7, "2030-01-01"), new Told("low-base-high", "assumptions.csv", 2, 7, "high", "2030-01-01")),
        new("a low below the minimum", at => at.Cell("assumptions.csv", 3, 9, "11"), new Told("out-of-bounds", "assumptions.csv", 3, 9, "minimum", "11")),
        new("a high above the maximum", at => at.Cell("assumptions.csv", 3, 10, "29.9"), new Told("out-of-bounds", "assumptions.csv", 3, 10, "maximum", "29.9")),
        new("a step of nothing", at => at.Cell("assumptions.csv", 3, 11, "0"), new Told("step-not-positive", "assumptions.csv", 3, 11, "step", "0")),
        new("a spreadsheet's count of days where a date is assumed", at => at.Cell("assumptions.csv", 2, 6, "45301"), new Told("wrong-type", "assumptions.csv", 2, 6, "base", "45301") { Ends = "expected never, or a date as YYYY-MM-DD: 2024-01-10, if 45301 is a spreadsheet's count of days" }),
        new("per cent where a number is assumed", at => at.Cell("assumptions.csv", 3, 6, "12.5%"), new Told("wrong-type", "assumptions.csv", 3, 6, "base", "12.5%") { Ends = "no thousands separators: 0.125 for 12.5%, and its unit is fraction" }),
        new("a number where a date is assumed", at => at.Cell("assumptions.csv", 2, 6, "5"), new Told("wrong-type", "assumptions.csv", 2, 6, "base", "5") { Says = "never" }),
        new("never where a number is assumed", at => at.Cell("assumptions.csv", 3, 6, "never"), new Told("wrong-type", "assumptions.csv", 3, 6, "base", "never")),
        new("an assumed number that is too large", at => at.Cell("assumptions.csv", 3, 10, "1e30"), new Told("number-out-of-range", "assumptions.csv", 3, 10, "maximum", "1e30")),
    ];

    private static IEnumerable<Fault> AmongRows() =>
    [
        new("a circle of subjects", at => at.Cell("placements.csv", 2, 3, "code"), new Told("cycle-in-subjects", "placements.csv", 2, 3, "parent_id", "code") { Says = "all < code < all" }),
        new("a subject below itself", at => at.Cell("placements.csv", 7, 3, "code"), new Told("cycle-in-subjects", "placements.csv", 7, 3, "parent_id", "code") { Says = "code < code" }),
        new("a subject without a place", at => at.Text("placements.csv", text => text.Replace("narrow,code,\n", "", StringComparison.Ordinal)), new Told("not-placed", "subjects.csv", 4, 1, "subject_id", "code") { Says = "under narrow" }),
        new("a subject without any place", at => at.Add("subjects.csv", "data,Data,"), new Told("not-placed", "subjects.csv", 5, 1, "subject_id", "data") { Says = "under wide, narrow" }),
        new("an offer of a family", at => at.Cell("offers.csv", 2, 1, "all"), new Told("offer-not-leaf", "offers.csv", 2, 1, "subject_id", "all") { Says = "'chat' below it under 'wide'" }),
        new("an offer on no cloud", at => at.Cell("offers.csv", 2, 2, "maker"), new Told("offer-not-cloud", "offers.csv", 2, 2, "party_id", "maker")),
        new("an offer out of the blue", at => at.Cell("offers.csv", 3, 4, ""), new Told("neither-source-nor-reason", "offers.csv", 3, 4, "reason")),
        new("a reading out of the blue", at => at.Cell("readings.csv", 2, 4, ""), new Told("neither-source-nor-reason", "readings.csv", 2, 5, "reason")),
        new("a claim at odds with itself", at => at.Cell("claim_conflicts.csv", 2, 2, "C1"), new Told("self-conflict", "claim_conflicts.csv", 2, 2, "other_claim_id", "C1")),
    ];

    private static IEnumerable<Told> AllMissing(int? line)
        => Enumerable.Repeat(new Told("missing-table", Json, line, Header: "resources") { LineWith = line is null ? "resources" : null }, 9);

    private static SmallPackage Refusing(SmallPackage package, string file)
    {
        package.Refused.Add(file, new("the file is in use"));
        return package;
    }

    private static JsonArray ForeignKey(string field, string table, string target) => ForeignKeys([field], table, [target]);

    private static JsonArray ForeignKeys(string[] fields, string table, string[] targets) => new(new JsonObject
    {
        ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]),
        ["reference"] = new JsonObject { ["resource"] = table, ["fields"] = new JsonArray([.. targets.Select(field => (JsonNode)field)]) },
    });

    private static void Remove(JsonObject root, string table)
    {
        var resources = root["resources"]!.AsArray();
        resources.Remove(resources.Single(part => (string?)part!["name"] == table));
    }
}
