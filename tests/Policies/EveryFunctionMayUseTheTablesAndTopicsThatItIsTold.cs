using Local.Declaration;
using System.Collections.Immutable;
using System.Text.Json;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>A name in its environment is a promise that it may use what it names.</summary>
public sealed class EveryFunctionMayUseTheTablesAndTopicsThatItIsTold
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function =>
            TablesOf(landscape, function).SelectMany(table => WhyNot(landscape, function, table, "dynamodb", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"))
                .Concat(TopicsOf(function).SelectMany(topic => WhyNot(landscape, function, topic, "sns", "sns:Publish")))
                .FirstOrDefault());
    }

    private static IEnumerable<string> WhyNot(Landscape landscape, RecordedResource function, string? resource, string service, params string[] actions) =>
        actions.Where(action => !landscape.GrantsOf(function).Allows(Asked.OfRole(function.Text("role"), action, resource ?? "")))
            .Select(action => $"may not {action} on {resource}")
            .Concat(KeyAccess.WhyNot(landscape, function, service, "kms:Decrypt", "kms:GenerateDataKey") is { } refused ? [refused] : []);

    /// <summary>Null for a name that no table has.</summary>
    private static IEnumerable<string?> TablesOf(Landscape landscape, RecordedResource function) => new[] { "IDEMPOTENCY_TABLE", "STATE_TABLE" }
        .Select(variable => Variables(function).GetValueOrDefault(variable) as string)
        .OfType<string>()
        .Select(name => landscape.Of(AwsType.Table).SingleOrDefault(table => table.Text("name") == name)?.Text("arn"));

    private static IEnumerable<string> TopicsOf(RecordedResource function)
    {
        using var topics = JsonDocument.Parse(Variables(function).GetValueOrDefault("TOPICS") as string ?? "{}");
        return [.. topics.RootElement.EnumerateObject().Select(topic => topic.Value.GetProperty("arn").GetString()!)];
    }

    private static ImmutableDictionary<string, object> Variables(RecordedResource function) =>
        (ImmutableDictionary<string, object>)function.Map("environment")!["variables"];
}
