namespace Deals.Data;

/// <summary>A value of a JSON document, with the line on which it stands and the path that leads to it.</summary>
internal sealed class JsonPart
{
    private static readonly Dictionary<string, JsonPart> NoMembers = [];
    private static readonly List<JsonPart> None = [];

    private readonly JsonPart? parent;

    /// <summary>The property's name, or the item's place; null for the root.</summary>
    private readonly object? step;

    private JsonPart(JsonValueKind kind, JsonPart? parent, object? step, int line)
    {
        (Kind, this.parent, this.step, Line) = (kind, parent, step, line);
        if (kind == JsonValueKind.Object)
            (Members, Duplicates) = (new(StringComparer.Ordinal), []);
        else if (kind == JsonValueKind.Array)
            Items = [];
    }

    public JsonValueKind Kind { get; }

    /// <summary>
    /// The path from the document's root, such as <c>resources[3].schema.fields[2].type</c>; empty for the root. Few are ever
    /// asked for, so it is put together then.
    /// </summary>
    public string Path => (parent, step) switch
    {
        (null, _) => "",
        (_, string name) => parent.PathOf(name),
        _ => string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{step}]"),
    };

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>A string's text, a number as written, "true" or "false"; for other kinds a word that tells the kind.</summary>
    public string Text { get; private set; } = "";

    public bool IsEmptyText => Kind == JsonValueKind.String && Text.Length == 0;

    /// <summary>An object's properties; empty for other kinds. Of two with one name the first stays.</summary>
    public Dictionary<string, JsonPart> Members { get; } = NoMembers;

    /// <summary>An array's items; empty for other kinds.</summary>
    public List<JsonPart> Items { get; } = None;

    /// <summary>The properties whose name was taken already.</summary>
    public List<JsonPart> Duplicates { get; } = None;

    /// <summary>The property with a name; null when there is none or this is no object.</summary>
    public JsonPart? this[string name] => Members.GetValueOrDefault(name);

    /// <summary>The path of a property, whether it is there or not.</summary>
    public string PathOf(string name) => Path is { Length: > 0 } path ? $"{path}.{name}" : name;

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is not JSON; the exception tells line and position.</exception>
    /// <exception cref="JsonTooDeepException">It is nested deeper than <see cref="Limit.Nesting"/>.</exception>
    public static JsonPart Parse(ReadOnlySpan<byte> utf8)
    {
        var lines = new LineCount();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = (int)Limit.Nesting.Most + 1 });
        reader.Read();
        try
        {
            var root = Value(ref reader, utf8, ref lines, null, null);
            while (reader.Read())
            {
                // Reading on finds what should not stand after the value.
            }

            return root;
        }
        catch (InvalidOperationException half)
        {
            // An escape such as \uD800 stands for half a character.
            throw new JsonException(half.Message, null, lines.At(utf8, (int)reader.TokenStartIndex) - 1, 0, half);
        }
    }

    private static JsonPart Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref LineCount lines, JsonPart? parent, object? step)
    {
        var line = lines.At(utf8, (int)reader.TokenStartIndex);
        if (reader.CurrentDepth >= Limit.Nesting.Most && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            throw new JsonTooDeepException(line);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var made = new JsonPart(JsonValueKind.Object, parent, step, line) { Text = "an object" };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    var member = Value(ref reader, utf8, ref lines, made, name);
                    if (!made.Members.TryAdd(name, member))
                        made.Duplicates.Add(member);
                }

                return made;
            case JsonTokenType.StartArray:
                var list = new JsonPart(JsonValueKind.Array, parent, step, line) { Text = "a list" };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Value(ref reader, utf8, ref lines, list, list.Items.Count));
                return list;
            case JsonTokenType.String:
                return new(JsonValueKind.String, parent, step, line) { Text = reader.GetString()! };
            default:
                var kind = reader.TokenType switch
                {
                    JsonTokenType.Number => JsonValueKind.Number,
                    JsonTokenType.True => JsonValueKind.True,
                    JsonTokenType.False => JsonValueKind.False,
                    _ => JsonValueKind.Null,
                };
                return new(kind, parent, step, line) { Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan) };
        }
    }

    /// <summary>Counts lines up to a byte; each byte is looked at once, as bytes are asked for in order.</summary>
    private struct LineCount()
    {
        private int seen;
        private int line = 1;

        public int At(ReadOnlySpan<byte> utf8, int index)
        {
            line += utf8[seen..index].Count((byte)'\n');
            seen = index;
            return line;
        }
    }
}

/// <summary>Thrown when JSON is nested too deep.</summary>
/// <param name="line">The line of the first bracket that is.</param>
internal sealed class JsonTooDeepException(int line) : JsonException
{
    public int Line => line;
}
