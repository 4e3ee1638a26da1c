namespace Tests.Policies;

/// <summary>What SNS cannot deliver must not vanish. Alerts are no events: a mailbox or a pager that is gone shows in the alarms themselves.</summary>
public sealed class EverySubscriptionHasADeadLetterQueueThatItsTopicMaySendTo
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.TopicSubscription).Where(subscription => subscription.Text("protocol") is "sqs" or "lambda"), subscription =>
            landscape.DeadLettersOf(subscription) is not { } undelivered ? "loses what it cannot deliver"
            : undelivered.Flag("fifoQueue") != landscape.ByArn(subscription.Text("topic"))!.Flag("fifoTopic") ? $"{undelivered} is of another kind than the topic"
            : EveryEdgeFromTopicToQueueHasTheQueuePolicyAndTheKeyGrant.WhyNot(landscape, subscription.Text("topic"), undelivered));
    }

    [Theory, EveryStack]
    public async Task And_only_people_are_told_without_one(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        string[] alerts = [$"{stack}-alerts", $"{stack}-alert-details"];

        Sentence.HoldsForAny(
            landscape.Of(AwsType.TopicSubscription).Where(subscription => subscription.TextOrNull("redrivePolicy") is null),
            subscription => alerts.Contains(landscape.ByArn(subscription.Text("topic"))!.Text("name")) ? null : "carries events and loses some");
    }
}
