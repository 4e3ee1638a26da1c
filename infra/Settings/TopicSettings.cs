namespace Infra.Settings;

/// <summary>A topic, resolved.</summary>
public sealed record TopicSettings
{
    /// <summary>The name the settings use: <c>users</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The consumers that subscribe to it, in the order of the settings.</summary>
    public required IReadOnlyList<ConsumerSettings> Consumers { get; init; }
}
