using Sim;
using Sim.Sns;

namespace Tests.Sim;

public sealed class NotSimulatedTests
{
    private readonly Stage stage = new();

    [Fact]
    public void FIFO_topics_are_refused_by_name() =>
        Refused("SNS FIFO topic events.fifo", () => stage.Topic("events.fifo"));

    [Fact]
    public void A_function_as_an_endpoint_is_refused_by_name() => Refused(
        "SNS subscription with protocol lambda",
        () => stage.World.Subscribe(new SubscriptionAttributes { Topic = stage.Topic(), Function = stage.Function(new Handler()) }));

    [Fact]
    public void Message_groups_are_refused_by_name()
    {
        var topic = stage.Topic();

        Refused(
            "SNS MessageGroupId (FIFO topics and fair queues)",
            () => stage.World.Publish(topic, new PublishRequest { Message = "x", MessageGroupId = "g" }));
    }

    [Fact]
    public void A_text_per_protocol_is_refused_by_name() => Refused(
        "SNS MessageStructure \"json\"",
        () => stage.World.Publish(stage.Topic(), new PublishRequest { Message = "{}", MessageStructure = "json" }));

    private static void Refused(string feature, Action action) =>
        Assert.Equal(feature, Assert.Throws<NotSimulatedException>(action).Feature);
}
