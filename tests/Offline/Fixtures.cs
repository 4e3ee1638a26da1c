using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Tests.Offline;

// These tests use the public API only, and every one but those in OfflineOnly*.cs states what the official package
// Pulumi 3.112 does: built with -p:PulumiSdk=official they run, and must pass, against it.

/// <summary>Answers each resource with its inputs and the id "name_id", and remembers what it was asked.</summary>
public class RecordingMocks : IMocks
{
    public ConcurrentQueue<MockResourceArgs> Resources { get; } = new();

    public ConcurrentQueue<MockCallArgs> Calls { get; } = new();

    public ConcurrentQueue<MockRegisterResourceOutputsRequest> Registered { get; } = new();

    public Func<MockResourceArgs, (string?, object)> Answer { get; init; } = args => (args.Name + "_id", args.Inputs);

    public Func<MockCallArgs, object> AnswerCall { get; init; } = args => args.Args;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Resources.Enqueue(args);
        return Task.FromResult<(string?, object)>(Answer(args));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Enqueue(args);
        return Task.FromResult(AnswerCall(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Registered.Enqueue(args);
        return Task.CompletedTask;
    }

    public MockResourceArgs Of(string name) => Resources.Single(args => args.Name == name);
}

/// <summary>A resource as a provider package generates it.</summary>
[ResourceType("test:index:Bucket", null)]
public class Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Bucket", name, args, options)
{
    [Output("label")]
    public Output<string> Label { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("ratio")]
    public Output<double?> Ratio { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones { get; private set; } = null!;

    [Output("rule")]
    public Output<BucketRule?> Rule { get; private set; } = null!;

    [Output("mode")]
    public Output<BucketMode?> Mode { get; private set; } = null!;

    [Output("either")]
    public Output<Union<string, double>> Either { get; private set; } = null!;

    [Output("source")]
    public Output<AssetOrArchive?> Source { get; private set; } = null!;

    [Output("peer")]
    public Output<Bucket?> Peer { get; private set; } = null!;
}

public sealed class BucketArgs : ResourceArgs
{
    [Input("zones")]
    private InputList<string>? _zones;

    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("rule")]
    public Input<BucketRuleArgs>? Rule { get; set; }

    [Input("mode")]
    public Input<BucketMode>? Mode { get; set; }

    [Input("either")]
    public InputUnion<string, double>? Either { get; set; }

    [Input("source")]
    public Input<AssetOrArchive>? Source { get; set; }

    [Input("peer")]
    public Input<Bucket>? Peer { get; set; }

    [Input("policy", json: true)]
    public Input<BucketRuleArgs>? Policy { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

public sealed class BucketRuleArgs : ResourceArgs
{
    [Input("days", required: true)]
    public Input<int> Days { get; set; } = null!;

    [Input("prefix")]
    public Input<string>? Prefix { get; set; }
}

[OutputType]
public sealed class BucketRule
{
    public readonly int Days;
    public readonly string? Prefix;

    [OutputConstructor]
    private BucketRule(int days, string? prefix)
    {
        Days = days;
        Prefix = prefix;
    }
}

/// <summary>An open enumeration as provider packages have them.</summary>
[EnumType]
public readonly struct BucketMode
{
    private readonly string _value;

    private BucketMode(string value)
    {
        _value = value;
    }

    public static BucketMode Fast { get; } = new("fast");

    public static explicit operator string(BucketMode mode) => mode._value;

    public override string ToString() => _value;
}

public class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null, Action<Group>? children = null)
        : base("test:index:Group", name, options)
    {
        children?.Invoke(this);
        RegisterOutputs();
    }

    [Output("title")]
    public Output<string> Title { get; private set; } = Output.Create("a group");
}

/// <summary>Runs a function under mocks; an update, not a preview, unless a test says otherwise.</summary>
public static class Under
{
    public static readonly TestOptions Update = new() { IsPreview = false };

    public static readonly TestOptions Preview = new() { IsPreview = true };

    public static Task<ImmutableArray<Resource>> Mocks(IMocks mocks, Action create)
        => Deployment.TestAsync(mocks, Update, create);

    public static Task<ImmutableArray<Resource>> Mocks(Action create) => Mocks(new RecordingMocks(), create);

    /// <summary>Resolves an output inside a deployment, where its facts can be looked at.</summary>
    public static async Task<T> Mocks<T>(Func<Task<T>> read, TestOptions? options = null, IMocks? mocks = null)
    {
        T result = default!;
        await Deployment.TestAsync(mocks ?? new RecordingMocks(), options ?? Update, async () =>
        {
            result = await read();
        });
        return result;
    }
}
