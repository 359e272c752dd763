using System.Text.Json;

namespace Deals.Data;

/// <summary>Reads <c>datapackage.json</c> and says what is wrong with it. It knows Frictionless, and nothing of deals.</summary>
internal sealed class DescriptorReader(ProblemLog log)
{
    private readonly PropertyReader properties = new(log);

    /// <summary>Reads the descriptor.</summary>
    /// <returns>What it says; null when nothing can be made of it, which is then reported.</returns>
    public async Task<PackageDescriptor?> ReadAsync(IDataFiles files, CancellationToken cancellation)
        => await new DescriptorFile(log).ReadAsync(files, cancellation) is { } root ? Package(root) : null;

    private PackageDescriptor Package(JsonPart root)
    {
        foreach (var twice in Duplicates(root))
            log.Report(ProblemKind.DuplicateName, PropertyReader.At(twice), twice.Text, "the property stands twice", "each property once");

        var reader = new ResourceReader(log, properties);
        var resources = new List<TableDescriptor>();
        var unread = new List<string>();
        if (properties.List(root, "resources") is { } list)
        {
            foreach (var part in list.Where(IsTable))
            {
                if (reader.Read(part) is not { } resource)
                    unread.Add(part["name"]?.Text ?? "");
                else if (resources.Exists(other => other.Name == resource.Name))
                    log.Report(ProblemKind.DuplicateName, PropertyReader.At(part, "name"), resource.Name, $"there are two tables {VisibleText.Quoted(resource.Name)}", "a name of its own for each table");
                else
                    resources.Add(resource);
            }

            if (list.Count == 0)
                properties.Wrong(root["resources"]!, "a list of at least one table");
        }

        var keys = new KeyReader(log, properties);
        foreach (var resource in resources)
            keys.CheckReferences(resource, resources, unread);
        return new(root, properties.Text(root, "name"), properties.Text(root, "title"), properties.Text(root, "description"), resources, unread);
    }

    private static IEnumerable<JsonPart> Duplicates(JsonPart part)
        => part.Duplicates.Concat(part.Members.Values.Concat(part.Items).SelectMany(Duplicates));

    /// <summary>A package may hold other files than tables; these are left alone.</summary>
    private static bool IsTable(JsonPart part)
        => part.Kind != JsonValueKind.Object || part["schema"] is not null || part["path"] is not { Kind: JsonValueKind.String } path
        || path.Text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
