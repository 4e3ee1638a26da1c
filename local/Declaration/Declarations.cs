using System.Collections.Concurrent;
using Pulumi;

namespace Local.Declaration;

/// <summary>
/// Writes down every resource at the moment when the program declares it. A transformation of the stack is the one place
/// where the SDK shows parents, protection and dependencies: mocks see none of them.
/// </summary>
internal sealed class Declarations(string project, string stack)
{
    private readonly Lock gate = new();
    private readonly List<DeclaredResource> all = [];
    private readonly ConcurrentDictionary<Resource, DeclaredResource> byResource = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, DeclaredResource> byUrn = new(StringComparer.Ordinal);
    private readonly List<string> duplicates = [];

    /// <summary>In the order of declaration.</summary>
    public IReadOnlyList<DeclaredResource> All => all;

    /// <summary>What watches a stack: it changes nothing but the import id, by which mocks are told which resource it is.</summary>
    public StackOptions Watching() => new() { ResourceTransformations = { Note } };

    public DeclaredResource? Of(string? urn) => urn is null ? null : byUrn.GetValueOrDefault(urn);

    /// <summary>A resource that is not created but looked up: its id is the real one, so that type and name must tell it.</summary>
    public DeclaredResource? ReadAs(string type, string name) =>
        byUrn.Values.FirstOrDefault(resource => resource.Type == type && resource.Name == name);

    public DeclaredResource? Of(Resource resource) => byResource.GetValueOrDefault(resource);

    /// <exception cref="UsageException">Two resources have one urn, which the engine refuses too.</exception>
    public void RefuseDuplicates()
    {
        if (duplicates.Count > 0)
        {
            throw new UsageException($"The program declares two resources with the urn {duplicates.Min(StringComparer.Ordinal)}: Pulumi refuses that. Give one another name.");
        }
    }

    private ResourceTransformationResult? Note(ResourceTransformationArgs args)
    {
        var declared = Add(args);
        // Of a resource's options mocks are shown the import id alone, and type and name need not be unique.
        return args.Options is CustomResourceOptions options
            ? new ResourceTransformationResult(
                args.Args, CustomResourceOptions.Merge(options, new CustomResourceOptions { ImportId = declared.Urn }))
            : null;
    }

    private DeclaredResource Add(ResourceTransformationArgs args)
    {
        lock (gate)
        {
            var type = args.Resource.GetResourceType();
            var parent = args.Options.Parent is { } given ? byResource.GetValueOrDefault(given) : null;
            if (type != EngineUrn.StackType)
            {
                parent ??= all[0];
            }

            var declared = new DeclaredResource
            {
                Resource = args.Resource,
                Order = all.Count,
                Urn = EngineUrn.Of(stack, project, parent?.Urn, type, args.Resource.GetResourceName()),
                Parent = parent,
                // The SDK hands protection down the same way: what a resource says itself wins.
                Protect = args.Options.Protect ?? parent?.Protect ?? false,
                Args = args.Args,
                Options = args.Options,
            };
            all.Add(declared);
            byResource[args.Resource] = declared;
            parent?.Children.Add(declared);
            if (!byUrn.TryAdd(declared.Urn, declared))
            {
                duplicates.Add(declared.Urn);
            }

            return declared;
        }
    }
}
