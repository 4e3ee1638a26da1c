using System.Text.Json;
using Events;
using Infra.Settings;
using Infra.Settings.Rules;
using Local.Declaration;

namespace Local.Scaffolding;

/// <summary>What a new consumer must not be; looked at before anything is written.</summary>
internal static class NewConsumerRules
{
    /// <exception cref="UsageException">It cannot be; says in one line why.</exception>
    public static NewConsumer Check(string root, string name, IReadOnlyList<string> takes, string language, string? stack)
    {
        var stacks = stack is null ? Environments(root) : [stack];
        if (stacks.Select(each => NameRules.FailureOfConsumer(each, name)).FirstOrDefault(failure => failure is not null) is { } broken)
        {
            throw new UsageException($"The consumer `{name}` {broken}");
        }

        var consumer = new NewConsumer(name, [.. takes.Select(TypeOf)], LanguageOf(language), stacks);
        if (consumer.Takes.Distinct().Count() < consumer.Takes.Count)
        {
            throw new UsageException("--takes names an event twice. Leave one out.");
        }

        RefuseTaken(root, consumer);
        return consumer;
    }

    /// <summary>Environments consist of the same consumers; the samples are none.</summary>
    private static List<string> Environments(string root) => [.. StacksOf(root).Where(stack => stack != "samples")];

    private static IEnumerable<string> StacksOf(string root) => Directory.EnumerateFiles(root, "Pulumi.*.yaml")
        .Select(file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length]).Order(StringComparer.Ordinal);

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

        foreach (var stack in StacksOf(root).Where(stack => Names(StackFile.Read(root, stack), "consumers").Contains(consumer.Name)))
        {
            throw new UsageException($"Pulumi.{stack}.yaml has a consumer `{consumer.Name}` already. Choose another name.");
        }

        foreach (var stack in consumer.Stacks)
        {
            var topics = Names(StackFile.Read(root, stack), "topics");
            foreach (var type in consumer.Takes.Where(type => !topics.Contains(type.Topic)))
            {
                throw new UsageException(
                    $"--takes: `{type.Name}` is carried by the topic `{type.Topic}`, which Pulumi.{stack}.yaml does not declare. Add `{type.Topic}: {{}}` to its infra:topics.");
            }
        }
    }

    private static List<string> Names(StackFile file, string section)
    {
        using var json = JsonDocument.Parse(file.Config.GetValueOrDefault($"{file.Project}:{section}", "{}"));
        return json.RootElement.ValueKind == JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(entry => entry.Name)] : [];
    }
}
