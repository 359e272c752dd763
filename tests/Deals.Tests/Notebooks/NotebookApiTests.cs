using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deals.Tests.Notebooks;

/// <summary>docs/notebook-api.md: a heading a type, a row a member, with an example that works.</summary>
public sealed partial class NotebookApiTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Members that every type has, and those that the compiler makes.</summary>
    private static readonly string[] Everywhere = [nameof(ToString), nameof(Equals), nameof(GetHashCode)];

    private static List<Entry> Entries { get; } = Read();

    public static TheoryData<Type> TypesInFull => [typeof(Kit), typeof(Study)];

    public static TheoryData<string> Types => [.. Entries.Select(entry => entry.Type).Distinct()];

    /// <summary>A new member wants a row: <c>| `Name` | `study.Name()` | what it does |</c>.</summary>
    [Theory]
    [MemberData(nameof(TypesInFull))]
    public void Every_member_of_the_front_door_is_in_the_list(Type type)
        => Assert.Equal(
            MembersOf(type).Order(StringComparer.Ordinal),
            Entries.Where(entry => entry.Type == type.Name).Select(entry => entry.Member).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void The_list_names_nothing_that_is_not_there(string type)
    {
        var found = typeof(Kit).Assembly.GetReferencedAssemblies().Select(Assembly.Load).Append(typeof(Kit).Assembly)
            .SelectMany(assembly => assembly.GetExportedTypes()).Single(each => each.Namespace == "Deals" && each.Name.Split('`')[0] == type);
        var listed = Entries.Where(entry => entry.Type == type).ToList();
        Assert.Empty(listed.Select(entry => entry.Member).Except(MembersOf(found)));
        // A member may have several examples, each of its own.
        Assert.Equal(listed.Count, listed.Select(entry => entry.Example).Distinct().Count());
        Assert.All(listed, entry => Assert.Matches($@"(^|\.){entry.Member}\b", entry.Example));
    }

    [Fact]
    public void Every_row_of_a_table_was_read()
        => Assert.Equal(Lines().Count(line => line.StartsWith("| `", StringComparison.Ordinal)), Entries.Count);

    [Fact]
    public async Task Every_example_compiles_as_in_a_notebook_and_gives_something()
    {
        var source = new StringBuilder("using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\nusing Deals;\n")
            .Append("public static class Examples { public static Func<Task<object>>[] Of(DealBook book, Study study) => [\n")
            .AppendJoin("\n", Entries.Select(entry => $"async () => {entry.Example},")).Append("\n]; }").ToString();
        var compilation = CSharpCompilation.Create(
            "Examples", [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary));
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)
            .Select(each => $"{source.Split('\n')[each.Location.GetLineSpan().StartLinePosition.Line]} {each.GetMessage(null)}"));

        bytes.Position = 0;
        var book = await Kit.OpenAsync(Repository.PathOf("data", "openai-clouds"));
        var examples = (Func<Task<object>>[])AssemblyLoadContext.Default.LoadFromStream(bytes).GetType("Examples")!
            .GetMethod("Of")!.Invoke(null, [book, book.Study()])!;
        foreach (var example in examples)
            Assert.NotNull(await example());
    }

    /// <summary>The members that a program can name: neither accessors nor operators nor what the compiler makes.</summary>
    private static IEnumerable<string> MembersOf(Type type) => type.GetMembers(Public)
        .Where(member => member is PropertyInfo or FieldInfo or MethodInfo { IsSpecialName: false })
        .Select(member => member.Name).Where(name => !Everywhere.Contains(name)).Distinct();

    private static string[] Lines() => File.ReadAllLines(Repository.PathOf("docs", "notebook-api.md"));

    private static List<Entry> Read()
    {
        var (type, entries) = ("", new List<Entry>());
        foreach (var line in Lines())
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                type = line[3..];
            else if (Row().Match(line) is { Success: true } row)
                entries.Add(new(type, row.Groups[1].Value, row.Groups[2].Value));
        }

        return entries;
    }

    [GeneratedRegex(@"^\| `(\w+)` \| `([^`]+)` \| [^|]+ \|$")]
    private static partial Regex Row();

    private sealed record Entry(string Type, string Member, string Example);
}
