using System.Text.Json;
using Pulumi;

namespace Infra.Settings;

/// <summary>Everything <c>Pulumi.&lt;stack&gt;.yaml</c> decides, resolved and valid. Past this door nobody checks again.</summary>
public sealed record StackSettings
{
    /// <summary>The topics with their consumers, in the order of the settings.</summary>
    public required IReadOnlyList<TopicSettings> Topics { get; init; }

    public required AlertSettings Alerts { get; init; }

    public IEnumerable<ConsumerSettings> Consumers => Topics.SelectMany(topic => topic.Consumers);

    /// <summary>Reads the running stack's configuration.</summary>
    /// <exception cref="SettingsException">Any rule is broken; it lists all that are.</exception>
    public static StackSettings Load()
    {
        // Pulumi's Config answers for known keys only, so a misspelt key would pass unseen; all of them are in the variable
        // through which the engine hands the configuration over.
        var config = Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}";
        return Of(JsonSerializer.Deserialize<Dictionary<string, string>>(config)!, Deployment.Instance.StackName);
    }

    /// <summary>Resolves a configuration.</summary>
    /// <param name="config">By full key (<c>infra:topics</c>); structured values are JSON text.</param>
    /// <exception cref="SettingsException">Any rule is broken; it lists all that are.</exception>
    public static StackSettings Of(IReadOnlyDictionary<string, string> config, string stack) => SettingsReader.Read(config, stack);
}
