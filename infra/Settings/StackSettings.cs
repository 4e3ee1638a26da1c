using System.Text.Json;
using Infra.Settings.Reading;
using Pulumi;

namespace Infra.Settings;

/// <summary>Everything <c>Pulumi.&lt;stack&gt;.yaml</c> decides, resolved and valid. Past this door nobody checks again.</summary>
public sealed record StackSettings
{
    /// <summary>Stands for an encrypted value where only the Pulumi command line holds the key: on a laptop.</summary>
    public const string Encrypted = "[encrypted]";

    /// <summary>The AWS account that the stack belongs to, 12 digits; null: not named, so nothing may be deployed.</summary>
    public string? Account { get; init; }

    /// <summary>The AWS region; null: whatever the environment says.</summary>
    public string? Region { get; init; }

    /// <summary>What holds messages or state cannot be deleted or replaced until somebody lifts the protection.</summary>
    public bool Protect { get; init; }

    public Coverage Coverage { get; init; } = Coverage.Report;

    public Encryption Encryption { get; init; } = Encryption.CustomerKey;

    /// <summary>What every resource is tagged with: owner, cost centre, ... beside stack and project.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The account's Lambda concurrency: 1,000 unless AWS has raised it.</summary>
    public int AccountConcurrency { get; init; } = 1_000;

    /// <summary>How long what belongs to no single function is logged: the deliveries of the topics.</summary>
    public TimeSpan LogRetention { get; init; } = FunctionSettings.DefaultLogRetention;

    /// <summary>The topics with their consumers, in the order of the settings.</summary>
    public required IReadOnlyList<TopicSettings> Topics { get; init; }

    /// <summary>In the order of the settings.</summary>
    public required IReadOnlyList<ConsumerSettings> Consumers { get; init; }

    public required AlertSettings Alerts { get; init; }

    /// <summary>Null: events are published to the topics only.</summary>
    public IngestSettings? Ingest { get; init; }

    /// <summary>In the order of the settings.</summary>
    public IReadOnlyList<OutboxSettings> Outboxes { get; init; } = [];

    /// <summary>Reads the running stack's configuration.</summary>
    /// <exception cref="SettingsException">Any rule is broken; it lists all that are.</exception>
    public static StackSettings Load()
    {
        // Pulumi's Config answers for known keys only, so a misspelt key would pass unseen; all of them are in the variable
        // through which the engine hands the configuration over.
        var config = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!;
        var secrets = JsonSerializer.Deserialize<string[]>(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") ?? "[]")!;
        var settings = Of(config, Deployment.Instance.StackName, secrets);
        return settings.Account is not null || Deployment.Instance.IsDryRun ? settings : throw new SettingsException(
        [
            "infra:account is missing: a stack is deployed only to the account that its settings name. "
                + "Set it with `pulumi config set infra:account 123456789012`.",
        ]);
    }

    /// <summary>Resolves a configuration.</summary>
    /// <param name="config">By full key (<c>infra:topics</c>); structured values are JSON text.</param>
    /// <param name="secrets">Full keys of those whose values are secret: no message shows them.</param>
    /// <exception cref="SettingsException">Any rule is broken; it lists all that are.</exception>
    public static StackSettings Of(IReadOnlyDictionary<string, string> config, string stack, IReadOnlyCollection<string>? secrets = null) =>
        StackReader.Read(config, stack, secrets ?? []);
}
