using System.Text.Json;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>Reads, resolves and checks the settings; collects every failure before it refuses.</summary>
internal sealed class StackReader
{
    /// <summary>The project's name, which Pulumi puts before each of its keys.</summary>
    private const string Prefix = "infra:";

    private const string RegionKey = "aws:region";

    private static readonly string[] Sections =
        ["topics", "consumers", "defaults", "alerts", "ingest", "outboxes", "coverage", "encryption", "protect", "account", "accountConcurrency", "tags"];

    private readonly IReadOnlyDictionary<string, string> config;
    private readonly IReadOnlyCollection<string> secrets;
    private readonly string stack;
    private readonly List<string> failures = [];

    private StackReader(IReadOnlyDictionary<string, string> config, string stack, IReadOnlyCollection<string> secrets)
    {
        this.config = config;
        this.stack = stack;
        this.secrets = secrets;
    }

    public static StackSettings Read(IReadOnlyDictionary<string, string> config, string stack, IReadOnlyCollection<string> secrets)
    {
        var reader = new StackReader(config, stack, secrets);
        var settings = reader.Read();
        return reader.failures.Count == 0 ? settings : throw new SettingsException(reader.failures);
    }

    private StackSettings Read()
    {
        RefuseUnknownSections();
        var defaults = Section("defaults");
        var functions = FunctionRequest.Read(defaults);
        var accountConcurrency = Scalars().Integer("accountConcurrency", new Bounds<int>(10, int.MaxValue), " invocations", "It is the account's Lambda quota.")
            ?? 1_000;
        var topics = TopicReader.Read(Section("topics"), stack);
        var consumers = new ConsumerReader(stack, accountConcurrency, topics, functions, QueueRequest.Read(defaults), FailureRequest.Read(defaults), failures).Read(Section("consumers"));
        defaults.RefuseUnknownKeys();
        var bound = topics
            .Select(topic => topic with { Consumers = [.. consumers.Where(consumer => consumer.TakesFrom(topic))] })
            .ToList();
        var settings = new StackSettings
        {
            Account = AccountOf(),
            Region = RegionOf(),
            Protect = Scalars().Choice("protect", "auto", "true", "false") switch
            {
                "true" => true,
                "false" => false,
                _ => StackRules.IsProtected(stack),
            },
            Coverage = Scalars().Choice("coverage", "report", "refuse") == "refuse" ? Coverage.Refuse : Coverage.Report,
            Encryption = Scalars().Choice("encryption", "customerKey", "serviceKeys") == "serviceKeys" ? Encryption.ServiceKeys : Encryption.CustomerKey,
            Tags = TagsOf(),
            AccountConcurrency = accountConcurrency,
            LogRetention = functions.LogRetention ?? FunctionSettings.DefaultLogRetention,
            Topics = bound,
            Consumers = consumers,
            Alerts = AlertReader.Read(Section("alerts")),
            Ingest = IngestReader.Read(Section("ingest"), functions),
            Outboxes = OutboxReader.Read(Section("outboxes"), functions, stack),
        };
        failures.AddRange(bound.SelectMany(topic => TopicRules.Failures($"{Prefix}topics.{topic.Name}", topic)));
        failures.AddRange(StackRules.Failures(settings, stack));
        // A consumer that could not be read would count as one that takes nothing.
        failures.AddRange(failures.Count == 0 ? CoverageRules.Failures(settings) : []);
        return settings;
    }

    private void RefuseUnknownSections()
    {
        foreach (var key in config.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..])
            .Where(key => !Sections.Contains(key)).Order(StringComparer.Ordinal))
        {
            failures.Add($"{Prefix}{key} is not a setting. {Suggestion.For(key, Sections)}");
        }
    }

    private string? AccountOf()
    {
        // Pulumi has no optional keys, only defaults: an empty one stands for none.
        var account = config.GetValueOrDefault(Prefix + "account") is { Length: > 0 } given ? given : null;
        if (account is not null && !Patterns.Account().IsMatch(account))
        {
            failures.Add($"{Prefix}account is `{account}`, must be an AWS account id: 12 digits, in quotes if the first is 0.");
        }

        return account;
    }

    private string? RegionOf()
    {
        var region = config.GetValueOrDefault(RegionKey);
        if (region is not null && !Patterns.Region().IsMatch(region))
        {
            failures.Add($"{RegionKey} is `{region}`, must be the name of an AWS region such as eu-west-1.");
        }

        return region;
    }

    private Dictionary<string, string> TagsOf()
    {
        var node = new SettingsNode(Prefix, Wrapped("tags"), failures, IsSecret("tags"));
        var tags = node.TextMap("tags") ?? new Dictionary<string, string>();
        failures.AddRange(TagRules.Failures($"{Prefix}tags", tags));
        return tags.ToDictionary();
    }

    /// <summary>Settings that are a single value, read like a key of a section.</summary>
    private SettingsNode Scalars()
    {
        var texts = new[] { "coverage", "protect", "encryption", "accountConcurrency" }.Where(key => config.ContainsKey(Prefix + key))
            .ToDictionary(key => key, key => config[Prefix + key]);
        return new SettingsNode(Prefix, JsonSerializer.SerializeToElement(texts), failures);
    }

    private JsonElement Wrapped(string key) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [key] = Parsed(key) ?? JsonSerializer.SerializeToElement<object?>(null) });

    private SettingsNode Section(string key) => new(Prefix + key, Parsed(key) ?? default, failures, IsSecret(key));

    private JsonElement? Parsed(string key)
    {
        if (!config.TryGetValue(Prefix + key, out var text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Not a map, then: whoever reads it says so.
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private bool IsSecret(string key) => secrets.Contains(Prefix + key);
}
