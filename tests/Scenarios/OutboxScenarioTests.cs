using System.Collections.Immutable;
using Local.Reporting;
using System.Text.Json.Nodes;
using global::Local.Declaration;
using global::Local.Running;
using global::Local.Scenarios;
using Tests.Local;
using Tests.Local.Policies;
using Tests.Policies;

namespace Tests.Scenarios;

/// <summary>An event that a producer writes into its outbox reaches its consumers: table, stream, function, topic, queue, consumer.</summary>
[Collection("laptop")]
public sealed class OutboxScenarioTests
{
    private const string Stack = """
        config:
          aws:region: eu-west-1
          infra:topics:
            users: {}
            orders: {}
          infra:outboxes:
            accounts: { batchSize: 10 }
          infra:consumers:
            welcome-email:
              takes: [user.signed-up]
              function: WelcomeEmail
              state: { partitionKey: emailId }
        """;

    [Fact]
    public async Task What_is_written_into_an_outbox_is_processed_once_by_the_consumers_of_its_topic()
    {
        var logs = new StringWriter();

        var report = await RunAsync("""
            { "events": [
              { "name": "a", "outbox": "accounts", "entity": "u1", "times": 3, "message":
                { "specversion": "1.0", "id": "a${n}", "source": "/accounts", "type": "user.signed-up", "data": { "userId": "u${n}", "email": "u@example.com" } } },
              { "name": "b", "outbox": "accounts", "entity": "u2", "message":
                { "specversion": "1.0", "id": "b", "source": "/accounts", "type": "user.signed-up", "data": { "userId": "u9", "email": "u@example.com" } } }
            ] }
            """, logs);

        Assert.Equal(
            ["a #1: Processed 1", "a #2: Processed 1", "a #3: Processed 1", "b: Processed 1"],
            report.Events.Select(row => $"{row.Name}: {row.Outcome} {row.Attempts}").Order(StringComparer.Ordinal));
        Assert.Equal(0, report.Totals.Lost);
        var published = logs.ToString().Split('\n').Where(line => line.Contains("\"event published\"", StringComparison.Ordinal))
            .Select(line => (string)JsonNode.Parse(line)!["eventId"]!).ToList();
        Assert.Equal(4, published.Count);
        Assert.Equal(["a1", "a2", "a3"], published.Where(id => id.StartsWith('a')));
    }

    [Fact]
    public async Task What_the_mapping_of_the_outbox_filters_out_is_discarded_and_said_so()
    {
        var filter = ImmutableDictionary<string, object>.Empty.Add("pattern", """{"dynamodb":{"Keys":{"entity":{"S":["u1"]}}}}""");
        var criteria = ImmutableDictionary<string, object>.Empty.Add("filters", ImmutableArray.Create<object>(filter));

        var report = await RunAsync("""
            { "events": [
              { "name": "a", "outbox": "accounts", "entity": "u2", "message":
                { "specversion": "1.0", "id": "a", "source": "/accounts", "type": "user.signed-up", "data": { "userId": "u2", "email": "u@example.com" } } },
              { "name": "b", "outbox": "accounts", "entity": "u1", "message":
                { "specversion": "1.0", "id": "b", "source": "/accounts", "type": "user.signed-up", "data": { "userId": "u1", "email": "u@example.com" } } }
            ] }
            """,
            new StringWriter(),
            resource => resource.Type == "aws:lambda/eventSourceMapping:EventSourceMapping" && resource.Inputs.ContainsKey("startingPosition")
                ? resource with { Inputs = resource.Inputs.SetItem("filterCriteria", criteria) } : resource);

        Assert.Equal(["a: Discarded", "b: Processed"], report.Events.Select(row => $"{row.Name}: {row.Outcome}").Order(StringComparer.Ordinal));
        Assert.Equal("the filter criteria of the event source mapping of its outbox do not take it", report.Events.Single(row => row.Name == "a").Reason);
        Assert.Equal(0, report.Totals.InFlight);
    }

    [Fact]
    public async Task An_outbox_whose_role_may_not_publish_is_refused_by_SNS_as_itself()
    {
        using var folder = new StackFolder(Stack);
        var stack = (await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test")))
            .Without("Publish", resource => resource.Type == AwsType.RolePolicy && resource.Name.StartsWith("accounts", StringComparison.Ordinal));
        var logs = new StringWriter();

        var report = await RunAsync(stack, folder, """
            { "events": [
              { "name": "a", "outbox": "accounts", "entity": "u1", "message":
                { "specversion": "1.0", "id": "a", "source": "/accounts", "type": "user.signed-up", "data": { "userId": "u1", "email": "u@example.com" } } }
            ] }
            """, logs);

        Assert.NotEqual(Outcome.Processed, Assert.Single(report.Events).Outcome);
        Assert.Contains("is not authorized to perform: sns:Publish", logs.ToString());
    }

    private static async Task<RunReport> RunAsync(string scenario, TextWriter logs, Func<RecordedResource, RecordedResource>? alter = null)
    {
        using var folder = new StackFolder(Stack);
        var stack = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));
        return await RunAsync(alter is null ? stack : DeclaredStack.Of(stack.File, stack.Recording.With(alter)), folder, scenario, logs);
    }

    private static async Task<RunReport> RunAsync(DeclaredStack stack, StackFolder folder, string scenario, TextWriter logs)
    {
        var file = Path.Combine(folder.Path, "scenario.json");
        await File.WriteAllTextAsync(file, scenario);
        return await LaptopRun.RunAsync(
            stack, ScenarioReader.Read(file), seed: 1, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), new LogOutput(logs));
    }
}
