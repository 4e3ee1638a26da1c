using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Serialization;
using Tree = System.Collections.Immutable.ImmutableDictionary<string, object?>;

namespace Pulumi.Testing;

/// <summary>Stands between program and mocks, where otherwise the engine stands.</summary>
internal sealed class MockMonitor(IMocks mocks, string project, string stack)
{
    private const string GetResource = "pulumi:pulumi:getResource";

    private readonly ConcurrentDictionary<string, RegisteredResource> _byUrn = new();
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];

    /// <summary>In the order in which they were registered.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
            {
                return [.. _resources];
            }
        }
    }

    public async Task<RegisteredResource> RegisterAsync(ResourceRequest request)
    {
        Add(request.Resource);
        if (request.Resource.GetResourceType() == Stack.TypeToken)
        {
            // No mock is asked for the stack itself.
            return new RegisteredResource(UrnOf(request), Id: null, Tree.Empty);
        }

        var registered = await AskAsync(request).ConfigureAwait(false);
        registered = registered with { Id = registered.Id ?? request.Id };
        return _byUrn[registered.Urn] = registered;
    }

    public async Task<RegisteredResource> ReadAsync(ResourceRequest request)
    {
        var read = await AskAsync(request).ConfigureAwait(false);
        _byUrn[read.Urn] = read;
        Add(request.Resource);
        // What was asked for is what it is, whatever id the mock gave.
        return read with { Id = request.Id };
    }

    /// <summary>A resource that was registered or read before.</summary>
    public RegisteredResource Find(string urn)
        => _byUrn.TryGetValue(urn, out var registered)
            ? registered
            : throw new InvalidOperationException($"Unknown resource {urn}");

    public async Task<Tree> InvokeAsync(string token, Tree args, string provider)
    {
        if (token != GetResource)
        {
            return await CallAsync(token, args, provider).ConfigureAwait(false);
        }

        var found = Find((string)Plain(args)[Wire.Urn]);
        var answer = Tree.Empty.Add(Wire.Urn, found.Urn).Add("state", found.State);
        return found.Id is null ? answer : answer.Add(Wire.Id, found.Id);
    }

    public async Task<Tree> CallAsync(string token, Tree args, string provider)
    {
        var answer = await mocks.CallAsync(new MockCallArgs { Token = token, Args = Plain(args), Provider = provider })
            .ConfigureAwait(false);
        return await SerializeAsync(answer).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, Tree outputs)
        => mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
            urn,
            outputs.ToImmutableDictionary(
                output => output.Key,
                output => new Output<object?>(Deserializer.Deserialize(output.Value)))));

    private void Add(Resource resource)
    {
        lock (_gate)
        {
            _resources.Add(resource);
        }
    }

    private async Task<RegisteredResource> AskAsync(ResourceRequest request)
    {
        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Resource.GetResourceType(),
            Name = request.Resource.GetResourceName(),
            Inputs = Plain(request.Inputs),
            Provider = request.Provider,
            Id = request.Id,
        }).ConfigureAwait(false);
        return new RegisteredResource(UrnOf(request), id, await SerializeAsync(state).ConfigureAwait(false));
    }

    /// <summary>
    /// Of the parent's qualified type only its first part is kept. The engine keeps the whole; the official mocks do
    /// not, so under every parent it is the stack's type that stands here.
    /// </summary>
    private string UrnOf(ResourceRequest request)
    {
        var type = request.Resource.GetResourceType();
        if (request.ParentUrn.Length > 0)
        {
            type = request.ParentUrn.Split("::")[2].Split('$')[0] + "$" + type;
        }

        return $"urn:pulumi:{stack}::{project}::{type}::{request.Resource.GetResourceName()}";
    }

    /// <summary>What a mock gets to see: known values only, without a mark of secrecy.</summary>
    private static ImmutableDictionary<string, object> Plain(Tree tree)
    {
        var plain = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in tree)
        {
            var data = Deserializer.Deserialize(value);
            if (data.IsKnown && data.Value is not null)
            {
                plain.Add(name, data.Value);
            }
        }

        return plain.ToImmutable();
    }

    private static async Task<Tree> SerializeAsync(object state)
    {
        var tree = state is IDictionary<string, object> dictionary ? dictionary.ToImmutableDictionary() : state;
        return await new Serializer().SerializeAsync("", tree, keepResources: true).ConfigureAwait(false) as Tree
            ?? throw new InvalidOperationException($"{state?.GetType().FullName} is not a supported argument type");
    }
}
