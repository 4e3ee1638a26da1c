using global::Local.Serving;
using Sim;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Local.Serving;

/// <summary>A topic of one Region with a queue of another.</summary>
public sealed class OtherRegionTests : IDisposable
{
    private const string Account = "000000000000";

    private readonly LocalCloud cloud = new(region => LocalCloud.Empty(TimeProvider.System, Account, region, isTraced: true));

    public void Dispose() => cloud.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_comes_over_raw_or_in_its_envelope(bool isRaw)
    {
        var queue = cloud["us-east-1"].Ask(() => cloud["us-east-1"].World.CreateQueue(new QueueAttributes { Name = "far" }));
        var near = cloud["eu-west-1"];
        var topic = near.Ask(() => near.World.CreateTopic(new TopicAttributes { Name = "news" }));
        var attributes = new Dictionary<string, string> { ["RawMessageDelivery"] = isRaw ? "true" : "false" };
        near.Ask(() => near.World.Subscriptions.Subscribe(near.World.ArnOf(topic), "sqs", $"arn:aws:sqs:us-east-1:{Account}:far", attributes));

        for (var number = 0; number < 20; number++)
        {
            near.Ask(() => near.World.Publish(topic, new PublishRequest { Message = $"{number}", MessageAttributes = new Dictionary<string, MessageAttributeValue> { ["kind"] = new("String", "é") } }));
        }

        await cloud.Carried;

        var arrived = cloud["us-east-1"].Ask(() => cloud["us-east-1"].World.MessagesIn(queue).ToList());
        Assert.Equal(20, arrived.Count);
        Assert.All(arrived.Select((message, number) => (message, number)), pair => Assert.Contains(isRaw ? $"{pair.number}" : $"\"Message\" : \"{pair.number}\"", pair.message.Body));
        Assert.Equal(isRaw ? ["é"] : [], arrived[0].MessageAttributes.Values.Select(value => value.StringValue!));
        near.Deliver(near.World.Invariants.Check);
    }

    [Theory]
    [InlineData("nowhere", "The specified queue does not exist.")]
    [InlineData("small", "must be shorter than 1024 bytes")]
    public async Task What_the_other_Region_refuses_goes_to_the_subscriptions_dead_letter_queue(string endpoint, string reason)
    {
        cloud["us-east-1"].Ask(() => cloud["us-east-1"].World.CreateQueue(new QueueAttributes { Name = "small", MaximumMessageSize = 1_024 }));
        var near = cloud["eu-west-1"];
        var deadLetters = near.Ask(() => near.World.CreateQueue(new QueueAttributes { Name = "dead" }));
        var topic = Subscribe(near, endpoint, """{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:000000000000:dead"}""");

        near.Ask(() => near.World.Publish(topic, new PublishRequest { Message = new string('x', 1_000) }));
        await cloud.Carried;

        var dead = Assert.Single(near.Ask(() => near.World.MessagesIn(deadLetters).ToList()));
        Assert.Contains("xxx", dead.Body);
        var failed = Assert.Single(near.Ask(() => near.World.Trace.ToList()), fact => fact.Kind == FactKind.DeliveryFailed);
        Assert.StartsWith($"arn:aws:sqs:us-east-1:{Account}:{endpoint} refuses it: ", failed.Detail);
        Assert.Contains(reason, failed.Detail);
        var counted = near.Ask(() => near.World.Snapshot().Subscriptions.Single());
        Assert.Equal((1, 1, 0), (counted.Matched, counted.DeliveryFailed, counted.Lost));
        near.Deliver(near.World.Invariants.Check);
    }

    [Fact]
    public async Task Without_a_dead_letter_queue_it_is_lost_and_the_trace_says_so()
    {
        var near = cloud["eu-west-1"];
        var topic = Subscribe(near, "nowhere");

        near.Ask(() => near.World.Publish(topic, new PublishRequest { Message = "1" }));
        await cloud.Carried;

        Assert.Equal([FactKind.Published, FactKind.DeliveryFailed, FactKind.Lost], near.Ask(() => near.World.Trace.Select(fact => fact.Kind).ToList()));
        near.Deliver(near.World.Invariants.Check);
    }

    private static TopicId Subscribe(ServedWorld near, string queue, string? redrive = null) => near.Ask(() =>
    {
        var topic = near.World.CreateTopic(new TopicAttributes { Name = "news" });
        var attributes = redrive is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["RedrivePolicy"] = redrive };
        near.World.Subscriptions.Subscribe(near.World.ArnOf(topic), "sqs", $"arn:aws:sqs:us-east-1:{Account}:{queue}", attributes);
        return topic;
    });
}
