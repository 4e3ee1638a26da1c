namespace Tests.Policies;

/// <summary>A message that fails too often goes to a queue that accepts it from there alone, and somebody hears of it.</summary>
public sealed class EveryQueueHasADeadLetterQueueAndAnAlarmOnIt
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.Queue).Where(landscape.IsPolled), queue =>
        {
            if (landscape.DeadLettersOf(queue) is not { } deadLetters)
            {
                return "has no dead-letter queue";
            }

            var allowed = landscape.Of(AwsType.RedriveAllowPolicy).SingleOrDefault(policy => policy.Text("queueUrl") == deadLetters.Text("url"))?.Text("redriveAllowPolicy");
            return allowed != $$"""{"redrivePermission":"byQueue","sourceQueueArns":["{{queue.Text("arn")}}"]}""" ? $"its dead-letter queue accepts {allowed}"
                : !landscape.AlarmsOn("ApproximateNumberOfMessagesVisible", "QueueName", deadLetters.Text("name")).Any() ? "nobody hears of its dead letters"
                : null;
        });
    }
}
