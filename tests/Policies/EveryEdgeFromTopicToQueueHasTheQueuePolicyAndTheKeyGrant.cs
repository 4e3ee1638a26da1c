using Local.Declaration;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>The classic silent failure: SNS publishes, the queue or its key refuses, and nobody sees an error.</summary>
public sealed class EveryEdgeFromTopicToQueueHasTheQueuePolicyAndTheKeyGrant
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.Of(AwsType.TopicSubscription).Where(subscription => subscription.Text("protocol") == "sqs"), subscription =>
        {
            var topic = subscription.Text("topic");
            var queue = landscape.ByArn(subscription.Text("endpoint"))!;
            return WhyNot(landscape, topic, queue)
                ?? (MaySend(landscape, $"{topic}-of-a-stranger", queue) || MaySend(landscape, topic.Replace(landscape.Account, "999999999999"), queue)
                    ? "lets in topics that are not subscribed" : null);
        });
    }

    /// <summary>Why SNS could not send from the topic to the queue; null if it can.</summary>
    internal static string? WhyNot(Landscape landscape, string topic, RecordedResource queue) =>
        !MaySend(landscape, topic, queue) ? $"{queue} refuses {topic}"
        : queue.TextOrNull("kmsMasterKeyId") is not { } key ? (queue.Flag("sqsManagedSseEnabled") ? null : $"{queue} has no encryption")
        : key != landscape.KeyArn ? $"{queue} has another key"
        : new[] { "kms:Decrypt", "kms:GenerateDataKey" }
            .Where(action => !landscape.PolicyOfKey!.Allows(Asked.OfService("sns.amazonaws.com", action, key, topic)))
            .Select(action => $"the key refuses {action} for {topic}")
            .FirstOrDefault();

    private static bool MaySend(Landscape landscape, string topic, RecordedResource queue) =>
        landscape.PolicyOfQueue(queue).Allows(Asked.OfService("sns.amazonaws.com", "sqs:SendMessage", queue.Text("arn"), topic));
}
