using Events;
using Infra.Settings;
using Infra.Settings.Rules;
using Local.Declaration;

namespace Local.Scaffolding;

/// <summary>What a new consumer must not be; looked at before anything is written.</summary>
internal static class NewConsumerRules
{
    /// <exception cref="UsageException">It cannot be; says in one line why.</exception>
    public static NewConsumer Check(string root, string name, IReadOnlyList<string> takes, string language, string stack)
    {
        if (NameRules.FailureOfConsumer(stack, name) is { } failure)
        {
            throw new UsageException($"The consumer `{name}` {failure}");
        }

        var consumer = new NewConsumer(name, [.. takes.Select(TypeOf)], LanguageOf(language), stack);
        if (consumer.Takes.Distinct().Count() < consumer.Takes.Count)
        {
            throw new UsageException("--takes names an event twice. Leave one out.");
        }

        RefuseTaken(root, consumer);
        return consumer;
    }

    private static EventType TypeOf(string name) => EventCatalog.Find(name)
        ?? throw new UsageException($"--takes: there is no event type `{name}`. {Suggestion.For(name, EventCatalog.All.Select(type => type.Name).Distinct())}");

    private static Language LanguageOf(string name) => name switch
    {
        "csharp" => Language.CSharp,
        "python" => Language.Python,
        "node" => Language.Node,
        _ => throw new UsageException($"--language is `{name}`, must be csharp, python or node."),
    };

    private static void RefuseTaken(string root, NewConsumer consumer)
    {
        var folder = Path.Combine(root, "functions", consumer.Function);
        if (Directory.Exists(folder))
        {
            throw new UsageException($"functions/{consumer.Function} exists already, and `{consumer.Name}` would be written there. Choose another name.");
        }

        foreach (var file in Directory.EnumerateFiles(root, "Pulumi.*.yaml").Order(StringComparer.Ordinal))
        {
            var stack = Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length];
            if (ConsumersOf(StackFile.Read(root, stack)).Contains(consumer.Name))
            {
                throw new UsageException($"Pulumi.{stack}.yaml has a consumer `{consumer.Name}` already. Choose another name.");
            }
        }

        // An event that is not carried, a topic that is not declared, a limit that one consumer more breaks: the settings' own rules.
        var declared = StackFile.Read(root, consumer.Stack);
        foreach (var type in consumer.Takes.Where(type => !Names(declared, "topics").Contains(type.Topic)))
        {
            throw new UsageException(
                $"--takes: `{type.Name}` is carried by the topic `{type.Topic}`, which Pulumi.{consumer.Stack}.yaml does not declare. Add `{type.Topic}: {{}}` to its infra:topics.");
        }
    }

    private static IEnumerable<string> ConsumersOf(StackFile file) => Names(file, "consumers");

    private static List<string> Names(StackFile file, string section)
    {
        using var json = System.Text.Json.JsonDocument.Parse(file.Config.GetValueOrDefault($"{file.Project}:{section}", "{}"));
        return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(entry => entry.Name)] : [];
    }
}
