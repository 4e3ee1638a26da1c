using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Local.Declaration;

/// <summary>Stands where AWS would: answers every registration as AWS does and writes it down.</summary>
internal sealed class RecordingMocks(Declarations declarations, AwsAnswer answer) : IMocks
{
    private readonly ConcurrentDictionary<string, Registration> byUrn = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<MockResourceArgs> components = new();
    private readonly ConcurrentDictionary<string, MockRegisterResourceOutputsRequest> outputs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AwsProvider> providers = new(StringComparer.Ordinal);

    /// <summary>Components with their inputs; those that share type and name cannot be told apart.</summary>
    public IEnumerable<MockResourceArgs> Components => components;

    public Registration? Of(DeclaredResource resource) => byUrn.GetValueOrDefault(resource.Urn);

    /// <summary>What a component, or the stack, gave out. Mocks know it by a shorter urn, which need not be its own alone.</summary>
    public MockRegisterResourceOutputsRequest? OutputsOf(string mockUrn) => outputs.GetValueOrDefault(mockUrn);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var type = args.Type ?? string.Empty;
        if (DeclaredAs(args, type) is not { } declared)
        {
            // Components have no import id to be told apart by.
            components.Enqueue(args);
            return (null, args.Inputs);
        }

        var facts = await ArgumentFacts.OfAsync(declared.Args);
        var provider = ProviderOf(args.Provider);
        // Both come back as one map.
        facts.Hide("tagsAll", provider.HasSecretTags ? SecretParts.Whole : facts.Secrets.Of("tags"));

        var (id, state) = declared.Resource is ProviderResource ? AnswerProvider(declared, args.Inputs, facts)
            : answer.For(new NewResource(declared, args.Inputs, ExistingIdOf(args, declared), provider, answer.Platforms));
        byUrn[declared.Urn] = new Registration(id, args.Inputs, state, facts);
        return (id, Marked(state, facts.Secrets, declared.Options as CustomResourceOptions));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult(answer.ForCall(args, ProviderOf(args.Provider)));

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        outputs[args.Urn] = args;
        return Task.CompletedTask;
    }

    private static string? ExistingIdOf(MockResourceArgs args, DeclaredResource declared) =>
        args.Id == declared.Urn ? (declared.Options as CustomResourceOptions)?.ImportId : args.Id;

    private DeclaredResource? DeclaredAs(MockResourceArgs args, string type) =>
        declarations.Of(args.Id) ?? (string.IsNullOrEmpty(args.Id) ? null : declarations.ReadAs(type, args.Name ?? string.Empty));

    private (string Id, ImmutableDictionary<string, object> State) AnswerProvider(
        DeclaredResource provider, ImmutableDictionary<string, object> inputs, ArgumentFacts facts)
    {
        var id = FixedId.Uuid(provider.Urn);
        providers[id] = answer.Default.With(inputs) with { HasSecretTags = !facts.Secrets.Of("defaultTags").IsEmpty };
        return (id, inputs);
    }

    /// <param name="reference">A provider's urn and id, <c>urn::id</c>; empty for the default provider.</param>
    private AwsProvider ProviderOf(string? reference) =>
        reference is { Length: > 0 } && providers.TryGetValue(reference[(reference.LastIndexOf("::", StringComparison.Ordinal) + 2)..], out var provider)
            ? provider : answer.Default;

    /// <summary>What was a secret when it was given stays one when it comes back: the engine does the same.</summary>
    private static ImmutableDictionary<string, object> Marked(ImmutableDictionary<string, object> state, SecretParts secrets, CustomResourceOptions? options)
    {
        IEnumerable<string> secret = options?.AdditionalSecretOutputs ?? [];
        if (!secrets.IsEmpty)
        {
            secret = secret.Concat(state.Keys.Where(key => !secrets.Of(key).IsEmpty));
        }

        return secret.Where(state.ContainsKey).Distinct().ToList()
            .Aggregate(state, (all, key) => all.SetItem(key, Output.CreateSecret(all[key])));
    }
}
