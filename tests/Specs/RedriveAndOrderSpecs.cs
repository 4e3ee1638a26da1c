namespace Tests.Specs;

/// <summary>Dead-letter queues, redrives and purges; deduplication and order.</summary>
public abstract class RedriveAndOrderSpecs : TwoArms
{
    [Theory] // A5, G2
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_message_is_seen_maxReceiveCount_times_and_then_in_the_dead_letter_queue(int maxReceiveCount)
    {
        var dead = await Sqs.CreateAsync("dead");
        var arn = (await Sqs.AttributesAsync(dead))["QueueArn"];
        var queue = await Sqs.CreateAsync(
            "orders", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{maxReceiveCount}}}"""), ("VisibilityTimeout", "10"));
        var sent = await Sqs.SendAsync(queue, "poison");
        for (var receive = 0; receive < maxReceiveCount; receive++)
        {
            Assert.Single(await Sqs.ReceiveAsync(queue));
            Sqs.Pass(TimeSpan.FromSeconds(10));
            Assert.Empty(await Sqs.ReceiveAsync(dead)); // Nothing moves by time alone.
        }

        Assert.Empty(await Sqs.ReceiveAsync(queue));
        var message = Assert.Single(await Sqs.ReceiveAsync(dead));

        Assert.Equal(sent.MessageId, message.MessageId);
        Assert.Equal($"{maxReceiveCount + 1}", message.System["ApproximateReceiveCount"]);
        Assert.Equal((await Sqs.AttributesAsync(queue))["QueueArn"], message.System["DeadLetterQueueSourceArn"]);
    }

    [Fact] // A5
    public async Task A_redrive_gives_messages_back_as_new_ones()
    {
        var dead = await Sqs.CreateAsync("dead");
        var arn = (await Sqs.AttributesAsync(dead))["QueueArn"];
        var queue = await Sqs.CreateAsync("orders", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":1}"""), ("VisibilityTimeout", "0"));
        var sent = await Sqs.SendAsync(queue, "poison");
        await Sqs.ReceiveAsync(queue);
        Assert.Empty(await Sqs.ReceiveAsync(queue));

        await Sqs.StartMoveAsync(arn);
        Sqs.Pass(TimeSpan.FromSeconds(1));

        var back = Assert.Single(await Sqs.ReceiveAsync(queue));
        Assert.Equal(("poison", "1"), (back.Body, back.System["ApproximateReceiveCount"]));
        Assert.NotEqual(sent.MessageId, back.MessageId);
    }

    [Fact] // A5
    public async Task A_purge_takes_everything_and_needs_a_minute_before_the_next()
    {
        var queue = await Sqs.CreateAsync("orders");
        await Sqs.SendAsync(queue, "in flight");
        await Sqs.ReceiveAsync(queue);
        await Sqs.SendAsync(queue, new SpecMessage("delayed") { Delay = 60 });
        await Sqs.SendAsync(queue, "visible");

        await Sqs.PurgeAsync(queue);
        var error = await Assert.ThrowsAsync<SpecError>(() => Sqs.PurgeAsync(queue));

        Assert.Equal("Only one PurgeQueue operation on orders is allowed every 60 seconds.", error.Message);
        Sqs.Pass(TimeSpan.FromSeconds(60));
        Assert.Empty(await Sqs.ReceiveAsync(queue));
        await Sqs.PurgeAsync(queue);
    }

    [Fact] // A6
    public async Task A_deduplication_id_counts_for_five_minutes_across_groups_and_after_a_delete()
    {
        var queue = await Sqs.CreateAsync("orders.fifo", ("FifoQueue", "true"));
        var first = await Sqs.SendAsync(queue, new SpecMessage("x") { Group = "a", DeduplicationId = "1" });
        await Sqs.DeleteAsync(queue, Assert.Single(await Sqs.ReceiveAsync(queue)).Handle);
        Sqs.Pass(TimeSpan.FromSeconds(299));

        var second = await Sqs.SendAsync(queue, new SpecMessage("x") { Group = "b", DeduplicationId = "1" });
        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        Assert.Empty(await Sqs.ReceiveAsync(queue));
        Sqs.Pass(TimeSpan.FromSeconds(1));

        Assert.NotEqual(first.MessageId, (await Sqs.SendAsync(queue, new SpecMessage("x") { Group = "b", DeduplicationId = "1" })).MessageId);
    }

    [Fact] // A3
    public async Task A_group_waits_for_its_earliest_invisible_message()
    {
        var queue = await Sqs.CreateAsync("orders.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
        foreach (var body in (string[])["1", "2", "3"])
        {
            await Sqs.SendAsync(queue, new SpecMessage(body) { Group = "g" });
        }

        var received = await Sqs.ReceiveAsync(queue, 10);
        Assert.Equal(["1", "2", "3"], received.Select(message => message.Body));
        await Sqs.ChangeVisibilityAsync(queue, received[1].Handle, 60);
        Sqs.Pass(TimeSpan.FromSeconds(31));

        Assert.Equal(["1"], (await Sqs.ReceiveAsync(queue, 10)).Select(message => message.Body));
    }

    [Fact] // A6
    public async Task A_standard_queue_shows_the_group_of_a_message()
    {
        var queue = await Sqs.CreateAsync("orders");

        await Sqs.SendAsync(queue, new SpecMessage("x") { Group = "tenant" });

        Assert.Equal("tenant", Assert.Single(await Sqs.ReceiveAsync(queue)).System["MessageGroupId"]);
    }
}

public sealed class RedriveAndOrderSpecsInProcess : RedriveAndOrderSpecs
{
    protected override Task<ISqsArm> StartAsync() => Task.FromResult<ISqsArm>(new InProcessArm());
}

public sealed class RedriveAndOrderSpecsOverHttp : RedriveAndOrderSpecs
{
    protected override async Task<ISqsArm> StartAsync() => await HttpArm.StartAsync();
}
