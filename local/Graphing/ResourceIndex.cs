using Local.Declaration;

namespace Local.Graphing;

/// <summary>The resources of a recording by what others call them: ARNs, URLs, names.</summary>
internal sealed class ResourceIndex
{
    private readonly ILookup<string, RecordedResource> byType;
    private readonly Dictionary<string, RecordedResource> byUrn;
    private readonly Dictionary<string, RecordedResource> byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedResource> functions = new(StringComparer.Ordinal);
    private readonly ILookup<string, RecordedResource> readers;

    public ResourceIndex(Recording recording)
    {
        Secrecy = recording.Secrecy;
        byUrn = recording.Resources.ToDictionary(resource => resource.Urn);
        byType = recording.Resources.Where(resource => resource.IsCustom)
            .OrderBy(resource => resource.Name, StringComparer.Ordinal).ThenBy(resource => resource.Urn, StringComparer.Ordinal)
            .ToLookup(resource => resource.Type);
        foreach (var resource in byType.SelectMany(type => type))
        {
            if (resource.TextOrNull("arn") is { } arn)
            {
                byArn.TryAdd(arn, resource);
            }
        }

        foreach (var function in Of(ResourceTypes.Function))
        {
            functions.TryAdd(function.Text("arn"), function);
            functions.TryAdd(function.Text("name"), function);
        }

        readers = Of(ResourceTypes.EventSourceMapping)
            .Where(mapping => mapping.Inputs.GetValueOrDefault("enabled") is not false && mapping.TextOrNull("eventSourceArn") is not null)
            .Select(mapping => (Source: mapping.Text("eventSourceArn"), Function: FunctionOf(mapping.Text("functionName"))))
            .Where(edge => edge.Function is not null)
            .ToLookup(edge => edge.Source, edge => edge.Function!);
    }

    public Secrecy Secrecy { get; }

    /// <summary>In the order of their names.</summary>
    public IEnumerable<RecordedResource> Of(string type) => byType[type];

    public RecordedResource? ByArn(string? arn) => arn is null ? null : byArn.GetValueOrDefault(arn);

    public RecordedResource? ByArn(string? arn, string type) => ByArn(arn) is { } resource && resource.Type == type ? resource : null;

    /// <param name="reference">A name or ARN, with or without a version or alias, as AWS takes it.</param>
    public RecordedResource? FunctionOf(string reference)
    {
        var unqualified = reference.StartsWith("arn:", StringComparison.Ordinal)
            ? string.Join(':', reference.Split(':').Take(7)) : reference.Split(':')[0];
        return functions.GetValueOrDefault(unqualified);
    }

    /// <summary>The functions that Lambda feeds from a queue.</summary>
    public IReadOnlyList<RecordedResource> ReadersOf(RecordedResource queue) =>
        [.. readers[queue.Text("arn")].DistinctBy(function => function.Urn).OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <param name="component">How the component's type ends: <c>:ParkingQueue</c>.</param>
    public bool IsWithin(RecordedResource resource, string component)
    {
        for (var parent = resource.Parent; parent is not null && byUrn.TryGetValue(parent, out var above); parent = above.Parent)
        {
            if (above.Type.EndsWith(component, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What AWS calls it, unless that is secret.</summary>
    public string NameOf(RecordedResource resource) => Shown(resource.TextOrNull("name") ?? resource.Name);

    public string Shown(string text) => Secrecy.IsShownIn(text) ? "***" : text;
}
