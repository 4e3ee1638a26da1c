namespace Tests.Policies;

/// <summary>A dead letter keeps the age that it had: with an equal retention it may be gone before anybody looks.</summary>
public sealed class EveryDeadLetterQueueKeepsLongerThanItsSource
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Queue).Where(landscape.IsPolled), queue =>
            landscape.DeadLettersOf(queue)?.Seconds("messageRetentionSeconds") > queue.Seconds("messageRetentionSeconds") ? null : "outlives its dead letters");
    }
}
