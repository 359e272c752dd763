using System.Text.Json.Nodes;
using CsCheck;

namespace Deals.Tests.Data;

/// <summary>Whatever stands in the files, reading gives a book or problems, and never throws.</summary>
public sealed class RubbishTests
{
    private static readonly Gen<string> Files = Gen.OneOf([.. new SmallPackage().CsvFiles, "datapackage.json"]);

    /// <summary>Bytes that mean something to CSV, JSON, UTF-8 or UTF-16, and any others.</summary>
    private static readonly Gen<byte> Bytes = Gen.Frequency(
        (3, Gen.OneOf("\",\r\n\0 -+.{}[]:x0"u8.ToArray())), (1, Gen.OneOf(new byte[] { 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0xC3, 0xED, 0xA0 })), (1, Gen.Byte));

    private static readonly Gen<(string File, int At, int Length, byte[] Instead)> Changes = Gen.Select(Files, Gen.Int[0, 100_000], Gen.Int[0, 20], Bytes.Array[0, 12]);

    private static readonly Gen<string> Values = Gen.OneOf(
        "null", "true", "0", "-1", "1e400", "\"\"", "\"x\"", "\"../x\"", "[]", "[null]", "[\"x\",3]", "{}", "{\"x\":{}}", "\"\\u0000\"", "\"date\"", "\"sources\"", "\"source_id\"", "[\"source_id\"]");

    [Fact]
    public async Task Changed_bytes_never_throw()
        => await Changes.Array[1, 4].SampleAsync(async changes =>
        {
            var package = new SmallPackage { Piece = 4096 };
            foreach (var (file, at, length, instead) in changes)
            {
                var bytes = package[file];
                var from = at % (bytes.Length + 1);
                package[file] = [.. bytes[..from], .. instead, .. bytes[Math.Min(bytes.Length, from + length)..]];
            }

            await IsBookOrProblems(package);
        }, iter: 3_000, threads: 1);

    [Fact]
    public async Task Changed_properties_of_the_descriptor_never_throw()
        => await Gen.Select(Gen.Int[0, 100_000], Values, Gen.Bool).Array[1, 3].SampleAsync(async changes =>
        {
            var package = new SmallPackage { Piece = 4096 }
                .Schema("claims", schema => schema["foreignKeys"] = new JsonArray(new JsonObject { ["fields"] = "topic", ["reference"] = new JsonObject { ["resource"] = "", ["fields"] = "topic" } }))
                .Schema("claims", schema => schema["primaryKey"] = "claim_id").Schema("claims", schema => schema["missingValues"] = new JsonArray("", "-"))
                .Constraint("assumptions", "step", "minimum", 0).Constraint("parties", "name", "pattern", ".*").Constraint("rights", "kind", "enum", new JsonArray("exclusive", "non_exclusive"))
                .Constraint("deals", "announced", "maximum", "2030-01-01").Constraint("deals", "name", "maxLength", 50).Table("deals", part => part["dialect"] = new JsonObject { ["delimiter"] = "," });
            foreach (var (at, value, remove) in changes)
            {
                package.Descriptor(root =>
                {
                    var properties = Properties(root).ToList();
                    var (parent, name) = properties[at % properties.Count];
                    if (remove)
                        parent.Remove(name);
                    else
                        parent[name] = JsonNode.Parse(value);
                });
            }

            await IsBookOrProblems(package);
        }, iter: 2_000, threads: 1);

    private static IEnumerable<(JsonObject Parent, string Name)> Properties(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Properties(member.Value).Prepend((parent, member.Key))),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };

    private static async Task IsBookOrProblems(SmallPackage package)
    {
        var check = await package.CheckAsync();
        Assert.Equal(check.Book is null, check.ProblemCount > 0);
        Assert.Equal(check.ProblemCount > 0, check.Problems.Count > 0);
        foreach (var problem in check.Problems)
        {
            Assert.NotEmpty(problem.Kind.Meaning);
            Assert.DoesNotContain(problem.ToString(), character => char.IsControl(character));
            if (problem.Place.Line is { } line)
                Assert.InRange(line, 1, LinesOf(package[problem.Place.File]) + 1);
        }
    }

    private static int LinesOf(byte[] bytes)
        => Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Count(character => character is '\n' or '\r') + 1;
}
