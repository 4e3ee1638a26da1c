namespace Tests.Policies;

/// <summary>Dead letters, parked and undelivered events wait for somebody: for as long as SQS keeps anything, and not unnoticed.</summary>
public sealed class EveryQueueThatNobodyPollsHasAnAlarm
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Queue).Where(queue => !landscape.IsPolled(queue)), queue =>
            queue.Seconds("messageRetentionSeconds") != TimeSpan.FromDays(14) ? $"keeps for {queue.Seconds("messageRetentionSeconds")} only"
            : !landscape.AlarmsOn("ApproximateNumberOfMessagesVisible", "QueueName", queue.Text("name")).Any() ? "fills without anybody noticing"
            : null);
    }
}
