using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Tests.OfflineAws;

// These tests use the public API only, and state what the official package Pulumi.Aws 7.48 does: built with
// -p:PulumiSdk=official they run, and must pass, against it. SchemaTests alone looks at the stand-in's own files.

/// <summary>Answers each resource with its inputs and an ARN, each function as told, and remembers what it was asked.</summary>
internal sealed class DeclaredAws : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();

    public IReadOnlyCollection<MockCallArgs> Calls => _calls;

    /// <summary>What the provider fills in.</summary>
    public ImmutableDictionary<string, object> Filled { get; init; } = ImmutableDictionary<string, object>.Empty;

    public async Task<DeclaredAws> DeclareAsync(Action program)
    {
        await Deployment.TestAsync(
            this,
            new TestOptions { ProjectName = "infra", StackName = "test", IsPreview = false },
            () =>
            {
                program();
                return new Dictionary<string, object?>();
            });
        return this;
    }

    public static Task<DeclaredAws> OfAsync(Action program) => new DeclaredAws().DeclareAsync(program);

    /// <summary>The one resource that was declared.</summary>
    public MockResourceArgs Only => Assert.Single(_resources);

    public MockResourceArgs Of(string name) => Assert.Single(_resources, resource => resource.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        return Task.FromResult<(string?, object)>((args.Name, args.Inputs.SetItem("arn", $"arn:{args.Name}").SetItems(Filled)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        return Task.FromResult<object>(Filled);
    }
}
