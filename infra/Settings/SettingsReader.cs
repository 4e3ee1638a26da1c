using System.Net.Mail;
using System.Text.Json;
using Events;
using Infra.Packaging;

namespace Infra.Settings;

/// <summary>Reads, resolves and checks the settings; collects every failure before it refuses.</summary>
internal sealed class SettingsReader
{
    /// <summary>The project's name, which Pulumi puts before each of its keys.</summary>
    private const string Prefix = "infra:";

    private static readonly string[] Sections = ["topics", "consumers", "defaults", "alerts"];

    private readonly string stack;
    private readonly List<string> failures = [];

    private SettingsReader(string stack) => this.stack = stack;

    public static StackSettings Read(IReadOnlyDictionary<string, string> config, string stack)
    {
        var reader = new SettingsReader(stack);
        reader.RefuseUnknownSections(config.Keys);
        var settings = new StackSettings
        {
            Topics = reader.Resolve(
                reader.Section(config, "topics"), reader.Section(config, "consumers"), reader.Section(config, "defaults")),
            Alerts = reader.AlertsOf(reader.Section(config, "alerts")),
        };
        return reader.failures.Count == 0 ? settings : throw new SettingsException(reader.failures);
    }

    private List<TopicSettings> Resolve(SettingsNode topics, SettingsNode consumers, SettingsNode defaults)
    {
        var names = topics.Entries().Select(entry => entry.Name).ToList();
        if (names.Count == 0)
        {
            failures.Add($"{topics.Path} declares no topic: name at least one, such as `users: {{}}`.");
        }

        foreach (var (name, node) in topics.Entries())
        {
            FailName(node, NameRules.FailureOfTopic(stack, name));
            node.RefuseUnknownKeys();
        }

        var request = ConsumerRequest.Read(defaults);
        defaults.RefuseUnknownKeys();
        var resolved = consumers.Entries().Select(entry => Resolve(entry.Name, entry.Node, request, names)).OfType<ConsumerSettings>().ToList();
        var bound = names
            .Select(name => new TopicSettings { Name = name, Consumers = [.. resolved.Where(consumer => consumer.Topic == name)] })
            .ToList();
        failures.AddRange(bound.SelectMany(topic => FilterRules.Failures($"{topics.Path}.{topic.Name}", topic)));
        return bound;
    }

    private ConsumerSettings? Resolve(string name, SettingsNode node, ConsumerRequest defaults, IReadOnlyList<string> topics)
    {
        var before = failures.Count;
        FailName(node, NameRules.FailureOfConsumer(stack, name));
        var takes = TakesOf(node, topics);
        var function = FunctionOf(node);
        var request = ConsumerRequest.Read(node).Or(defaults).Or(ConsumerRequest.BuiltIn);
        var state = StateOf(node);
        node.RefuseUnknownKeys();
        if (failures.Count > before)
        {
            return null;
        }

        var consumer = new ConsumerSettings
        {
            Name = name,
            Takes = takes,
            Function = function!,
            Timeout = request.Timeout!.Value,
            Memory = request.Memory!.Value,
            BatchSize = request.BatchSize!.Value,
            BatchingWindow = request.BatchingWindow!.Value,
            MaxReceiveCount = request.MaxReceiveCount!.Value,
            VisibilityTimeout = request.VisibilityTimeout
                ?? ConsumerSettings.VisibilityFor(request.Timeout!.Value, request.BatchingWindow!.Value),
            MaximumConcurrency = request.MaximumConcurrency,
            ReservedConcurrency = request.ReservedConcurrency,
            MessageRetention = request.MessageRetention!.Value,
            DeadLetterRetention = request.DeadLetterRetention!.Value,
            LogRetention = request.LogRetention!.Value,
            State = state,
            Derivations = request.VisibilityTimeout is not null ? [] :
            [
                new Derivation(
                    "visibilityTimeout",
                    Duration.Text(ConsumerSettings.VisibilityFor(request.Timeout!.Value, request.BatchingWindow!.Value)),
                    $"6 x timeout ({Duration.Text(request.Timeout!.Value)}) + batchingWindow ({Duration.Text(request.BatchingWindow!.Value)})"),
            ],
        };
        failures.AddRange(ConsumerRules.Failures(consumer).Select(failure => $"{node.Path}: {failure}"));
        return consumer;
    }

    private List<EventType> TakesOf(SettingsNode node, IReadOnlyList<string> topics)
    {
        var path = $"{node.Path}.takes";
        var names = node.Texts("takes");
        if (names is null or [])
        {
            // A value of the wrong kind has been noted already.
            if (names is not null || !node.Has("takes"))
            {
                failures.Add($"{path} is missing: list at least one event type. Known: {string.Join(", ", EventNames())}.");
            }

            return [];
        }

        var types = new List<EventType>();
        foreach (var name in names)
        {
            if (EventCatalog.Find(name) is not { } type)
            {
                failures.Add($"{path}: there is no event type `{name}`. {Suggestion.For(name, EventNames())}");
            }
            else if (!topics.Contains(type.Topic))
            {
                failures.Add($"{path}: `{name}` is carried by the topic `{type.Topic}`, which this stack does not declare. "
                    + $"Add `{type.Topic}: {{}}` to infra:topics.");
            }
            else if (types.Contains(type))
            {
                failures.Add($"{path} lists `{name}` twice. Leave one out.");
            }
            else
            {
                types.Add(type);
            }
        }

        if (types.Select(type => type.Topic).Distinct().Count() > 1)
        {
            failures.Add($"{path} mixes events of several topics ({string.Join(", ", types.Select(type => $"{type.Name} on {type.Topic}"))}). "
                + "Declare one consumer per topic; they may share a function.");
        }

        return types;
    }

    private string? FunctionOf(SettingsNode node)
    {
        var packages = FunctionPackage.Names;
        var name = node.Text("function");
        if (name is null && !node.Has("function"))
        {
            failures.Add($"{node.Path}.function is missing: name a folder of functions/. Known: {string.Join(", ", packages)}.");
        }
        else if (name is not null && !packages.Contains(name))
        {
            failures.Add($"{node.Path}.function: there is no package of a function `{name}`. {Suggestion.For(name, packages)} "
                + "Packages are made by `dotnet build`.");
        }

        return name;
    }

    private static StateSettings? StateOf(SettingsNode node)
    {
        if (node.Node("state") is not { IsMap: true } state)
        {
            return null;
        }

        var key = state.Text("partitionKey");
        if (key is null && !state.Has("partitionKey"))
        {
            node.Fail($"{state.Path}.partitionKey is missing: name the table's partition key, such as `orderId`.");
        }

        state.RefuseUnknownKeys();
        return new StateSettings(key ?? string.Empty);
    }

    private AlertSettings AlertsOf(SettingsNode node)
    {
        var emails = node.Texts("emails") ?? [];
        foreach (var email in emails.Where(email => !MailAddress.TryCreate(email, out var address) || address.Address != email))
        {
            failures.Add($"{node.Path}.emails: `{email}` is not an e-mail address. Write it as name@example.com.");
        }

        node.RefuseUnknownKeys();
        return new AlertSettings(emails);
    }

    private void FailName(SettingsNode node, string? failure)
    {
        if (failure is not null)
        {
            failures.Add($"{node.Path} {failure}");
        }
    }

    private void RefuseUnknownSections(IEnumerable<string> keys)
    {
        foreach (var key in keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..])
            .Where(key => !Sections.Contains(key)).Order(StringComparer.Ordinal))
        {
            failures.Add($"{Prefix}{key} is not a setting. {Suggestion.For(key, Sections)}");
        }
    }

    private SettingsNode Section(IReadOnlyDictionary<string, string> config, string key)
    {
        var path = Prefix + key;
        if (!config.TryGetValue(path, out var text))
        {
            return new SettingsNode(path, default, failures);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return new SettingsNode(path, document.RootElement.Clone(), failures);
        }
        catch (JsonException)
        {
            failures.Add($"{path} is `{text}`, must be a map of keys and values.");
            return new SettingsNode(path, default, failures);
        }
    }

    private static IEnumerable<string> EventNames() => EventCatalog.All.Select(type => type.Name).Distinct();
}
