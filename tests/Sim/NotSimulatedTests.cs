using Sim;
using Sim.Sns;

namespace Tests.Sim;

public sealed class NotSimulatedTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_text_per_protocol_is_refused_by_name() => Assert.Equal(
        "SNS MessageStructure \"json\"",
        Assert.Throws<NotSimulatedException>(
            () => stage.World.Publish(stage.Topic(), new PublishRequest { Message = "{}", MessageStructure = "json" })).Feature);
}
