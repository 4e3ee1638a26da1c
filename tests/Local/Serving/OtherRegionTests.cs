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
        near.Ask(() =>
        {
            near.World.Invariants.Check();
            return 0;
        });
    }

    [Fact]
    public async Task What_another_Region_does_not_have_is_silence()
    {
        var near = cloud["eu-west-1"];
        var topic = near.Ask(() => near.World.CreateTopic(new TopicAttributes { Name = "news" }));
        near.Ask(() => near.World.Subscriptions.Subscribe(near.World.ArnOf(topic), "sqs", $"arn:aws:sqs:us-east-1:{Account}:nowhere", new Dictionary<string, string>()));

        near.Ask(() => near.World.Publish(topic, new PublishRequest { Message = "1" }));
        await cloud.Carried;

        Assert.Contains(near.Ask(() => near.World.Trace.ToList()), fact => fact.Kind == FactKind.Delivered);
    }
}
