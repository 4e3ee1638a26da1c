using Events;
using Infra.Filters;
using Infra.Packaging;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>Reads the consumers and resolves what they leave open.</summary>
internal sealed class ConsumerReader(
    string stack,
    int accountConcurrency,
    IReadOnlyList<TopicSettings> topics,
    FunctionRequest functionDefaults,
    QueueRequest queueDefaults,
    FailureRequest failureDefaults,
    List<string> failures)
{
    /// <summary>The consumers that could be read: of the others the failures are noted.</summary>
    public List<ConsumerSettings> Read(SettingsNode consumers) =>
        [.. consumers.Entries().Select(entry => Read(entry.Name, entry.Node)).OfType<ConsumerSettings>()];

    private ConsumerSettings? Read(string name, SettingsNode node)
    {
        var before = failures.Count;
        if (NameRules.FailureOfConsumer(stack, name) is { } failure)
        {
            node.Fail($"{node.Path} {failure}");
        }

        var source = SourceReader.Read(node);
        var (takes, carriers) = source is ConsumerSource.Queue ? ([], []) : TakesOf(node);
        var where = WhereOf(node, takes, carriers);
        var package = PackageOf(node);
        var function = FunctionRequest.Read(node).Or(functionDefaults).Resolve(package ?? string.Empty);
        var queue = QueueRequest.Read(node);
        var onFailure = FailureRequest.Read(node);
        var scaling = ScalingRequest.Read(node);
        var level = LevelOf(node);
        var state = StateOf(node);
        var fifo = source is ConsumerSource.Queue ? TopicReader.FifoOf(node) : carriers.FirstOrDefault()?.Fifo;
        var fair = source is ConsumerSource.Queue ? node.Flag("fair") ?? false : carriers.Any(topic => topic.Fair);
        node.RefuseUnknownKeys();
        if (failures.Count > before)
        {
            return null;
        }

        var sizing = new ConsumerSizing(function, level, accountConcurrency);
        var readQueue = source is ConsumerSource.Direct ? null : sizing.QueueOf(queue.Or(queueDefaults), fifo, fair);
        var consumer = new ConsumerSettings
        {
            Name = name,
            Takes = takes,
            Where = where,
            Source = source,
            Function = function,
            Queue = readQueue,
            Scaling = sizing.ScalingOf(scaling, readQueue),
            ServiceLevel = level,
            Alarms = sizing.AlarmsOf(source, readQueue),
            Failures = onFailure.Resolve(failureDefaults),
            State = state,
            Derivations = sizing.Derivations,
        };
        failures.AddRange(ConsumerRules.Failures(consumer, carriers).Select(broken => $"{node.Path}: {broken}"));
        return consumer;
    }

    private (List<EventType> Takes, List<TopicSettings> Carriers) TakesOf(SettingsNode node)
    {
        var path = $"{node.Path}.takes";
        var names = node.Texts("takes");
        if (names is null or [])
        {
            // A value of the wrong kind has been noted already.
            if (names is not null || !node.Has("takes"))
            {
                failures.Add($"{path} is missing: list at least one event type, or say `source: queue` for a plain work queue. Known: {string.Join(", ", EventNames())}.");
            }

            return ([], []);
        }

        var types = new List<EventType>();
        foreach (var name in names)
        {
            if (EventCatalog.Find(name) is not { } type)
            {
                failures.Add($"{path}: there is no event type `{name}`. {Suggestion.For(name, EventNames())}");
            }
            else if (topics.All(topic => topic.Name != type.Topic))
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

        return (types, [.. topics.Where(topic => types.Any(type => type.Topic == topic.Name))]);
    }

    /// <summary>Checked against each of the ways in which its topics filter.</summary>
    private EventConditions WhereOf(SettingsNode node, IReadOnlyList<EventType> takes, IReadOnlyList<TopicSettings> carriers)
    {
        var before = failures.Count;
        var where = EventConditions.None;
        foreach (var scope in carriers.Select(topic => topic.FilterScope).Distinct())
        {
            where = failures.Count > before ? where : EventConditions.Read(node, takes, scope);
        }

        return where;
    }

    private static string? PackageOf(SettingsNode node)
    {
        var packages = FunctionPackage.OfConsumers;
        var name = node.Text("function");
        if (name is null && !node.Has("function"))
        {
            node.Fail($"{node.Path}.function is missing: name a folder of functions/. Known: {string.Join(", ", packages)}.");
        }
        else if (name is not null && !packages.Contains(name))
        {
            node.Fail($"{node.Path}.function: there is no package of a function `{name}`. {Suggestion.For(name, packages)} "
                + "Packages are made by `dotnet build`.");
        }
        else if (name is not null && !FunctionPackage.IsMade(name))
        {
            node.Fail($"{node.Path}.function: `{name}` is written in JavaScript and has no package yet. Run `npm ci --prefix functions`, then `dotnet build`.");
        }

        return name;
    }

    private static ServiceLevel? LevelOf(SettingsNode consumer)
    {
        if (consumer.Node("serviceLevel") is not { IsMap: true } node)
        {
            return null;
        }

        var rate = node.Rate("expectedRate", "It is how many events come on average.");
        var duration = node.Duration(
            "handlerDuration", new Bounds<TimeSpan>(TimeSpan.FromMilliseconds(1), AwsLimits.FunctionTimeout.Most), "It is how long one event takes.", fractions: true);
        var latency = node.Duration(
            "latencyTarget", new Bounds<TimeSpan>(TimeSpan.FromSeconds(1), AwsLimits.MessageRetention.Most), "From publication until the event is handled.");
        foreach (var key in new[] { "expectedRate", "handlerDuration", "latencyTarget" }.Where(key => !node.Has(key)))
        {
            node.Fail($"{node.Path}.{key} is missing: a service level is expectedRate, handlerDuration and latencyTarget together.");
        }

        node.RefuseUnknownKeys();
        return rate is null || duration is null || latency is null ? null : new ServiceLevel(rate.Value, duration.Value, latency.Value);
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

    private static IEnumerable<string> EventNames() => EventCatalog.All.Select(type => type.Name).Distinct();
}
