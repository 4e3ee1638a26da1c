using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Dashboard;

/// <summary>A Region as the page draws it. It holds times, never ages, so that it is the same bytes while nothing happens.</summary>
internal sealed class DashboardState(Utf8JsonWriter json, World world)
{
    private const int RecentFacts = 60;
    private const int RecentAlarmChanges = 30;

    private readonly Snapshot now = world.Snapshot();

    public void Write(IReadOnlyList<string> regions)
    {
        json.WriteStartObject();
        json.WriteString("region", world.Options.Region);
        json.WriteString("account", world.Options.Account);
        List("regions", regions, json.WriteStringValue);
        json.WriteNumber("lost", now.Lost);
        List("topics", now.Topics.Where(topic => topic.Exists), WriteTopic);
        List("subscriptions", now.Subscriptions.Where(subscription => subscription.Exists), WriteSubscription);
        WriteQueues();
        List("functions", now.Functions, WriteFunction);
        List("mappings", now.Mappings, mapping => Object(
            ("queue", $"q{mapping.Queue.Index}"), ("function", $"f{mapping.Function.Index}"), ("concurrency", mapping.Concurrency), ("cap", mapping.Cap)));
        List("streams", world.StreamMappings, stream => Object(
            ("table", stream.Configuration.Stream.Table), ("function", $"f{stream.Configuration.Function.Index}"), ("position", stream.Position)));
        WriteAlarms();
        WriteRecent();
        json.WriteEndObject();
    }

    private void WriteTopic(TopicSnapshot topic) => Object(
        ("id", $"t{topic.Id.Index}"), ("arn", world.ArnOf(topic.Id)), ("name", topic.Name), ("published", topic.Published), ("unmatched", topic.NoSubscriptionMatched));

    private void WriteSubscription(SubscriptionSnapshot subscription) => Object(
        ("topic", $"t{subscription.Topic.Index}"),
        ("target", subscription.Queue is { } queue ? $"q{queue.Index}" : subscription.Function is { } function ? $"f{function.Index}" : null),
        ("deadLetterQueue", IdOf(world.AttributesOf(subscription.Id).DeadLetterTargetArn)),
        ("matched", subscription.Matched), ("filteredOut", subscription.FilteredOut), ("failed", subscription.DeliveryFailed), ("lost", subscription.Lost));

    private void WriteQueues()
    {
        var queues = now.Queues.Where(queue => queue.Exists).ToList();
        var targets = queues.Select(queue => world.AttributesOf(queue.Id).RedrivePolicy?.DeadLetterTargetArn)
            .Concat(now.Subscriptions.Where(subscription => subscription.Exists).Select(subscription => world.AttributesOf(subscription.Id).DeadLetterTargetArn))
            .ToHashSet();
        List("queues", queues, queue => WriteQueue(queue, targets.Contains(world.ArnOf(queue.Id))));
    }

    private void WriteQueue(QueueSnapshot queue, bool isDeadLetterQueue)
    {
        var oldest = queue.AgeOfOldestMessage is { } age ? (now.At - age).ToUnixTimeMilliseconds() : (long?)null;
        // What a parking queue is, its name says: AWS knows no such thing.
        var role = isDeadLetterQueue ? "dead" : queue.Name.Contains("parking", StringComparison.Ordinal) ? "parking" : "queue";
        Object(
            ("id", $"q{queue.Id.Index}"), ("arn", world.ArnOf(queue.Id)), ("name", queue.Name), ("role", role),
            ("deadLetterQueue", IdOf(world.AttributesOf(queue.Id).RedrivePolicy?.DeadLetterTargetArn)),
            ("visible", queue.Visible), ("delayed", queue.Delayed), ("inFlight", queue.InFlight), ("oldest", oldest),
            ("accepted", queue.Accepted), ("deleted", queue.Deleted), ("expired", queue.Expired), ("movedIn", queue.MovedIn), ("movedOut", queue.MovedOut));
    }

    private void WriteFunction(FunctionSnapshot function) => Object(
        ("id", $"f{function.Id.Index}"), ("name", function.Name), ("concurrency", function.ConcurrentExecutions), ("invocations", function.Invocations),
        ("coldStarts", function.ColdStarts), ("errors", function.Errors), ("timedOut", function.TimedOut), ("throttles", function.Throttles), ("waiting", function.AsynchronousEvents));

    private void WriteAlarms()
    {
        List("alarms", now.Alarms, alarm => Object(
            ("name", alarm.Name), ("state", alarm.State.ToString()), ("reason", alarm.StateReason), ("at", alarm.StateUpdated.ToUnixTimeMilliseconds())));
        List("history", world.CloudWatch.History.Where(item => item.Transition is not null).TakeLast(RecentAlarmChanges), item => Object(
            ("name", item.Alarm), ("at", item.At.ToUnixTimeMilliseconds()), ("summary", item.Summary)));
    }

    private void WriteRecent()
    {
        json.WriteStartArray("recent");
        for (var number = world.Trace.End - 1; number >= Math.Max(world.Trace.Start, world.Trace.End - RecentFacts); number--)
        {
            FactJson.Begin(json, world, world.Trace.At(number));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string? IdOf(string? arn)
    {
        foreach (var queue in now.Queues)
        {
            if (queue.Exists && world.ArnOf(queue.Id) == arn)
            {
                return $"q{queue.Id.Index}";
            }
        }

        return null;
    }

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private void Object(params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        json.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }

        json.WriteEndObject();
    }
}
