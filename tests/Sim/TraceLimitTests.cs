using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>A record that forgets what is long ago.</summary>
public sealed class TraceLimitTests
{
    [Fact]
    public void A_limited_trace_keeps_the_latest_facts_under_their_numbers()
    {
        var world = new World(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, TraceLimit = 3 });
        var queue = world.CreateQueue(new QueueAttributes { Name = "orders" });
        var sent = Enumerable.Range(0, 5).Select(_ => world.SendMessage(queue, new SendMessageRequest { MessageBody = "text" }).MessageId).ToList();

        Assert.Equal((2L, 5L, 3), (world.Trace.Start, world.Trace.End, world.Trace.Count));
        Assert.Equal(sent[2..], world.Trace.Select(fact => fact.MessageId!.Value));
        Assert.Equal(sent[4], world.Trace.At(4).MessageId);
        Assert.Equal(sent[2], world.Trace[0].MessageId);
        Assert.Throws<ArgumentOutOfRangeException>(() => world.Trace.At(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => world.Trace.At(5));
    }
}
