using Pulumi;

namespace Infra.Settings;

/// <summary>Everything <c>Pulumi.&lt;stack&gt;.yaml</c> decides, resolved and valid. Past this door nobody checks again.</summary>
public sealed record StackSettings
{
    /// <summary>The topics with their consumers, in the order of the settings.</summary>
    public required IReadOnlyList<TopicSettings> Topics { get; init; }

    public IEnumerable<ConsumerSettings> Consumers => Topics.SelectMany(topic => topic.Consumers);

    /// <summary>Reads the running stack's configuration.</summary>
    /// <exception cref="SettingsException">Any rule is broken; it lists all that are.</exception>
    public static StackSettings Load() => SettingsReader.Read(new Config(), Deployment.Instance.StackName);
}
