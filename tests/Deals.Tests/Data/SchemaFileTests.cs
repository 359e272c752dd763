using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deals.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Data;

/// <summary>Descriptors and codebooks as the row types have them.</summary>
public sealed class SchemaFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SchemaFileTests() => folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"));

    public void Dispose() => folder.Dispose();

    /// <summary>At run time a text that may be empty cannot be told by its type, so the column says so; here it can.</summary>
    [Fact]
    public void A_text_may_be_empty_where_its_type_says_so()
    {
        var nullability = new NullabilityInfoContext();
        var texts = DealSchema.Tables.SelectMany(table => table.Row.GetConstructors()[0].GetParameters()).Where(parameter => !parameter.ParameterType.IsValueType).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal(
            nullability.Create(text).ReadState == NullabilityState.Nullable, text.GetCustomAttribute<ColumnAttribute>()!.Optional));
    }

    [Fact]
    public void What_a_column_was_made_is_written_as_the_row_type_has_it()
    {
        var whole = Read();
        var descriptor = Read();
        var fields = Table(descriptor, "rights")["schema"]!["fields"]!.AsArray();
        fields.RemoveAt(3);
        fields[0]!["description"] = "Another.";
        Table(descriptor, "claims")["schema"]!.AsObject().Remove("foreignKeys");
        descriptor["resources"]!.AsArray().Remove(Table(descriptor, "offers"));
        Write(descriptor);

        Assert.True(JsonNode.DeepEquals(whole, Written()));
    }

    [Fact]
    public void Tables_columns_and_keys_of_one_s_own_stay()
    {
        var descriptor = Read();
        descriptor["mine"] = "kept";
        Table(descriptor, "rights")["mine"] = "kept";
        var schema = Table(descriptor, "rights")["schema"]!;
        schema["fields"]!.AsArray().Add(new JsonObject { ["name"] = "page", ["type"] = "integer", ["description"] = "Where it stands." });
        schema["foreignKeys"]!.AsArray().Add(new JsonObject { ["fields"] = "page", ["reference"] = new JsonObject { ["resource"] = "pages", ["fields"] = "page" } });
        descriptor["resources"]!.AsArray().Add(new JsonObject
        {
            ["name"] = "pages",
            ["path"] = "pages.csv",
            ["schema"] = new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["name"] = "page", ["type"] = "integer" }) },
        });
        Write(descriptor);

        Assert.True(JsonNode.DeepEquals(descriptor, Written()));
        var codebook = SchemaFile.Of(folder.Path)[1];
        Assert.True(codebook.Differs);
        Assert.Contains("| `page` | integer, may be empty |  | Where it stands. Refers to `pages`. |", codebook.Text, StringComparison.Ordinal);
        Assert.Contains("### pages", codebook.Text, StringComparison.Ordinal);
    }

    /// <summary>Other readers of Frictionless take a field by its place, so a column that was put at the end stands at the end.</summary>
    [Fact]
    public void Fields_stand_in_the_order_of_the_file()
    {
        var rights = folder.PathOf("rights.csv");
        var lines = File.ReadAllLines(rights);
        string[] header = [.. lines[0].Split(',').Reverse(), "or_until"];
        File.WriteAllLines(rights, [string.Join(',', header), .. lines[1..]]);

        Assert.Equal(header, Table(Written(), "rights")["schema"]!["fields"]!.AsArray().Select(field => (string)field!["name"]!));
    }

    [Fact]
    public void A_table_that_needs_another_which_is_not_there_loses_the_reference()
    {
        var descriptor = Read();
        descriptor["resources"]!.AsArray().Remove(Table(descriptor, "events"));
        File.Delete(folder.PathOf("events.csv"));
        Write(descriptor);

        var keys = Table(Written(), "rights")["schema"]!["foreignKeys"]!.AsArray().Select(key => (string?)key!["fields"]);
        Assert.Equal(["deal_id", "holder_id", "grantor_id", "subject_id", "until", "source_id"], keys);
    }

    [Fact]
    public async Task The_command_tells_what_differs_and_writes_it()
    {
        var file = folder.PathOf("datapackage.json");
        var whole = File.ReadAllText(file);
        File.WriteAllText(file, whole.Replace("The first day.", "A day.", StringComparison.Ordinal));

        var told = await CommandAfterCommand.DealsAsync(folder.Path, "schema", ".");
        Assert.Equal(1, told.ExitCode);
        var line = whole.Split('\n').Index().First(each => each.Item.Contains("The first day.", StringComparison.Ordinal)).Index + 1;
        Assert.Contains($"datapackage.json: differs from the deals schema, first in line {line}: “\"description\": \"A day.", told.Output, StringComparison.Ordinal);
        Assert.Contains("” instead of “\"description\": \"The first day.", told.Output, StringComparison.Ordinal);
        var written = await CommandAfterCommand.DealsAsync(folder.Path, "schema", ".", "--write");
        Assert.Equal(0, written.ExitCode);
        Assert.EndsWith("datapackage.json: written", written.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllText(file));
        Assert.Equal(new Command(0, "", ""), await CommandAfterCommand.DealsAsync(folder.Path, "schema", "."));
        // Many an editor leaves no line break at a file's end.
        File.WriteAllText(file, whole.TrimEnd());
        Assert.Equal(new Command(0, "", ""), await CommandAfterCommand.DealsAsync(folder.Path, "schema", "."));
    }

    [Fact]
    public void What_is_no_descriptor_is_told()
    {
        File.WriteAllText(folder.PathOf("datapackage.json"), "[]");
        Assert.Throws<JsonException>(() => SchemaFile.Of(folder.Path));
    }

    private static JsonObject Table(JsonObject descriptor, string name)
        => descriptor["resources"]!.AsArray().Single(table => (string?)table!["name"] == name)!.AsObject();

    private JsonObject Read() => JsonNode.Parse(File.ReadAllText(folder.PathOf("datapackage.json")))!.AsObject();

    private void Write(JsonObject descriptor) => File.WriteAllText(folder.PathOf("datapackage.json"), descriptor.ToJsonString());

    private JsonObject Written() => JsonNode.Parse(SchemaFile.Of(folder.Path)[0].Text)!.AsObject();
}
