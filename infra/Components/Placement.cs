using Pulumi;

namespace Infra.Components;

/// <summary>Where the stack lives, and what holds for everything in it.</summary>
public sealed record Placement
{
    /// <summary>What makes the resources; null: the default one of the configuration.</summary>
    public ProviderResource? Provider { get; init; }

    public required Output<string> Partition { get; init; }

    public required Output<string> Account { get; init; }

    public required Output<string> Region { get; init; }

    /// <summary>The ARN of the key that encrypts what rests; null: the services' own keys do.</summary>
    public Output<string>? KeyArn { get; init; }

    /// <summary>What holds messages or state cannot be deleted or replaced.</summary>
    public bool Protect { get; init; }

    public Output<string> AccountRoot => Output.Format($"arn:{Partition}:iam::{Account}:root");

    /// <summary>Of a regional resource of this account.</summary>
    public Output<string> ArnOf(string service, string resource) => Output.Format($"arn:{Partition}:{service}:{Region}:{Account}:{resource}");

    /// <summary>Options of a component that stands for itself. Made anew each time: the SDK writes into them.</summary>
    public ComponentResourceOptions TopLevel => Provider is null ? new() : new() { Providers = { Provider } };

    /// <summary>Options of something that holds messages or state.</summary>
    public CustomResourceOptions Stateful(Resource parent) => new() { Parent = parent, Protect = Protect };
}
